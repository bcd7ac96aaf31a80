// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_dir.h"
#include "tests/support/tiny_project.h"
#include "widgets/compare/duel_panel.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"
#include "widgets/style/raster_style.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

namespace scarp {
namespace {

/// Model IV says 0.6 in columns 10..39, model XIII 0.8 in columns 30..59, both in rows 10..29; the consensus
/// holds columns 10..39 of these rows.
class DuelPanelTest : public testing::Test {
protected:
  DuelPanelTest() {
    for (const auto& [name, from, to, p] : {std::tuple{"IV", 10, 40, 0.6}, {"XIII", 30, 60, 0.8}}) {
      RasterOptions options;
      options.metadata = {{"SCARP_MODEL", std::string("U-Net (model ") + name + "): red, width 8"}};
      const auto file = tiny.folder() / "layers" / (std::string(name) + ".tif");
      test::writeRaster(file, tiny.grid, options, [&](int, int64_t x, int64_t y) {
        return x >= from && x < to && y >= 10 && y < 30 ? p : 0.1;
      });
      addLayer(tiny.folder(), LayerKind::Prediction, file, std::string("prediction-") + name);
    }
    QObject::connect(&document, &ProjectDocument::changed, &stack,
                     [this] { stack.setProject(document.project()); });
  }
  void open() {
    document.open(tiny.folder());
    panel.resize(360, 700);
    panel.show();
    panel.setActive(true);
    panel.setView(tiny.grid.extent());
    ASSERT_TRUE(QTest::qWaitFor([this] { return map() != nullptr && !stack.loading(); }));
  }
  MapLayerPtr map() const {
    for (const PictureEntry& entry : stack.entries())
      if (entry.id == "duel")
        return entry.layer;
    return nullptr;
  }
  QRgb pixel(const MapLayer& layer, int64_t column, int64_t row) const {
    const GridSpec cell = tiny.grid.cut({column, row, 1, 1});
    QImage tile(1, 1, QImage::Format_ARGB32_Premultiplied);
    tile.fill(Qt::transparent);
    layer.paint(tile, {cell.left, cell.top, cell.cellX, 1, 1, 1}, {});
    return tile.pixel(0, 0);
  }
  QRgb at(int64_t column, int64_t row) const { return pixel(*map(), column, row); }
  QString area(int row) const {
    const auto* table = panel.findChild<QTableWidget*>("areas-in-view");
    return table->item(row, 0) ? table->item(row, 0)->text() : QString();
  }
  QString ha(double cells) const { return QLocale().toString(cells * 6.25 / 1e4, 'f', 2); }

