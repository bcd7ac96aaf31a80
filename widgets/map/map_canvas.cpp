// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/map_canvas.h"

#include "widgets/map/scale_bar.h"
#include "widgets/map/tile_renderer.h"

#include <QPaintEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr size_t kMostTiles = 128; // 1 MiB each
constexpr int kSettleTime = 350;   // ms without a change until a view counts as visited
} // namespace

MapCanvas::MapCanvas(QWidget* parent)
    : QWidget(parent), m_picture(std::make_shared<MapPicture>()),
      m_renderer(std::make_unique<TileRenderer>(2)) {
  setObjectName(QStringLiteral("mapCanvas"));
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMinimumSize(200, 150);
  m_view = ViewTransform({}, 1, QSizeF(640, 480));
  connect(m_renderer.get(), &TileRenderer::tileReady, this, &MapCanvas::takeTile, Qt::QueuedConnection);
  connect(m_renderer.get(), &TileRenderer::layerFailed, this, &MapCanvas::layerFailed, Qt::QueuedConnection);
  m_settled.setSingleShot(true);
  m_settled.setInterval(kSettleTime);
  connect(&m_settled, &QTimer::timeout, this, [this] {
    m_history.visit(m_view);
    emit historyChanged();
  });
  m_request.setSingleShot(true);
  m_request.setInterval(0);
  connect(&m_request, &QTimer::timeout, this, &MapCanvas::requestTiles);
  m_flashTimer.setSingleShot(true);
  m_flashTimer.setInterval(900);
  connect(&m_flashTimer, &QTimer::timeout, this, [this] {
    m_flash.reset();
    update();
  });
  updateCursor();
}

MapCanvas::~MapCanvas() {
  m_renderer.reset();
}

void MapCanvas::changePicture(std::vector<PictureEntry> entries) {
  auto next = std::make_shared<MapPicture>();
  next->entries = std::move(entries);
  next->background = m_picture->background;
  next->generation = m_picture->generation + 1;
  m_picture = std::move(next);
  setComplete(false);
  m_request.start();
  update();
}

void MapCanvas::setEntries(std::vector<PictureEntry> bottomFirst) {
  if (bottomFirst == m_picture->entries && m_picture->generation > 0)
    return;
  changePicture(std::move(bottomFirst));
}

void MapCanvas::replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed) {
  auto entries = m_picture->entries;
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.id == id; });
  if (entry == entries.end())
    return;
  entry->layer = layer;
  const uint64_t before = m_picture->generation;
  changePicture(std::move(entries));
  if (!changed)
    return;
  const double margin = 8 * m_view.mapPerPixel(); // pens reach a little over the edge
  const Extent touched{changed->xMin - margin, changed->yMin - margin, changed->xMax + margin,
                       changed->yMax + margin};
  for (auto& [address, tile] : m_tiles)
    if (tile.generation == before && !overlaps(viewOf(address).extent(), touched))
      tile.generation = m_picture->generation;
}

void MapCanvas::setBackground(const QColor& colour) {
  if (m_picture->background == colour)
    return;
  auto next = std::make_shared<MapPicture>(*m_picture);
  next->background = colour;
  m_picture = next;
  changePicture(m_picture->entries);
}

