// SPDX-License-Identifier: GPL-3.0-or-later
// Draws tiles of pictures on worker threads. An owner always says the whole list of tiles that it wants now:
// what is no longer on it is dropped from the queue, or stopped when it is being drawn. Several owners may
// share one renderer. A layer that cannot be drawn is left out, said once, and the others are drawn.
#pragma once

#include "widgets/map/layer_tile_cache.h"
#include "widgets/map/map_picture.h"

#include <QImage>
#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>
#include <thread>
#include <vector>

namespace scarp {

class TileBoard;

struct TileRequest {
  const TileBoard* owner = nullptr; ///< whom it is for; never followed here
  int stage = 0;                    ///< 0: in sight; more: only perhaps needed soon
  double across = 0;                ///< 0 left .. 1 right in the view
  TileAddress address;
  TileView view;
  std::shared_ptr<const MapPicture> picture;
};

class TileRenderer : public QObject {
  Q_OBJECT

public:
  static constexpr size_t kLayerTileBytes = size_t{160} << 20;
  explicit TileRenderer(int threads = 2, QObject* parent = nullptr);
  ~TileRenderer() override;
  /// Most urgent first, within each stage. Replaces what this owner wanted before.
  void setWanted(const TileBoard* owner, std::vector<TileRequest> wanted);
  /// Layers are read anew, and those that could not be drawn are tried again.
  void forget();
  bool idle(); ///< nothing is wanted and nothing is being drawn
  void setMemory(size_t bytes) { m_layerTiles.setLimit(bytes); } ///< of finished tiles of single layers
  /// All layers of a picture in one opaque tile; null when stopped.
  QImage draw(const TileRequest& request, const std::stop_token& stop);

signals:
  void tileReady(const scarp::TileRequest& request, const QImage& tile);
  void layerFailed(uint64_t serial, const QString& message); ///< of the layer

private:
  struct Active {
    const TileBoard* owner;
    TileAddress address;
    uint64_t generation;
    std::stop_source stop;
  };
  void work(size_t thread, const std::stop_token& stop);
  TileRequest takeNext(size_t thread);
  /// One layer's tile, from the cache or drawn; null: nothing there, it failed, or it was stopped.
  QImage layerTile(const PictureEntry& entry, const TileRequest& request, const std::stop_token& stop);

  LayerTileCache m_layerTiles;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::vector<TileRequest> m_queue; ///< most urgent first
  std::vector<std::shared_ptr<Active>> m_active;
  std::set<uint64_t> m_failed;         ///< serials of layers whose failure was said
  std::vector<std::jthread> m_threads; ///< last: joined before anything they use goes
};

} // namespace scarp
