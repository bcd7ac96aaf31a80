// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/map_export.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/geo/raster.h"
#include "widgets/map/tile_renderer.h"

#include <QCoreApplication>
#include <QPageSize>
#include <QPdfWriter>
#include <atomic>
#include <cmath>
#include <cstring>
#include <mutex>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr double kMostPixels = 120e6; // 480 MB as an image
constexpr double kScreenDpi = 96;     // pens and discs are sized for it

std::string text(const char* words) {
  return QCoreApplication::translate("scarp::MapExport", words).toStdString();
}

void checkSize(const QSize& page) {
  if (double(page.width()) * page.height() > kMostPixels)
    throw inputError(QCoreApplication::translate("scarp::MapExport", "A sheet of %1 x %2 pixels is too large")
                         .arg(page.width())
                         .arg(page.height())
                         .toStdString(),
                     text("Choose fewer dots per inch, or a smaller sheet."));
}

[[noreturn]] void refuse(const fs::path& file) {
  throw inputError(QCoreApplication::translate("scarp::MapExport", "%1 cannot be written")
                       .arg(QString::fromStdString(file.string()))
                       .toStdString(),
                   text("Is the disk full, or the folder read-only?"));
}

QString description(const MapExport& what) {
  QStringList parts{what.spec.credits, what.content.crs};
  if (what.content.synthetic)
    parts.prepend(QString::fromStdString(text("Synthetic scene: nothing on this map was measured.")));
  parts.removeAll(QString());
  return parts.join(QStringLiteral("; "));
}

void writePng(const MapExport& what, const fs::path& file, const Progress& progress) {
  QImage sheet = drawSheet(what, progress.part(0, 0.9));
  sheet.setText(QStringLiteral("Title"), what.spec.title);
  sheet.setText(QStringLiteral("Description"), description(what));
  progress.step(0.9, text("writing"));
  TemporaryFile beside(file);
  if (!sheet.save(QString::fromStdString(beside.path().string()), "PNG"))
    refuse(file);
  beside.commit();
}