void MapCanvas::setHome(const Extent& full, double nativeMapPerPixel, bool degrees) {
  m_home = full;
  m_native = nativeMapPerPixel;
  m_degrees = degrees;
  m_fitOnResize = true;
  m_history.clear();
  m_standIn = {};
  m_tiles.clear();
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
  if (view.mapPerPixel() != m_view.mapPerPixel())
    keepStandIn();
  m_view = view;
  m_stopped = false;
  setComplete(false);
  m_settled.start();
  m_request.start();
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

void MapCanvas::addOverlay(const CanvasOverlay* overlay) {
  m_overlays.push_back(overlay);
  update();
}

void MapCanvas::removeOverlay(const CanvasOverlay* overlay) {
  std::erase(m_overlays, overlay);
  update();
}

void MapCanvas::stopDrawing() {
  if (m_complete)
    return;
  m_stopped = true;
  m_renderer->setWanted({});
  emit busyChanged(false);
}

void MapCanvas::refresh() {
  m_stopped = false;
  m_request.start();
}

void MapCanvas::setDrawing(bool on) {
  m_drawing = on;
  if (on)
    refresh();
  else
    m_renderer->setWanted({});
}

double MapCanvas::deviceScale() const {
  return m_view.mapPerPixel() / devicePixelRatioF();
}

TileView MapCanvas::viewOf(const TileAddress& address) const {
  TileView view;
  view.left = static_cast<double>(address.column) * kTileSize * address.scale;
  view.top = -static_cast<double>(address.row) * kTileSize * address.scale;
  view.mapPerPixel = address.scale;
  view.width = view.height = kTileSize;
  view.pixelRatio = devicePixelRatioF();
  return view;
}

MapCanvas::TileRange MapCanvas::visibleTiles() const {
  const double scale = deviceScale(), ratio = devicePixelRatioF();
  const Extent extent = m_view.extent();
  TileRange range;
  range.originX = std::round(-extent.xMin / scale); // whole pixels: tiles are blitted, never resampled
  range.originY = std::round(extent.yMax / scale);
  const auto tileAt = [](double pixel) { return static_cast<int64_t>(std::floor(pixel / kTileSize)); };
  range.firstColumn = tileAt(-range.originX);
  range.firstRow = tileAt(-range.originY);
  range.lastColumn = tileAt(width() * ratio - 1 - range.originX);
  range.lastRow = tileAt(height() * ratio - 1 - range.originY);
  return range;
}

void MapCanvas::requestTiles() {
  if (!m_drawing || m_stopped)
    return;
  const TileRange range = visibleTiles();
  struct Wish {
    double rank;
    TileAddress address;
  };
  std::vector<Wish> wishes;
  const double middleColumn =
      (static_cast<double>(range.firstColumn) + static_cast<double>(range.lastColumn)) / 2;
  const double middleRow = (static_cast<double>(range.firstRow) + static_cast<double>(range.lastRow)) / 2;
  for (int64_t row = range.firstRow - 1; row <= range.lastRow + 1; ++row)
    for (int64_t column = range.firstColumn - 1; column <= range.lastColumn + 1; ++column) {
      const TileAddress address{deviceScale(), column, row};
      const auto found = m_tiles.find(address);
      if (found != m_tiles.end() && found->second.generation == m_picture->generation)
        continue;
      const bool visible = column >= range.firstColumn && column <= range.lastColumn &&
                           row >= range.firstRow && row <= range.lastRow;
      const double distance =
          std::hypot(static_cast<double>(column) - middleColumn, static_cast<double>(row) - middleRow);
      wishes.push_back({distance + (visible ? 0 : 1000), address}); // neighbours after everything in sight
    }
  std::sort(wishes.begin(), wishes.end(), [](const auto& a, const auto& b) { return a.rank < b.rank; });
  std::vector<TileRequest> wanted;
  for (const auto& wish : wishes)
    wanted.push_back({wish.address, viewOf(wish.address), m_picture});
  m_renderer->setWanted(std::move(wanted));
  checkComplete();
}

void MapCanvas::takeTile(const TileRequest& request, const QImage& image) {
  const bool stale = request.picture->generation != m_picture->generation;
  if (stale && m_tiles.count(request.address) != 0)
    return;
  QImage tile = image;
  tile.setDevicePixelRatio(devicePixelRatioF());
  m_tiles[request.address] = {tile, request.picture->generation, ++m_clock};
  dropOldTiles();
  update();
  if (!m_complete)
    checkComplete();
}

void MapCanvas::dropOldTiles() {
  if (m_tiles.size() <= kMostTiles)
    return;
  std::vector<std::pair<uint64_t, TileAddress>> byAge;
  byAge.reserve(m_tiles.size());
  for (const auto& [address, tile] : m_tiles)
    byAge.emplace_back(tile.used, address);
  std::sort(byAge.begin(), byAge.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 0; i < kMostTiles / 4; ++i)
    m_tiles.erase(byAge[i].second);
}

void MapCanvas::checkComplete() {
  const TileRange range = visibleTiles();
  for (int64_t row = range.firstRow; row <= range.lastRow; ++row)
    for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
      const auto found = m_tiles.find({deviceScale(), column, row});
      if (found == m_tiles.end() || found->second.generation != m_picture->generation) {
        setComplete(false);
        return;
      }
    }
  setComplete(true);
}

