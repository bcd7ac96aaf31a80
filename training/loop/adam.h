// SPDX-License-Identifier: GPL-3.0-or-later
// Adam (Kingma and Ba 2015; betas 0.9 and 0.999, eps 1e-8 added after the bias-corrected square root, no
// weight decay). Our own few lines, because LibTorch keys and stores the state of its optimiser differently
// from version to version, and a run must be resumable and its checkpoints readable. Private to training:
// carries LibTorch headers.
#pragma once

#include <torch/nn/module.h>
#include <torch/types.h>

#include <string>
#include <utility>
#include <vector>

namespace scarp {

class Adam {
public:
  Adam(torch::nn::Module& net, double learningRate);

  void zeroGradients();
  /// One update from the gradients that are there; a parameter without one is left alone.
  void step();
  int64_t steps() const { return m_steps; }
  double learningRate() const { return m_learningRate; }

  /// First and second moments by parameter name ("enc1.conv1.weight/mean", ".../square"), as they are (not
  /// copied).
  std::vector<std::pair<std::string, torch::Tensor>> state() const;
  void setSteps(int64_t steps) { m_steps = steps; }

private:
  struct Entry {
    std::string name;
    torch::Tensor parameter, mean, square;
  };
  std::vector<Entry> m_entries;
  double m_learningRate;
  int64_t m_steps = 0;
};

} // namespace scarp
