// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_canvas.h"

#include "widgets/map/scale_bar.h"
#include "widgets/map/tile_renderer.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <thread>

namespace scarp {

namespace {
constexpr int kMostThreads = 8;
constexpr int kSettleTime = 350; // ms without a change until a view counts as visited
} // namespace

MapCanvas::MapCanvas(QWidget* parent)
    : QWidget(parent), m_renderer(std::make_unique<TileRenderer>(std::clamp(
                           static_cast<int>(std::thread::hardware_concurrency()), 2, kMostThreads))),
      m_board(std::make_unique<TileBoard>(*m_renderer)) {
  setObjectName(QStringLiteral("mapCanvas"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(200, 150);
  m_view = ViewTransform({}, 1, QSizeF(640, 480));
  connect(m_board.get(), &TileBoard::changed, this, qOverload<>(&QWidget::update));
  connect(m_board.get(), &TileBoard::layerFailed, this, &MapCanvas::layerFailed);
  connect(m_board.get(), &TileBoard::completeChanged, this, [this](bool complete) {
    emit busyChanged(!complete);
    if (complete)
      emit pictureComplete();
  });
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettleTime);
  connect(&m_settled, &QTimer::timeout, this, [this] {
    m_history.visit(m_view);
    emit historyChanged();
  });
  m_flashTimer.setSingleShot(true);
  m_flashTimer.setInterval(900);
  connect(&m_flashTimer, &QTimer::timeout, this, [this] {
    m_flash.reset();
    update();
  });
  updateCursor();
}

MapCanvas::~MapCanvas() = default;

void MapCanvas::setMemory(size_t bytes) {
  m_board->setMemory(bytes / 8 * 3);
  m_renderer->setMemory(bytes / 8 * 5);
}

void MapCanvas::setHome(const Extent& full, double nativeMapPerPixel, bool degrees) {
  m_home = full;
  m_native = nativeMapPerPixel;
  m_degrees = degrees;
  m_fitOnResize = true;
  m_history.clear();
  m_board->clear();
  if (full.xMax >= full.xMin)
    changeView(ViewTransform::fitting(full, m_view.size()));
}

void MapCanvas::setView(const ViewTransform& view) {
  m_fitOnResize = false;
  changeView(view.resized(size()));
}

void MapCanvas::changeView(const ViewTransform& view) {
  if (view == m_view)
    return;
  m_view = view;
  m_board->setView(m_view, devicePixelRatioF());
  m_settled.start();
  update();
  emit viewChanged();
}

void MapCanvas::zoomTo(const Extent& extent, double margin) {
  if (extent.xMax >= extent.xMin)
    setView(ViewTransform::fitting(extent, size(), margin));
}

void MapCanvas::zoomAtCentre(double factor) {
  setView(m_view.zoomedAt(QPointF(width() / 2.0, height() / 2.0), factor));
}

void MapCanvas::zoomFull() {
  zoomTo(m_home, 0.03);
  m_fitOnResize = true;
}

void MapCanvas::zoomNative() {
  setView(m_view.scaled(m_native / devicePixelRatioF()));
}

void MapCanvas::zoomLast() {
  m_history.visit(m_view); // where we are now, if it has not settled yet
  m_settled.stop();
  if (const auto view = m_history.last())
    setView(*view);
  m_settled.stop();
  emit historyChanged();
}

void MapCanvas::zoomNext() {
  if (const auto view = m_history.next())
    setView(*view);
  m_settled.stop();
  emit historyChanged();
}

void MapCanvas::flash(Point place) {
  m_flash = place;
  m_flashTimer.start();
  update();
}

void MapCanvas::setMarker(std::optional<Point> place) {
  m_marker = place;
  update();
}

void MapCanvas::addOverlay(const CanvasOverlay* overlay, CanvasOrder order) {
  (order == CanvasOrder::OverMarks ? m_overlays : m_underlays).push_back(overlay);
  update();
}

void MapCanvas::removeOverlay(const CanvasOverlay* overlay) {
  std::erase(m_overlays, overlay);
  std::erase(m_underlays, overlay);
  update();
}

void MapCanvas::stopDrawing() {
  if (complete())
    return;
  m_board->stop();
  emit busyChanged(false);
}

void MapCanvas::refresh() {
  m_board->refresh();
}

void MapCanvas::setDrawing(bool on) {
  m_board->setDrawing(on);
}

void MapCanvas::paintBox(QPainter& painter) const {
  painter.setPen(QPen(palette().highlight().color(), 1.5));
  QColor fill = palette().highlight().color();
  fill.setAlpha(40);
  painter.setBrush(fill);
  painter.drawRect(m_box);
}

void MapCanvas::paintAll(QPainter& painter, const std::vector<const CanvasOverlay*>& overlays) const {
  for (const CanvasOverlay* overlay : overlays) {
    painter.save();
    overlay->paint(painter, m_view);
    painter.restore();
  }
}

void MapCanvas::paintEvent(QPaintEvent*) {
  m_board->setView(m_view, devicePixelRatioF()); // the window may have moved to another screen
  QPainter painter(this);
  painter.drawImage(0, 0, m_board->frame());
  paintAll(painter, m_underlays);
  painter.setRenderHint(QPainter::Antialiasing);
  for (const auto& place : {m_marker, m_flash}) {
    if (!place)
      continue;
    const double radius = place == m_flash && m_flashTimer.isActive() ? 14 : 9;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Qt::white, 4));
    painter.drawEllipse(m_view.toScreen(*place), radius, radius);
    painter.setPen(QPen(Qt::black, 1.6));
    painter.drawEllipse(m_view.toScreen(*place), radius, radius);
  }
  paintAll(painter, m_overlays);
  if (m_tool) {
    painter.save();
    m_tool->paint(painter, m_view);
    painter.restore();
  }
  if (m_drag == Drag::Box)
    paintBox(painter);
  if (!entries().empty())
    paintScaleBar(painter, m_view, m_degrees);
}

void MapCanvas::resizeEvent(QResizeEvent*) {
  if (m_fitOnResize && m_home.xMax >= m_home.xMin)
    changeView(ViewTransform::fitting(m_home, size()));
  else
    changeView(m_view.resized(size()));
}

} // namespace scarp