void MapCanvas::setComplete(bool complete) {
  if (complete == m_complete)
    return;
  m_complete = complete;
  emit busyChanged(!complete);
  if (complete)
    emit pictureComplete();
}

void MapCanvas::keepStandIn() {
  const TileRange range = visibleTiles();
  int64_t there = 0;
  for (int64_t row = range.firstRow; row <= range.lastRow; ++row)
    for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column)
      there += static_cast<int64_t>(m_tiles.count({deviceScale(), column, row}));
  const int64_t all = (range.lastColumn - range.firstColumn + 1) * (range.lastRow - range.firstRow + 1);
  if (!m_standIn.isNull() && there * 2 < all)
    return; // mostly empty: what stands in now is the better picture
  QImage frame(size() * devicePixelRatioF(), QImage::Format_RGB32);
  frame.setDevicePixelRatio(devicePixelRatioF());
  QPainter painter(&frame);
  paintMap(painter);
  painter.end();
  m_standIn = frame;
  m_standInView = m_view;
}

void MapCanvas::paintMap(QPainter& painter) {
  painter.fillRect(rect(), m_picture->background);
  if (m_picture->entries.empty())
    return;
  const double ratio = devicePixelRatioF(), scale = deviceScale();
  const TileRange range = visibleTiles();
  std::vector<std::pair<QPointF, Tile*>> ready;
  bool missing = false;
  for (int64_t row = range.firstRow; row <= range.lastRow; ++row)
    for (int64_t column = range.firstColumn; column <= range.lastColumn; ++column) {
      const auto found = m_tiles.find({scale, column, row});
      if (found == m_tiles.end())
        missing = true;
      else
        ready.emplace_back(QPointF((range.originX + static_cast<double>(column * kTileSize)) / ratio,
                                   (range.originY + static_cast<double>(row * kTileSize)) / ratio),
                           &found->second);
    }
  if (missing && !m_standIn.isNull()) {
    const Extent extent = m_standInView.extent();
    const QPointF topLeft = m_view.toScreen({extent.xMin, extent.yMax});
    const QPointF bottomRight = m_view.toScreen({extent.xMax, extent.yMin});
    painter.drawImage(QRectF(topLeft, bottomRight), m_standIn);
  }
  for (const auto& [place, tile] : ready) {
    tile->used = ++m_clock;
    painter.drawImage(place, tile->image);
  }
}

void MapCanvas::paintBox(QPainter& painter) const {
  painter.setPen(QPen(palette().highlight().color(), 1.5));
  QColor fill = palette().highlight().color();
  fill.setAlpha(40);
  painter.setBrush(fill);
  painter.drawRect(m_box);
}

void MapCanvas::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paintMap(painter);
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
  for (const CanvasOverlay* overlay : m_overlays) {
    painter.save();
    overlay->paint(painter, m_view);
    painter.restore();
  }
  if (m_tool) {
    painter.save();
    m_tool->paint(painter, m_view);
    painter.restore();
  }
  if (m_drag == Drag::Box)
    paintBox(painter);
  if (!m_picture->entries.empty())
    paintScaleBar(painter, m_view, m_degrees);
}

void MapCanvas::resizeEvent(QResizeEvent*) {
  if (m_fitOnResize && m_home.xMax >= m_home.xMin)
    changeView(ViewTransform::fitting(m_home, size()));
  else
    changeView(m_view.resized(size()));
}

} // namespace scarp
