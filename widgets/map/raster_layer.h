// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters on the map: three bands as red, green and blue, one band through a colour table with limits, or the
// colours of a palette. NoData, masked cells and values outside the chosen range are transparent. All limits
// are settled: nothing here looks at statistics.
#pragma once

#include "widgets/map/colour_ramp.h"
#include "widgets/map/hillshade.h"
#include "widgets/map/raster_source.h"

#include <memory>
#include <utility>
#include <vector>

namespace scarp {

struct RasterDrawing {
  std::vector<int> bands{1};                       ///< one, or red, green and blue
  std::vector<std::pair<double, double>> limits{}; ///< of each band; empty: bytes as they are
  ColourTable table{};                             ///< for one band
  bool palette = false;                            ///< one band in the colours that the file brings
  std::optional<double> below{}, above{};          ///< of one band: values beyond are not drawn
  std::optional<double> noData{};                  ///< besides what the file declares
  std::optional<Hillshade> hillshade{};            ///< of one band: multiplies the colours
  Sampling sampling{};
  QString title{}, unit{}; ///< of the legend; the unit also follows values
  bool symmetric = false;  ///< the legend shows the middle
  int decimals = 1;
};

class RasterLayer : public MapLayer {
public:
  RasterLayer(std::shared_ptr<const RasterSource> source, RasterDrawing drawing);
  Extent extent() const override { return m_source->extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;
  std::optional<QString> valueAt(Point place) const override;
  const RasterDrawing& drawing() const { return m_drawing; }
  const std::shared_ptr<const RasterSource>& source() const { return m_source; }

private:
  bool paintBytes(QImage& tile, const TileView& view) const;
  bool paintPalette(QImage& tile, const TileView& view) const;
  bool paintColours(QImage& tile, const TileView& view) const;
  bool paintValues(QImage& tile, const TileView& view) const;
  void applyMask(QImage& tile, const TileView& view) const;

  std::shared_ptr<const RasterSource> m_source;
  RasterDrawing m_drawing;
  std::optional<double> m_noData; ///< of the first band, as the file declares it
};

} // namespace scarp
