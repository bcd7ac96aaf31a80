// SPDX-License-Identifier: GPL-3.0-or-later
// A view of the map as a sheet: the map in a frame, title, legend, scale bar, north arrow, credits and date.
// One painter serves image, PDF and preview: lengths are mm and points, so only the resolution differs.
#pragma once

#include "core/geo/polygon.h"
#include "widgets/project/legend_view.h"

#include <QImage>
#include <QPainter>
#include <QRect>
#include <QString>
#include <optional>
#include <vector>

namespace scarp {

enum class SheetFormat { Png, Pdf, GeoTiff };

struct SheetSpec {
  SheetFormat format = SheetFormat::Png;
  double width = 297, height = 210; ///< mm
  double dpi = 200;
  double denominator = 25000; ///< of the scale
  Point centre;               ///< of the map, in its CRS
  QString title, credits;
  bool showTitle = true, showScaleBar = true, showNorth = true, showLegend = true, showCredits = true,
       showDate = true;
};

/// What the project says about itself.
struct SheetContent {
  std::vector<LegendView::Entry> legends;
  QString crs, date;
  bool synthetic = false;
  bool degrees = false;              ///< map units
  double unitMetres = 1;             ///< metres in a map unit, at the place
  std::optional<double> convergence; ///< of the map's north clockwise from true north, degrees
};

/// Whole pixels of the sheet at its resolution.
struct SheetLayout {
  QSize page;
  QRect map, title, side, footer; ///< empty where not shown
  double pixelsPerMm = 1;
};

/// A GeoTIFF is the map alone; what is shown of the rest lies over it.
SheetLayout layOutSheet(const SheetSpec& spec, const SheetContent& content);
/// Map units per pixel of the sheet.
double mapPerPixelOf(const SheetSpec& spec, const SheetContent& content);
/// What the map in the frame shows.
Extent mapExtentOf(const SheetSpec& spec, const SheetContent& content);
/// `map` fills the frame. The painter's device must have the sheet's resolution and size.
void paintSheet(QPainter& painter, const SheetSpec& spec, const SheetContent& content, const QImage& map);

} // namespace scarp
