// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/geo/rasterise.h"
#include "core/synth/experts.h"
#include "core/synth/scene.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace scarp::synth {
namespace {

const Scene& scene() {
  static const Scene s(SceneParams{1600, 1400, 7, 10});
  return s;
}

struct Image {
  std::vector<uint8_t> red, green, blue;
  Image(const Scene& s, const Window& w)
      : red(static_cast<size_t>(w.cells())), green(red.size()), blue(red.size()) {
    s.image(w, red, green, blue);
  }
};

TEST(Scene, WindowsOfTheImageAreThoseOfTheWhole) {
  const Image whole(scene(), {0, 0, 1600, 1400});
  for (const Window& w : {Window{0, 0, 64, 64}, Window{511, 633, 129, 77}, Window{1500, 1399, 100, 1},
                          Window{0, 700, 1600, 3}}) {
    const Image part(scene(), w);
    for (int64_t r = 0; r < w.height; ++r)
      for (int64_t c = 0; c < w.width; ++c) {
        const auto here = static_cast<size_t>(r * w.width + c),
                   there = static_cast<size_t>((w.y + r) * 1600 + w.x + c);
        ASSERT_EQ(part.red[here], whole.red[there]) << c << " " << r;
        ASSERT_EQ(part.green[here], whole.green[there]);
        ASSERT_EQ(part.blue[here], whole.blue[there]);
      }
  }
}

TEST(Scene, WindowsOfTheElevationAreThoseOfTheWhole) {
  const GridSpec grid = demGrid(scene().params());
  std::vector<float> whole(static_cast<size_t>(grid.window().cells())), part(23 * 31);
  scene().elevation(grid.window(), whole);
  scene().elevation({200, 111, 23, 31}, part);
  for (int64_t r = 0; r < 31; ++r)
    for (int64_t c = 0; c < 23; ++c)
      ASSERT_EQ(part[static_cast<size_t>(r * 23 + c)],
                whole[static_cast<size_t>((111 + r) * grid.columns + 200 + c)]);
  const ValueRange bounds = scene().heightBounds();
  const auto [low, high] = std::minmax_element(whole.begin(), whole.end());
  EXPECT_GE(static_cast<double>(*low), bounds.minimum);
  EXPECT_LE(static_cast<double>(*high), bounds.maximum);
  EXPECT_GT(*high - *low, 200) << "a valley, not a plain";
}

TEST(Scene, SameSeedSameSceneOtherSeedAnother) {
  const SceneParams params{1024, 900, 3, 1};
  const Scene a(params), b(params), c({1024, 900, 4, 1});
  const Window w{100, 200, 300, 300};
  EXPECT_EQ(Image(a, w).red, Image(b, w).red);
  EXPECT_NE(Image(a, w).red, Image(c, w).red);
  ASSERT_EQ(a.moving().size(), b.moving().size());
  for (size_t i = 0; i < a.moving().size(); ++i)
    EXPECT_EQ(a.moving()[i].outline, b.moving()[i].outline);
}

TEST(Scene, LandslidesHaveTheSizesOfTheStudyAndLieInTheObservedCorridor) {
  ASSERT_EQ(scene().moving().size(), 10u);
  EXPECT_EQ(scene().old().size(), 5u);
  for (const Landslide& slide : scene().moving()) {
    const double area = std::abs(signedArea(slide.outline));
    EXPECT_GT(area, 9000);
    EXPECT_LT(area, 420000);
    EXPECT_GT(slide.speed, 0);
    for (const Point& p : slide.outline)
      EXPECT_TRUE(scene().river().inCorridor(p.x, p.y));
  }
  for (const Landslide& slide : scene().old())
    EXPECT_EQ(slide.speed, 0);
}

TEST(Scene, OutlinesFollowSlopeUnitsSoThatAspectGoesWithThem) {
  // Inside, most of the ground falls the way the landslide moves; as far outside, less of it does.
  double inside = 0, insideAll = 0, outside = 0, outsideAll = 0;
  for (const Landslide& slide : scene().moving())
    for (int64_t r = 0; r < slide.distance.rows; ++r)
      for (int64_t c = 0; c < slide.distance.columns; ++c) {
        const double x = slide.distance.x(c), y = slide.distance.y(r);
        const Point g = scene().steepness(x, y);
        const double steep = std::hypot(g.x, g.y);
        if (steep < 0.02)
          continue;
        const double agreement = -(g.x * slide.downX + g.y * slide.downY) / steep;
        const float d = slide.distance.values[slide.distance.index(c, r)];
        if (d > 0) {
          insideAll += 1;
          inside += agreement > 0.7;
        } else if (d < -20) {
          outsideAll += 1;
          outside += agreement > 0.7;
        }
      }
  EXPECT_GT(inside / insideAll, 0.6);
  EXPECT_GT(inside / insideAll, outside / outsideAll + 0.15);
}

TEST(Scene, AsksForFewerLandslidesThanFit) {
  try {
    const Scene crowded(SceneParams{600, 600, 1, 500});
    FAIL() << "500 landslides on two square kilometres";
  } catch (const Error& e) {
    EXPECT_EQ(e.exitCode(), 2);
    EXPECT_NE(std::string(e.what()).find("500"), std::string::npos);
  }
}

TEST(Scene, StopsWhenAsked) {
  std::stop_source stop;
  stop.request_stop();
  EXPECT_THROW(Scene(SceneParams{600, 600, 1, 0}, Progress(stop.get_token(), {})), Cancelled);
}

TEST(Experts, DrawTheSameGroundDifferently) {
  const Scene wide(SceneParams{3072, 2560, 11, 20});
  const auto experts = makeExperts(wide);
  const GridSpec fine = imageGrid(wide.params());
  const GridSpec grid{fine.crs, fine.left, fine.top, 10, 10, fine.columns / 4, fine.rows / 4};
  std::vector<std::vector<uint8_t>> masks;
  for (const ExpertView& view : experts) {
    EXPECT_GT(view.areas.size(), 10u);
    std::vector<MultiPolygon> shapes;
    for (const DrawnArea& area : view.areas) {
      EXPECT_TRUE(area.confidence == "low" || area.confidence == "medium" || area.confidence == "high");
      shapes.push_back(toMap(wide.params(), area.outline));
    }
    masks.emplace_back(static_cast<size_t>(grid.window().cells()), uint8_t{0});
    rasterise(shapes, grid, masks.back());
  }
  for (size_t a = 0; a < kExperts; ++a)
    for (size_t b = a + 1; b < kExperts; ++b) {
      double both = 0, either = 0;
      for (size_t i = 0; i < masks[a].size(); ++i) {
        both += masks[a][i] & masks[b][i];
        either += masks[a][i] | masks[b][i];
      }
      EXPECT_GT(both / either, 0.35) << a << " " << b;
      EXPECT_LT(both / either, 0.9) << a << " " << b;
    }
}

} // namespace
} // namespace scarp::synth
