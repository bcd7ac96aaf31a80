// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_board.h"

#include "widgets/map/frame_pixels.h"
#include "widgets/map/tile_renderer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>

namespace scarp {

namespace {
constexpr int kPrefetchRing = 1;     // tiles around the view that are drawn after those in sight
constexpr double kPrefetchOut = 0.5; // then the view after the next step out, which stands in well for others
constexpr size_t kMostStandIns = 4;

uint64_t nextGeneration() {
  static std::atomic<uint64_t> next{1}; // of all pictures: a tile of one board never passes for another's
  return next++;
}
} // namespace

TileBoard::TileBoard(TileRenderer& renderer, QObject* parent)
    : QObject(parent), m_renderer(renderer), m_picture(std::make_shared<MapPicture>()) {
  connect(&renderer, &TileRenderer::tileReady, this, &TileBoard::take, Qt::QueuedConnection);
  connect(
      &renderer, &TileRenderer::layerFailed, this,
      [this](uint64_t serial, const QString& message) {
        for (const auto& entry : m_picture->entries)
          if (entry.layer && entry.layer->serial() == serial)
            emit layerFailed(entry.id, message);
      },
      Qt::QueuedConnection);
  m_request.setSingleShot(true);
  m_request.setInterval(0);
  connect(&m_request, &QTimer::timeout, this, &TileBoard::request);
}

TileBoard::~TileBoard() {
  m_renderer.setWanted(this, {});
}

void TileBoard::touch() {
  m_dirty = true;
  m_stopped = false;
  setComplete(false);
  m_request.start();
  emit changed();
}

void TileBoard::changePicture(std::vector<PictureEntry> entries) {
  auto next = std::make_shared<MapPicture>();
  next->entries = std::move(entries);
  next->background = m_picture->background;
  next->generation = nextGeneration();
  m_picture = std::move(next);
  touch();
}

void TileBoard::setEntries(std::vector<PictureEntry> bottomFirst) {
  if (bottomFirst == m_picture->entries && m_picture->generation > 0)
    return;
  changePicture(std::move(bottomFirst));
}

void TileBoard::replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed) {
  auto entries = m_picture->entries;
  const auto entry = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.id == id; });
  if (entry == entries.end())
    return;
  entry->layer = layer;
  const uint64_t before = m_picture->generation;
  changePicture(std::move(entries));
  if (!changed)
    return;
  for (auto& [address, tile] : m_tiles) {
    const double margin = 8 * m_pixelRatio * address.scale; // pens reach a little over the edge
    const Extent touched{changed->xMin - margin, changed->yMin - margin, changed->xMax + margin,
                         changed->yMax + margin};
    if (tile.generation == before && !overlaps(TileGrid::viewOf(address, m_pixelRatio).extent(), touched))
      tile.generation = m_picture->generation;
  }
}

void TileBoard::setBackground(const QColor& colour) {
  if (m_picture->background == colour)
    return;
  auto next = std::make_shared<MapPicture>(*m_picture);
  next->background = colour;
  m_picture = next;
  changePicture(m_picture->entries);
}

void TileBoard::setView(const ViewTransform& view, double pixelRatio) {
  if (view == m_view && pixelRatio == m_pixelRatio)
    return;
  if (pixelRatio != m_pixelRatio) { // pens and discs have another size
    m_tiles.clear();
    m_renderer.forget();
  }
  m_view = view;
  m_pixelRatio = pixelRatio;
  touch();
}

void TileBoard::clear() {
  m_tiles.clear();
  touch();
}

void TileBoard::refresh() {
  m_renderer.forget();
  changePicture(m_picture->entries);
}

void TileBoard::stop() {
  m_stopped = true;
  m_renderer.setWanted(this, {});
}

void TileBoard::setDrawing(bool on) {
  if (on == m_drawing)
    return;
  m_drawing = on;
  if (on)
    touch();
  else
    m_renderer.setWanted(this, {});
}

void TileBoard::setMemory(size_t bytes) {
  m_mostTiles = std::max<size_t>(1, bytes / kTileBytes);
  dropOldTiles();
}

void TileBoard::request() {
  if (!m_drawing || m_stopped)
    return;
  const TileGrid grid(m_view, m_pixelRatio);
  std::vector<TileRequest> wanted;
  const auto want = [&](const TileGrid& of, const TileAddress& address, int stage) {
    const auto found = m_tiles.find(address);
    if (found != m_tiles.end() && found->second.generation == m_picture->generation)
      return;
    const double across = (static_cast<double>(address.column - of.firstColumn()) + 0.5) /
                          static_cast<double>(of.lastColumn() - of.firstColumn() + 1);
    wanted.push_back({this, stage, across, address, TileGrid::viewOf(address, m_pixelRatio), m_picture});
  };
  for (const TileAddress& address : grid.tiles(kPrefetchRing))
    want(grid, address, grid.sees(address) ? 0 : 1);
  const QPointF middle(m_view.size().width() / 2, m_view.size().height() / 2);
  const TileGrid farther(m_view.zoomedAt(middle, kPrefetchOut), m_pixelRatio);
  for (const TileAddress& address : farther.tiles())
    want(farther, address, 2);
  m_renderer.setWanted(this, std::move(wanted));
  checkComplete();
}