  test::TinyProject tiny;
  ProjectDocument document;
  LayerStack stack;
  DuelPanel panel{document, stack};
};

TEST_F(DuelPanelTest, TheMapShowsBothOneAndTheOther) {
  open();
  EXPECT_EQ(panel.findChild<QComboBox*>("model-a")->currentData().toString(), "prediction-IV");
  EXPECT_EQ(panel.findChild<QComboBox*>("model-b")->currentData().toString(), "prediction-XIII");
  EXPECT_EQ(at(35, 20), kDuelAgree.rgba());
  EXPECT_EQ(at(15, 20), kDuelFirst.rgba());
  EXPECT_EQ(at(55, 20), kDuelSecond.rgba());
  EXPECT_EQ(qAlpha(at(80, 20)), 0);
  const Legend legend = map()->legend();
  ASSERT_EQ(legend.swatches.size(), 3u);
  EXPECT_TRUE(legend.swatches[1].text.contains("model IV")) << legend.swatches[1].text.toStdString();
}

TEST_F(DuelPanelTest, HectaresOfTheViewAreCounted) {
  open();
  ASSERT_TRUE(QTest::qWaitFor([this] { return !area(2).isEmpty(); }));
  EXPECT_EQ(area(0), ha(10 * 20));
  EXPECT_EQ(area(1), ha(20 * 20));
  EXPECT_EQ(area(2), ha(20 * 20));
  const GridSpec half = tiny.grid.cut({0, 0, 34, 90});
  panel.setView({half.left, half.bottom(), half.right() - 0.1, half.top});
  EXPECT_TRUE(QTest::qWaitFor([this] { return area(0) == ha(4 * 20); }));
  EXPECT_EQ(area(2), ha(0));
}

TEST_F(DuelPanelTest, TheSliderChangesMapAndOverlaysAndIsOneStepOfTheHistory) {
  open();
  auto* slider = panel.findChild<QSlider*>("threshold");
  const auto drawn = [this](const char* id, int64_t column) {
    const MapLayerPtr layer = stack.layer(id);
    return layer && qAlpha(pixel(*layer, column, 20)) > 0;
  };
  EXPECT_TRUE(drawn("prediction-IV", 15));
  for (const int value : {60, 65, 70}) // above model IV's 0.6
    slider->setValue(value);
  EXPECT_EQ(qAlpha(at(15, 20)), 0) << "the difference map at once";
  EXPECT_EQ(at(35, 20), kDuelSecond.rgba());
  EXPECT_TRUE(QTest::qWaitFor([&] { return !drawn("prediction-IV", 15); })) << "the overlays follow";
  EXPECT_TRUE(drawn("prediction-XIII", 55));
  EXPECT_EQ(rasterStyleOf(*document.project().layer("prediction-XIII")).below, 0.7);
  EXPECT_EQ(document.history().count(), 1);
  document.history().undo();
  EXPECT_FALSE(rasterStyleOf(*document.project().layer("prediction-IV")).below.has_value());
}

TEST_F(DuelPanelTest, AModelIsJudgedByTheConsensus) {
  open();
  panel.findChild<QComboBox*>("show")->setCurrentIndex(
      1); // A; the consensus holds columns 10..39, rows 10..29
  EXPECT_EQ(at(15, 20), kDuelAgree.rgba());
  EXPECT_EQ(at(90, 60), kDuelSecond.rgba()) << "missed";
  EXPECT_TRUE(map()->legend().swatches[2].text.contains("FN"));
  panel.findChild<QComboBox*>("show")->setCurrentIndex(2); // B
  EXPECT_EQ(at(55, 20), kDuelFirst.rgba()) << "a false alarm";
  EXPECT_TRUE(QTest::qWaitFor([this] { return area(1) == ha(20 * 20); }));
}

TEST_F(DuelPanelTest, TheLedgerListsRegionsAndAClickGoesThere) {
  open();
  QTest::mouseClick(panel.findChild<QPushButton*>("find"), Qt::LeftButton);
  ASSERT_TRUE(QTest::qWaitFor([this] { return panel.hasLedger(); }));
  auto* table = panel.findChild<QTableView*>("ledger");
  ASSERT_EQ(table->model()->rowCount(), 2);
  EXPECT_EQ(table->model()->index(0, 1).data().toString(), ha(20 * 20));
  QSignalSpy zoom(&panel, &DuelPanel::zoomAsked);
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                    table->visualRect(table->model()->index(0, 0)).center());
  ASSERT_EQ(zoom.count(), 1);
  const Extent first = zoom[0][0].value<Extent>();
  QTest::keyClick(table, Qt::Key_BraceRight);
  ASSERT_EQ(zoom.count(), 2);
  EXPECT_NE(zoom[1][0].value<Extent>(), first);
  panel.stepLedger(1);
  ASSERT_EQ(zoom.count(), 3);
  EXPECT_EQ(zoom[2][0].value<Extent>(), first) << "round again";
}

TEST_F(DuelPanelTest, FiguresOfTheRunsStandSideBySide) {
  for (const auto& [preset, iou] : {std::pair{"IV", 0.4}, {"XIII", 0.6}}) {
    const auto run = tiny.folder() / "runs" / preset;
    RunConfig config;
    config.kind = "train";
    createRun(run, config);
    makeFolder(RunPaths{run}.outputs());
    const Json scores = {{"precision", 0.5}, {"recall", nullptr}, {"f1", 0.55}, {"iou", iou}};
    writeJson(RunPaths{run}.outputs() / "evaluation.json", {{"pooled", scores},
                                                            {"tile_mean", scores},
                                                            {"model", {{"preset", preset}}},
                                                            {"dataset", {{"hash", ""}}}});
  }
  open();
  const auto* table = panel.findChild<QTableWidget*>("figures");
  ASSERT_NE(table->item(3, 0), nullptr);
  EXPECT_EQ(table->item(3, 0)->text(), QLocale().toString(0.4, 'f', 3));
  EXPECT_EQ(table->item(3, 1)->text(), QLocale().toString(0.6, 'f', 3));
  EXPECT_FALSE(table->item(3, 0)->font().bold());
  EXPECT_TRUE(table->item(3, 1)->font().bold()) << "the better one";
  EXPECT_EQ(table->item(1, 0)->text(), "–") << "undefined";
}

TEST_F(DuelPanelTest, LeavingTheWorkspaceTakesTheMapAway) {
  open();
  panel.setActive(false);
  EXPECT_EQ(map(), nullptr);
}

TEST_F(DuelPanelTest, WithoutTwoPredictionsThePanelSaysWhatWouldFillIt) {
  updateProject(tiny.folder(), [](Project& project) {
    std::erase_if(project.layers, [](const ProjectLayer& layer) { return layer.id == "prediction-IV"; });
  });
  document.open(tiny.folder());
  panel.show();
  auto* train = panel.findChild<QPushButton*>("to-train");
  ASSERT_TRUE(train->isVisible());
  QSignalSpy asked(&panel, &DuelPanel::trainAsked);
  QTest::mouseClick(train, Qt::LeftButton);
  EXPECT_EQ(asked.count(), 1);
}

} // namespace
} // namespace scarp
