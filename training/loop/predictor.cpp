// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/device.h"
#include "training/models/model_registry.h"
#include "training/models/weights.h"
#include "training/predict.h"

#include <torch/utils.h>

#include <algorithm>
#include <cstring>

namespace scarp {

struct Predictor::Impl {
  ModelInfo info;
  c10::Device device{c10::kCPU};
  std::shared_ptr<Net> net;
};

namespace {

/// Tiles normalised to 0-1 and padded to `rows` x `columns` by repeating the last row and column.
torch::Tensor normalisedInputs(const ModelInfo& info, std::span<const float> values, int64_t tiles,
                               int64_t height, int64_t width, int64_t rows, int64_t columns) {
  const auto channels = static_cast<int64_t>(info.channels.size());
  torch::Tensor inputs = torch::empty({tiles, channels, rows, columns}, torch::kFloat32);
  float* to = inputs.data_ptr<float>();
  const float* from = values.data();
  for (int64_t plane = 0; plane < tiles * channels; ++plane, from += height * width) {
    const ModelChannel& c = info.channels[static_cast<size_t>(plane % channels)];
    const double range = c.maximum - c.minimum;
    // A channel that never changed in training says nothing, as there.
    const auto a = static_cast<float>(range > 0 ? 1 / range : 0);
    const auto b = static_cast<float>(range > 0 ? -c.minimum / range : 0);
    for (int64_t y = 0; y < rows; ++y, to += columns) {
      const float* row = from + std::min(y, height - 1) * width;
      for (int64_t x = 0; x < width; ++x)
        to[x] = std::min(1.0F, std::max(0.0F, row[x] * a + b));
      std::fill(to + width, to + columns, to[width - 1]);
    }
  }
  return inputs;
}

int64_t roundedUp(int64_t size, int64_t multiple) {
  return (size + multiple - 1) / multiple * multiple;
}

} // namespace

Predictor::Predictor(const std::filesystem::path& run, const ComputeParams& params)
    : m_impl(std::make_unique<Impl>()) {
  const RunPaths paths{run};
  m_impl->info = readModelInfo(paths);
  translatingErrors([&] {
    useThreads(params.threads);
    m_impl->device = chooseDevice(params.device);
    const auto channels = static_cast<int64_t>(m_impl->info.channels.size());
    m_impl->net = makeNet(m_impl->info.net, channels, m_impl->info.width);
    loadWeights(weightsFile(paths), *m_impl->net);
    m_impl->net->to(m_impl->device);
    m_impl->net->eval();
  });
}

Predictor::~Predictor() = default;
Predictor::Predictor(Predictor&&) noexcept = default;
Predictor& Predictor::operator=(Predictor&&) noexcept = default;

const ModelInfo& Predictor::info() const {
  return m_impl->info;
}

void Predictor::predict(std::span<const float> values, int64_t tiles, int64_t height, int64_t width,
                        std::span<float> probability) const {
  const ModelInfo& model = m_impl->info;
  const auto cells = static_cast<size_t>(tiles * height * width);
  if (height <= 0 || width <= 0 || values.size() != cells * model.channels.size() ||
      probability.size() != cells)
    throw Error(ErrorCode::Internal, "the buffers of a prediction do not fit its tiles");
  if (tiles == 0)
    return;
  translatingErrors([&] {
    const torch::NoGradGuard guard;
    const int64_t multiple = sizeMultiple(model.net);
    const int64_t rows = roundedUp(height, multiple), columns = roundedUp(width, multiple);
    const torch::Tensor inputs =
        normalisedInputs(model, values, tiles, height, width, rows, columns).to(m_impl->device);
    const torch::Tensor p = positiveProbability(m_impl->net->forward(inputs))
                                .narrow(2, 0, height)
                                .narrow(3, 0, width)
                                .to(torch::kCPU)
                                .contiguous();
    std::memcpy(probability.data(), p.data_ptr<float>(), probability.size_bytes());
  });
}

} // namespace scarp
