// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/checkpoint.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "training/models/weights.h"

#include <torch/serialize.h>
#include <torch/utils.h>

#include <array>
#include <cstdio>

namespace scarp {
namespace fs = std::filesystem;

namespace {

using Tensors = c10::Dict<std::string, torch::Tensor>;
constexpr const char* kSteps = "adam/steps";

std::string nameOf(int64_t epoch) {
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "epoch-%04lld.pt", static_cast<long long>(epoch));
  return name.data();
}

Json toJson(const TrainingState& state) {
  Json best = nullptr;
  if (state.bestEpoch)
    best = {{"epoch", *state.bestEpoch}, {"iou", numberOrNull(state.bestIou)}};
  return {{"file", nameOf(state.epoch)}, {"epoch", state.epoch}, {"step", state.step}, {"best", best}};
}

/// Fills `value` from the dictionary; a missing name or another shape means another network.
void take(const Tensors& tensors, const fs::path& file, const std::string& name, torch::Tensor value) {
  const auto at = tensors.find(name);
  if (at == tensors.end() || at->value().sizes() != value.sizes())
    throw inputError(file.string() + " does not fit the network of this run ('" + name + "')",
                     "The run folder was mixed with another one; start a new run.");
  value.copy_(at->value());
}

} // namespace

CheckpointStore::CheckpointStore(const RunPaths& run) : m_folder(run.checkpoints()) {}

fs::path CheckpointStore::fileOf(int64_t epoch) const {
  return m_folder / nameOf(epoch);
}

void CheckpointStore::save(const TrainingState& state, const Net& net, const Adam& adam) {
  makeFolder(m_folder);
  Tensors tensors;
  const auto put = [&](const std::string& name, const torch::Tensor& value) {
    tensors.insert(name, value.detach().to(torch::kCPU));
  };
  for (const auto& [name, value] : stateOf(net))
    put("net/" + name, value);
  for (const auto& [name, value] : adam.state())
    put("adam/" + name, value);
  put(kSteps, torch::full({}, adam.steps(), torch::kInt64));
  const std::vector<char> bytes = torch::pickle_save(tensors);
  writeFileAtomically(fileOf(state.epoch), std::string_view(bytes.data(), bytes.size()));
  if (state.bestEpoch == state.epoch)
    writeJson(m_folder / "best.json", toJson(state));
  writeJson(m_folder / "last.json", toJson(state));
  prune(state);
}

void CheckpointStore::prune(const TrainingState& state) const {
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(m_folder, ignored)) {
    const std::string name = entry.path().filename().string();
    const bool named = name == nameOf(state.epoch) || (state.bestEpoch && name == nameOf(*state.bestEpoch));
    if (entry.path().extension() == ".pt" && !named) // also what a killed attempt left half-written
      fs::remove(entry.path(), ignored);
  }
}

std::optional<TrainingState> CheckpointStore::last() const {
  const fs::path file = m_folder / "last.json";
  if (!fs::exists(file))
    return std::nullopt;
  const Json document = readJson(file);
  try {
    TrainingState state;
    state.epoch = document.at("epoch");
    state.step = document.at("step");
    if (const Json& best = document.at("best"); best.is_object()) {
      state.bestEpoch = best.at("epoch").get<int64_t>();
      state.bestIou = best.at("iou").is_null() ? 0 : best.at("iou").get<double>();
    }
    return state;
  } catch (const Json::exception& e) {
    throw inputError(file.string() + " is damaged (" + e.what() + ")", "Start a new run.");
  }
}

void CheckpointStore::load(int64_t epoch, Net& net, Adam* adam) const {
  const torch::NoGradGuard guard;
  const fs::path file = fileOf(epoch);
  const std::string content = readFile(file);
  const auto tensors = [&] {
    try {
      const torch::IValue value = torch::pickle_load({content.begin(), content.end()});
      Tensors all;
      for (const auto& entry : value.toGenericDict())
        all.insert(entry.key().toStringRef(), entry.value().toTensor());
      return all;
    } catch (const std::exception&) { // the reader's words are about its own insides
      throw inputError(file.string() + " is damaged: its content cannot be read", "Start a new run.");
    }
  }();
  for (const auto& [name, value] : stateOf(net))
    take(tensors, file, "net/" + name, value);
  if (adam == nullptr)
    return;
  for (const auto& [name, value] : adam->state())
    take(tensors, file, "adam/" + name, value);
  torch::Tensor steps = torch::zeros({}, torch::kInt64);
  take(tensors, file, kSteps, steps);
  adam->setSteps(steps.item<int64_t>());
}

} // namespace scarp
