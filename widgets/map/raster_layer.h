// SPDX-License-Identifier: GPL-3.0-or-later
// Rasters on the map: an image of three bands as it is (or stretched where it is not 8 bit), or one band
// through a colour table with limits. NoData is transparent; so is what lies below a threshold.
#pragma once

#include "widgets/map/colour_ramp.h"
#include "widgets/map/raster_source.h"

#include <array>
#include <memory>
#include <vector>

namespace scarp {

class ImageLayer : public MapLayer {
public:
  /// Bands 1 to 3, or band 1 as grey when there are fewer. `limits` per band; empty: bytes as they are.
  ImageLayer(std::shared_ptr<const RasterSource> source, std::vector<std::pair<double, double>> limits);
  Extent extent() const override { return m_source->extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  std::optional<QString> valueAt(Point place) const override;
  /// 2 % and 98 % of each band for images that are not 8 bit, nothing otherwise.
  static std::vector<std::pair<double, double>> stretchFor(const RasterSource& source);

private:
  bool paintBytes(QImage& tile, const TileView& view) const;

  std::shared_ptr<const RasterSource> m_source;
  std::vector<int> m_bands;
  std::vector<std::pair<double, double>> m_limits;
};

struct ValueStyle {
  ColourTable table{};
  double low = 0, high = 1;
  std::optional<double> transparentBelow = {}; ///< not drawn
  QString title, unit;                         ///< of the legend; the unit also follows values
  bool symmetric = false;                      ///< the legend shows the middle
  bool cyclic = false;                         ///< high is low again (aspect)
  int decimals = 1;
};

class ValueLayer : public MapLayer {
public:
  ValueLayer(std::shared_ptr<const RasterSource> source, ValueStyle style)
      : m_source(std::move(source)), m_style(std::move(style)) {}
  Extent extent() const override { return m_source->extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;
  std::optional<QString> valueAt(Point place) const override;
  const ValueStyle& style() const { return m_style; }

private:
  std::shared_ptr<const RasterSource> m_source;
  ValueStyle m_style;
};

} // namespace scarp
