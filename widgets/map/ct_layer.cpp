// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_layer.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

/// The pixels of a disc: one run per row, and whether a run's ends (or a whole row) are the rim.
struct Disc {
  struct Row {
    int dy, half;
  };
  std::vector<Row> rows;
  bool rim = false;
  int reach = 0;

  explicit Disc(double radius) {
    reach = static_cast<int>(std::floor(radius));
    for (int dy = -reach; dy <= reach; ++dy)
      rows.push_back({dy, static_cast<int>(std::floor(std::sqrt(std::max(0.0, radius * radius - dy * dy))))});
    rim = radius >= 3;
  }
  int halfAt(size_t row) const { return row < rows.size() ? rows[row].half : -1; }
};

QRgb darker(QRgb colour) {
  return qRgb(qRed(colour) * 55 / 100, qGreen(colour) * 55 / 100, qBlue(colour) * 55 / 100);
}

} // namespace

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
  std::vector<Disc> discs;
  for (const double factor : CtSymbols::kSizes)
    discs.emplace_back(std::max(0.5, full * factor));
  const double pad = (full * CtSymbols::kSizes.back() + 1) * view.mapPerPixel;
  const Extent seen = view.extent();
  // Strength of what a pixel shows, 16 bit, 0: nothing yet. A test on it lets the strongest win.
  std::vector<uint16_t> strength(static_cast<size_t>(view.width) * static_cast<size_t>(view.height), 0);
  auto* pixels = reinterpret_cast<QRgb*>(tile.bits());
  const auto stride = static_cast<size_t>(tile.bytesPerLine()) / sizeof(QRgb);
  bool drawn = false;
  m_cloud->runsIn({seen.xMin - pad, seen.yMin - pad, seen.xMax + pad, seen.yMax + pad}, [&](size_t first,
                                                                                            size_t last) {
    if (stop.stop_requested())
      return;
    for (size_t i = first; i < last; ++i) {
      const CtSymbol symbol = (*m_symbols)[i];
      if (symbol.strength == 0)
        continue;
      const Disc& disc = discs[symbol.size];
      const int column = static_cast<int>(std::floor(view.column(m_cloud->x(i))));
      const int row = static_cast<int>(std::floor(view.row(m_cloud->y(i))));
      if (column + disc.reach < 0 || column - disc.reach >= view.width || row + disc.reach < 0 ||
          row - disc.reach >= view.height)
        continue;
      const uint16_t power = symbol.strength;
      const QRgb fill = m_symbols->colour(symbol.colour);
      const QRgb edge = disc.rim ? darker(fill) : fill;
      for (size_t k = 0; k < disc.rows.size(); ++k) {
        const int y = row + disc.rows[k].dy, half = disc.rows[k].half;
        if (y < 0 || y >= view.height)
          continue;
        const int inner = std::min(k > 0 ? disc.halfAt(k - 1) : -1, disc.halfAt(k + 1)); // beyond it: the rim
        for (int x = std::max(0, column - half); x <= std::min(view.width - 1, column + half); ++x) {
          const size_t at = static_cast<size_t>(y) * static_cast<size_t>(view.width) + static_cast<size_t>(x);
          if (power < strength[at])
            continue;
          strength[at] = power;
          const int away = std::abs(x - column);
          pixels[static_cast<size_t>(y) * stride + static_cast<size_t>(x)] =
              away >= half || away > inner ? edge : fill;
        }
      }
      drawn = true;
    }
  });
  return drawn;
}

} // namespace scarp
