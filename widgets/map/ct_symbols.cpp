// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/ct_symbols.h"

#include "core/base/error.h"
#include "widgets/map/raster_source.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr QRgb kMuted = qRgb(150, 150, 150);
constexpr uint8_t kMutedIndex = 0; ///< the ramps use 1..255
constexpr uint8_t kSmall = 0, kFull = 1, kFirstByValue = 2;

QString tr(const char* words) {
  return QCoreApplication::translate("scarp::CtSymbols", words);
}

QString number(double value) {
  return QLocale().toString(value, 'g', 4);
}

/// Steps for values of one sign, from dark violet to yellow: even in lightness, apart for colour-blind
/// people.
const ColourTable& sequentialRamp() {
  static const ColourTable table =
      labRamp(std::array<QColor, 6>{QColor(68, 1, 84), QColor(65, 68, 135), QColor(42, 120, 142),
                                    QColor(34, 168, 132), QColor(122, 209, 81), QColor(253, 231, 37)});
  return table;
}

/// Grows with the motion without end, so that the strongest of the strong still win: 1..65535.
uint16_t strengthOf(double share) {
  const double s = std::abs(share);
  return static_cast<uint16_t>(1 + std::lround(65534 * (s / (1 + s))));
}

uint8_t sizeOf(double share) {
  const auto steps = static_cast<double>(CtSymbols::kSizes.size() - kFirstByValue - 1);
  return static_cast<uint8_t>(kFirstByValue + std::lround(steps * std::clamp(std::abs(share), 0.0, 1.0)));
}

std::vector<float> finiteOf(std::span<const float> values, bool absolute) {
  std::vector<float> finite;
  finite.reserve(values.size());
  for (const float v : values)
    if (std::isfinite(v))
      finite.push_back(absolute ? std::abs(v) : v);
  return finite;
}

} // namespace

std::vector<uint32_t> targetsOf(const CtCloud& cloud, const MultiPolygon& area, std::optional<Point> place) {
  std::vector<uint32_t> found;
  if (!area.empty()) {
    const std::vector<uint8_t> inside = insideTargets(cloud, area);
    for (size_t i = 0; i < inside.size(); ++i)
      if (inside[i])
        found.push_back(static_cast<uint32_t>(i));
  } else if (place) {
    if (const auto nearest = cloud.nearest(*place, 4 * cloud.spacing()))
      found.push_back(static_cast<uint32_t>(*nearest));
  }
  return found;
}

CtSymbols::CtSymbols(const CtCloud& cloud, CtStyle style, const CtColumns& columns,
                     const std::vector<uint8_t>* inside)
    : m_style(std::move(style)), m_symbols(cloud.size()) {
  useReference(cloud);
  m_kept = shownTargets(cloud, m_style.filter, m_referenceVelocity, columns, inside);
  m_shown = static_cast<size_t>(std::count(m_kept.begin(), m_kept.end(), 1));
  const std::string& field = m_style.field;
  if (field == "gi_bin") {
    paintBins(cloud);
  } else if (field == "velocity") {
    std::vector<float> values(cloud.velocities().begin(), cloud.velocities().end());
    for (float& v : values)
      v -= m_referenceVelocity;
    paintRamp(values, true);
  } else if (field == "coherence") {
    paintRamp(cloud.coherences(), false);
  } else if (field == "gi_z") {
    paintRamp(cloud.zScores(), false);
  } else {
    const auto found = columns.find(field);
    if (found == columns.end() || !found->second)
      throw inputError("the table has no column '" + field + "' with numbers");
    paintRamp(*found->second, false);
  }
  makeLegend(cloud.provenance(), field == "gi_bin", field == "velocity");
}

void CtSymbols::useReference(const CtCloud& cloud) {
  if (!m_style.reference)
    return;
  double sum = 0;
  for (const uint32_t i : targetsOf(cloud, m_style.reference->area, m_style.reference->place))
    if (std::isfinite(cloud.velocity(i))) {
      sum += cloud.velocity(i);
      ++m_referenceCount;
    }
  if (m_referenceCount > 0)
    m_referenceVelocity = static_cast<float>(sum / static_cast<double>(m_referenceCount));
}

