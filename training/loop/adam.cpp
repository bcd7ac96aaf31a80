// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/adam.h"

#include <torch/utils.h>

#include <cmath>

namespace scarp {

namespace {
constexpr double kBeta1 = 0.9, kBeta2 = 0.999, kEpsilon = 1e-8;
}

Adam::Adam(torch::nn::Module& net, double learningRate) : m_learningRate(learningRate) {
  for (const auto& entry : net.named_parameters())
    m_entries.push_back(
        {entry.key(), entry.value(), torch::zeros_like(entry.value()), torch::zeros_like(entry.value())});
}

void Adam::zeroGradients() {
  for (Entry& entry : m_entries)
    entry.parameter.mutable_grad().reset();
}

void Adam::step() {
  const torch::NoGradGuard guard;
  ++m_steps;
  const double correction1 = 1 - std::pow(kBeta1, static_cast<double>(m_steps));
  const double correction2 = std::sqrt(1 - std::pow(kBeta2, static_cast<double>(m_steps)));
  for (Entry& e : m_entries) {
    const torch::Tensor& gradient = e.parameter.grad();
    if (!gradient.defined())
      continue;
    e.mean.mul_(kBeta1).add_(gradient, 1 - kBeta1);
    e.square.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
    e.parameter.addcdiv_(e.mean, e.square.sqrt().div_(correction2).add_(kEpsilon),
                         -m_learningRate / correction1);
  }
}

std::vector<std::pair<std::string, torch::Tensor>> Adam::state() const {
  std::vector<std::pair<std::string, torch::Tensor>> state;
  for (const Entry& entry : m_entries) {
    state.emplace_back(entry.name + "/mean", entry.mean);
    state.emplace_back(entry.name + "/square", entry.square);
  }
  return state;
}

} // namespace scarp
