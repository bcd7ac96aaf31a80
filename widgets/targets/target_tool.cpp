// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_tool.h"

#include <QFontMetrics>
#include <QLocale>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kReach = 8; // pixels
}

TargetTool::TargetTool(Takes takes, QString hint, std::function<TargetLayer()> layer, QObject* parent)
    : QObject(parent), m_takes(takes), m_hint(std::move(hint)), m_layer(std::move(layer)) {}

QString TargetTool::readout(const CtLayer& layer, size_t target) {
  const CtCloud& cloud = layer.cloud();
  const QLocale locale;
  const double v = static_cast<double>(cloud.velocity(target) - layer.symbols().referenceVelocity());
  QString words = std::isfinite(v) ? tr("%1 mm/yr").arg(locale.toString(v, 'f', 1)) : tr("no velocity");
  if (layer.symbols().referenceCount() > 0)
    words += tr(" (relative)");
  if (const auto coherence = cloud.coherence(target))
    words += tr(", coherence %1").arg(locale.toString(*coherence, 'f', 2));
  if (const auto z = cloud.z(target))
    words += tr(", Gi* z %1").arg(locale.toString(*z, 'f', 2));
  return words;
}

std::optional<size_t> TargetTool::targetAt(const CtLayer& layer, Point place, double mapPerPixel) {
  const double reach = kReach * mapPerPixel;
  std::optional<size_t> best;
  double nearest = reach * reach;
  const CtCloud& cloud = layer.cloud();
  cloud.runsIn({place.x - reach, place.y - reach, place.x + reach, place.y + reach},
               [&](size_t first, size_t last) {
                 for (size_t i = first; i < last; ++i) {
                   if (layer.symbols()[i].strength == 0)
                     continue;
                   const double d = std::pow(cloud.x(i) - place.x, 2) + std::pow(cloud.y(i) - place.y, 2);
                   if (d <= nearest) {
                     nearest = d;
                     best = i;
                   }
                 }
               });
  return best;
}

bool TargetTool::mousePress(const CanvasMouse& mouse) {
  m_pointer = mouse.map;
  if (mouse.button == Qt::RightButton) {
    if (m_takes == Takes::Area)
      finish();
    return true;
  }
  if (mouse.button != Qt::LeftButton)
    return false;
  const TargetLayer on = m_layer();
  if (!on.layer) {
    emit refused(tr("No coherent targets are shown. Tick their layer first."));
    return true;
  }
  if (m_takes == Takes::Area) {
    m_corners.push_back(mouse.map);
    return true;
  }
  if (const auto target = targetAt(*on.layer, mouse.map, mouse.mapPerPixel))
    emit targetChosen(QString::fromStdString(on.id),
                      {on.layer->cloud().x(*target), on.layer->cloud().y(*target)});
  return true;
}

bool TargetTool::mouseMove(const CanvasMouse& mouse) {
  m_pointer = mouse.map;
  const TargetLayer on = m_layer();
  m_hovered = on.layer;
  m_target = on.layer && m_corners.empty() ? targetAt(*on.layer, mouse.map, mouse.mapPerPixel) : std::nullopt;
  return false;
}

bool TargetTool::mouseDoubleClick(const CanvasMouse& mouse) {
  // The first click of the two has set the last corner.
  if (mouse.button == Qt::LeftButton && m_takes == Takes::Area)
    finish();
  return true;
}

bool TargetTool::keyPress(const QKeyEvent& key) {
  if (m_corners.empty())
    return false;
  switch (key.key()) {
  case Qt::Key_Return:
  case Qt::Key_Enter:
    finish();
    return true;
  case Qt::Key_Backspace:
  case Qt::Key_Delete:
    m_corners.pop_back();
    return true;
  case Qt::Key_Escape:
    m_corners.clear();
    return true;
  default:
    return false;
  }
}

void TargetTool::finish() {
  if (m_corners.size() < 3) {
    if (!m_corners.empty())
      emit refused(tr("An area needs three corners."));
    return;
  }
  Ring area;
  std::swap(area, m_corners);
  emit areaChosen(QString::fromStdString(m_layer().id), area);
}

void TargetTool::cancel() {
  m_corners.clear();
  m_target.reset();
  m_hovered.reset();
}

QString TargetTool::statusHint() const {
  if (m_takes == Takes::Target || m_corners.empty())
    return m_hint;
  return m_corners.size() < 3
             ? tr("Click the next corner; Backspace takes the last one back, Esc drops the area")
             : tr("Click the next corner; double-click, right click or Return closes the area");
}

void TargetTool::paint(QPainter& painter, const ViewTransform& view) const {
  painter.setRenderHint(QPainter::Antialiasing);
  if (!m_corners.empty()) {
    QPolygonF line;
    for (const Point& p : m_corners)
      line << view.toScreen(p);
    line << view.toScreen(m_pointer);
    painter.setBrush(QColor(255, 255, 255, 50));
    painter.setPen(QPen(Qt::white, 3.5));
    painter.drawPolygon(line);
    painter.setPen(QPen(Qt::black, 1.5, Qt::DashLine));
    painter.drawPolygon(line);
  }
  if (!m_target || !m_hovered)
    return;
  const CtCloud& cloud = m_hovered->cloud();
  const QPointF at = view.toScreen({cloud.x(*m_target), cloud.y(*m_target)});
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Qt::white, 3.5));
  painter.drawEllipse(at, 7, 7);
  painter.setPen(QPen(Qt::black, 1.5));
  painter.drawEllipse(at, 7, 7);
  const QString words = readout(*m_hovered, *m_target);
  const QFontMetrics metrics(painter.font());
  QRectF box = metrics.boundingRect(words);
  box.adjust(-6, -4, 6, 4);
  box.moveTopLeft(at + QPointF(14, 12));
  box.moveRight(std::min(box.right(), view.size().width() - 4));
  box.moveBottom(std::min(box.bottom(), view.size().height() - 4));
  painter.setPen(QPen(QColor(0, 0, 0, 90), 1));
  painter.setBrush(QColor(255, 255, 255, 235));
  painter.drawRoundedRect(box, 3, 3);
  painter.setPen(Qt::black);
  painter.drawText(box, Qt::AlignCenter, words);
}

} // namespace scarp