void TileBoard::take(const TileRequest& request, const QImage& image) {
  if (request.owner != this || request.view.pixelRatio != m_pixelRatio)
    return;
  const bool stale = request.picture->generation != m_picture->generation;
  if (stale && m_tiles.count(request.address) != 0)
    return;
  m_tiles[request.address] = {image, request.picture->generation, ++m_clock};
  dropOldTiles();
  if (!TileGrid(m_view, m_pixelRatio).sees(request.address))
    return;
  m_dirty = true;
  emit changed();
  if (!m_complete)
    checkComplete();
}

void TileBoard::dropOldTiles() {
  const TileGrid grid(m_view, m_pixelRatio);
  // Those in sight, and a few more that stand in at the next zoom, are kept whatever the limit.
  const size_t most = std::max(m_mostTiles, static_cast<size_t>(grid.visibleCount()) + 8);
  if (m_tiles.size() <= most)
    return;
  std::vector<std::pair<uint64_t, TileAddress>> byAge;
  byAge.reserve(m_tiles.size());
  for (const auto& [address, tile] : m_tiles)
    if (!grid.sees(address))
      byAge.emplace_back(tile.used, address);
  std::sort(byAge.begin(), byAge.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (size_t i = 0; i < byAge.size() && m_tiles.size() > most; ++i)
    m_tiles.erase(byAge[i].second);
}

TileCoverage TileBoard::coverage() const {
  const TileGrid grid(m_view, m_pixelRatio);
  TileCoverage coverage;
  for (const TileAddress& address : grid.tiles()) {
    ++coverage.visible;
    const auto found = m_tiles.find(address);
    if (found == m_tiles.end())
      continue;
    ++coverage.shown;
    coverage.present += found->second.generation == m_picture->generation ? 1 : 0;
  }
  return coverage;
}

void TileBoard::checkComplete() {
  const TileCoverage now = coverage();
  setComplete(now.present == now.visible);
}

void TileBoard::setComplete(bool complete) {
  if (complete == m_complete)
    return;
  m_complete = complete;
  emit completeChanged(complete);
}

const QImage& TileBoard::frame() {
  if (m_dirty)
    compose();
  return m_frame;
}

void TileBoard::compose() {
  const TileGrid grid(m_view, m_pixelRatio);
  if (m_frame.size() != grid.size())
    m_frame = QImage(grid.size(), QImage::Format_RGB32);
  m_frame.setDevicePixelRatio(m_pixelRatio);
  if (m_picture->entries.empty()) {
    m_frame.fill(m_picture->background);
  } else {
    for (const TileAddress& address : grid.tiles()) {
      const QPoint place = grid.placeOf(address);
      const auto found = m_tiles.find(address);
      if (found == m_tiles.end()) {
        composeStandIn(QRect(place, QSize(kTileSize, kTileSize)) & m_frame.rect());
        continue;
      }
      found->second.used = ++m_clock;
      copyInto(m_frame, found->second.image, place);
    }
  }
  m_dirty = false;
}

/// The tiles of other scales that lie in the hole, the scale that is nearest on top; no more scales than
/// needed to fill it.
void TileBoard::composeStandIn(const QRect& hole) {
  const TileGrid grid(m_view, m_pixelRatio);
  struct Level {
    double rank = 0, covered = 0;
    std::vector<std::pair<QRectF, Tile*>> tiles;
  };
  std::map<double, Level> levels;
  for (auto& [address, tile] : m_tiles) {
    const QRectF rect = grid.rectOf(address);
    const QRectF part = rect & QRectF(hole);
    if (part.isEmpty())
      continue;
    Level& level = levels[address.scale];
    level.rank = std::abs(std::log2(address.scale / grid.scale()));
    level.covered += part.width() * part.height();
    level.tiles.emplace_back(rect, &tile);
  }
  std::vector<Level*> best;
  for (auto& [scale, level] : levels)
    best.push_back(&level);
  std::sort(best.begin(), best.end(), [](const Level* a, const Level* b) { return a->rank < b->rank; });
  size_t used = 0;
  const double whole = static_cast<double>(hole.width()) * hole.height();
  bool filled = false;
  while (used < std::min(best.size(), kMostStandIns) && !filled)
    filled = best[used++]->covered > whole - 1;
  if (!filled) {
    const QRgb background = m_picture->background.rgb();
    for (int y = hole.top(); y <= hole.bottom(); ++y)
      std::fill_n(reinterpret_cast<QRgb*>(m_frame.scanLine(y)) + hole.left(), hole.width(), background);
  }
  for (size_t i = used; i-- > 0;)
    for (const auto& [rect, tile] : best[i]->tiles) {
      tile->used = ++m_clock;
      stretchInto(m_frame, tile->image, rect, hole);
    }
}

} // namespace scarp
