// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/gi_layer.h"

#include "widgets/map/colour_ramp.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace scarp {

namespace {

constexpr QRgb kNeither = qRgb(150, 150, 150);
constexpr double kMuted = 0.6; ///< size of what is not significant

/// The rows of a disc, from the top: half their width in pixels.
struct Disc {
  int reach;
  std::vector<int> halves;

  explicit Disc(double radius) : reach(static_cast<int>(std::floor(radius))) {
    for (int dy = -reach; dy <= reach; ++dy)
      halves.push_back(static_cast<int>(std::sqrt(std::max(radius * radius - dy * dy, 0.0))));
  }
};

} // namespace

GiLayer::GiLayer(std::shared_ptr<const GiField> field, GiColour colour)
    : m_field(std::move(field)), m_colour(colour) {
  m_spacing = m_field->scene->gi.index().cellSize() / 2; // its cells hold some four points
}

QRgb GiLayer::binColour(int bin) {
  constexpr std::array<uint8_t, 7> places{0, 38, 80, 128, 175, 217, 255};
  return bin == 0 ? kNeither : divergingRamp()[places[static_cast<size_t>(std::clamp(bin, -3, 3) + 3)]];
}

QRgb GiLayer::colourOf(uint32_t point) const {
  if (m_colour == GiColour::Bin)
    return binColour(m_field->bin[point]);
  const float z = m_field->z[point];
  return std::isnan(z) ? kNeither : divergingRamp()[static_cast<size_t>(rampIndex(z, -kMostZ, kMostZ))];
}

bool GiLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  const double radius =
      std::clamp(0.45 * m_spacing / (view.mapPerPixel * view.pixelRatio), 1.6, 5.5) * view.pixelRatio;
  const Disc muted(kMuted * radius), significant(radius);
  const PointIndex& index = m_field->scene->gi.index();
  const auto xs = index.sortedX(), ys = index.sortedY();
  const double pad = (significant.reach + 1) * view.mapPerPixel;
  const Extent seen = view.extent();
  bool drawn = false;
  const auto draw = [&](uint32_t point, const Disc& disc) {
    const int column = static_cast<int>(std::floor(view.column(xs[point])));
    const int row = static_cast<int>(std::floor(view.row(ys[point])));
    const QRgb fill = colourOf(point);
    for (int dy = -disc.reach; dy <= disc.reach; ++dy) {
      const int y = row + dy, half = disc.halves[static_cast<size_t>(dy + disc.reach)];
      const int from = std::max(0, column - half), to = std::min(view.width - 1, column + half);
      if (y < 0 || y >= view.height || from > to)
        continue;
      auto* line = reinterpret_cast<QRgb*>(tile.scanLine(y));
      std::fill(line + from, line + to + 1, fill);
      drawn = true;
    }
  };
  // From the least to the most significant: what a zoomed-out map must not hide is drawn last.
  for (int size = 0; size <= 3; ++size)
    index.runsWithin({seen.xMin - pad, seen.yMin - pad, seen.xMax + pad, seen.yMax + pad},
                     [&](uint32_t first, uint32_t last) {
                       if (stop.stop_requested())
                         return;
                       for (uint32_t k = first; k < last; ++k)
                         if (m_field->bin[k] == size || (size > 0 && m_field->bin[k] == -size))
                           draw(k, size == 0 ? muted : significant);
                     });
  return drawn;
}

Legend GiLayer::legendOf(GiColour colour) {
  Legend legend;
  legend.title = tr("Gi*, positive = motion toward the satellite gathers");
  if (colour == GiColour::Z) {
    const QString most = QLocale().toString(kMostZ, 'g', 3);
    legend.ramps.push_back({legendColours(divergingRamp()), QStringLiteral("z −") + most, QStringLiteral("0"),
                            QStringLiteral("z +") + most});
    return legend;
  }
  for (const int bin : {3, 2, 1, 0, -1, -2, -3}) {
    const QString percent = QStringLiteral("%1 %").arg(std::abs(bin) == 3   ? 99
                                                       : std::abs(bin) == 2 ? 95
                                                                            : 90);
    LegendSwatch swatch;
    swatch.fill = swatch.outline = QColor(binColour(bin));
    swatch.dot = true;
    swatch.text = bin == 0  ? tr("not significant")
                  : bin > 0 ? tr("hot, %1").arg(percent)
                            : tr("cold, %1").arg(percent);
    legend.swatches.push_back(swatch);
  }
  return legend;
}

} // namespace scarp
