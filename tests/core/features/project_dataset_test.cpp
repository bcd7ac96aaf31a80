// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/features/feature_stack.h"
#include "core/features/project_dataset.h"
#include "tests/support/tiny_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

DatasetParams smallTiles(const std::string& split) {
  DatasetParams params;
  params.split = split;
  params.tile = 16;
  return params;
}

class ProjectDataset : public testing::Test {
protected:
  Dataset make(const DatasetParams& params, const std::string& name = "pack") {
    return createDataset(loadProject(tiny.folder()), params, tiny.temp / name, notices, {});
  }
  std::string messageOf(const DatasetParams& params) {
    try {
      make(params, "refused");
    } catch (const Error& e) {
      EXPECT_FALSE(fs::exists(tiny.temp / "refused"));
      return e.what();
    }
    return "no error";
  }

  test::TinyProject tiny;
  Notices notices;
};

TEST_F(ProjectDataset, PacksWhatTheFeatureStackGives) {
  make(smallTiles("random"));
  const Dataset dataset = loadDataset(tiny.temp / "pack");
  const auto names = expandChannels("rgb,velocity,hotspot,slope,aspect,elevation");
  const FeatureStack stack(loadProject(tiny.folder()), names);
  const PackReader reader(dataset, names);
  const Window all{0, 0, 120, 90};
  std::vector<float> packed(static_cast<size_t>(all.cells())), expected(packed.size());
  for (size_t c = 0; c < names.size(); ++c) {
    const PackedChannel& channel = *dataset.channel(names[c]);
    EXPECT_NE(channel.type, StorageType::Float32) << names[c];
    EXPECT_EQ(channel.type == StorageType::UInt8, c < 3) << names[c];
    stack.read(c, all, expected);
    reader.values(c, all, packed);
    for (size_t k = 0; k < packed.size(); ++k)
      ASSERT_NEAR(packed[k], expected[k], channel.scale * 0.51 + 1e-3) << names[c] << " " << k;
  }
  EXPECT_EQ(dataset.channel("velocity")->unit, "mm/yr");
  EXPECT_TRUE(dataset.grid && sameCells(*dataset.grid, tiny.grid));
}

TEST_F(ProjectDataset, LabelsAreThePixelsInsideThePolygons) {
  const Dataset dataset = make(smallTiles("random"));
  const PackReader reader(dataset, {"red"});
  int64_t positive = 0;
  for (int64_t y = 0; y < 90; ++y)
    for (int64_t x = 0; x < 120; ++x) {
      const bool inside =
          (x >= 10 && x < 40 && y >= 10 && y < 30) || (x >= 80 && x < 105 && y >= 50 && y < 75);
      positive += inside;
      ASSERT_EQ(reader.rawMask()[static_cast<size_t>(y * 120 + x)], inside ? 1 : 0) << x << " " << y;
    }
  EXPECT_DOUBLE_EQ(dataset.sources.at("positive_share").get<double>(), double(positive) / (120 * 90));
}

TEST_F(ProjectDataset, ManifestSaysHowItWasMade) {
  const Dataset random = make(smallTiles("random"), "random"), blocks = make(smallTiles("blocks"), "blocks");
  EXPECT_EQ(random.stride, 12);
  EXPECT_EQ(random.windows.size(), 9U * 7U);
  EXPECT_EQ(random.split.train.size(), 44U);
  EXPECT_EQ(random.split.test.size(), 19U);
  EXPECT_GT(random.split.testPixelsSeenInTraining, 0.2);
  EXPECT_EQ(blocks.split.testPixelsSeenInTraining, 0);
  EXPECT_GT(blocks.split.test.size(), 5U);
  EXPECT_EQ(random.sources.at("labels").at("hash").get<std::string>().size(), 32U);
  EXPECT_EQ(random.sources.at("channels").size(), 8U);
  EXPECT_FALSE(random.sources.at("synthetic").get<bool>());
  ASSERT_FALSE(notices.empty()); // the leak is said
  EXPECT_THAT(notices[0].text, HasSubstr("test pixels"));
}

TEST_F(ProjectDataset, SameSeedSameHash) {
  DatasetParams other = smallTiles("blocks");
  other.seed = 2;
  const std::string hash = make(smallTiles("blocks"), "a").hash;
  EXPECT_EQ(make(smallTiles("blocks"), "b").hash, hash);
  EXPECT_NE(make(other, "c").hash, hash);
}

TEST_F(ProjectDataset, TakesALabelRasterAndAChannelList) {
  test::writeRaster(tiny.temp / "labels.tif", tiny.grid, {},
                    [](int, int64_t x, int64_t) { return x >= 60 ? 1.0 : 0.0; });
  DatasetParams params = smallTiles("random");
  params.labels = (tiny.temp / "labels.tif").string();
  params.channels = "rgb,aspect";
  const Dataset dataset = make(params);
  EXPECT_EQ(dataset.channels.size(), 4U);
  EXPECT_DOUBLE_EQ(dataset.sources.at("positive_share").get<double>(), 0.5);
}

TEST_F(ProjectDataset, CanDropEmptyTiles) {
  DatasetParams params = smallTiles("random");
  params.keepEmpty = false;
  const Dataset dataset = make(params);
  EXPECT_LT(dataset.windows.size(), 63U);
  const PackReader reader(dataset, {"red"});
  for (const Window& window : dataset.windows) {
    std::vector<uint8_t> mask(256);
    reader.mask(window, mask);
    EXPECT_GT(std::count(mask.begin(), mask.end(), 1), 0);
  }
}

TEST_F(ProjectDataset, RefusesWhatCannotWork) {
  DatasetParams params = smallTiles("random");
  params.tile = 256;
  EXPECT_THAT(messageOf(params), HasSubstr("smaller than one tile"));
  params = smallTiles("random");
  params.labels = (tiny.temp / "nothing.gpkg").string();
  EXPECT_THAT(messageOf(params), HasSubstr("nothing.gpkg"));
  test::writeRectangles(tiny.temp / "empty.gpkg", tiny.grid, {});
  params.labels = (tiny.temp / "empty.gpkg").string();
  EXPECT_THAT(messageOf(params), HasSubstr("empty.gpkg"));
  test::writeRectangles(tiny.temp / "far.gpkg", tiny.grid, {{5000, 5000, 10, 10}});
  params.labels = (tiny.temp / "far.gpkg").string();
  EXPECT_THAT(messageOf(params), HasSubstr("no tile holds a positive"));
  test::writeRaster(tiny.temp / "other.tif", test::smallGrid(10, 10), {},
                    [](int, int64_t, int64_t) { return 1.0; });
  params.labels = (tiny.temp / "other.tif").string();
  EXPECT_THAT(messageOf(params), HasSubstr("not on the grid"));
  params = smallTiles("random");
  updateProject(tiny.folder(), [](Project& p) {
    std::erase_if(p.layers, [](const ProjectLayer& l) { return l.id == "consensus"; });
  });
  EXPECT_THAT(messageOf(params), HasSubstr("no consensus"));
}

TEST_F(ProjectDataset, CancelledLeavesNothing) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(createDataset(loadProject(tiny.folder()), smallTiles("random"), tiny.temp / "pack", notices,
                             Progress(stop.get_token(), {})),
               Cancelled);
  for (const auto& entry : fs::directory_iterator(tiny.temp.path()))
    EXPECT_THAT(entry.path().filename().string(), testing::AnyOf("image.tif", "points.csv", "project"));
}

} // namespace
} // namespace scarp
