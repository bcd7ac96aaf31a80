// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chart/zoom_chart.h"

#include "widgets/chart/chart_palette.h"

#include <QChart>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLabel>
#include <QLegend>
#include <QMouseEvent>
#include <QRubberBand>
#include <algorithm>

namespace scarp {

namespace {

constexpr int kBoxAtLeast = 5; // pixels: a trembling hand zooms nowhere

/// The values at two corners of the plot: another pair after a zoom.
std::pair<QPointF, QPointF> shownBy(QChart& chart) {
  if (chart.series().isEmpty())
    return {};
  const QRectF plot = chart.plotArea();
  return {chart.mapToValue(plot.topLeft()), chart.mapToValue(plot.bottomRight())};
}

} // namespace

ZoomChart::ZoomChart(QWidget* parent) : QChartView(new QChart, parent), m_readout(new QLabel(this)) {
  chart()->layout()->setContentsMargins(0, 0, 0, 0);
  chart()->setBackgroundRoundness(0);
  chart()->legend()->setAlignment(Qt::AlignBottom);
  chart()->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
  setRenderHint(QPainter::Antialiasing);
  setRubberBand(QChartView::RectangleRubberBand);
  setMouseTracking(true);
  m_readout->hide();
  m_readout->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_readout->setAutoFillBackground(true);
  m_readout->setMargin(4);
  applyPalette(*chart(), palette());
}

void ZoomChart::mouseMoveEvent(QMouseEvent* event) {
  QChartView::mouseMoveEvent(event);
  const QString text = readoutAt(event->position());
  m_readout->setVisible(!text.isEmpty());
  if (text.isEmpty())
    return;
  m_readout->setText(text);
  m_readout->adjustSize();
  const QPoint at = event->position().toPoint() + QPoint(14, 10);
  m_readout->move(std::max(0, std::min(at.x(), width() - m_readout->width() - 2)),
                  std::max(0, std::min(at.y(), height() - m_readout->height() - 2)));
}

void ZoomChart::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::RightButton) // QChartView would zoom out by a fixed factor
    return;
  auto* band = findChild<QRubberBand*>();
  if (band && (band->width() < kBoxAtLeast || band->height() < kBoxAtLeast))
    band->setGeometry({});
  const auto before = shownBy(*chart());
  QChartView::mouseReleaseEvent(event);
  m_zoomed = m_zoomed || before != shownBy(*chart());
}

void ZoomChart::mouseDoubleClickEvent(QMouseEvent* event) {
  event->accept();
  resetZoom();
}

void ZoomChart::leaveEvent(QEvent* event) {
  QChartView::leaveEvent(event);
  m_readout->hide();
}

void ZoomChart::changeEvent(QEvent* event) {
  QChartView::changeEvent(event);
  if (event->type() == QEvent::PaletteChange)
    applyPalette(*chart(), palette());
}

} // namespace scarp
