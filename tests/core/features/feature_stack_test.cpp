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
using testing::ElementsAre;
using testing::HasSubstr;

struct Failure {
  std::string message, hint;
};

Failure failureOf(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    return {e.what(), e.hint()};
  }
  return {"no error", ""};
}

void removeLayer(const fs::path& folder, const std::string& id) {
  updateProject(folder, [&](Project& p) {
    std::erase_if(p.layers, [&](const ProjectLayer& l) { return l.id == id; });
  });
}

TEST(FeatureStack, ReadsEveryChannelInItsUnit) {
  const test::TinyProject tiny;
  const FeatureStack stack(loadProject(tiny.folder()),
                           expandChannels("rgb,velocity,hotspot,slope,aspect,elevation"));
  EXPECT_TRUE(sameCells(stack.grid(), tiny.grid));
  const Window w{3, 2, 110, 80};
  std::vector<float> out(static_cast<size_t>(w.cells()));
  const auto value = [&](int64_t x, int64_t y) {
    return out[static_cast<size_t>((y - w.y) * w.width + x - w.x)];
  };
  for (size_t band = 0; band < 3; ++band) {
    stack.read(band, w, out);
    EXPECT_EQ(value(50, 40), float((50 * int64_t(band + 1) + 40 * 7) % 256));
  }
  stack.read(3, w, out);
  EXPECT_FLOAT_EQ(value(5, 7), -12.5F); // the first of two in the cell
  EXPECT_FLOAT_EQ(value(10, 20), 366);  // on the corner: the cell to the south-east
  EXPECT_EQ(std::count_if(out.begin(), out.end(), [](float v) { return v != 0; }), 2);
  stack.read(4, w, out);
  EXPECT_FLOAT_EQ(value(70, 30), float(test::TinyProject::hotspot(70, 30)));
  EXPECT_EQ(value(10, 30), 0); // no density there
  stack.readRaw(4, w, out);
  EXPECT_TRUE(std::isnan(value(10, 30)));
  stack.read(5, w, out);
  EXPECT_FLOAT_EQ(value(33, 44), 16.5F);
  stack.read(6, w, out);
  EXPECT_EQ(value(33, 5), 0); // flat
  EXPECT_FLOAT_EQ(value(33, 44), 176);
  stack.read(7, w, out);
  EXPECT_FLOAT_EQ(value(33, 44), float(test::TinyProject::elevation(33, 44)));
}

TEST(FeatureStack, TakesAVelocityRasterWhenThereIsOne) {
  const test::TinyProject tiny;
  test::writeRaster(tiny.folder() / "layers" / "velocity.tif", tiny.grid, {},
                    [](int, int64_t x, int64_t) { return double(x) / 8; });
  addLayer(tiny.folder(), LayerKind::HotSpot, tiny.folder() / "layers" / "velocity.tif", "velocity");
  const FeatureStack stack(loadProject(tiny.folder()), {"velocity", "hotspot"});
  std::vector<float> out(1);
  stack.read(0, {40, 3, 1, 1}, out);
  EXPECT_EQ(out[0], 5);
  stack.read(1, {40, 3, 1, 1}, out);
  EXPECT_FLOAT_EQ(out[0], float(test::TinyProject::hotspot(40, 3)));
}

TEST(FeatureStack, NamesTheVerbThatMakesAMissingLayer) {
  for (const auto& [id, channel, verb] : {std::tuple{"hotspot", "hotspot", "scarp hotspot"},
                                          {"slope", "slope", "scarp terrain"},
                                          {"aspect", "aspect", "scarp terrain"},
                                          {"elevation", "elevation", "scarp terrain"},
                                          {"points", "velocity", "scarp points import"},
                                          {"image", "red", "scarp project create"}}) {
    const test::TinyProject tiny;
    removeLayer(tiny.folder(), id);
    const Failure failure = failureOf([&] { FeatureStack(loadProject(tiny.folder()), {channel}); });
    EXPECT_THAT(failure.message, HasSubstr(channel));
    EXPECT_THAT(failure.hint, HasSubstr(verb));
  }
}

TEST(FeatureStack, RefusesALayerOnAnotherGrid) {
  const test::TinyProject tiny;
  test::writeRaster(tiny.folder() / "layers" / "slope.tif", tiny.grid.cut({0, 0, 119, 90}), {},
                    [](int, int64_t, int64_t) { return 1.0; });
  const Failure failure = failureOf([&] { FeatureStack(loadProject(tiny.folder()), {"slope"}); });
  EXPECT_THAT(failure.message, HasSubstr("119 x 90"));
  EXPECT_THAT(failure.message, HasSubstr("120 x 90"));
}

TEST(FeatureStack, SaysWhenAFileIsGone) {
  const test::TinyProject tiny;
  fs::remove(tiny.folder() / "layers" / "aspect.tif");
  EXPECT_THAT(failureOf([&] { FeatureStack(loadProject(tiny.folder()), {"aspect"}); }).message,
              HasSubstr("aspect.tif"));
}

TEST(FeatureStack, KnowsWhatIsAvailable) {
  const test::TinyProject tiny;
  EXPECT_THAT(availableChannels(loadProject(tiny.folder())),
              ElementsAre("red", "green", "blue", "velocity", "hotspot", "slope", "aspect", "elevation"));
  removeLayer(tiny.folder(), "aspect");
  removeLayer(tiny.folder(), "points");
  EXPECT_THAT(availableChannels(loadProject(tiny.folder())),
              ElementsAre("red", "green", "blue", "hotspot", "slope", "elevation"));
}

TEST(FeatureStack, ReadsOnlyInsideTheGrid) {
  const test::TinyProject tiny;
  const FeatureStack stack(loadProject(tiny.folder()), {"red"});
  std::vector<float> out(100);
  EXPECT_THROW(stack.read(0, {115, 0, 10, 10}, out), Error);
  EXPECT_THROW(FeatureStack(loadProject(tiny.folder()), {"colour"}), Error);
}

} // namespace
} // namespace scarp
