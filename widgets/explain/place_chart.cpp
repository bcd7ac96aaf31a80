// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_chart.h"

#include "widgets/chart/chart_palette.h"

#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QEvent>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace scarp {

PlaceChart::PlaceChart(QWidget* parent) : QChartView(new QChart, parent) {
  setObjectName("place-chart");
  setRenderHint(QPainter::Antialiasing);
  setFixedHeight(170);
  chart()->setMargins({0, 0, 0, 0});
  chart()->setBackgroundVisible(false);
  chart()->legend()->hide();
}

void PlaceChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    applyPalette(*chart(), palette());
}

void PlaceChart::setSeries(const std::vector<std::string>& dates, const std::vector<float>& mean,
                           const std::vector<std::vector<float>>& single) {
  QChart& drawn = *chart();
  drawn.removeAllSeries();
  for (QAbstractAxis* axis : drawn.axes()) {
    drawn.removeAxis(axis);
    delete axis;
  }
  auto* x = new QDateTimeAxis;
  x->setFormat("MM.yyyy");
  x->setTickCount(4);
  auto* y = new QValueAxis;
  y->setTitleText(tr("mm"));
  y->setLabelFormat("%.0f");
  y->setTickCount(4);
  drawn.addAxis(x, Qt::AlignBottom);
  drawn.addAxis(y, Qt::AlignLeft);
  applyPalette(drawn, palette());
  double low = 0, high = 0;
  const auto add = [&](const std::vector<float>& values, const QPen& pen) {
    QList<QPointF> points;
    for (size_t i = 0; i < std::min(values.size(), dates.size()); ++i) {
      const QDate date = QDate::fromString(QString::fromStdString(dates[i]), "yyyyMMdd");
      if (!date.isValid() || !std::isfinite(values[i]))
        continue;
      points.append({static_cast<double>(date.startOfDay(Qt::UTC).toMSecsSinceEpoch()), values[i]});
      low = std::min<double>(low, values[i]);
      high = std::max<double>(high, values[i]);
    }
    auto* series = new QLineSeries;
    series->setPen(pen);
    series->replace(points);
    drawn.addSeries(series);
    series->attachAxis(x);
    series->attachAxis(y);
  };
  QColor faint = palette().color(QPalette::WindowText);
  faint.setAlpha(60);
  for (const auto& values : single)
    add(values, QPen(faint, 1));
  add(mean, QPen(QColor("#0072b2"), 2.2));
  const double margin = std::max(1.0, 0.06 * (high - low));
  y->setRange(low - margin, high + margin);
}

} // namespace scarp
