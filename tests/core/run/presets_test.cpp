// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/run/train_params.h"

#include <gtest/gtest.h>

#include <set>

using namespace scarp;

TEST(ModelPresets, AreTheEighteenOfThePaper) {
  std::set<std::string> combinations;
  for (const ModelPreset& preset : modelPresets()) {
    combinations.insert(preset.net + ":" + preset.channels);
    EXPECT_EQ(preset.channels.rfind("rgb,", 0), 0u) << preset.name;
    EXPECT_GT(preset.iou, 0.6) << preset.name;
  }
  EXPECT_EQ(modelPresets().size(), 18u);
  EXPECT_EQ(combinations.size(), 18u); // nine inputs, two nets
}

TEST(ModelPresets, ThirteenIsTheBest) {
  const ModelPreset& best = modelPreset("XIII");
  EXPECT_EQ(best.net, "unet");
  EXPECT_EQ(best.channels, "rgb,hotspot,aspect");
  for (const ModelPreset& preset : modelPresets())
    EXPECT_LE(preset.iou, best.iou);
  EXPECT_EQ(modelPreset("IV").channels, "rgb,hotspot");
}

TEST(ModelPresets, AnUnknownNameIsAUsageError) { EXPECT_THROW(modelPreset("XIX"), Error); }

TEST(TrainParams, APresetSetsNetAndChannels) {
  TrainParams params;
  params.model = "VIII";
  EXPECT_EQ(resolved(params).net, "segnet");
  EXPECT_EQ(resolved(params).channels, "rgb,hotspot,slope,aspect");
}
