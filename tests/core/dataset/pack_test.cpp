// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/pack_writer.h"
#include "core/dataset/split.h"
#include "core/dataset/tiling.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <limits>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr int64_t kWidth = 90, kHeight = 70;

float redAt(int64_t x, int64_t y) {
  return static_cast<float>((x * 3 + y * 7) % 256);
}
float elevationAt(int64_t x, int64_t y) {
  return x < 5 ? kNaN : 1837.25F + static_cast<float>(x) * 11.5F + static_cast<float>(y) * 3.125F;
}
float hotspotAt(int64_t x, int64_t y) {
  return (x + y) % 3 == 0 ? kNaN : static_cast<float>(std::sin(double(x)) * 38835.9 + double(y));
}
uint8_t maskAt(int64_t x, int64_t y) {
  return x > 20 && x < 40 && y > 10 ? 1 : 0;
}

template <class Value, class At> std::vector<Value> valuesOf(const Window& w, At&& at) {
  std::vector<Value> values;
  for (int64_t y = w.y; y < w.y + w.height; ++y)
    for (int64_t x = w.x; x < w.x + w.width; ++x)
      values.push_back(at(x, y));
  return values;
}

/// red (uint8), elevation (uint16), hotspot (float32: no range given), written in strips and odd pieces.
Dataset writePack(const fs::path& folder, uint64_t seed = 1) {
  PackWriter writer(
      folder, kWidth, kHeight,
      {storedChannel("red"), storedChannel("elevation", ValueRange{1800, 3200}), storedChannel("hotspot")});
  for (int64_t top = 0; top < kHeight; top += 16)
    for (const auto& [x, width] : {std::pair<int64_t, int64_t>{0, 37}, {37, kWidth - 37}}) {
      const Window w{x, top, width, std::min<int64_t>(16, kHeight - top)};
      writer.write(0, w, valuesOf<float>(w, redAt));
      writer.write(1, w, valuesOf<float>(w, elevationAt));
      writer.write(2, w, valuesOf<float>(w, hotspotAt));
      writer.writeMask(w, valuesOf<uint8_t>(w, maskAt));
    }
  Dataset dataset;
  dataset.tile = 16;
  dataset.stride = 12;
  dataset.regions = {{"scene", {0, 0, kWidth, kHeight}}};
  dataset.windows = tilesIn(dataset.regions[0].window, 16, 12);
  dataset.split = randomSplit(dataset.windows, seed);
  dataset.grid = GridSpec{"", 500, 1000, 2.5, 2.5, kWidth, kHeight};
  dataset.sources = {{"synthetic", true}};
  writer.finish(dataset, {});
  return dataset;
}

TEST(Pack, GivesBackWhatWasWritten) {
  const test::TempFolder temp;
  writePack(temp / "pack");
  const Dataset dataset = loadDataset(temp / "pack");
  ASSERT_EQ(dataset.channels.size(), 3U);
  EXPECT_EQ(dataset.channels[0].type, StorageType::UInt8);
  EXPECT_EQ(dataset.channels[1].type, StorageType::UInt16);
  EXPECT_EQ(dataset.channels[2].type, StorageType::Float32);
  const PackReader reader(dataset, {"hotspot", "red", "elevation"});
  for (const Window w : {Window{0, 0, kWidth, kHeight}, Window{3, 5, 16, 16}, Window{89, 69, 1, 1}}) {
    std::vector<float> out(static_cast<size_t>(w.cells()));
    reader.values(1, w, out);
    EXPECT_EQ(out, valuesOf<float>(w, redAt));
    reader.values(0, w, out);
    EXPECT_EQ(out, valuesOf<float>(w, [](int64_t x, int64_t y) {
                return std::isnan(hotspotAt(x, y)) ? 0.0F : hotspotAt(x, y);
              }));
    reader.values(2, w, out);
    const auto expected = valuesOf<float>(w, elevationAt);
    for (size_t k = 0; k < out.size(); ++k)
      EXPECT_NEAR(out[k], std::isnan(expected[k]) ? 0 : expected[k], 1400.0 / 65534 / 2 + 1e-3);
    std::vector<uint8_t> mask(out.size());
    reader.mask(w, mask);
    EXPECT_EQ(mask, valuesOf<uint8_t>(w, maskAt));
  }
  EXPECT_EQ(reader.rawMask().size(), size_t(kWidth * kHeight));
  EXPECT_EQ(reader.rawChannel(2).size(), size_t(kWidth * kHeight * 2));
}

