// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/targets/target_studio.h"
#include "widgets/targets/filter_form.h"
#include "widgets/targets/target_style_panel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>

namespace scarp {
namespace {

class StylePanelTest : public testing::Test {
protected:
  void SetUp() override {
    ASSERT_TRUE(studio.load());
    panel.resize(360, 800);
    panel.show();
  }
  QString count() const { return panel.findChild<QLabel*>("target-count")->text(); }
  bool waitForCount(int n) {
    const QString wanted = QString("%1 of %2 shown").arg(QLocale().toString(n), QLocale().toString(400));
    return studio.wait([&] { return count() == wanted; });
  }
  CtStyle stored() const { return ctStyleFrom(studio.document.project().layer("points")->style); }
  template <class T> T* find(const char* name) const { return panel.findChild<T*>(name); }

  test::TargetStudio studio;
  TargetStylePanel panel{studio.document, studio.layers};
};

TEST_F(StylePanelTest, ASliderFiltersWhileItMovesAndTheCountFollows) {
  EXPECT_EQ(panel.layer(), "points");
  EXPECT_TRUE(waitForCount(400));
  auto* slider = find<QWidget>("min-coherence")->findChild<QSlider*>();
  slider->setFocus();
  for (int i = 0; i < 10; ++i)
    QTest::keyClick(slider, Qt::Key_PageUp); // 10 of 200 steps each
  EXPECT_TRUE(waitForCount(200)) << count().toStdString();
  EXPECT_NEAR(*stored().filter.minCoherence, 0.5, 1e-9);
  QTest::mouseClick(find<QPushButton>("reset-filter"), Qt::LeftButton);
  EXPECT_TRUE(waitForCount(400));
  EXPECT_TRUE(stored().filter.empty());
}

TEST_F(StylePanelTest, ARangeOfVelocitiesIsTypedAndIsKeptInTheProject) {
  auto *from = find<QLineEdit>("velocity-from"), *to = find<QLineEdit>("velocity-to");
  from->setFocus();
  QTest::keyClicks(from, QLocale().toString(-20));
  QTest::keyClick(from, Qt::Key_Return);
  to->setFocus();
  QTest::keyClicks(to, QLocale().toString(-8));
  QTest::keyClick(to, Qt::Key_Return);
  EXPECT_TRUE(waitForCount(80)) << count().toStdString(); // columns 5 to 8
  ASSERT_TRUE(studio.document.saveNow());
  const Project again = loadProject(studio.document.project().folder);
  EXPECT_EQ(ctStyleFrom(again.layer("points")->style).filter.maxVelocity, -8);
}

TEST_F(StylePanelTest, AnExpressionReadsTheColumnThatItNeeds) {
  auto* where = find<QLineEdit>("where");
  where->setFocus();
  QTest::keyClicks(where, "height >= 1018 and gi_z < 0");
  QTest::keyClick(where, Qt::Key_Return);
  EXPECT_TRUE(waitForCount(20)) << count().toStdString();
  where->clear();
  QTest::keyClicks(where, "height is large");
  QTest::keyClick(where, Qt::Key_Return);
  EXPECT_TRUE(where->toolTip().contains("no comparison")) << "what cannot be understood is said, not applied";
  EXPECT_EQ(stored().filter.where, "height >= 1018 and gi_z < 0");
}

TEST_F(StylePanelTest, TheShownExtentOrADrawnAreaLimitsTheTargets) {
  auto& form = panel.filterForm();
  const Point a = studio.place(0, 0);
  form.setArea({{{{a.x - 5, a.y - 5}, {a.x + 45, a.y - 5}, {a.x + 45, a.y + 25}, {a.x - 5, a.y + 25}}, {}}});
  EXPECT_TRUE(waitForCount(6));
  auto* area = find<QComboBox>("area");
  area->setFocus();
  QTest::keyClick(area, Qt::Key_Home); // anywhere
  EXPECT_TRUE(waitForCount(400));
}

TEST_F(StylePanelTest, PolygonsOfALayerLimitTheTargets) {
  PolygonLayer polygons;
  polygons.crs = studio.grid.crs;
  const Point a = studio.place(4, 4);
  polygons.features.push_back(
      {{{{{a.x - 5, a.y - 5}, {a.x + 5, a.y - 5}, {a.x + 5, a.y + 45}, {a.x - 5, a.y + 45}}, {}}}, {}});
  writePolygons(studio.document.project().folder / "labels" / "consensus.gpkg", polygons);
  addLayer(studio.document.project().folder, LayerKind::Consensus,
           studio.document.project().folder / "labels" / "consensus.gpkg");
  studio.document.poll();
  auto* area = find<QComboBox>("area");
  ASSERT_TRUE(studio.wait([&] { return area->count() == 2; }));
  area->setFocus();
  QTest::keyClick(area, Qt::Key_End);
  EXPECT_TRUE(waitForCount(3)) << count().toStdString();
}

TEST_F(StylePanelTest, AnotherColumnGivesTheColourAndTheLegendSaysWhich) {
  auto* field = find<QComboBox>("colour-by");
  const int height = field->findData("height");
  ASSERT_GT(height, 0);
  EXPECT_LT(field->findData("kind"), 0) << "texts give no colour";
  field->setFocus();
  const auto before = studio.layer();
  field->setCurrentIndex(height);
  ASSERT_TRUE(studio.wait([&] { return studio.layer() != before; }));
  EXPECT_EQ(studio.layer()->legend().title, "height");
  EXPECT_EQ(stored().field, "height");
}

TEST_F(StylePanelTest, AReferenceIsSaidAndReverted) {
  panel.setReference(CtReference{{}, studio.place(12, 3)});
  ASSERT_TRUE(studio.wait([&] { return studio.layer()->symbols().referenceCount() == 1; }));
  EXPECT_TRUE(find<QLabel>("reference-words")->text().contains(QLocale().toString(8.0, 'f', 2)));
  EXPECT_TRUE(studio.layer()->legend().title.contains("relative"));
  QTest::mouseClick(find<QPushButton>("revert-reference"), Qt::LeftButton);
  ASSERT_TRUE(studio.wait([&] { return studio.layer()->symbols().referenceCount() == 0; }));
  EXPECT_FALSE(find<QPushButton>("revert-reference")->isVisible());
}

TEST_F(StylePanelTest, AConditionOnAMissingColumnIsDisabledAndSaysWhy) {
  writeFileAtomically(studio.temp / "bare.csv", "x,y,velocity\n500020,3899520,1\n500040,3899520,2\n");
  addLayer(studio.document.project().folder, LayerKind::Points, studio.temp / "bare.csv", "bare", "Bare");
  studio.document.poll();
  ASSERT_TRUE(studio.wait([&] { return studio.layers.layer("bare") != nullptr; }));
  panel.setLayer("bare");
  EXPECT_FALSE(find<QWidget>("min-coherence")->isEnabled());
  EXPECT_FALSE(find<QWidget>("min-coherence")->toolTip().isEmpty());
  EXPECT_FALSE(find<QWidget>("min-z")->isEnabled());
  EXPECT_TRUE(find<QWidget>("min-motion")->isEnabled());
}

} // namespace
} // namespace scarp
