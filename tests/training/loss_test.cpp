// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "training/loop/loss.h"

#include <gtest/gtest.h>
#include <torch/utils.h>

#include <cmath>

namespace scarp {
namespace {

// Probabilities 0.9, 0.2, 0.5, 0.7 against truth 1, 0, 0, 1.
torch::Tensor logits() {
  torch::Tensor values = torch::empty({1, 1, 2, 2}, torch::kFloat64);
  const double p[] = {0.9, 0.2, 0.5, 0.7};
  for (int64_t i = 0; i < 4; ++i)
    values.data_ptr<double>()[i] = std::log(p[i] / (1 - p[i]));
  return values;
}

torch::Tensor truth() {
  torch::Tensor values = torch::zeros({1, 1, 2, 2}, torch::kFloat64);
  values.data_ptr<double>()[0] = values.data_ptr<double>()[3] = 1;
  return values;
}

const double kCrossEntropy = -(std::log(0.9) + std::log(0.8) + std::log(0.5) + std::log(0.7)) / 4;

TEST(Loss, CrossEntropyIsTheMeanOverPixels) {
  EXPECT_NEAR(segmentationLoss(logits(), truth(), "bce").item<double>(), kCrossEntropy, 1e-12);
}

TEST(Loss, DiceAddsTheOverlap) {
  const double dice = (2 * (0.9 + 0.7) + 1) / (0.9 + 0.2 + 0.5 + 0.7 + 2 + 1);
  EXPECT_NEAR(segmentationLoss(logits(), truth(), "bce-dice").item<double>(), kCrossEntropy + 1 - dice,
              1e-12);
}

TEST(Loss, DiceOfNothingAgainstNothingIsPerfect) {
  const torch::Tensor no = torch::full({2, 1, 4, 4}, -40.0, torch::kFloat64), none = torch::zeros_like(no);
  EXPECT_NEAR(segmentationLoss(no, none, "bce-dice").item<double>(), 0, 1e-9);
}

TEST(Loss, FocalLetsEasyPixelsFade) {
  const double wanted =
      -(0.01 * std::log(0.9) + 0.04 * std::log(0.8) + 0.25 * std::log(0.5) + 0.09 * std::log(0.7)) / 4;
  EXPECT_NEAR(segmentationLoss(logits(), truth(), "focal").item<double>(), wanted, 1e-12);
}

TEST(Loss, TwoClassesAreTheSigmoidOfTheirDifference) {
  const torch::Tensor one = logits(), two = torch::cat({torch::zeros_like(one), one}, 1);
  for (const char* kind : {"bce", "bce-dice", "focal"})
    EXPECT_NEAR(segmentationLoss(two, truth(), kind).item<double>(),
                segmentationLoss(one, truth(), kind).item<double>(), 1e-12)
        << kind;
}

TEST(Loss, ANameThatIsNotKnownIsSaid) {
  EXPECT_THROW(segmentationLoss(logits(), truth(), "hinge"), Error);
}

} // namespace
} // namespace scarp
