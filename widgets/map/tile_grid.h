// SPDX-License-Identifier: GPL-3.0-or-later
// Where the tiles of one view lie: tiles have whole device pixels and a fixed place in the plane of their
// scale, so that panning only moves them. Rows count downward, columns to the right, from the map's (0, 0).
#pragma once

#include "widgets/map/map_picture.h"
#include "widgets/map/view_transform.h"

#include <QRect>

namespace scarp {

class TileGrid {
public:
  TileGrid(const ViewTransform& view, double pixelRatio);

  double scale() const { return m_scale; } ///< map units per device pixel
  QSize size() const { return m_size; }    ///< of the view, device pixels
  int64_t firstColumn() const { return m_firstColumn; }
  int64_t lastColumn() const { return m_lastColumn; }
  int64_t firstRow() const { return m_firstRow; }
  int64_t lastRow() const { return m_lastRow; }
  int visibleCount() const {
    return static_cast<int>((m_lastColumn - m_firstColumn + 1) * (m_lastRow - m_firstRow + 1));
  }
  bool sees(const TileAddress& address) const;
  /// All tiles in sight, and those within `ring` tiles around, nearest to the middle first.
  std::vector<TileAddress> tiles(int ring = 0) const;
  /// Device pixels of a tile of this grid's scale in the view.
  QPoint placeOf(const TileAddress& address) const;
  /// The same of any tile, by its own scale.
  QRectF rectOf(const TileAddress& address) const;
  static TileView viewOf(const TileAddress& address, double pixelRatio);

private:
  double m_scale;
  QSize m_size;
  int64_t m_originX, m_originY; ///< device pixel of the map's (0, 0)
  int64_t m_firstColumn, m_firstRow, m_lastColumn, m_lastRow;
};

} // namespace scarp
