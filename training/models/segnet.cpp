// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/net.h"

#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/conv.h>

#include <array>
#include <string>
#include <tuple>
#include <vector>

namespace scarp {
namespace {

namespace nn = torch::nn;

struct Layer {
  nn::Conv2d conv{nullptr};
  nn::BatchNorm2d norm{nullptr}; ///< empty: the classifier
};

class Segnet final : public Net {
public:
  Segnet(int64_t channels, int64_t width) {
    const std::array<int64_t, kStages> widths{width, 2 * width, 4 * width, 8 * width, 8 * width};
    constexpr std::array<int, kStages> depths{2, 2, 3, 3, 3};
    int64_t in = channels;
    for (size_t stage = 0; stage < kStages; ++stage)
      for (int i = 1; i <= depths[stage]; ++i) {
        m_encoder[stage].push_back(layer("enc", stage, i, in, widths[stage], true));
        in = widths[stage];
      }
    for (size_t stage = kStages; stage-- > 0;)
      for (int i = 1; i <= depths[stage]; ++i) {
        const bool last = i == depths[stage]; // reduces the channels; in the first stage it classifies
        const int64_t out = !last ? widths[stage] : stage > 0 ? widths[stage - 1] : kClasses;
        m_decoder[stage].push_back(layer("dec", stage, i, in, out, !(last && stage == 0)));
        in = out;
      }
  }

  torch::Tensor forward(torch::Tensor x) override {
    std::array<torch::Tensor, kStages> indices;
    std::array<std::array<int64_t, 2>, kStages> sizes{};
    for (size_t stage = 0; stage < kStages; ++stage) {
      for (Layer& step : m_encoder[stage])
        x = apply(step, x);
      sizes[stage] = {x.size(2), x.size(3)};
      std::tie(x, indices[stage]) = torch::max_pool2d_with_indices(x, 2, 2);
    }
    for (size_t stage = kStages; stage-- > 0;) {
      x = torch::max_unpool2d(x, indices[stage], sizes[stage]);
      for (Layer& step : m_decoder[stage])
        x = apply(step, x);
    }
    return x;
  }

private:
  static constexpr size_t kStages = 5;
  static constexpr int64_t kClasses = 2;

  Layer layer(const std::string& side, size_t stage, int number, int64_t in, int64_t out, bool norm) {
    const std::string prefix = side + std::to_string(stage + 1) + "_";
    Layer made;
    made.conv = register_module(prefix + "conv" + std::to_string(number),
                                nn::Conv2d(nn::Conv2dOptions(in, out, 3).padding(1)));
    if (norm)
      made.norm = register_module(prefix + "bn" + std::to_string(number),
                                  nn::BatchNorm2d(nn::BatchNorm2dOptions(out).eps(1e-5).momentum(0.1)));
    return made;
  }
  static torch::Tensor apply(Layer& step, const torch::Tensor& x) {
    const torch::Tensor y = step.conv(x);
    return step.norm ? step.norm(y).relu_() : y;
  }

  std::array<std::vector<Layer>, kStages> m_encoder, m_decoder;
};

} // namespace

std::shared_ptr<Net> makeSegnet(int64_t channels, int64_t width) {
  return std::make_shared<Segnet>(channels, width);
}

} // namespace scarp
