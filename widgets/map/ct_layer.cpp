// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_layer.h"

#include "widgets/map/disc_painter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scarp {

double CtLayer::suggestedThreshold(const CtCloud& cloud) {
  const double deviation = cloud.standardDeviation();
  return deviation >= 2 ? std::round(deviation) : std::max(0.1, std::round(deviation * 10) / 10);
}

double CtLayer::radius(double mapPerPixel, double pixelRatio) const {
  const double spacing = m_cloud->spacing() / (mapPerPixel * pixelRatio); // logical pixels
  return std::clamp(0.42 * spacing, 1.3, 5.0) * style().size * pixelRatio;
}

bool CtLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  const double full = radius(view.mapPerPixel, view.pixelRatio);
  std::array<double, CtSymbols::kSizes.size()> radii{};
  for (size_t k = 0; k < radii.size(); ++k)
    radii[k] = std::max(0.5, full * CtSymbols::kSizes[k]);
  DiscPainter discs(tile, radii);
  const double pad = (full * CtSymbols::kSizes.back() + 1) * view.mapPerPixel,
               pixelsPerMap = 1 / view.mapPerPixel;
  const Extent seen = view.extent();
  bool drawn = false;
  m_cloud->runsIn({seen.xMin - pad, seen.yMin - pad, seen.xMax + pad, seen.yMax + pad}, [&](size_t first,
                                                                                            size_t last) {
    if (stop.stop_requested())
      return;
    for (size_t i = first; i < last; ++i) {
      const CtSymbol symbol = (*m_symbols)[i];
      if (symbol.strength == 0)
        continue;
      // Far in, the rest of a grid cell may reach millions of pixels away.
      const auto pixelAt = [](double at) { return static_cast<int>(std::floor(std::clamp(at, -1e6, 1e6))); };
      const int column = pixelAt((m_cloud->x(i) - view.left) * pixelsPerMap);
      const int row = pixelAt((view.top - m_cloud->y(i)) * pixelsPerMap);
      drawn = discs.put(column, row, symbol.size, symbol.strength, m_symbols->colour(symbol.colour)) || drawn;
    }
  });
  return drawn;
}

} // namespace scarp
