// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/scale_chart.h"

#include "widgets/chart/chart_palette.h"
#include "widgets/hotspot/gi_layer.h"

#include <QChart>
#include <QLegend>
#include <QLegendMarker>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPalette>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

namespace scarp {

ScaleChart::ScaleChart(QWidget* parent)
    : QChartView(new QChart, parent), m_hot(new QLineSeries), m_cold(new QLineSeries),
      m_mean(new QLineSeries), m_now(new QLineSeries), m_x(new QValueAxis), m_y(new QValueAxis) {
  setObjectName("scale-chart");
  setRenderHint(QPainter::Antialiasing);
  setMinimumHeight(200);
  QChart& drawn = *chart();
  drawn.setMargins({0, 0, 0, 0});
  drawn.setBackgroundVisible(false);
  drawn.legend()->setAlignment(Qt::AlignTop);
  m_hot->setName(tr("hot"));
  m_cold->setName(tr("cold"));
  m_mean->setName(tr("mean |z|"));
  // Told apart by their line as well as by their colour.
  m_hot->setPen(QPen(QColor(GiLayer::binColour(3)), 2));
  m_cold->setPen(QPen(QColor(GiLayer::binColour(-3)), 2, Qt::DashLine));
  m_x->setTitleText(tr("distance, m"));
  m_x->setLabelFormat("%.0f");
  m_x->setRange(0, 500);
  m_x->setTickCount(6);
  m_y->setTickCount(4);
  drawn.addAxis(m_x, Qt::AlignBottom);
  drawn.addAxis(m_y, Qt::AlignLeft);
  for (QLineSeries* series : {m_hot, m_cold, m_mean, m_now}) {
    drawn.addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
  }
  drawn.legend()->markers(m_now).first()->setVisible(false);
  setToolTip(tr("Click to choose a distance"));
  dress();
  clear();
}

void ScaleChart::dress() {
  applyPalette(*chart(), palette());
  m_mean->setPen(QPen(palette().color(QPalette::WindowText), 2));
  m_now->setPen(QPen(palette().color(QPalette::Mid), 1.5, Qt::DotLine));
}

void ScaleChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    dress();
}

void ScaleChart::clear() {
  m_curve = {};
  hide();
  redraw();
}

void ScaleChart::setCurve(const ScaleCurve& curve) {
  m_curve = curve;
  show();
  redraw();
}

void ScaleChart::setQuantity(Quantity quantity) {
  m_quantity = quantity;
  redraw();
}

void ScaleChart::setDistance(double distance) {
  m_distance = distance;
  m_now->replace(QList<QPointF>{{distance, m_y->min()}, {distance, m_y->max()}});
}

void ScaleChart::mousePressEvent(QMouseEvent* event) {
  const QPointF value = chart()->mapToValue(chart()->mapFromScene(mapToScene(event->pos())), m_hot);
  if (event->button() == Qt::LeftButton && value.x() >= m_x->min() && value.x() <= m_x->max())
    emit distanceAsked(std::round(value.x()));
  QChartView::mousePressEvent(event);
}

void ScaleChart::redraw() {
  const bool mean = m_quantity == Quantity::MeanZ;
  // Part of the points stand for all of them; a mean needs no raising.
  const double raised =
      m_curve.points > 0 && !mean ? static_cast<double>(m_curve.of) / static_cast<double>(m_curve.points) : 1;
  QList<QPointF> hot, cold, meanZ;
  double most = 0;
  for (size_t k = 0; k < m_curve.steps.size(); ++k) {
    const ScaleStep& step = m_curve.steps[k];
    if (mean) {
      if (std::isfinite(step.meanAbsZ))
        meanZ.append({step.distance, step.meanAbsZ});
    } else {
      const bool area = m_quantity == Quantity::Area;
      hot.append({step.distance, raised * (area ? m_curve.hotArea(k) / 1e6 : static_cast<double>(step.hot))});
      cold.append(
          {step.distance, raised * (area ? m_curve.coldArea(k) / 1e6 : static_cast<double>(step.cold))});
    }
  }
  for (const QList<QPointF>* points : {&hot, &cold, &meanZ})
    for (const QPointF& point : *points)
      most = std::max(most, point.y());
  m_hot->replace(hot);
  m_cold->replace(cold);
  m_mean->replace(meanZ);
  for (QLineSeries* series : {m_hot, m_cold})
    series->setVisible(!mean);
  m_mean->setVisible(mean);
  m_y->setRange(0, most > 0 ? most * 1.05 : 1);
  m_y->applyNiceNumbers();
  m_y->setLabelFormat(most >= 20 ? "%.0f" : "%.2f");
  m_y->setTitleText(mean ? tr("mean |z|") : m_quantity == Quantity::Area ? tr("area, km²") : tr("targets"));
  setDistance(m_distance);
}

} // namespace scarp
