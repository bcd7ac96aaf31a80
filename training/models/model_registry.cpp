// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/model_registry.h"

#include "core/base/error.h"
#include "training/loop/random.h"

#include <torch/nn/modules/conv.h>
#include <torch/utils.h>

#include <cmath>

namespace scarp {

std::shared_ptr<Net> makeNet(const std::string& name, int64_t channels, int64_t width) {
  if (name == "unet")
    return makeUnet(channels, width);
  if (name == "segnet")
    return makeSegnet(channels, width);
  throw usageError("there is no network '" + name + "'", "The networks are unet and segnet.");
}

namespace {

void fillNormal(torch::Tensor& weight, double deviation, Random& random) {
  const torch::Tensor values = torch::empty(weight.sizes(), torch::kFloat32);
  float* at = values.data_ptr<float>();
  for (int64_t i = 0; i < values.numel(); ++i)
    at[i] = static_cast<float>(deviation * random.normal());
  weight.copy_(values);
}

} // namespace

void initialise(Net& net, uint64_t seed) {
  const torch::NoGradGuard guard;
  Random random(mixSeed(seed, 0x77e16475));
  const auto modules = net.modules(/*include_self=*/false);
  const torch::nn::Conv2dImpl* classifier = nullptr; // the last one, which no ReLU follows
  for (const auto& module : modules)
    if (const auto* conv = module->as<torch::nn::Conv2dImpl>())
      classifier = conv;
  for (const auto& module : modules) {
    if (auto* conv = module->as<torch::nn::Conv2dImpl>()) {
      const torch::Tensor& w = conv->weight;
      const double gain = conv == classifier ? 1 : 2;
      fillNormal(conv->weight, std::sqrt(gain / static_cast<double>(w.size(1) * w.size(2) * w.size(3))),
                 random);
      conv->bias.zero_();
    } else if (auto* up = module->as<torch::nn::ConvTranspose2dImpl>()) {
      // Stride = kernel: every output cell sees each input channel once, and no ReLU follows.
      fillNormal(up->weight, std::sqrt(1.0 / static_cast<double>(up->weight.size(0))), random);
      up->bias.zero_();
    }
  }
}

int64_t parameterCount(const Net& net) {
  int64_t count = 0;
  for (const auto& parameter : net.parameters())
    count += parameter.numel();
  return count;
}

torch::Tensor positiveLogit(const torch::Tensor& logits) {
  return logits.size(1) == 1 ? logits : logits.narrow(1, 1, 1) - logits.narrow(1, 0, 1);
}

torch::Tensor positiveProbability(const torch::Tensor& logits) {
  return torch::sigmoid(positiveLogit(logits));
}

} // namespace scarp
