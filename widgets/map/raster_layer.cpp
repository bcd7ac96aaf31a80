// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/raster_layer.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scarp {

namespace {

QRgb* lineOf(QImage& tile, int row) {
  return reinterpret_cast<QRgb*>(tile.scanLine(row));
}

int byteOf(std::optional<double> value) {
  return value && *value >= 0 && *value <= 255 && *value == std::floor(*value) ? static_cast<int>(*value)
                                                                               : -1;
}

QRgb shaded(QRgb colour, float factor) {
  const auto channel = [&](int value) { return static_cast<int>(static_cast<float>(value) * factor + 0.5F); };
  return qRgb(channel(qRed(colour)), channel(qGreen(colour)), channel(qBlue(colour)));
}

/// One pixel more on every side.
TileView grown(const TileView& view) {
  TileView wider = view;
  wider.left -= view.mapPerPixel;
  wider.top += view.mapPerPixel;
  wider.width += 2;
  wider.height += 2;
  return wider;
}

} // namespace

RasterLayer::RasterLayer(std::shared_ptr<const RasterSource> source, RasterDrawing drawing)
    : m_source(std::move(source)), m_drawing(std::move(drawing)),
      m_noData(m_source->noData(m_drawing.bands.front())) {}

bool RasterLayer::paintBytes(QImage& tile, const TileView& view) const {
  std::vector<uint8_t> values, covered;
  if (!m_source->sampleBytes(view, m_drawing.bands, m_drawing.sampling, values, covered))
    return false;
  const size_t cells = covered.size();
  const uint8_t *red = values.data(), *green = red + cells, *blue = green + cells;
  const int none = byteOf(m_noData), alsoNone = byteOf(m_drawing.noData);
  const auto is = [&](size_t pixel, int code) {
    return red[pixel] == code && green[pixel] == code && blue[pixel] == code;
  };
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    QRgb* line = lineOf(tile, row);
    for (int column = 0; column < view.width; ++column, ++pixel)
      if (covered[pixel] != 0 && !is(pixel, none) && !is(pixel, alsoNone))
        line[column] = qRgb(red[pixel], green[pixel], blue[pixel]);
  }
  return true;
}

bool RasterLayer::paintPalette(QImage& tile, const TileView& view) const {
  std::vector<uint8_t> values, covered;
  if (!m_source->sampleBytes(view, m_drawing.bands, {true, false}, values, covered))
    return false;
  std::array<QRgb, 256> colours{};
  const auto& palette = m_source->palette();
  for (size_t i = 0; i < std::min(palette.size(), colours.size()); ++i)
    colours[i] = qPremultiply(qRgba(palette[i][0], palette[i][1], palette[i][2], palette[i][3]));
  for (const int none : {byteOf(m_noData), byteOf(m_drawing.noData)})
    if (none >= 0)
      colours[static_cast<size_t>(none)] = 0;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    QRgb* line = lineOf(tile, row);
    for (int column = 0; column < view.width; ++column, ++pixel)
      if (covered[pixel] != 0)
        line[column] = colours[values[pixel]];
  }
  return true;
}

bool RasterLayer::paintColours(QImage& tile, const TileView& view) const {
  std::vector<float> values;
  if (!m_source->sample(view, m_drawing.bands, m_drawing.sampling, values))
    return false;
  const size_t cells = values.size() / 3;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    QRgb* line = lineOf(tile, row);
    for (int column = 0; column < view.width; ++column, ++pixel) {
      std::array<int, 3> channel{};
      bool valid = true, none = m_drawing.noData.has_value();
      for (size_t b = 0; b < 3; ++b) {
        const float value = values[b * cells + pixel];
        valid = valid && !std::isnan(value);
        none = none && value == static_cast<float>(*m_drawing.noData);
        const auto& [low, high] = m_drawing.limits[b];
        channel[b] = valid ? rampIndex(value, low, high) : 0;
      }
      if (valid && !none)
        line[column] = qRgb(channel[0], channel[1], channel[2]);
    }
  }
  return true;
}

