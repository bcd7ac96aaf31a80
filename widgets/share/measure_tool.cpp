// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/measure_tool.h"

#include "widgets/share/measure_text.h"

#include <QClipboard>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <cmath>

namespace scarp {

namespace {

constexpr double kCloseReach = 10; // pixels around the first corner that close the shape
const QColor kInk(20, 20, 20), kPlate(255, 255, 255, 225);

void paintPlate(QPainter& painter, const QRectF& box, const QString& words, int flags) {
  painter.setPen(Qt::NoPen);
  painter.setBrush(kPlate);
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(kInk);
  painter.drawText(box, flags, words);
}

} // namespace

MeasureTool::MeasureTool(QObject* parent) : QObject(parent) {}

void MeasureTool::setCrs(const std::string& crs) {
  m_surveyor = Surveyor(crs);
  cancel();
}

QString MeasureTool::resultText() const {
  return measurementTable(m_measured, m_surveyor.planeIsMetric());
}

bool MeasureTool::nearFirst(const CanvasMouse& mouse) const {
  return !m_finished && m_points.size() >= 3 &&
         std::hypot(mouse.map.x - m_points.front().x, mouse.map.y - m_points.front().y) <=
             kCloseReach * mouse.mapPerPixel;
}

bool MeasureTool::mousePress(const CanvasMouse& mouse) {
  if (mouse.button == Qt::RightButton) {
    if (!m_finished && !m_points.empty())
      finish(false);
    return true;
  }
  if (mouse.button != Qt::LeftButton)
    return false;
  if (m_finished)
    cancel();
  if (nearFirst(mouse)) {
    finish(true);
    return true;
  }
  if (m_points.empty() || m_points.back() != mouse.map) // a trembling double click sets one corner
    m_points.push_back(mouse.map);
  m_pointer.reset();
  update();
  return true;
}

bool MeasureTool::mouseMove(const CanvasMouse& mouse) {
  if (m_finished || m_points.empty())
    return false;
  m_onFirst = nearFirst(mouse);
  m_pointer = m_onFirst ? m_points.front() : mouse.map;
  update();
  return true;
}

bool MeasureTool::mouseDoubleClick(const CanvasMouse&) {
  if (!m_finished && !m_points.empty()) // its first click has set the last corner
    finish(false);
  return true;
}

bool MeasureTool::keyPress(const QKeyEvent& event) {
  if (event.matches(QKeySequence::Copy) && hasResult()) {
    QGuiApplication::clipboard()->setText(resultText());
    emit copied(resultText());
    return true;
  }
  switch (event.key()) {
  case Qt::Key_Escape:
    if (m_points.empty())
      return false;
    cancel();
    return true;
  case Qt::Key_Backspace:
  case Qt::Key_Delete:
    if (m_points.empty())
      return false;
    if (m_finished) // the last corner can be set anew
      m_finished = m_closed = false;
    m_points.pop_back();
    update();
    return true;
  case Qt::Key_Return:
  case Qt::Key_Enter:
    if (m_finished || m_points.empty())
      return false;
    finish(false);
    return true;
  default:
    return false;
  }
}

void MeasureTool::finish(bool closed) {
  m_finished = true;
  m_closed = closed;
  m_onFirst = false;
  m_pointer.reset();
  if (m_points.size() < 2)
    return cancel();
  update();
}

void MeasureTool::cancel() {
  m_points.clear();
  m_pointer.reset();
  m_finished = m_closed = m_onFirst = false;
  update();
}

void MeasureTool::update() {
  std::vector<Point> line = m_points;
  if (m_pointer && !m_onFirst)
    line.push_back(*m_pointer);
  m_measured = m_surveyor.measure(line, m_closed || m_onFirst);
  emit changed();
}

void MeasureTool::paint(QPainter& painter, const ViewTransform& view) const {
  if (m_points.empty())
    return;
  painter.setRenderHint(QPainter::Antialiasing);
  std::vector<Point> line = m_points;
  if (m_pointer)
    line.push_back(*m_pointer);
  else if (m_closed)
    line.push_back(m_points.front());
  paintLegs(painter, view, line);
  paintTotals(painter);
}

void MeasureTool::paintLegs(QPainter& painter, const ViewTransform& view,
                            const std::vector<Point>& line) const {
  QPolygonF drawn;
  for (const Point& point : line)
    drawn << view.toScreen(point);
  if (m_closed || m_onFirst) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 255, 255, 60));
    painter.drawPolygon(drawn);
  }
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(255, 255, 255, 220), 4));
  painter.drawPolyline(drawn);
  painter.setPen(QPen(kInk, 1.6, m_finished ? Qt::SolidLine : Qt::DashLine));
  painter.drawPolyline(drawn);
  painter.setPen(QPen(kInk, 1.4));
  painter.setBrush(Qt::white);
  for (const QPointF& corner : drawn)
    painter.drawEllipse(corner, 3, 3);
  if (m_onFirst)
    painter.drawEllipse(drawn.front(), 6, 6);
  const QFontMetricsF metrics(painter.font());
  for (qsizetype i = 0; i + 1 < drawn.size() && static_cast<size_t>(i) < m_measured.legs.size(); ++i) {
    const QString words = legWords(m_measured.legs[static_cast<size_t>(i)], m_surveyor.planeIsMetric());
    const QSizeF size(metrics.horizontalAdvance(words) + 8, metrics.height() + 2);
    if (QLineF(drawn[i], drawn[i + 1]).length() < size.width()) // no room on the leg
      continue;
    const QPointF middle = (drawn[i] + drawn[i + 1]) / 2;
    paintPlate(painter, QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size), words,
               Qt::AlignCenter);
  }
}

void MeasureTool::paintTotals(QPainter& painter) const {
  const QString words = measurementLines(m_measured, m_surveyor.planeIsMetric()).join('\n');
  if (words.isEmpty())
    return;
  QRectF box = QFontMetricsF(painter.font()).boundingRect(QRectF(0, 0, 900, 400), Qt::AlignLeft, words);
  box.setSize(box.size() + QSizeF(20, 12));
  box.moveTopLeft({12, 12});
  paintPlate(painter, box, {}, 0);
  painter.drawText(box.adjusted(10, 6, -4, -4), Qt::AlignLeft, words);
}

QString MeasureTool::statusHint() const {
  if (m_points.empty())
    return tr("Click the first corner to measure");
  if (m_finished)
    return tr("Ctrl+C copies the result; click to measure anew; Esc clears");
  if (m_points.size() < 3)
    return tr("Click the next corner; right click ends the line; Backspace takes the last corner back");
  return tr("Click the next corner, or the first one to close the area; right click ends the line");
}

} // namespace scarp
