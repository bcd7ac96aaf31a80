// SPDX-License-Identifier: GPL-3.0-or-later
// Draws tiles of a picture on worker threads. The owner always says the whole list of tiles that it wants
// now: what is no longer on it is dropped from the queue, or stopped when it is being drawn. Results arrive
// in the owner's thread.
#pragma once

#include "widgets/map/layer_tile_cache.h"
#include "widgets/map/map_picture.h"

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

namespace scarp {

struct TileRequest {
  TileAddress address;
  TileView view;
  std::shared_ptr<const MapPicture> picture;
};

class TileRenderer : public QObject {
  Q_OBJECT

public:
  explicit TileRenderer(int threads = 2, QObject* parent = nullptr);
  ~TileRenderer() override;
  /// Most urgent first. Replaces what was wanted before.
  void setWanted(std::vector<TileRequest> wanted);
  /// All layers of a picture in one opaque tile; null when stopped.
  QImage draw(const TileRequest& request, const std::stop_token& stop);

signals:
  void tileReady(const scarp::TileRequest& request, const QImage& tile);
  void layerFailed(const QString& layerId, const QString& message);

private:
  struct Active {
    TileAddress address;
    uint64_t generation;
    std::stop_source stop;
  };
  void work(const std::stop_token& stop);

  LayerTileCache m_layerTiles;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<TileRequest> m_queue;
  std::vector<std::shared_ptr<Active>> m_active;
  std::vector<std::jthread> m_threads; ///< last: joined before anything they use goes
};

} // namespace scarp
