// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/series_chart.h"

#include "widgets/chart/chart_palette.h"
#include "widgets/chart/curve_reduction.h"

#include <QAreaSeries>
#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

QList<QPointF> light(const std::vector<QPointF>& points) {
  const auto few = reduced(points, SeriesChart::kMostPoints / 2 - 1); // and both ends
  return {few.begin(), few.end()};
}

QColor faint(QColor colour, float alpha) {
  colour.setAlphaF(alpha);
  return colour;
}

QDateTime timeAt(double milliseconds) {
  return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(milliseconds), Qt::UTC);
}

} // namespace

SeriesChart::SeriesChart(QWidget* parent) : ZoomChart(parent), m_x(new QDateTimeAxis), m_y(new QValueAxis) {
  chart()->setLocalizeNumbers(true);
  chart()->setMargins({2, 0, 8, 0});
  chart()->setTitleFont(font());
  m_x->setFormat(QStringLiteral("MMM yyyy"));
  m_y->setLabelFormat(QStringLiteral("%.0f"));
  for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{m_x, m_y}) {
    axis->setTitleFont(font());
    axis->setLabelsFont(font());
  }
  chart()->addAxis(m_x, Qt::AlignBottom);
  chart()->addAxis(m_y, Qt::AlignLeft);
  connect(m_x, &QDateTimeAxis::rangeChanged, this, [this](const QDateTime& from, const QDateTime& to) {
    emit timeRangeChanged(static_cast<double>(from.toMSecsSinceEpoch()),
                          static_cast<double>(to.toMSecsSinceEpoch()));
  });
  setMinimumSize(200, 90);
  applyPalette(*chart(), palette());
}

void SeriesChart::setTitles(const QString& title, const QString& yTitle) {
  chart()->setTitle(title);
  m_y->setTitleText(yTitle);
}

void SeriesChart::setSeries(std::vector<ChartSeries> series) {
  m_series = std::move(series);
  rebuild();
}

void SeriesChart::setReplicas(double millimetres) {
  m_replicas = millimetres;
  rebuild();
}

void SeriesChart::setRanges(std::optional<std::pair<double, double>> x,
                            std::optional<std::pair<double, double>> y) {
  m_fixedX = x;
  m_fixedY = y;
  setZoomed(false);
  applyRanges();
}

void SeriesChart::resetZoom() {
  setZoomed(false);
  applyRanges();
}

std::pair<double, double> SeriesChart::xRange() const {
  return {static_cast<double>(m_x->min().toMSecsSinceEpoch()),
          static_cast<double>(m_x->max().toMSecsSinceEpoch())};
}

std::pair<double, double> SeriesChart::yRange() const {
  return {m_y->min(), m_y->max()};
}

void SeriesChart::setTimeRange(double from, double to) {
  if (std::abs(xRange().first - from) > 1 || std::abs(xRange().second - to) > 1)
    m_x->setRange(timeAt(from), timeAt(to));
}

void SeriesChart::addPoints(const QString& name, const QColor& colour, const std::vector<QPointF>& points,
                            double size) {
  auto* series = new QScatterSeries;
  series->setName(name);
  series->setMarkerSize(size);
  series->setColor(colour);
  series->setBorderColor(Qt::transparent);
  series->replace(light(points));
  chart()->addSeries(series);
  series->attachAxis(m_x);
  series->attachAxis(m_y);
  for (QLegendMarker* marker : chart()->legend()->markers(series))
    marker->setVisible(!name.isEmpty());
}

void SeriesChart::addLine(const QString& name, const QColor& colour, const std::vector<QPointF>& points) {
  auto* series = new QLineSeries;
  series->setName(name);
  series->setPen(QPen(colour, 1.6));
  series->replace(light(points));
  chart()->addSeries(series);
  series->attachAxis(m_x);
  series->attachAxis(m_y);
  for (QLegendMarker* marker : chart()->legend()->markers(series))
    marker->setVisible(!name.isEmpty());
}