TEST(Pack, ManifestSurvivesTheRoundTrip) {
  const test::TempFolder temp;
  const Dataset written = writePack(temp / "pack");
  const Dataset read = loadDataset(temp / "pack");
  EXPECT_EQ(read.hash, written.hash);
  EXPECT_EQ(read.windows, written.windows);
  EXPECT_EQ(read.split.train, written.split.train);
  EXPECT_EQ(read.split.test, written.split.test);
  EXPECT_EQ(read.split.method, "random");
  EXPECT_DOUBLE_EQ(read.split.testPixelsSeenInTraining, written.split.testPixelsSeenInTraining);
  EXPECT_EQ(read.grid, written.grid);
  EXPECT_EQ(read.regions.at(0).name, "scene");
  EXPECT_EQ(read.regions.at(0).window, (Window{0, 0, kWidth, kHeight}));
  EXPECT_TRUE(read.sources.at("synthetic").get<bool>());
  const auto mask = valuesOf<uint8_t>({0, 0, kWidth, kHeight}, maskAt);
  EXPECT_DOUBLE_EQ(read.sources.at("positive_share").get<double>(),
                   double(std::count(mask.begin(), mask.end(), 1)) / double(kWidth * kHeight));
}

TEST(Pack, StatisticsAreThoseOfTheTrainingTilesAfterFill) {
  const test::TempFolder temp;
  const Dataset dataset = writePack(temp / "pack");
  std::vector<std::string> names;
  for (const auto& channel : dataset.channels)
    names.push_back(channel.name);
  const PackReader reader(dataset, names);
  for (size_t c = 0; c < names.size(); ++c) {
    float low = INFINITY, high = -INFINITY;
    for (const uint32_t k : dataset.split.train) {
      std::vector<float> out(static_cast<size_t>(dataset.windows[k].cells()));
      reader.values(c, dataset.windows[k], out);
      for (const float v : out) {
        low = std::min(low, v);
        high = std::max(high, v);
      }
    }
    EXPECT_FLOAT_EQ(static_cast<float>(dataset.channels[c].minimum), low) << names[c];
    EXPECT_FLOAT_EQ(static_cast<float>(dataset.channels[c].maximum), high) << names[c];
  }
}

TEST(Pack, NormalisesToZeroAndOneAndClamps) {
  const test::TempFolder temp;
  const Dataset dataset = writePack(temp / "pack");
  const PackReader reader(dataset, {"elevation", "hotspot"});
  const Window all{0, 0, kWidth, kHeight};
  std::vector<float> values(static_cast<size_t>(all.cells())), normal(values.size());
  for (size_t c = 0; c < 2; ++c) {
    const PackedChannel& channel = *dataset.channel(c == 0 ? "elevation" : "hotspot");
    reader.values(c, all, values);
    reader.normalised(c, all, normal);
    for (size_t k = 0; k < values.size(); ++k)
      EXPECT_NEAR(normal[k],
                  std::clamp((values[k] - channel.minimum) / (channel.maximum - channel.minimum), 0.0, 1.0),
                  2e-6);
  }
  reader.normalised(0, all, 2000, 2100, normal);
  EXPECT_EQ(*std::ranges::min_element(normal), 0);
  EXPECT_EQ(*std::ranges::max_element(normal), 1);
  reader.normalised(0, all, 7, 7, normal); // a channel without any range
  EXPECT_EQ(*std::ranges::max_element(normal), 0);
}

TEST(Pack, HashTellsContentAndSplitApart) {
  const test::TempFolder temp;
  const Dataset a = writePack(temp / "a"), b = writePack(temp / "b"), otherSplit = writePack(temp / "c", 2);
  EXPECT_EQ(a.hash, b.hash);
  EXPECT_NE(a.hash, otherSplit.hash);
  EXPECT_EQ(a.hash.size(), 32U);
  // One changed byte changes the hash that saveDataset takes from the files.
  Dataset again = loadDataset(temp / "b");
  again.hash.clear();
  saveDataset(again, temp / "b");
  EXPECT_EQ(again.hash, a.hash);
  std::fstream(temp / "b" / "red.u8", std::ios::in | std::ios::out | std::ios::binary).put('\xAA');
  again.hash.clear();
  saveDataset(again, temp / "b");
  EXPECT_NE(again.hash, a.hash);
}

