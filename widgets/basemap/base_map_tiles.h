// SPDX-License-Identifier: GPL-3.0-or-later
// Tiles of a base map as they are wanted on the map: fetched and reprojected on a thread of its own, kept in
// memory up to a bound. find() never waits; what is not there is asked for and told when it arrives. While
// the service does not answer, it is left alone for a while.
#pragma once

#include "core/base/error.h"
#include "core/geo/base_map.h"
#include "widgets/map/map_layer.h"

#include <QImage>
#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace scarp {

class BaseMapTiles {
public:
  /// Throws Error(Input) for a service that cannot be used. An empty CRS of the map has no place on the
  /// earth: refused too.
  BaseMapTiles(const BaseMapService& service, const BaseMapCache& cache, const std::string& mapCrs);
  ~BaseMapTiles(); ///< does not wait for the network either
  BaseMapTiles(const BaseMapTiles&) = delete;
  BaseMapTiles& operator=(const BaseMapTiles&) = delete;

  const BaseMapService& service() const { return m_service; }
  /// The tile, or a null image; then it is on its way. Any thread.
  QImage find(const TileView& view);
  /// Called on the fetching thread: a tile has arrived, or (with a reason) the service does not answer. Set
  /// before the first find().
  struct Listener {
    std::function<void(const Extent&)> arrived;
    std::function<void(const Error&)> failed;
  };
  void setListener(Listener listener);
  /// Tries again although the service did not answer lately.
  void retry();

private:
  struct State;
  BaseMapService m_service;
  std::shared_ptr<State> m_state; ///< shared with the thread, which may outlive this by one timeout
  std::jthread m_thread;
};

} // namespace scarp
