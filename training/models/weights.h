// SPDX-License-Identifier: GPL-3.0-or-later
// Weights of a network as a safetensors file: every parameter and the running statistics of batch norm,
// float32. Private to training: carries LibTorch headers.
#pragma once

#include "training/models/net.h"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace scarp {

class SafetensorsFile;

/// Parameters, then running means and variances, by name, as they are (not copied).
std::vector<std::pair<std::string, torch::Tensor>> stateOf(const Net& net);

void saveWeights(const std::filesystem::path& file, const Net& net,
                 const std::map<std::string, std::string>& metadata);
/// Throws Error(Input) unless names and shapes are exactly those of the network.
void loadWeights(const std::filesystem::path& file, Net& net);
/// One array of a file as a tensor of its type on the CPU.
torch::Tensor tensorFrom(const SafetensorsFile& file, const std::string& name);

} // namespace scarp