TEST(Pack, CellsNeverWrittenHaveNoValue) {
  const test::TempFolder temp;
  PackWriter writer(temp / "pack", 8, 8,
                    {storedChannel("velocity", ValueRange{-234, 366}), storedChannel("hotspot")});
  const std::vector<float> one{-234.0F};
  writer.write(0, {3, 3, 1, 1}, one);
  Dataset dataset;
  writer.finish(dataset, {});
  const PackReader reader(dataset, {"velocity", "hotspot"});
  std::vector<float> out(64);
  reader.values(0, {0, 0, 8, 8}, out);
  EXPECT_NEAR(out[27], -234, 0.005);
  EXPECT_EQ(std::count(out.begin(), out.end(), 0.0F), 63);
  reader.values(1, {0, 0, 8, 8}, out);
  EXPECT_EQ(std::count(out.begin(), out.end(), 0.0F), 64);
}

TEST(Pack, WholeNumbersAreKeptExactly) {
  const test::TempFolder temp;
  PackWriter writer(temp / "pack", 3, 1, {storedChannel("elevation", ValueRange{-12, 4421}, true)});
  const std::vector<float> values{-12, 1837, 4421};
  writer.write(0, {0, 0, 3, 1}, values);
  Dataset dataset;
  writer.finish(dataset, {});
  std::vector<float> out(3);
  PackReader(dataset, {"elevation"}).values(0, {0, 0, 3, 1}, out);
  EXPECT_EQ(out, values);
}

TEST(Pack, RefusesValuesBeyondTheRange) {
  const test::TempFolder temp;
  PackWriter writer(temp / "pack", 2, 1, {storedChannel("slope")});
  try {
    writer.write(0, {0, 0, 2, 1}, std::vector<float>{10, 95});
    FAIL() << "95 degrees were accepted as a slope";
  } catch (const Error& e) {
    EXPECT_THAT(e.what(), HasSubstr("slope"));
    EXPECT_THAT(e.what(), HasSubstr("95"));
  }
}

TEST(Pack, CountsPositivesPerWindow) {
  const test::TempFolder temp;
  PackWriter writer(temp / "pack", 4, 2, {storedChannel("red")});
  writer.writeMask({0, 0, 4, 2}, std::vector<uint8_t>{1, 0, 0, 7, 0, 0, 0, 1});
  const std::vector<Window> windows{{0, 0, 2, 2}, {2, 0, 2, 2}, {1, 0, 2, 2}};
  EXPECT_EQ(writer.positives(windows), (std::vector<int64_t>{1, 2, 0}));
}

TEST(Pack, LeavesNothingBehindWhenItIsNotFinished) {
  const test::TempFolder temp;
  {
    PackWriter writer(temp / "pack", 100, 100, {storedChannel("red")});
    EXPECT_FALSE(fs::exists(temp / "pack"));
  }
  EXPECT_TRUE(fs::is_empty(temp.path()));
}

TEST(Pack, CancelledWorkLeavesNothingBehind) {
  const test::TempFolder temp;
  std::stop_source stop;
  stop.request_stop();
  {
    PackWriter writer(temp / "pack", 100, 100, {storedChannel("red")});
    Dataset dataset;
    EXPECT_THROW(writer.finish(dataset, Progress(stop.get_token(), {})), Cancelled);
  }
  EXPECT_TRUE(fs::is_empty(temp.path()));
}

TEST(Pack, RefusesAFolderThatHoldsSomething) {
  const test::TempFolder temp;
  writePack(temp / "pack");
  EXPECT_THROW(PackWriter(temp / "pack", 10, 10, {storedChannel("red")}), Error);
}

TEST(Pack, RefusesADatasetLargerThanTheDisk) {
  const test::TempFolder temp;
  try {
    PackWriter writer(temp / "pack", int64_t(1) << 28, int64_t(1) << 28, {storedChannel("red")});
    FAIL() << "64 PB were accepted";
  } catch (const Error& e) {
    EXPECT_EQ(e.reason(), "disk-full");
  }
  EXPECT_TRUE(fs::is_empty(temp.path()));
}

TEST(Pack, ReadsOnlyInsideThePlane) {
  const test::TempFolder temp;
  const Dataset dataset = writePack(temp / "pack");
  const PackReader reader(dataset, {"red"});
  std::vector<float> out(16);
  EXPECT_THROW(reader.values(0, {kWidth - 3, 0, 4, 4}, out), Error);
  EXPECT_THROW(reader.values(0, {0, 0, 5, 4}, out), Error);
}

TEST(Pack, NamesTheChannelThatIsMissingAndThoseThere) {
  const test::TempFolder temp;
  const Dataset dataset = writePack(temp / "pack");
  try {
    const PackReader reader(dataset, {"red", "slope"});
    FAIL() << "a missing channel was opened";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Usage);
    EXPECT_THAT(e.what(), HasSubstr("slope"));
    EXPECT_THAT(e.hint(), HasSubstr("red, elevation, hotspot"));
  }
}

} // namespace
} // namespace scarp
