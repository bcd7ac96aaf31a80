// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/target_panel.h"

#include <QChart>
#include <QChartView>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QLabel>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QScatterSeries>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kMillisecondsPerYear = 365.25 * 86400e3;

QString row(const QString& name, const QString& value) {
  return QString("<tr><td style='padding-right:12px'>%1</td><td><b>%2</b></td></tr>").arg(name, value);
}
} // namespace

std::pair<double, double> lineThrough(const std::vector<double>& years, const std::vector<float>& values) {
  double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
  for (size_t i = 0; i < years.size(); ++i) {
    if (!std::isfinite(values[i]))
      continue;
    const double x = years[i] - years.front(), y = values[i];
    n += 1;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
  }
  const double spread = n * sxx - sx * sx;
  if (n < 2 || spread <= 0)
    return {n > 0 ? sy / n : 0, 0};
  const double slope = (n * sxy - sx * sy) / spread;
  return {(sy - slope * sx) / n, slope};
}

TargetPanel::TargetPanel(QWidget* parent)
    : QWidget(parent), m_text(new QLabel), m_below(new QLabel), m_chart(new QChartView(new QChart)) {
  m_text->setTextFormat(Qt::RichText);
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_below->setWordWrap(true);
  m_chart->setRenderHint(QPainter::Antialiasing);
  m_chart->chart()->legend()->hide();
  m_chart->chart()->setMargins({2, 2, 2, 2});
  m_chart->setMinimumHeight(220);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  column->addWidget(m_text);
  column->addWidget(m_chart);
  column->addWidget(m_below);
  column->addStretch();
  clear();
}

void TargetPanel::clear() {
  m_text->setText(
      tr("Click a coherent target on the map to see its velocity and its displacement over time."));
  m_chart->hide();
  m_below->clear();
}

void TargetPanel::show(const std::shared_ptr<const CtLayer>& layer, size_t target) {
  const CtCloud& cloud = layer->cloud();
  const QLocale locale;
  const double velocity = cloud.velocity(target);
  const QString stable =
      std::abs(velocity) <= layer->style().threshold ? tr(" (within the stability threshold)") : QString();
  QString table =
      "<table>" + row(tr("Velocity"), tr("%1 mm/yr").arg(locale.toString(velocity, 'f', 1)) + stable);
  if (const auto coherence = cloud.coherence(target))
    table += row(tr("Coherence"), locale.toString(*coherence, 'f', 2));
  if (const auto z = cloud.z(target))
    table += row(tr("Gi* z-score"), locale.toString(*z, 'f', 2));
  table += row(tr("Place"),
               tr("E %1  N %2")
                   .arg(locale.toString(cloud.x(target), 'f', 1), locale.toString(cloud.y(target), 'f', 1)));
  table += row(tr("Row in the file"), locale.toString(static_cast<qulonglong>(cloud.row(target) + 1)));
  m_text->setText(table + "</table>" + tr("Along the line of sight; positive = toward the satellite."));
  drawSeries(cloud, target);
}

void TargetPanel::drawSeries(const CtCloud& cloud, size_t target) {
  const std::vector<float> series = cloud.series(target);
  m_chart->setVisible(!series.empty());
  if (series.empty()) {
    m_below->setText(tr("This set has no time series."));
    return;
  }
  QChart& chart = *m_chart->chart();
  chart.removeAllSeries();
  for (QAbstractAxis* axis : chart.axes())
    chart.removeAxis(axis);
  auto* points = new QScatterSeries;
  points->setMarkerSize(5);
  points->setColor(QColor("#2a6f97"));
  points->setBorderColor(Qt::transparent);
  std::vector<double> years, times;
  std::vector<float> values;
  double low = 0, high = 0;
  for (size_t i = 0; i < series.size(); ++i) {
    const QDate date = QDate::fromString(QString::fromStdString(cloud.dates()[i]), "yyyyMMdd");
    if (!std::isfinite(series[i]) || !date.isValid())
      continue;
    times.push_back(static_cast<double>(date.startOfDay(Qt::UTC).toMSecsSinceEpoch()));
    years.push_back(times.back() / kMillisecondsPerYear);
    values.push_back(series[i]);
    points->append(times.back(), series[i]);
    low = std::min<double>(low, series[i]);
    high = std::max<double>(high, series[i]);
  }
  auto* line = new QLineSeries;
  line->setPen(QPen(QColor("#d55e00"), 1.6));
  if (!years.empty()) {
    const auto [offset, slope] = lineThrough(years, values);
    line->append(times.front(), offset);
    line->append(times.back(), offset + slope * (years.back() - years.front()));
    double squares = 0;
    for (size_t i = 0; i < years.size(); ++i)
      squares += std::pow(values[i] - offset - slope * (years[i] - years.front()), 2);
    m_below->setText(
        tr("Straight line: %1 mm/yr, RMSE %2 mm over %3 dates")
            .arg(QLocale().toString(slope, 'f', 1),
                 QLocale().toString(std::sqrt(squares / static_cast<double>(years.size())), 'f', 1))
            .arg(years.size()));
  }
  chart.addSeries(points);
  chart.addSeries(line);
  auto* x = new QDateTimeAxis;
  x->setFormat("MMM yy");
  x->setTickCount(4);
  auto* y = new QValueAxis;
  y->setTitleText(tr("Displacement, mm"));
  y->setLabelFormat("%.0f");
  const double margin = std::max(1.0, 0.08 * (high - low));
  y->setRange(low - margin, high + margin);
  chart.addAxis(x, Qt::AlignBottom);
  chart.addAxis(y, Qt::AlignLeft);
  for (QAbstractSeries* each : chart.series()) {
    each->attachAxis(x);
    each->attachAxis(y);
  }
}

} // namespace scarp
