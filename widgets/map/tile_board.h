// SPDX-License-Identifier: GPL-3.0-or-later
// The tiles of one picture at the view of a canvas: knows the layers, asks a renderer for the tiles that are
// missing, keeps finished ones, and puts them together to a frame. Where a tile is not there yet, tiles of
// other scales stand in. Several boards may share one renderer. GUI thread only.
#pragma once

#include "widgets/map/map_picture.h"
#include "widgets/map/tile_grid.h"

#include <QImage>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <unordered_map>

namespace scarp {

class TileRenderer;
struct TileRequest;

/// Tiles in sight: how many there are, have anything to show, show the present picture.
struct TileCoverage {
  int visible = 0, shown = 0, present = 0;
};

class TileBoard : public QObject {
  Q_OBJECT

public:
  explicit TileBoard(TileRenderer& renderer, QObject* parent = nullptr); ///< the renderer lives longer
  ~TileBoard() override;

  /// All layers, bottom first. Tiles of before stay on the screen until their successors are there.
  void setEntries(std::vector<PictureEntry> bottomFirst);
  /// One layer in place of another of the same id. With `changed`, only tiles that touch that place are drawn
  /// anew.
  void replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed = {});
  const std::vector<PictureEntry>& entries() const { return m_picture->entries; }
  void setBackground(const QColor& colour);
  void setView(const ViewTransform& view, double pixelRatio);
  void clear();   ///< forgets all tiles
  void refresh(); ///< draws everything anew, from the layers' sources
  void stop();    ///< leaves the picture as it is until the view or the picture changes
  /// Off: the picture stands still until it is on again.
  void setDrawing(bool on);
  void setMemory(size_t bytes); ///< most that the finished tiles may take; those in sight are always kept

  /// The map in device pixels of the view, as complete as it is now.
  const QImage& frame();
  bool complete() const { return m_complete; } ///< every visible tile shows the present picture
  TileCoverage coverage() const;
  size_t bytes() const { return m_tiles.size() * kTileBytes; }

signals:
  void changed(); ///< the frame is another one
  void completeChanged(bool complete);
  void layerFailed(const QString& layerId, const QString& message);

private:
  struct Tile {
    QImage image;
    uint64_t generation = 0;
    uint64_t used = 0;
  };
  static constexpr size_t kTileBytes = size_t{kTileSize} * kTileSize * 4;

  void changePicture(std::vector<PictureEntry> entries);
  void touch();
  void request();
  void take(const TileRequest& request, const QImage& image);
  void dropOldTiles();
  void setComplete(bool complete);
  void checkComplete();
  void compose();
  void composeStandIn(const QRect& hole);

  TileRenderer& m_renderer;
  std::shared_ptr<const MapPicture> m_picture;
  ViewTransform m_view;
  double m_pixelRatio = 1;
  QTimer m_request;
  std::unordered_map<TileAddress, Tile, TileAddressHash> m_tiles;
  size_t m_mostTiles = (size_t{96} << 20) / kTileBytes;
  uint64_t m_clock = 0;
  bool m_drawing = true, m_stopped = false, m_complete = false, m_dirty = true;
  QImage m_frame;
};

} // namespace scarp
