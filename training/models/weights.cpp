// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/models/weights.h"

#include "core/base/error.h"
#include "training/models/safetensors.h"

#include <torch/utils.h>

#include <cstring>

namespace scarp {

std::vector<std::pair<std::string, torch::Tensor>> stateOf(const Net& net) {
  std::vector<std::pair<std::string, torch::Tensor>> state;
  for (const auto& entry : net.named_parameters())
    state.emplace_back(entry.key(), entry.value());
  for (const auto& entry : net.named_buffers())
    if (!entry.key().ends_with(
            ".num_batches_tracked")) // the counter of batch norm is not used: its momentum is fixed
      state.emplace_back(entry.key(), entry.value());
  return state;
}

void saveWeights(const std::filesystem::path& file, const Net& net,
                 const std::map<std::string, std::string>& metadata) {
  std::vector<torch::Tensor> kept; // holds the bytes while they are written
  std::vector<TensorView> views;
  for (const auto& [name, value] : stateOf(net)) {
    kept.push_back(value.detach().to(torch::kCPU, torch::kFloat32).contiguous());
    const torch::Tensor& flat = kept.back();
    views.push_back({name,
                     TensorType::F32,
                     flat.sizes().vec(),
                     {static_cast<const char*>(flat.data_ptr()), static_cast<size_t>(flat.nbytes())}});
  }
  writeSafetensors(file, views, metadata);
}

void loadWeights(const std::filesystem::path& file, Net& net) {
  const torch::NoGradGuard guard;
  const SafetensorsFile content(file);
  auto state = stateOf(net);
  const std::string hint = "It belongs to another network, width or list of channels.";
  if (state.size() != content.tensors().size())
    throw inputError(file.string() + " holds " + std::to_string(content.tensors().size()) +
                         " arrays, the network has " + std::to_string(state.size()),
                     hint);
  for (auto& [name, value] : state) {
    const torch::Tensor loaded = tensorFrom(content, name);
    if (loaded.sizes() != value.sizes())
      throw inputError("'" + name + "' in " + file.string() + " has another shape than in the network", hint);
    value.copy_(loaded);
  }
}

torch::Tensor tensorFrom(const SafetensorsFile& file, const std::string& name) {
  const TensorView& view = file.at(name);
  const auto type = [&] {
    switch (view.type) {
    case TensorType::U8:
      return torch::kUInt8;
    case TensorType::I64:
      return torch::kInt64;
    case TensorType::F32:
      return torch::kFloat32;
    case TensorType::F64:
      return torch::kFloat64;
    }
    return torch::kFloat32;
  }();
  torch::Tensor tensor = torch::empty(view.shape, type);
  std::memcpy(tensor.data_ptr(), view.bytes.data(), view.bytes.size());
  return tensor;
}

} // namespace scarp
