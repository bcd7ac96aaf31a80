// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/support/temp_folder.h"
#include "tests/training/training_sample.h"
#include "training/data/augment.h"
#include "training/data/tile_source.h"
#include "training/loop/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

namespace scarp {
namespace {

std::vector<ModelChannel> channelsOf(const Dataset& dataset, const std::vector<std::string>& names) {
  std::vector<ModelChannel> channels;
  for (const std::string& name : names) {
    const PackedChannel* c = dataset.channel(name);
    channels.push_back({name, c->unit, c->minimum, c->maximum, c->fill});
  }
  return channels;
}

RunConfig configFor(const Dataset& dataset, const TrainParams& params) {
  RunConfig config;
  config.kind = "train";
  config.dataset = dataset.folder.string();
  config.datasetHash = dataset.hash;
  config.parameters = toJson(params);
  return config;
}

TrainParams tinyParams() {
  TrainParams params;
  params.channels = "rgb,hotspot";
  params.width = 2;
  return params;
}

TEST(Random, IsTheSameEverywhere) {
  // splitmix64 from state 1234567: the published check values.
  Random random(1234567);
  EXPECT_EQ(random.next(), 6457827717110365317u);
  EXPECT_EQ(random.next(), 3203168211198807973u);
  EXPECT_EQ(random.next(), 9817491932198370423u);
}

TEST(Random, ShufflesIntoAPermutationAndDrawsBelowItsBound) {
  Random random(3);
  std::vector<int> list(100);
  for (int i = 0; i < 100; ++i)
    list[static_cast<size_t>(i)] = i;
  auto shuffled = list;
  random.shuffle(shuffled);
  EXPECT_NE(shuffled, list);
  EXPECT_THAT(shuffled, testing::UnorderedElementsAreArray(list));
  std::array<int, 3> counts{};
  for (int i = 0; i < 3000; ++i)
    ++counts.at(random.below(3));
  for (const int count : counts)
    EXPECT_NEAR(count, 1000, 130); // 5 deviations
}

TEST(Augment, MakesTheEightSymmetriesOfASquare) {
  const std::vector<int> plane{1, 2, 3, 4, 5, 6, 7, 8, 9};
  std::set<std::vector<int>> seen;
  for (int bits = 0; bits < 8; ++bits) {
    std::vector<int> out(9);
    applySymmetry<int>({(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0}, 3, plane, out);
    EXPECT_EQ(out[4], 5); // the centre stays, neighbours stay neighbours
    EXPECT_EQ(out[0] + out[8], 10);
    EXPECT_EQ(out[1] + out[7], 10);
    seen.insert(out);
  }
  EXPECT_EQ(seen.size(), 8u);
  EXPECT_TRUE(seen.count({7, 4, 1, 8, 5, 2, 9, 6, 3})) << "a quarter turn";
  EXPECT_TRUE(seen.count({3, 2, 1, 6, 5, 4, 9, 8, 7})) << "a flip";
}

TEST(Augment, DependsOnSeedEpochAndTile) {
  const auto code = [](const Symmetry& s) { return s.mirrorX + 2 * s.mirrorY + 4 * s.transpose; };
  std::array<int, 8> counts{};
  for (uint32_t tile = 0; tile < 800; ++tile)
    ++counts.at(static_cast<size_t>(code(randomSymmetry(1, 1, tile))));
  for (const int count : counts)
    EXPECT_NEAR(count, 100, 47); // 5 deviations
  int same = 0;
  for (uint32_t tile = 0; tile < 800; ++tile)
    same += code(randomSymmetry(1, 1, tile)) == code(randomSymmetry(1, 2, tile));
  EXPECT_NEAR(same, 100, 47);
  EXPECT_EQ(code(randomSymmetry(7, 3, 11)), code(randomSymmetry(7, 3, 11)));
}

TEST(TileSource, GivesWhatTheDatasetHoldsAndTurnsAllOfATileAlike) {
  const test::TempFolder folder;
  const Dataset dataset = test::makeDiscDataset(folder / "set");
  const auto channels = channelsOf(dataset, {"hotspot", "red"});
  const TileSource source(dataset, channels);
  const std::vector<uint32_t> tiles{5, 2};
  const TileBatch plain = source.batch(tiles, std::nullopt);
  const PackReader reader(dataset, {"hotspot", "red"});
  const size_t plane = 64 * 64;
  std::vector<float> wanted(plane);
  std::vector<uint8_t> mask(plane);
  for (size_t i = 0; i < 2; ++i) {
    for (size_t c = 0; c < 2; ++c) {
      reader.normalised(c, dataset.windows[tiles[i]], wanted);
      EXPECT_TRUE(std::ranges::equal(std::span(plain.inputs).subspan((2 * i + c) * plane, plane), wanted));
    }
    reader.mask(dataset.windows[tiles[i]], mask);
    EXPECT_TRUE(std::ranges::equal(std::span(plain.truth).subspan(i * plane, plane), mask));
  }
  const TileBatch turned = source.batch(tiles, AugmentKey{3, 2});
  for (size_t i = 0; i < 2; ++i) {
    const Symmetry symmetry = randomSymmetry(3, 2, tiles[i]);
    std::vector<float> expected(plane);
    std::vector<uint8_t> expectedMask(plane);
    for (size_t c = 0; c < 2; ++c) {
      applySymmetry<float>(symmetry, 64, std::span(plain.inputs).subspan((2 * i + c) * plane, plane),
                           expected);
      EXPECT_TRUE(std::ranges::equal(std::span(turned.inputs).subspan((2 * i + c) * plane, plane), expected));
    }
    applySymmetry<uint8_t>(symmetry, 64, std::span(plain.truth).subspan(i * plane, plane), expectedMask);
    EXPECT_TRUE(std::ranges::equal(std::span(turned.truth).subspan(i * plane, plane), expectedMask));
  }
}

TEST(BatchFeeder, KeepsTheOrder) {
  const test::TempFolder folder;
  const Dataset dataset = test::makeDiscDataset(folder / "set");
  const TileSource source(dataset, channelsOf(dataset, {"red"}));
  std::vector<uint32_t> tiles(dataset.windows.size());
  for (uint32_t i = 0; i < tiles.size(); ++i)
    tiles[i] = static_cast<uint32_t>((i * 7) % tiles.size());
  BatchFeeder feeder(source, inBatches(tiles, 5), std::nullopt, 3);
  std::vector<uint32_t> seen;
  while (!feeder.empty()) {
    const TileBatch batch = feeder.next();
    EXPECT_LE(batch.count(), 5);
    const TileBatch again = source.batch(batch.tiles, std::nullopt);
    EXPECT_EQ(batch.inputs, again.inputs);
    seen.insert(seen.end(), batch.tiles.begin(), batch.tiles.end());
  }
  EXPECT_EQ(seen, tiles);
}

TEST(TrainingPlan, JudgesOnTrainingTilesThatDoNotTrain) {
  const test::TempFolder folder;
  const Dataset dataset = test::makeDiscDataset(folder / "set");
  TrainParams params = tinyParams();
  params.validation = 0.25;
  const TrainingPlan plan = planTraining(configFor(dataset, params));
  EXPECT_EQ(plan.validation.size(), 5u); // a quarter of 18, rounded
  std::vector<uint32_t> all = plan.train;
  all.insert(all.end(), plan.validation.begin(), plan.validation.end());
  EXPECT_THAT(all, testing::UnorderedElementsAreArray(dataset.split.train));
  EXPECT_EQ(plan.test, dataset.split.test);
  params.seed = 2;
  EXPECT_NE(planTraining(configFor(dataset, params)).validation, plan.validation);
  params.validation = 0;
  EXPECT_TRUE(planTraining(configFor(dataset, params)).validation.empty());
}

TEST(TrainingPlan, ShufflesEachEpochAnewAndReproducibly) {
  const test::TempFolder folder;
  const Dataset dataset = test::makeDiscDataset(folder / "set");
  TrainParams params = tinyParams();
  params.batch = 4; // 16 tiles train, 2 judge
  const TrainingPlan plan = planTraining(configFor(dataset, params));
  EXPECT_EQ(plan.batches(3), plan.batches(3));
  EXPECT_NE(plan.batches(3), plan.batches(4));
  std::vector<uint32_t> all;
  for (const auto& batch : plan.batches(3))
    all.insert(all.end(), batch.begin(), batch.end());
  EXPECT_THAT(all, testing::UnorderedElementsAreArray(plan.train));
  params.batch = 5; // 5 + 5 + 5 + one tile left over
  EXPECT_EQ(planTraining(configFor(dataset, params)).batches(1).size(), 3u);
}

TEST(TrainingPlan, TakesChannelsFromThePreset) {
  const test::TempFolder folder;
  const Dataset dataset = test::makeDiscDataset(folder / "set");
  TrainParams params = tinyParams();
  params.model = "II"; // SegNet on RGB and hot spots
  const TrainingPlan plan = planTraining(configFor(dataset, params));
  EXPECT_EQ(plan.model.net, "segnet");
  EXPECT_EQ(plan.model.channelNames(), (std::vector<std::string>{"red", "green", "blue", "hotspot"}));
  EXPECT_EQ(plan.model.channels[3].maximum, dataset.channel("hotspot")->maximum);
}

TEST(TrainingPlan, RefusesWhatDoesNotFit) {
  const test::TempFolder folder;
  Dataset dataset = test::makeDiscDataset(folder / "set");
  TrainParams params = tinyParams();
  const RunConfig good = configFor(dataset, params);
  const auto codeOf = [](const RunConfig& config) {
    try {
      planTraining(config);
    } catch (const Error& e) {
      return e.exitCode();
    }
    return 0;
  };
  EXPECT_EQ(codeOf(good), 0);
  params.channels = "rgb,slope";
  EXPECT_EQ(codeOf(configFor(dataset, params)), 2) << "a channel that the dataset lacks";
  RunConfig other = good;
  other.datasetHash = "another";
  EXPECT_EQ(codeOf(other), 3) << "changed content";
  other = good;
  other.dataset = (folder / "nowhere").string();
  EXPECT_EQ(codeOf(other), 3) << "missing dataset";
  other = good;
  other.kind = "predict";
  EXPECT_EQ(codeOf(other), 2);
  const Dataset odd = test::makeDiscDataset(folder / "odd", {.tile = 48});
  params = tinyParams();
  EXPECT_EQ(codeOf(configFor(odd, params)), 0) << "48 is a multiple of 16";
  params.net = "segnet";
  EXPECT_EQ(codeOf(configFor(odd, params)), 2) << "but not of 32";
}

} // namespace
} // namespace scarp