void SeriesChart::addBand(const ChartSeries& each) {
  auto *low = new QLineSeries, *high = new QLineSeries;
  low->replace(light(each.low));
  high->replace(light(each.high));
  auto* band = new QAreaSeries(high, low);
  low->setParent(band); // an area does not own its edges
  high->setParent(band);
  band->setColor(faint(each.colour, 0.16F));
  band->setBorderColor(Qt::transparent);
  chart()->addSeries(band);
  band->attachAxis(m_x);
  band->attachAxis(m_y);
  for (QLegendMarker* marker : chart()->legend()->markers(band))
    marker->setVisible(false);
}

void SeriesChart::rebuild() {
  chart()->removeAllSeries();
  for (const ChartSeries& each : m_series)
    if (!each.low.empty())
      addBand(each);
  for (const ChartSeries& each : m_series) {
    for (const double shift : {-m_replicas, m_replicas}) {
      if (m_replicas <= 0)
        continue;
      std::vector<QPointF> moved = each.points;
      for (QPointF& p : moved)
        p.ry() += shift;
      addPoints({}, faint(each.colour, 0.3F), moved, 5);
    }
    addPoints(each.name, each.colour, each.points, 6);
    if (!each.fit.empty())
      addLine({}, each.colour.darker(125), each.fit);
  }
  if (!zoomed()) // a zoomed chart stays where the person looks
    applyRanges();
  applyPalette(*chart(), palette());
}

void SeriesChart::applyRanges() {
  double xMin = HUGE_VAL, xMax = -HUGE_VAL, yMin = 0, yMax = 0;
  const auto include = [&](const std::vector<QPointF>& points) {
    for (const QPointF& p : points) {
      xMin = std::min(xMin, p.x());
      xMax = std::max(xMax, p.x());
      yMin = std::min(yMin, p.y());
      yMax = std::max(yMax, p.y());
    }
  };
  for (const ChartSeries& each : m_series)
    for (const auto* points : {&each.points, &each.fit, &each.low, &each.high})
      include(*points);
  if (xMax < xMin) {
    xMin = 0;
    xMax = 365.25 * 86400e3;
  }
  const double marginX = std::max(86400e3, 0.02 * (xMax - xMin)),
               marginY = std::max(1.0, 0.08 * (yMax - yMin));
  const auto x = m_fixedX.value_or(std::pair(xMin - marginX, xMax + marginX));
  const auto y = m_fixedY.value_or(std::pair(yMin - marginY - m_replicas * (m_series.empty() ? 0 : 1),
                                             yMax + marginY + m_replicas * (m_series.empty() ? 0 : 1)));
  m_x->setRange(timeAt(x.first), timeAt(x.second));
  m_y->setRange(y.first, y.second);
  if (!m_fixedY)
    m_y->applyNiceNumbers();
  m_y->setLabelFormat(y.second - y.first < 5 ? QStringLiteral("%.1f") : QStringLiteral("%.0f"));
}

QString SeriesChart::readoutAt(QPointF place) const {
  if (m_series.empty() || !chart()->plotArea().contains(place))
    return {};
  const double x = chart()->mapToValue(place, chart()->series().value(0)).x();
  QString text;
  double shown = 0;
  for (const ChartSeries& each : m_series) {
    const auto nearest = std::min_element(each.points.begin(), each.points.end(), [&](QPointF a, QPointF b) {
      return std::abs(a.x() - x) < std::abs(b.x() - x);
    });
    if (nearest == each.points.end())
      continue;
    if (text.isEmpty()) {
      shown = nearest->x();
      text = QLocale().toString(timeAt(shown).date(), QLocale::ShortFormat);
    }
    const QString date = std::abs(nearest->x() - shown) > 1
                             ? QStringLiteral(" (%1)").arg(
                                   QLocale().toString(timeAt(nearest->x()).date(), QLocale::ShortFormat))
                             : QString();
    text += QStringLiteral("<br><span style='color:%1'>&#9632;</span> %2%3&nbsp; <b>%4</b>")
                .arg(each.colour.name(), each.name.toHtmlEscaped(), date,
                     tr("%1 mm").arg(QLocale().toString(nearest->y(), 'f', 1)));
  }
  return text;
}

} // namespace scarp
