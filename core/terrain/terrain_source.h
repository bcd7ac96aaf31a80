// SPDX-License-Identifier: GPL-3.0-or-later
// Elevation, slope and aspect of any cells: derived on the grid of the elevations, then brought to other
// grids. Elevation and slope bilinearly, aspect through its sine and cosine. Metres and degrees; NaN is no
// data. Not shared by threads.
#pragma once

#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "core/terrain/horn.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace scarp {

struct TerrainCells {
  std::vector<double> elevation, slope, aspect;
  explicit TerrainCells(int64_t cells = 0);
};

class TerrainSource {
public:
  /// Throws Error(Input): no raster, no georeference, several bands, a CRS without metres or degrees.
  TerrainSource(const std::filesystem::path& dem, TerrainEdges edges);

  const GridSpec& grid() const { return m_reader.grid(); }
  /// Of a window of the elevations' own grid, which may reach outside (NaN there).
  TerrainCells derive(const Window& window) const;
  /// Of a window of another grid in any CRS. A cell has a value where the cell of the elevations around its
  /// centre has one; of its other neighbours those without value do not weigh.
  TerrainCells resample(const GridSpec& target, const Window& window);

private:
  void fill(const GridSpec& target, const Window& whole, const Window& part, TerrainCells& out);

  RasterReader m_reader;
  TerrainEdges m_edges;
  CellMeasure m_measure;
  std::optional<CrsTransform> m_transform; ///< from the CRS of the last target
  std::string m_transformFrom;
};

/// The centres of a window's cells in another CRS, row by row. Where the transform is smooth (nearly always)
/// it is interpolated between exact nodes, checked to be good to `tolerance` (in units of the other CRS).
void transformedCentres(const GridSpec& grid, const Window& window, const CrsTransform& transform,
                        double tolerance, std::vector<double>& x, std::vector<double>& y);

} // namespace scarp
