// SPDX-License-Identifier: GPL-3.0-or-later
// The panel with real keys and clicks; its run is the built command on a small project.
#include "core/geo/raster.h"
#include "core/insar/ct_reader.h"
#include "core/run/run_writer.h"
#include "tests/widgets/hotspot/moving_slope.h"
#include "widgets/hotspot/hot_spot_panel.h"
#include "widgets/hotspot/layer_maker.h"
#include "widgets/hotspot/scale_chart.h"
#include "widgets/hotspot/scale_section.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>

namespace scarp {
namespace {

struct PanelTest : testing::Test {
  test::MovingSlope slope;
  Project project = slope.makeProject();
  HotSpotPanel panel;
  QSignalSpy overlay{&panel, &HotSpotPanel::overlayChanged};

  void SetUp() override {
    panel.resize(380, 900);
    panel.show();
    panel.live().setView({500500, 3900500, 501500, 3901500});
    panel.setProject(project);
  }
  bool ready() {
    return QTest::qWaitFor([this] { return panel.live().inScene().has_value(); }, 20000);
  }
  template <class T> T* child(const char* name) { return panel.findChild<T*>(name); }
  QString command() { return child<QLineEdit>("hotspot-command")->text(); }
};

TEST_F(PanelTest, TheSliderAndTheFieldAreOneDistance) {
  ASSERT_TRUE(ready());
  auto* slider = child<QSlider>("hotspot-distance");
  auto* metres = child<QDoubleSpinBox>("hotspot-metres");
  EXPECT_EQ(slider->value(), 150);
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_PageUp);
  EXPECT_EQ(metres->value(), 160);
  EXPECT_EQ(panel.live().params().distance, 160);
  metres->setFocus();
  metres->selectAll();
  QTest::keyClicks(metres, "320");
  QTest::keyClick(metres, Qt::Key_Return);
  EXPECT_EQ(slider->value(), 320);
  EXPECT_TRUE(command().contains("--distance 320")) << command().toStdString();
  ASSERT_TRUE(ready());
  EXPECT_EQ(panel.live().field()->params.distance, 320);
}

TEST_F(PanelTest, DraggingTheSliderColoursTheMapBeforeItIsLetGo) {
  ASSERT_TRUE(ready());
  auto* slider = child<QSlider>("hotspot-distance");
  overlay.clear();
  const QPoint from(slider->width() * (slider->value() - 30) / 470, slider->height() / 2);
  QTest::mousePress(slider, Qt::LeftButton, {}, from);
  QTest::mouseMove(slider, from + QPoint(slider->width() / 4, 0));
  EXPECT_GT(slider->value(), 180);
  EXPECT_TRUE(QTest::qWaitFor(
      [&] { return panel.live().field()->params.distance == slider->value() && overlay.count() > 0; },
      20000));
  QTest::mouseRelease(slider, Qt::LeftButton, {}, from + QPoint(slider->width() / 4, 0));
}

TEST_F(PanelTest, CountsAreThoseOfViewAndScene) {
  ASSERT_TRUE(ready());
  const QString counts = child<QLabel>("hotspot-counts")->text();
  EXPECT_TRUE(counts.contains(QLocale().toString(static_cast<qlonglong>(panel.live().inView().cold(99)))));
  EXPECT_TRUE(counts.contains(QLocale().toString(static_cast<qlonglong>(panel.live().inScene()->cold(90)))));
  EXPECT_TRUE(child<QLabel>("hotspot-state")->text().contains(QLocale().toString(3000)));
  EXPECT_FALSE(child<QLabel>("hotspot-warning")->isVisible());
}

TEST_F(PanelTest, FewNeighboursAreWarnedOf) {
  ASSERT_TRUE(ready());
  child<QDoubleSpinBox>("hotspot-metres")->setValue(30);
  ASSERT_TRUE(ready());
  EXPECT_TRUE(child<QLabel>("hotspot-warning")->isVisible());
}

TEST_F(PanelTest, UntickingTheMapTakesTheColoursAway) {
  ASSERT_TRUE(ready());
  ASSERT_GT(overlay.count(), 0);
  EXPECT_NE(overlay.last()[0].value<MapLayerPtr>(), nullptr);
  QTest::mouseClick(child<QCheckBox>("hotspot-on-map"), Qt::LeftButton, {}, {8, 8});
  EXPECT_EQ(overlay.last()[0].value<MapLayerPtr>(), nullptr);
}

TEST_F(PanelTest, EverythingThatIsShownIsInTheCommand) {
  ASSERT_TRUE(ready());
  child<QDoubleSpinBox>("hotspot-metres")->setValue(200);
  auto* self = child<QComboBox>("hotspot-self");
  self->setCurrentIndex(self->findData("exclude"));
  QTest::mouseClick(child<QCheckBox>("hotspot-fdr"), Qt::LeftButton, {}, {8, 8});
  auto* field = child<QComboBox>("hotspot-field");
  field->setCurrentIndex(field->findData("height"));
  child<QCheckBox>("same-radius")->setChecked(false);
  child<QDoubleSpinBox>("radius")->setValue(75);
  const QString line = command();
  for (const char* part : {"scarp hotspot ", "--velocity height", "--distance 200", "--self exclude", "--fdr",
                           "--radius 75", "--points-out ", "--raster-out ", "--like ", "--run "})
    EXPECT_TRUE(line.contains(part)) << part << " in " << line.toStdString();
  QTest::mouseClick(child<QToolButton>("copy-command"), Qt::LeftButton);
  EXPECT_EQ(QApplication::clipboard()->text(), line);
}

TEST_F(PanelTest, ALayerHasTheValuesThatWereShown) {
  ASSERT_TRUE(ready());
  child<QDoubleSpinBox>("hotspot-metres")->setValue(180);
  ASSERT_TRUE(ready());
  QSignalSpy finished(&panel.maker(), &LayerMaker::finished);
  RunState state = RunState::Queued;
  std::string pointsOut, rasterOut;
  QObject::connect(&panel.maker(), &LayerMaker::finished, &panel, [&](const RunReader* run) {
    state = run->view().status.state;
    pointsOut = optionOf(run->view().config, "--points-out");
    rasterOut = optionOf(run->view().config, "--raster-out");
  });
  QTest::mouseClick(child<QPushButton>("make-layer"), Qt::LeftButton);
  EXPECT_FALSE(child<QPushButton>("make-layer")->isEnabled()) << "one at a time";
  ASSERT_TRUE(finished.wait(60000)) << child<QLabel>("layer-state")->text().toStdString();
  ASSERT_EQ(state, RunState::Done) << child<QLabel>("layer-state")->text().toStdString();
  const CtPoints made = readPoints(pointsOut, {});
  const auto& z = std::get<std::vector<double>>(made.column("gi_z")->values);
  const GiField& shown = *panel.live().field();
  const std::vector<uint32_t>& order = shown.scene->gi.index().order();
  ASSERT_EQ(z.size(), order.size());
  for (size_t k = 0; k < order.size(); ++k)
    ASSERT_FLOAT_EQ(shown.z[k], static_cast<float>(z[order[k]]));
  EXPECT_TRUE(sameCells(RasterReader(rasterOut).grid(), slope.grid));
  EXPECT_TRUE(child<QPushButton>("make-layer")->isEnabled());
}

TEST_F(PanelTest, ARunThatEndedMeanwhileIsPickedUp) {
  const auto run = slope.folder() / "runs/20260101-000000-hotspot-0001";
  createRun(run, {});
  RunWriter(run).done();
  QSignalSpy finished(&panel.maker(), &LayerMaker::finished);
  panel.maker().runs().follow({run});
  panel.maker().runs().poll();
  EXPECT_EQ(finished.count(), 1);
  EXPECT_FALSE(panel.maker().runs().active());
}

TEST_F(PanelTest, CancelAsksTheRunToEnd) {
  const auto folder = slope.folder() / "runs/20260101-000000-hotspot-0001";
  createRun(folder, {});
  RunWriter writer(folder);
  const Progress work = writer.progress({});
  panel.maker().runs().follow({folder});
  panel.maker().runs().poll();
  panel.maker().setRequest(slope.folder(), panel.maker().request());
  auto* cancel = child<QPushButton>("cancel-layer");
  ASSERT_TRUE(cancel->isEnabled());
  QTest::mouseClick(cancel, Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return work.stopRequested(); }, 20000));
}