void CtSymbols::paintRamp(std::span<const float> values, bool velocities) {
  if (values.empty())
    throw inputError("the table has no values of '" + m_style.field + "'",
                     "Colour the targets by another column.");
  const auto threshold = static_cast<float>(velocities ? m_style.threshold : -1);
  std::vector<float> finite = finiteOf(values, false);
  const auto [least, most] = finite.empty() ? std::pair(0.0f, 0.0f)
                                            : std::pair(*std::min_element(finite.begin(), finite.end()),
                                                        *std::max_element(finite.begin(), finite.end()));
  m_diverging = velocities || (least < 0 && most > 0);
  if (m_diverging) {
    double limit = m_style.limit;
    if (limit <= 0)
      limit = roundedUp(std::max(quantiles(finiteOf(values, true), 0, m_style.share).second,
                                 m_style.threshold * velocities));
    m_high = limit > 0 ? limit : 1;
    m_low = -m_high;
  } else {
    std::tie(m_low, m_high) = quantiles(std::move(finite), 1 - m_style.share, m_style.share);
    m_low = m_style.low.value_or(m_low);
    m_high = m_style.high.value_or(m_high);
  }
  const ColourTable& ramp = m_diverging ? divergingRamp() : sequentialRamp();
  std::copy(ramp.begin(), ramp.end(), m_table.begin());
  m_table[kMutedIndex] = kMuted;
  const double low = m_low, high = m_high, range = high > low ? high - low : 1;
  for (size_t i = 0; i < values.size(); ++i) {
    const float v = values[i];
    if (!m_kept[i] || !std::isfinite(v))
      continue;
    const double share =
        m_diverging ? static_cast<double>(v) / high : std::max(0.0, (static_cast<double>(v) - low) / range);
    const bool muted = std::abs(v) <= threshold;
    CtSymbol& symbol = m_symbols[i];
    symbol.strength = strengthOf(share);
    symbol.colour = muted ? kMutedIndex : static_cast<uint8_t>(std::max(1, rampIndex(v, low, high)));
    symbol.size = m_style.sizeByValue ? sizeOf(share) : muted ? kSmall : kFull;
  }
}

void CtSymbols::paintBins(const CtCloud& cloud) {
  if (cloud.zScores().empty() && !cloud.hasBins())
    throw inputError("the table has no hot spot classes", "Make a table with them first: scarp hotspot.");
  const ColourTable& ramp = divergingRamp();
  m_diverging = true;
  m_low = -3;
  m_high = 3;
  m_table.fill(kMuted);
  constexpr std::array<double, 3> kTones{0.36, 0.66, 0.97}; // 90, 95, 99 %: apart in lightness
  for (int bin = -3; bin <= 3; ++bin)
    m_table[static_cast<size_t>(4 + bin)] =
        bin == 0 ? kMuted
                 : ramp[static_cast<size_t>(
                       rampIndex(std::copysign(kTones[static_cast<size_t>(std::abs(bin) - 1)], bin), -1, 1))];
  for (size_t i = 0; i < m_symbols.size(); ++i) {
    const std::optional<int> bin = cloud.bin(i);
    if (!m_kept[i] || !bin)
      continue;
    const double share = std::abs(*bin) / 3.0;
    CtSymbol& symbol = m_symbols[i];
    symbol.strength = strengthOf(share);
    symbol.colour = static_cast<uint8_t>(4 + *bin);
    symbol.size = m_style.sizeByValue ? sizeOf(share) : *bin == 0 ? kSmall : kFull;
  }
}

void CtSymbols::makeLegend(const CtProvenance& from, bool bins, bool velocities) {
  const auto dot = [&](QRgb colour, const QString& text) {
    LegendSwatch swatch;
    swatch.fill = swatch.outline = QColor(colour);
    swatch.dot = true;
    swatch.text = text;
    m_legend.swatches.push_back(swatch);
  };
  if (bins) {
    m_legend.title = tr("Hot spots (Gi*), confidence; positive = toward the satellite");
    for (int bin = 3; bin >= -3; --bin) {
      const int confidence = std::array{0, 90, 95, 99}[static_cast<size_t>(std::abs(bin))];
      dot(m_table[static_cast<size_t>(4 + bin)], bin > 0   ? tr("hot, %1 %").arg(confidence)
                                                 : bin < 0 ? tr("cold, %1 %").arg(confidence)
                                                           : tr("not significant"));
    }
    return;
  }
  if (velocities)
    m_legend.title = tr("LOS velocity, mm/yr, positive = toward the satellite");
  else if (m_style.field == "coherence")
    m_legend.title = tr("Temporal coherence, 0–1");
  else if (m_style.field == "gi_z")
    m_legend.title = tr("Gi* z-score, positive = toward the satellite");
  else
    m_legend.title = QString::fromStdString(m_style.field);
  if (velocities && m_referenceCount > 0)
    m_legend.title += tr("; relative to the chosen reference: %1 mm/yr, mean of %2 target(s), is taken off")
                          .arg(QLocale().toString(m_referenceVelocity, 'f', 1),
                               QLocale().toString(static_cast<qulonglong>(m_referenceCount)));
  else if (velocities && !from.reference.empty())
    m_legend.title += tr("; reference: %1").arg(QString::fromStdString(from.reference));
  const QString sign = m_diverging ? QStringLiteral("+") : QString();
  m_legend.ramps.push_back({legendColours(m_diverging ? divergingRamp() : sequentialRamp()),
                            m_diverging ? QStringLiteral("−") + number(m_high) : number(m_low),
                            m_diverging ? QStringLiteral("0") : QString(), sign + number(m_high)});
  if (velocities)
    dot(kMuted, tr("stable: within ±%1 mm/yr").arg(number(m_style.threshold)));
}

} // namespace scarp