bool RasterLayer::paintValues(QImage& tile, const TileView& view) const {
  const bool relief = m_drawing.hillshade.has_value();
  const TileView wanted = relief ? grown(view) : view;
  std::vector<float> values;
  if (!m_source->sample(wanted, m_drawing.bands, m_drawing.sampling, values))
    return false;
  std::vector<float> shade;
  if (relief)
    shade = shadeOf(values, view.width, view.height, view.mapPerPixel, *m_drawing.hillshade);
  const auto [low, high] = m_drawing.limits.front();
  const double below = m_drawing.below.value_or(-std::numeric_limits<double>::infinity());
  const double above = m_drawing.above.value_or(std::numeric_limits<double>::infinity());
  const float none = m_drawing.noData ? static_cast<float>(*m_drawing.noData) : NAN;
  bool drawn = false;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    QRgb* line = lineOf(tile, row);
    const float* value = values.data() +
                         static_cast<size_t>(row + (relief ? 1 : 0)) * static_cast<size_t>(wanted.width) +
                         (relief ? 1 : 0);
    for (int column = 0; column < view.width; ++column, ++pixel, ++value) {
      if (std::isnan(*value) || *value < below || *value > above || *value == none)
        continue;
      const QRgb colour = m_drawing.table[static_cast<size_t>(rampIndex(*value, low, high))];
      line[column] = relief ? shaded(colour, shade[pixel]) : colour;
      drawn = true;
    }
  }
  return drawn;
}

void RasterLayer::applyMask(QImage& tile, const TileView& view) const {
  std::vector<uint8_t> mask;
  if (!m_source->sampleMask(view, mask))
    return;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    QRgb* line = lineOf(tile, row);
    for (int column = 0; column < view.width; ++column, ++pixel)
      if (mask[pixel] != 255) {
        const QRgb colour = line[column];
        const auto part = [&](int value) { return (value * mask[pixel] + 127) / 255; };
        line[column] =
            qRgba(part(qRed(colour)), part(qGreen(colour)), part(qBlue(colour)), part(qAlpha(colour)));
      }
  }
}

bool RasterLayer::paint(QImage& tile, const TileView& view, const std::stop_token&) const {
  const bool drawn = m_drawing.palette             ? paintPalette(tile, view)
                     : m_drawing.bands.size() != 3 ? paintValues(tile, view)
                     : m_drawing.limits.empty()    ? paintBytes(tile, view)
                                                   : paintColours(tile, view);
  if (drawn && m_source->hasMask())
    applyMask(tile, view);
  return drawn;
}

Legend RasterLayer::legend() const {
  if (m_drawing.palette || m_drawing.bands.size() == 3)
    return {};
  const QLocale locale;
  const auto text = [&](double value) { return locale.toString(value, 'f', m_drawing.decimals); };
  const auto [low, high] = m_drawing.limits.front();
  LegendRamp ramp{legendColours(m_drawing.table), text(low), {}, text(high)};
  if (m_drawing.symmetric)
    ramp.middle = QStringLiteral("0");
  return {m_drawing.title, {ramp}, {}};
}

std::optional<QString> RasterLayer::valueAt(Point place) const {
  QStringList parts;
  for (const int band : m_drawing.bands) {
    const auto value = m_source->valueAt(place, band);
    if (!value || (m_drawing.noData && *value == *m_drawing.noData))
      return {};
    parts << (m_drawing.bands.size() == 3 ? QLocale().toString(*value, 'g', 6)
                                          : QLocale().toString(*value, 'f', m_drawing.decimals));
  }
  const QString numbers = parts.join(QStringLiteral(", "));
  return m_drawing.unit.isEmpty() ? numbers : numbers + QLatin1Char(' ') + m_drawing.unit;
}

} // namespace scarp
