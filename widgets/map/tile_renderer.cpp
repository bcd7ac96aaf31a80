// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/tile_renderer.h"

#include "core/base/error.h"

#include <QPainter>
#include <algorithm>

namespace scarp {

namespace {
constexpr size_t kLayerTileBytes = 160u << 20;

QPainter::CompositionMode compositionOf(BlendMode mode) {
  switch (mode) {
  case BlendMode::Multiply:
    return QPainter::CompositionMode_Multiply;
  case BlendMode::Screen:
    return QPainter::CompositionMode_Screen;
  case BlendMode::Overlay:
    return QPainter::CompositionMode_Overlay;
  case BlendMode::Darken:
    return QPainter::CompositionMode_Darken;
  case BlendMode::Lighten:
    return QPainter::CompositionMode_Lighten;
  default:
    return QPainter::CompositionMode_SourceOver;
  }
}
} // namespace

TileRenderer::TileRenderer(int threads, QObject* parent) : QObject(parent), m_layerTiles(kLayerTileBytes) {
  for (int i = 0; i < threads; ++i)
    m_threads.emplace_back([this](const std::stop_token& stop) { work(stop); });
}

TileRenderer::~TileRenderer() {
  for (auto& thread : m_threads)
    thread.request_stop();
  {
    const std::lock_guard lock(m_mutex);
    for (auto& active : m_active)
      active->stop.request_stop();
  }
  m_threads.clear();
}

void TileRenderer::setWanted(std::vector<TileRequest> wanted) {
  const auto same = [](const TileRequest& request, const Active& active) {
    return request.address == active.address && request.picture->generation == active.generation;
  };
  {
    const std::lock_guard lock(m_mutex);
    m_queue.clear();
    for (auto& active : m_active)
      if (std::none_of(wanted.begin(), wanted.end(),
                       [&](const auto& request) { return same(request, *active); }))
        active->stop.request_stop();
    for (auto& request : wanted)
      if (std::none_of(m_active.begin(), m_active.end(), [&](const auto& active) {
            return same(request, *active) && !active->stop.stop_requested();
          }))
        m_queue.push_back(std::move(request));
  }
  m_wake.notify_all();
}

QImage TileRenderer::draw(const TileRequest& request, const std::stop_token& stop) {
  const TileView& view = request.view;
  QImage tile(view.width, view.height, QImage::Format_RGB32);
  tile.fill(request.picture->background);
  QPainter painter(&tile);
  const Extent extent = view.extent();
  for (const auto& entry : request.picture->entries) {
    if (!entry.layer || entry.opacity <= 0 || !overlaps(entry.layer->extent(), extent))
      continue;
    auto layerTile = m_layerTiles.find(entry.layer->serial(), request.address);
    if (!layerTile) {
      QImage fresh(view.width, view.height, QImage::Format_ARGB32_Premultiplied);
      fresh.fill(Qt::transparent);
      bool drawn = false;
      try {
        drawn = entry.layer->paint(fresh, view, stop);
      } catch (const std::exception& error) {
        emit layerFailed(entry.id, QString::fromUtf8(error.what()));
      }
      if (stop.stop_requested())
        return {};
      layerTile = drawn ? fresh : QImage();
      m_layerTiles.put(entry.layer->serial(), request.address, *layerTile);
    }
    if (layerTile->isNull())
      continue;
    painter.setOpacity(entry.opacity);
    painter.setCompositionMode(compositionOf(entry.blend));
    painter.drawImage(0, 0, *layerTile);
  }
  painter.end();
  return tile;
}

void TileRenderer::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    TileRequest request;
    auto active = std::make_shared<Active>();
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, stop, [this] { return !m_queue.empty(); });
      if (stop.stop_requested())
        return;
      request = std::move(m_queue.front());
      m_queue.pop_front();
      active->address = request.address;
      active->generation = request.picture->generation;
      m_active.push_back(active);
    }
    const QImage tile = draw(request, active->stop.get_token());
    {
      const std::lock_guard lock(m_mutex);
      std::erase(m_active, active);
    }
    if (!tile.isNull() && !active->stop.stop_requested())
      emit tileReady(request, tile);
  }
}

} // namespace scarp
