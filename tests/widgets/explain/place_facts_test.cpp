// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/ct_reader.h"
#include "tests/widgets/explain/place_project.h"
#include "widgets/explain/place_words.h"
#include "widgets/map/ct_layer.h"
#include "widgets/project/layer_loader.h"

#include <gtest/gtest.h>

#include <QLocale>

namespace scarp {
namespace {

struct PlaceFactsTest : testing::Test {
  test::PlaceProject made;
  Project project = made.project();
  PlaceSources sources{project.grid.crs};

  PlaceQuestion question(Point place) {
    PlaceQuestion q;
    q.place = place;
    q.project = project;
    LayerCache cache;
    q.targets = std::dynamic_pointer_cast<const CtLayer>(
        loadLayer(project, *project.firstOf(LayerKind::Points), cache).layer);
    q.gi = loadGiScene(made.points, {}, project.grid.crs, {});
    return q;
  }
  static QString text(const PlaceFacts& facts) { return sectionsText(placeSections(facts)); }
};

TEST_F(PlaceFactsTest, APlaceOnTheSlopeIsExplained) {
  const PlaceFacts f = gatherFacts(question(made.middle), sources);
  ASSERT_TRUE(f.geographic);
  EXPECT_NEAR(f.geographic->y, 35.25, 0.1);
  EXPECT_GT(f.around.count, 10);
  EXPECT_LT(f.around.mean, -35) << "the slope moves away from the satellite";
  EXPECT_EQ(f.around.series.size(), 3u);
  EXPECT_LE(f.series.size(), 8u);
  ASSERT_TRUE(f.gi);
  EXPECT_EQ(f.gi->bin, -3);
  EXPECT_LT(f.gi->p, 0.01);
  EXPECT_GT(f.gi->neighbours, 5);
  EXPECT_EQ(f.densities.at(0).value, -1234);
  EXPECT_EQ(f.elevations.at(0).value, 2345);
  EXPECT_EQ(f.slopes.at(0).value, 23);
  EXPECT_EQ(f.aspects.at(0).value, 45);
  ASSERT_EQ(f.votes.size(), 2u);
  EXPECT_EQ(agreeing(f.votes), 1);
  EXPECT_EQ(f.votes[0].areas.at(0).id, made.area.id);
  EXPECT_NEAR(*f.predictions.at(0).value, 0.83, 1e-6);
  ASSERT_TRUE(f.predictedAreas.at(0).area);
  EXPECT_NEAR(*f.predictedAreas[0].area, 160000, 1);
  ASSERT_TRUE(f.lines.at(0).nearest);
  EXPECT_NEAR(f.lines[0].nearest->distance, 1000, 0.1);
}

TEST_F(PlaceFactsTest, TheWordsSayWhatTheNumbersMean) {
  QLocale::setDefault(QLocale::c());
  const QString words = text(gatherFacts(question(made.middle), sources));
  for (const char* part :
       {"faces north-east", "away from the satellite", "cold at 99 % confidence",
        "Experts: 1 of 2 have an area here", "nothing here", "0.83: landslide", "inside an area of 160000 m²",
        "1.0 km, to the east", "23°, moderate", "2345 m", "-1234 per km²"})
    EXPECT_TRUE(words.contains(part)) << part << " in\n" << words.toStdString();
}

TEST_F(PlaceFactsTest, ASlowPlaceIsSaidToBeWithinTheThreshold) {
  project.stabilityThreshold = 100;
  EXPECT_TRUE(text(gatherFacts(question(made.middle), sources))
                  .contains("away from the satellite, within the stability threshold"));
  project.stabilityThreshold = 10;
  EXPECT_FALSE(text(gatherFacts(question(made.middle), sources)).contains("stability threshold"));
}

TEST_F(PlaceFactsTest, GiIsThatOfTheNearestTargetInTheWholeScene) {
  PlaceQuestion q = question(made.middle);
  q.giParams.distance = 90;
  const PlaceFacts f = gatherFacts(q, sources);
  const CtPoints points = readPoints(made.points, {.crs = "EPSG:32647"});
  const GiStarResult whole = giStar(points.x, points.y, points.velocity, q.giParams);
  size_t nearest = 0;
  for (size_t i = 0; i < points.size(); ++i)
    if (std::hypot(points.x[i] - made.middle.x, points.y[i] - made.middle.y) <
        std::hypot(points.x[nearest] - made.middle.x, points.y[nearest] - made.middle.y))
      nearest = i;
  ASSERT_TRUE(f.gi);
  EXPECT_NEAR(f.gi->z, whole.z[nearest], 1e-9);
  EXPECT_EQ(f.gi->neighbours, whole.neighbours[nearest] - 1);
  EXPECT_EQ(f.radius, 90);
}

TEST_F(PlaceFactsTest, WhatIsMissingIsSaidInWords) {
  PlaceQuestion q = question({500010, 3900010}); // the edge without terrain
  q.targets = nullptr;
  q.gi = nullptr;
  std::filesystem::remove(project.pathOf(project.firstOf(LayerKind::Prediction)->file));
  const QString words = text(gatherFacts(q, sources));
  for (const char* part : {"no layer of coherent targets is shown", "the targets are not read yet",
                           "no value here", "XIII.tif is missing", "outside"})
    EXPECT_TRUE(words.contains(part)) << part << " in\n" << words.toStdString();
}

TEST_F(PlaceFactsTest, AChangedFileIsReadAgain) {
  EXPECT_EQ(agreeing(gatherFacts(question({502550, 3902550}), sources).votes), 1);
  const auto file = project.pathOf(project.experts[1].file);
  writeLabels(file, {}, project.grid.crs, 0);
  std::filesystem::last_write_time(file,
                                   std::filesystem::file_time_type::clock::now() + std::chrono::hours(1));
  EXPECT_EQ(agreeing(gatherFacts(question({502550, 3902550}), sources).votes), 0);
}

TEST_F(PlaceFactsTest, ThePointerReadsEveryVisibleLayer) {
  PlaceQuestion q = question(made.middle);
  const CtCloud& cloud = q.targets->cloud();
  const size_t one = *cloud.nearest(made.middle, 500);
  q.place = {cloud.x(one), cloud.y(one)};
  LayerCache cache;
  std::vector<std::pair<ProjectLayer, MapLayerPtr>> visible;
  for (const ProjectLayer& layer : project.layers)
    visible.emplace_back(layer, loadLayer(project, layer, cache).layer);
  const std::vector<PointerValue> values = valuesAt(q, visible, sources);
  const auto of = [&](const std::string& id) {
    for (const PointerValue& value : values)
      if (value.layer == project.layer(id)->name)
        return value.value;
    return QString("none");
  };
  EXPECT_TRUE(of(project.firstOf(LayerKind::Points)->id).contains("mm/yr"));
  EXPECT_TRUE(of(project.firstOf(LayerKind::Areas)->id).contains("inside"));
  EXPECT_TRUE(of(project.firstOf(LayerKind::Slope)->id).contains("23"));
  EXPECT_EQ(of(project.firstOf(LayerKind::Vector)->id), "none");
}

} // namespace
} // namespace scarp