TEST_F(PanelTest, TheScaleCurveIsComputedOnRequestAndAClickOnItChoosesADistance) {
  ASSERT_TRUE(ready());
  auto* section = panel.findChild<ScaleSection*>();
  QTest::mouseClick(child<QPushButton>("scale-start"), Qt::LeftButton);
  ASSERT_TRUE(QTest::qWaitFor([&] { return section->curve().has_value(); }, 30000));
  const ScaleStep& at = section->curve()->steps[12];
  ASSERT_EQ(at.distance, 150);
  EXPECT_EQ(at.cold, panel.live().inScene()->cold(95));
  EXPECT_EQ(at.hot, panel.live().inScene()->hot(95));
  child<QComboBox>("scale-quantity")->setCurrentIndex(1);
  EXPECT_TRUE(child<QLabel>("scale-words")->text().contains("50 m")) << "says what an area is";
  auto* chart = panel.findChild<ScaleChart*>();
  const double before = panel.live().params().distance;
  QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, {chart->width() * 3 / 4, chart->height() / 2});
  EXPECT_GT(panel.live().params().distance, before);
}

TEST(HotSpotPanel, WithoutTargetsItSaysWhatIsMissing) {
  HotSpotPanel panel;
  panel.show();
  EXPECT_TRUE(panel.findChild<QLabel*>("hotspot-state")->text().contains("coherent targets"));
  EXPECT_FALSE(panel.findChild<QPushButton*>("make-layer")->isEnabled());
  EXPECT_FALSE(panel.findChild<QPushButton*>("make-layer")->toolTip().isEmpty());
}

} // namespace
} // namespace scarp
