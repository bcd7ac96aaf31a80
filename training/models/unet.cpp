// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/net.h"

#include <torch/nn/modules/conv.h>

#include <array>
#include <string>

namespace scarp {
namespace {

namespace nn = torch::nn;

/// Two padded 3x3 convolutions, each followed by ReLU.
class ConvPair : public nn::Module {
public:
  ConvPair(int64_t in, int64_t out)
      : m_first(register_module("conv1", nn::Conv2d(nn::Conv2dOptions(in, out, 3).padding(1)))),
        m_second(register_module("conv2", nn::Conv2d(nn::Conv2dOptions(out, out, 3).padding(1)))) {}
  // ReLU in place: the convolution's output is needed nowhere else, and activations are most of the memory.
  torch::Tensor forward(const torch::Tensor& x) { return m_second(m_first(x).relu_()).relu_(); }

private:
  nn::Conv2d m_first, m_second;
};

class Unet final : public Net {
public:
  Unet(int64_t channels, int64_t width) {
    int64_t in = channels;
    for (size_t level = 0; level < kLevels; ++level) {
      const int64_t out = width << level;
      m_encoder[level] =
          register_module("enc" + std::to_string(level + 1), std::make_shared<ConvPair>(in, out));
      in = out;
    }
    m_middle = register_module("mid", std::make_shared<ConvPair>(in, 2 * in));
    for (size_t level = kLevels; level-- > 0;) {
      const int64_t out = width << level;
      const std::string number = std::to_string(level + 1);
      m_up[level] = register_module(
          "up" + number, nn::ConvTranspose2d(nn::ConvTranspose2dOptions(2 * out, out, 2).stride(2)));
      m_decoder[level] = register_module("dec" + number, std::make_shared<ConvPair>(2 * out, out));
    }
    m_out = register_module("out", nn::Conv2d(nn::Conv2dOptions(width, 1, 1)));
  }

  torch::Tensor forward(torch::Tensor x) override {
    std::array<torch::Tensor, kLevels> skips;
    for (size_t level = 0; level < kLevels; ++level) {
      skips[level] = m_encoder[level]->forward(x);
      x = torch::max_pool2d(skips[level], 2);
    }
    x = m_middle->forward(x);
    for (size_t level = kLevels; level-- > 0;) {
      x = torch::cat({std::move(skips[level]), m_up[level](x)}, 1);
      x = m_decoder[level]->forward(x);
    }
    return m_out(x);
  }

private:
  static constexpr size_t kLevels = 4;
  std::array<std::shared_ptr<ConvPair>, kLevels> m_encoder, m_decoder;
  std::array<nn::ConvTranspose2d, kLevels> m_up{nullptr, nullptr, nullptr, nullptr};
  std::shared_ptr<ConvPair> m_middle;
  nn::Conv2d m_out = nullptr;
};

} // namespace

std::shared_ptr<Net> makeUnet(int64_t channels, int64_t width) {
  return std::make_shared<Unet>(channels, width);
}

} // namespace scarp
