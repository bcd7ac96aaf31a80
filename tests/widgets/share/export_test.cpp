// SPDX-License-Identifier: GPL-3.0-or-later
// Exported sheets, opened again as what they are.
#include "core/base/error.h"
#include "core/geo/raster.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"
#include "widgets/share/export_dialog.h"
#include "widgets/share/sheet_marks.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

namespace scarp {
namespace {

/// Red east of a line, blue west of it.
class HalvesLayer : public MapLayer {
public:
  HalvesLayer(Extent extent, double border) : m_extent(extent), m_border(border) {}
  Extent extent() const override { return m_extent; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token&) const override {
    for (int row = 0; row < view.height; ++row)
      for (int column = 0; column < view.width; ++column) {
        const double x = view.left + (column + 0.5) * view.mapPerPixel;
        if (x >= m_extent.xMin && x <= m_extent.xMax)
          tile.setPixel(column, row, x > m_border ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
      }
    return true;
  }

private:
  Extent m_extent;
  double m_border;
};

class BrokenLayer : public MapLayer {
public:
  Extent extent() const override { return {-1e9, -1e9, 1e9, 1e9}; }
  bool paint(QImage&, const TileView&, const std::stop_token&) const override {
    throw inputError("cannot read scene.tif");
  }
};

class ExportTest : public testing::Test {
protected:
  ExportTest() {
    QSettings().clear();
    auto picture = std::make_shared<MapPicture>();
    picture->entries.push_back(
        {"image", std::make_shared<HalvesLayer>(grid.extent(), grid.left + 200 * grid.cellX)});
    what.picture = picture;
    what.crs = grid.crs;
    what.content.crs = "EPSG:32647";
    what.content.date = "2024-05-01";
    what.content.convergence = 1.5;
    what.content.legends.push_back({"Velocity",
                                    {"mm/yr, positive = toward the satellite",
                                     {{{qRgb(0, 0, 255), qRgb(255, 0, 0)}, "-20", "0", "20"}},
                                     {}}});
    what.spec.width = 150;
    what.spec.height = 100;
    what.spec.dpi = 100;
    what.spec.denominator = 10000;
    what.spec.centre = {grid.centreX(200) - 1.25, grid.centreY(150) + 1.25};
    what.spec.title = "Two halves";
    what.spec.credits = "Credits to the makers";
  }
  test::TempFolder folder;
  GridSpec grid = test::smallGrid(400, 300);
  MapExport what;
};

TEST_F(ExportTest, AGeoTiffIsInItsPlaceToThePixel) {
  what.spec.format = SheetFormat::GeoTiff;
  what.spec.showTitle = what.spec.showScaleBar = what.spec.showNorth = what.spec.showLegend =
      what.spec.showCredits = what.spec.showDate = false;
  exportMap(what, folder / "out.tif", {});
  const RasterReader reader(folder / "out.tif");
  const double cell = 10000 * 0.0254 / 100;
  EXPECT_TRUE(sameCrs(reader.grid().crs, grid.crs));
  EXPECT_EQ(reader.grid().columns, 591); // 150 mm at 100 dpi
  EXPECT_EQ(reader.grid().rows, 394);
  EXPECT_NEAR(reader.grid().cellX, cell, 1e-9);
  EXPECT_NEAR(reader.grid().left, what.spec.centre.x - 591 * cell / 2, 1e-6);
  EXPECT_NEAR(reader.grid().top, what.spec.centre.y + 394 * cell / 2, 1e-6);
  EXPECT_EQ(reader.bands(), 3);
  std::vector<uint8_t> red(591), blue(591);
  reader.readBytes({0, 200, 591, 1}, 1, red);
  reader.readBytes({0, 200, 591, 1}, 3, blue);
  const double border = grid.left + 200 * grid.cellX; // between the halves
  for (int64_t x = 0; x < 591; ++x) {
    const double east = reader.grid().centreX(x);
    if (east < grid.left || east > grid.right() || std::abs(east - border) < cell / 2)
      continue;
    EXPECT_EQ(red[static_cast<size_t>(x)], east > border ? 255 : 0) << "at column " << x;
    EXPECT_EQ(blue[static_cast<size_t>(x)], east > border ? 0 : 255) << "at column " << x;
  }
}

TEST_F(ExportTest, AGeoTiffMayCarryMarksOverTheMap) {
  what.spec.format = SheetFormat::GeoTiff;
  const QImage with = drawSheet(what, {});
  what.spec.showTitle = what.spec.showScaleBar = what.spec.showNorth = what.spec.showLegend =
      what.spec.showCredits = what.spec.showDate = false;
  const QImage without = drawSheet(what, {});
  ASSERT_EQ(with.size(), without.size());
  EXPECT_NE(with.pixel(440, 14), without.pixel(440, 14)) << "a plate at the top right";
  EXPECT_EQ(with.pixel(150, 190), without.pixel(150, 190)) << "the map stays";
  EXPECT_EQ(without.pixel(150, 190), qRgb(0, 0, 255));
}

TEST_F(ExportTest, APngHasTheSizeTheResolutionAndTheMapInItsFrame) {
  exportMap(what, folder / "out.png", {});
  const QImage sheet(QString::fromStdString((folder / "out.png").string()));
  EXPECT_EQ(sheet.size(), QSize(591, 394));
  EXPECT_NEAR(sheet.dotsPerMeterX() * 0.0254, 100, 0.1);
  EXPECT_EQ(sheet.text("Title"), "Two halves");
  EXPECT_TRUE(sheet.text("Description").contains("Credits to the makers"));
  const SheetLayout layout = layOutSheet(what.spec, what.content);
  const QPoint centre = layout.map.center();
  EXPECT_EQ(sheet.pixel(centre + QPoint(20, 0)), qRgb(255, 0, 0));
  EXPECT_EQ(sheet.pixel(centre - QPoint(20, 0)), qRgb(0, 0, 255));
  EXPECT_EQ(sheet.pixel(3, 3), qRgb(255, 255, 255)) << "the margin";
  bool ramp = false;
  for (int y = layout.side.top(); y < layout.side.bottom(); ++y)
    ramp = ramp || sheet.pixel(layout.side.left() + 2, y) == qRgb(0, 0, 255);
  EXPECT_TRUE(ramp) << "the legend";
}

TEST_F(ExportTest, APdfHasTheSheetsSize) {
  what.spec.format = SheetFormat::Pdf;
  exportMap(what, folder / "out.pdf", {});
  QFile file(QString::fromStdString((folder / "out.pdf").string()));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QByteArray content = file.readAll();
  EXPECT_TRUE(content.startsWith("%PDF-"));
  EXPECT_TRUE(content.trimmed().endsWith("%%EOF"));
  EXPECT_TRUE(content.contains("/Font")) << "text stays text";
  const qsizetype at = content.indexOf("/MediaBox [");
  ASSERT_GE(at, 0);
  const QList<QByteArray> box = content.mid(at + 11, 60).split(']').front().simplified().split(' ');
  ASSERT_EQ(box.size(), 4);
  EXPECT_NEAR(box[2].toDouble(), 150 / 25.4 * 72, 1);
  EXPECT_NEAR(box[3].toDouble(), 100 / 25.4 * 72, 1);
}

TEST_F(ExportTest, ACancelledExportLeavesNoFile) {
  std::stop_source stop;
  stop.request_stop();
  for (const SheetFormat format : {SheetFormat::Png, SheetFormat::Pdf, SheetFormat::GeoTiff}) {
    what.spec.format = format;
    EXPECT_THROW(exportMap(what, folder / "out", Progress(stop.get_token(), {})), Cancelled);
  }
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 0);
}

TEST_F(ExportTest, ASheetTooLargeIsRefusedWithAHint) {
  what.spec.width = what.spec.height = 2000;
  what.spec.dpi = 1200;
  try {
    exportMap(what, folder / "out.png", {});
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_NE(error.hint().find("dots per inch"), std::string::npos);
  }
}

TEST_F(ExportTest, ALayerWhoseFileWentAwayIsNamed) {
  auto picture = std::make_shared<MapPicture>();
  picture->entries.push_back({"broken-image", std::make_shared<BrokenLayer>()});
  what.picture = picture;
  try {
    exportMap(what, folder / "out.png", {});
    FAIL() << "expected an error";
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("broken-image"), std::string::npos);
  }
  EXPECT_FALSE(std::filesystem::exists(folder / "out.png"));
}

TEST_F(ExportTest, TheArrowPointsToTrueNorth) {
  const auto tip = [](const std::optional<double>& convergence) {
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintNorthArrow(painter, {60, 60}, 5, convergence);
    painter.end();
    double sum = 0, count = 0; // mean column of the dark pixels in the upper part of the arrow
    for (int y = 68; y < 84; ++y)
      for (int x = 60; x < 125; ++x)
        if (qGray(image.pixel(x, y)) < 80)
          sum += x, ++count;
    return count > 0 ? sum / count : 0;
  };
  EXPECT_LT(tip(20.0), tip(std::nullopt) - 2) << "grid north east of true north: the arrow leans west";
  EXPECT_GT(tip(-20.0), tip(std::nullopt) + 2);
}

TEST_F(ExportTest, TheDialogPreviewsAndWritesWithoutBlocking) {
  ExportDialog dialog([this] { return what; });
  dialog.refresh();
  dialog.show();
  auto* preview = dialog.findChild<QLabel*>("preview");
  ASSERT_TRUE(QTest::qWaitFor([&] { return !preview->pixmap().isNull(); }));
  const QImage wide = preview->pixmap().toImage();
  EXPECT_GT(wide.width(), wide.height());
  dialog.findChild<QComboBox*>("paper")->setCurrentIndex(1); // tall
  EXPECT_TRUE(QTest::qWaitFor([&] { return preview->pixmap().width() < preview->pixmap().height(); }));
  EXPECT_EQ(dialog.findChild<QDoubleSpinBox*>("height")->value(), 297);
  EXPECT_EQ(dialog.findChild<QDoubleSpinBox*>("sheet-scale")->value(), 10000) << "that of the map";
  dialog.findChild<QDoubleSpinBox*>("dpi")->setValue(60);
  auto* title = dialog.findChild<QLineEdit*>("title");
  title->selectAll();
  QTest::keyClicks(title, "Named by hand");
  QSignalSpy exported(&dialog, &ExportDialog::exported);
  dialog.exportTo(QString::fromStdString((folder / "by-hand.png").string()));
  EXPECT_TRUE(dialog.findChild<QPushButton*>("cancel")->isEnabled());
  EXPECT_FALSE(dialog.findChild<QPushButton*>("start")->isEnabled());
  ASSERT_TRUE(exported.wait());
  const QImage sheet(exported[0][0].toString());
  EXPECT_EQ(sheet.size(), QSize(496, 702)); // 210 x 297 mm at 60 dpi
  EXPECT_EQ(sheet.text("Title"), "Named by hand");
}

TEST_F(ExportTest, TheDialogRemembersItsSettings) {
  {
    ExportDialog dialog([this] { return what; });
    dialog.show();
    dialog.findChild<QComboBox*>("format")->setCurrentIndex(2);
    dialog.findChild<QDoubleSpinBox*>("dpi")->setValue(333);
    dialog.findChild<QCheckBox*>("part3")->setChecked(false);
    dialog.close();
  }
  const ExportDialog again([this] { return what; });
  EXPECT_EQ(again.spec().format, SheetFormat::GeoTiff);
  EXPECT_EQ(again.spec().dpi, 333);
  EXPECT_FALSE(again.spec().showLegend);
  EXPECT_TRUE(again.spec().showNorth);
}

} // namespace
} // namespace scarp
