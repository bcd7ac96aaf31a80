// SPDX-License-Identifier: GPL-3.0-or-later
// The difference of two probability rasters as a map layer: where both models see a moving slope or one
// alone; or one model's hits, false alarms and misses against a label. Drawn from both rasters tile by tile.
// Far out, a pixel shows the mean probability of its cells.
#pragma once

#include "core/geo/polygon.h"
#include "widgets/map/raster_source.h"

#include <QColor>
#include <memory>
#include <vector>

namespace scarp {

enum class DuelShow { Models, JudgeA, JudgeB };

/// One hue per meaning, apart for colour-blind eyes; never red against green.
inline const QColor kDuelAgree(0, 134, 139);   ///< both, or a hit: green-blue
inline const QColor kDuelFirst(230, 138, 0);   ///< A alone, or a false alarm: orange
inline const QColor kDuelSecond(200, 40, 150); ///< B alone, or missed: magenta

struct DuelLook {
  DuelShow show = DuelShow::Models;
  double thresholdA = 0.5, thresholdB = 0.5;
  QString nameA, nameB, truthName;
};

class DuelLayer final : public MapLayer {
public:
  /// `truth` may be null when the models are compared with each other.
  DuelLayer(std::shared_ptr<const RasterSource> a, std::shared_ptr<const RasterSource> b,
            std::shared_ptr<const std::vector<MultiPolygon>> truth, DuelLook look);
  Extent extent() const override;
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;
  std::optional<QString> valueAt(Point place) const override;

private:
  QRgb colourOf(uint8_t bits) const; ///< 0: nothing
  std::vector<uint8_t> truthIn(const TileView& view) const;

  std::shared_ptr<const RasterSource> m_a, m_b;
  std::shared_ptr<const std::vector<MultiPolygon>> m_truth;
  std::vector<Extent> m_extents; ///< of the label's shapes
  DuelLook m_look;
};

} // namespace scarp
