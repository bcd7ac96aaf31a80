// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/raster_layer.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

namespace scarp {

ImageLayer::ImageLayer(std::shared_ptr<const RasterSource> source,
                       std::vector<std::pair<double, double>> limits)
    : m_source(std::move(source)), m_limits(std::move(limits)) {
  m_bands = m_source->bands() >= 3 ? std::vector<int>{1, 2, 3} : std::vector<int>{1};
}

std::vector<std::pair<double, double>> ImageLayer::stretchFor(const RasterSource& source) {
  std::vector<std::pair<double, double>> limits;
  if (source.type() == RasterType::Byte)
    return limits;
  for (int band = 1; band <= (source.bands() >= 3 ? 3 : 1); ++band)
    limits.push_back(quantiles(source.someValues(band), 0.02, 0.98));
  return limits;
}

bool ImageLayer::paintBytes(QImage& tile, const TileView& view) const {
  std::vector<uint8_t> values, covered;
  if (!m_source->sampleBytes(view, m_bands, values, covered))
    return false;
  const size_t cells = covered.size();
  const uint8_t *red = values.data(), *green = red, *blue = red;
  if (m_bands.size() == 3) {
    green = red + cells;
    blue = green + cells;
  }
  const auto missing = m_source->noData();
  const int none = missing && *missing >= 0 && *missing <= 255 ? static_cast<int>(*missing) : -1;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    auto* line = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = 0; column < view.width; ++column, ++pixel)
      if (covered[pixel] != 0 && !(red[pixel] == none && green[pixel] == none && blue[pixel] == none))
        line[column] = qRgb(red[pixel], green[pixel], blue[pixel]);
  }
  return true;
}

bool ImageLayer::paint(QImage& tile, const TileView& view, const std::stop_token&) const {
  if (m_limits.empty())
    return paintBytes(tile, view);
  std::vector<float> values;
  if (!m_source->sample(view, m_bands, values))
    return false;
  const size_t cells = values.size() / m_bands.size();
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    auto* line = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = 0; column < view.width; ++column, ++pixel) {
      std::array<int, 3> channel{};
      bool valid = true;
      for (size_t b = 0; b < m_bands.size(); ++b) {
        const float value = values[b * cells + pixel];
        valid = valid && !std::isnan(value);
        channel[b] = valid ? rampIndex(value, m_limits[b].first, m_limits[b].second) : 0;
      }
      if (valid)
        line[column] = m_bands.size() == 3 ? qRgb(channel[0], channel[1], channel[2])
                                           : qRgb(channel[0], channel[0], channel[0]);
    }
  }
  return true;
}

std::optional<QString> ImageLayer::valueAt(Point place) const {
  QStringList parts;
  for (const int band : m_bands) {
    const auto value = m_source->valueAt(place, band);
    if (!value)
      return {};
    parts << QLocale().toString(*value, 'g', 6);
  }
  return parts.join(QStringLiteral(", "));
}

bool ValueLayer::paint(QImage& tile, const TileView& view, const std::stop_token&) const {
  std::vector<float> values;
  if (!m_source->sample(view, {1}, values))
    return false;
  bool drawn = false;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    auto* line = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = 0; column < view.width; ++column, ++pixel) {
      const float value = values[pixel];
      if (std::isnan(value) || (m_style.transparentBelow && value < *m_style.transparentBelow))
        continue;
      line[column] = m_style.table[static_cast<size_t>(rampIndex(value, m_style.low, m_style.high))];
      drawn = true;
    }
  }
  return drawn;
}

Legend ValueLayer::legend() const {
  const QLocale locale;
  const auto text = [&](double value) { return locale.toString(value, 'f', m_style.decimals); };
  LegendRamp ramp{legendColours(m_style.table), text(m_style.low), {}, text(m_style.high)};
  if (m_style.symmetric)
    ramp.middle = QStringLiteral("0");
  return {m_style.title, {ramp}, {}};
}

std::optional<QString> ValueLayer::valueAt(Point place) const {
  const auto value = m_source->valueAt(place);
  if (!value)
    return {};
  const QString number = QLocale().toString(*value, 'f', m_style.decimals);
  return m_style.unit.isEmpty() ? number : number + QLatin1Char(' ') + m_style.unit;
}

} // namespace scarp
