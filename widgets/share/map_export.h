// SPDX-License-Identifier: GPL-3.0-or-later
// Draws a sheet from the layers at its own resolution and writes it: PNG, PDF with text as text, or GeoTIFF
// with the place of every pixel. For worker threads. Files appear whole or not at all.
#pragma once

#include "core/base/progress.h"
#include "widgets/map/map_picture.h"
#include "widgets/share/map_sheet.h"

#include <filesystem>
#include <memory>
#include <string>

namespace scarp {

struct MapExport {
  std::shared_ptr<const MapPicture> picture; ///< layers bottom first
  SheetSpec spec;
  SheetContent content;
  std::string crs; ///< WKT of the map
};

/// The map inside the sheet's frame; throws Error naming a layer that cannot be drawn, and Cancelled.
QImage drawSheetMap(const MapExport& what, const Progress& progress);
/// The whole sheet as an image.
QImage drawSheet(const MapExport& what, const Progress& progress);
/// Throws Error(Input) for a sheet too large for memory and for what the file system says.
void exportMap(const MapExport& what, const std::filesystem::path& file, const Progress& progress);

} // namespace scarp