void writePdf(const MapExport& what, const fs::path& file, const Progress& progress) {
  const QImage map = drawSheetMap(what, progress.part(0, 0.9));
  progress.step(0.9, text("writing"));
  TemporaryFile beside(file);
  {
    QPdfWriter writer(QString::fromStdString(beside.path().string()));
    writer.setResolution(static_cast<int>(std::lround(what.spec.dpi)));
    writer.setPageSize(QPageSize(QSizeF(what.spec.width, what.spec.height), QPageSize::Millimeter, {},
                                 QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setTitle(what.spec.title);
    writer.setCreator(QCoreApplication::applicationName());
    QPainter painter;
    if (!painter.begin(&writer))
      refuse(file);
    paintSheet(painter, what.spec, what.content, map);
    if (!painter.end())
      refuse(file);
  }
  beside.commit();
}

void writeGeoTiff(const MapExport& what, const fs::path& file, const Progress& progress) {
  const QImage sheet = drawSheet(what, progress.part(0, 0.8));
  const Extent extent = mapExtentOf(what.spec, what.content);
  const double cell = mapPerPixelOf(what.spec, what.content);
  const GridSpec grid{what.crs, extent.xMin, extent.yMax, cell, cell, sheet.width(), sheet.height()};
  RasterOptions options;
  options.type = RasterType::Byte;
  options.bands = 3;
  options.descriptions = {"red", "green", "blue"};
  options.metadata = {{"TIFFTAG_DOCUMENTNAME", what.spec.title.toStdString()},
                      {"TIFFTAG_IMAGEDESCRIPTION", description(what).toStdString()},
                      {"TIFFTAG_XRESOLUTION", formatNumber(what.spec.dpi)},
                      {"TIFFTAG_YRESOLUTION", formatNumber(what.spec.dpi)},
                      {"TIFFTAG_RESOLUTIONUNIT", "2"}};
  RasterWriter writer(file, grid, options);
  constexpr int kStrip = 256;
  std::vector<uint8_t> values;
  for (int top = 0; top < sheet.height(); top += kStrip) {
    progress.step(0.8 + 0.2 * top / sheet.height(), text("writing"));
    const int rows = std::min(kStrip, sheet.height() - top);
    values.resize(static_cast<size_t>(rows) * static_cast<size_t>(sheet.width()));
    for (int band = 0; band < 3; ++band) {
      size_t at = 0;
      for (int row = 0; row < rows; ++row) {
        const auto* line = reinterpret_cast<const QRgb*>(sheet.constScanLine(top + row));
        for (int column = 0; column < sheet.width(); ++column)
          values[at++] = static_cast<uint8_t>(line[column] >> (16 - 8 * band));
      }
      writer.writeBytes({0, top, sheet.width(), rows}, band + 1, values);
    }
  }
  writer.finish();
}

} // namespace

QImage drawSheetMap(const MapExport& what, const Progress& progress) {
  const SheetLayout layout = layOutSheet(what.spec, what.content);
  checkSize(layout.page);
  const int width = layout.map.width(), height = layout.map.height();
  const double scale = mapPerPixelOf(what.spec, what.content);
  const Extent extent = mapExtentOf(what.spec, what.content);
  QImage map(width, height, QImage::Format_RGB32);
  if (map.isNull())
    throw inputError(text("There is not enough memory for this sheet"),
                     text("Choose fewer dots per inch, or a smaller sheet."));
  uchar* const pixels = map.bits();
  const qsizetype stride = map.bytesPerLine();
  TileRenderer renderer(0); // a cache of its own: these tiles are not the screen's
  std::mutex mutex;
  QString failure;
  renderer.setMemory(0); // and none of them is drawn twice
  QObject::connect(
      &renderer, &TileRenderer::layerFailed, &renderer,
      [&](uint64_t serial, const QString& message) {
        const std::lock_guard lock(mutex);
        for (const PictureEntry& entry : what.picture->entries)
          if (entry.layer && entry.layer->serial() == serial)
            failure = entry.id + ": " + message;
      },
      Qt::DirectConnection);
  const int columns = (width + kTileSize - 1) / kTileSize, rows = (height + kTileSize - 1) / kTileSize;
  std::atomic<int> done{0};
  progress.step(0, text("drawing the map"));
  parallelRanges(int64_t{columns} * rows, 1, [&](int64_t first, int64_t last) {
    for (int64_t i = first; i < last; ++i) {
      const int column = static_cast<int>(i % columns), row = static_cast<int>(i / columns);
      TileRequest request;
      request.address = {scale, column, row};
      request.view = {extent.xMin + column * kTileSize * scale,
                      extent.yMax - row * kTileSize * scale,
                      scale,
                      std::min(kTileSize, width - column * kTileSize),
                      std::min(kTileSize, height - row * kTileSize),
                      what.spec.dpi / kScreenDpi};
      request.picture = what.picture;
      const QImage tile = renderer.draw(request, progress.stopToken());
      if (!tile.isNull())
        for (int y = 0; y < tile.height(); ++y)
          std::memcpy(pixels + static_cast<qsizetype>(row * kTileSize + y) * stride +
                          static_cast<qsizetype>(column) * kTileSize * 4,
                      tile.constScanLine(y), static_cast<size_t>(tile.width()) * 4);
      progress.step(static_cast<double>(++done) / (columns * rows), text("drawing the map"));
    }
  });
  if (!failure.isEmpty())
    throw inputError(failure.toStdString(), text("Repair or hide this layer, then export again."));
  return map;
}

QImage drawSheet(const MapExport& what, const Progress& progress) {
  const SheetLayout layout = layOutSheet(what.spec, what.content);
  const QImage map = drawSheetMap(what, progress);
  QImage sheet(layout.page, QImage::Format_RGB32);
  sheet.fill(Qt::white);
  const int dotsPerMetre = static_cast<int>(std::lround(what.spec.dpi / 0.0254));
  sheet.setDotsPerMeterX(dotsPerMetre);
  sheet.setDotsPerMeterY(dotsPerMetre);
  QPainter painter(&sheet);
  paintSheet(painter, what.spec, what.content, map);
  painter.end();
  return sheet;
}

void exportMap(const MapExport& what, const fs::path& file, const Progress& progress) {
  switch (what.spec.format) {
  case SheetFormat::Png:
    writePng(what, file, progress);
    break;
  case SheetFormat::Pdf:
    writePdf(what, file, progress);
    break;
  case SheetFormat::GeoTiff:
    writeGeoTiff(what, file, progress);
    break;
  }
  progress.step(1, text("done"));
}

} // namespace scarp
