// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets as small discs. Their symbols say which colour, how large, how strong: where discs overlap
// the strongest wins the pixel, so that none of the strong ones is hidden, however many there are.
#pragma once

#include "widgets/map/ct_source.h"
#include "widgets/map/ct_symbols.h"
#include "widgets/map/map_layer.h"

#include <memory>

namespace scarp {

class CtLayer : public MapLayer {
public:
  CtLayer(std::shared_ptr<const CtCloud> cloud, std::shared_ptr<const CtSymbols> symbols,
          std::shared_ptr<const CtSource> source = nullptr)
      : m_cloud(std::move(cloud)), m_symbols(std::move(symbols)), m_source(std::move(source)) {}
  Extent extent() const override { return m_cloud->extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override { return m_symbols->legend(); }
  const CtCloud& cloud() const { return *m_cloud; }
  const CtSymbols& symbols() const { return *m_symbols; }
  /// Where more can be read; null for targets that are in no file.
  const std::shared_ptr<const CtSource>& source() const { return m_source; }
  const CtStyle& style() const { return m_symbols->style(); }
  /// Radius of a disc in device pixels at a scale.
  double radius(double mapPerPixel, double pixelRatio) const;
  /// A stability threshold from the spread of the velocities: their standard deviation, rounded, as the study
  /// did.
  static double suggestedThreshold(const CtCloud& cloud);

private:
  std::shared_ptr<const CtCloud> m_cloud;
  std::shared_ptr<const CtSymbols> m_symbols;
  std::shared_ptr<const CtSource> m_source;
};

} // namespace scarp
