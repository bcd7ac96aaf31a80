// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_layer.h"

#include "widgets/map/colour_ramp.h"
#include "widgets/map/disc_painter.h"
#include "widgets/map/raster_source.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace scarp {

namespace {

constexpr QRgb kMuted = qRgb(150, 150, 150);
} // namespace

CtLayer::CtLayer(std::shared_ptr<const CtCloud> cloud, CtStyle style)
    : m_cloud(std::move(cloud)), m_style(style) {
  if (m_style.limit <= 0)
    m_style.limit = roundedUp(std::max(m_cloud->quantileOfMotion(0.98), m_style.threshold));
}

double CtLayer::suggestedThreshold(const CtCloud& cloud) {
  const double deviation = cloud.standardDeviation();
  return deviation >= 2 ? std::round(deviation) : std::max(0.1, std::round(deviation * 10) / 10);
}

double CtLayer::radius(double mapPerPixel, double pixelRatio) const {
  const double spacing = m_cloud->spacing() / (mapPerPixel * pixelRatio); // logical pixels
  return std::clamp(0.42 * spacing, 1.3, 5.0) * m_style.size * pixelRatio;
}

bool CtLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  const double full = radius(view.mapPerPixel, view.pixelRatio);
  const std::array radii{full, std::max(0.5, full * 0.62)};
  DiscPainter discs(tile, radii);
  const double pad = (full + 1) * view.mapPerPixel, pixelsPerMap = 1 / view.mapPerPixel;
  const Extent seen = view.extent();
  const float strongest = std::max(m_cloud->strongest(), 1e-6f);
  const auto threshold = static_cast<float>(m_style.threshold);
  const ColourTable& table = divergingRamp();
  bool drawn = false;
  m_cloud->runsIn({seen.xMin - pad, seen.yMin - pad, seen.xMax + pad, seen.yMax + pad}, [&](size_t first,
                                                                                            size_t last) {
    if (stop.stop_requested())
      return;
    for (size_t i = first; i < last; ++i) {
      const float v = m_cloud->velocity(i);
      if (std::isnan(v))
        continue;
      const bool muted = std::abs(v) <= threshold;
      const auto power = static_cast<uint16_t>(1 + std::min(65534.0f, std::abs(v) / strongest * 65534.0f));
      const QRgb fill =
          muted ? kMuted : table[static_cast<size_t>(rampIndex(v, -m_style.limit, m_style.limit))];
      // Far in, the rest of a grid cell may reach millions of pixels away.
      const auto pixelAt = [](double at) { return static_cast<int>(std::floor(std::clamp(at, -1e6, 1e6))); };
      const int column = pixelAt((m_cloud->x(i) - view.left) * pixelsPerMap);
      const int row = pixelAt((view.top - m_cloud->y(i)) * pixelsPerMap);
      drawn = discs.put(column, row, muted ? 1 : 0, power, fill) || drawn;
    }
  });
  return drawn;
}

Legend CtLayer::legend() const {
  const QLocale locale;
  Legend legend;
  legend.title =
      QCoreApplication::translate("scarp::CtLayer", "LOS velocity, mm/yr, positive = toward the satellite");
  const QString limit = locale.toString(m_style.limit, 'g', 4);
  legend.ramps.push_back({legendColours(divergingRamp()), QStringLiteral("−") + limit, QStringLiteral("0"),
                          QStringLiteral("+") + limit});
  LegendSwatch muted;
  muted.fill = muted.outline = QColor(kMuted);
  muted.dot = true;
  muted.text = QCoreApplication::translate("scarp::CtLayer", "stable: within ±%1 mm/yr")
                   .arg(locale.toString(m_style.threshold, 'g', 4));
  legend.swatches.push_back(muted);
  return legend;
}

} // namespace scarp
