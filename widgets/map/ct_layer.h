// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets as small discs, red toward the satellite, blue away, symmetric limits. Where discs overlap
// the strongest motion wins the pixel; targets within the stability threshold are small and grey.
#pragma once

#include "widgets/map/ct_cloud.h"
#include "widgets/map/map_layer.h"

#include <memory>

namespace scarp {

struct CtStyle {
  double limit = 0; ///< mm/yr at the ends of the ramp; 0: 98 % of |v| of the targets beyond the threshold
  double threshold = 10; ///< mm/yr; |v| up to this is muted
  double size = 1;       ///< factor on the disc's radius
};

class CtLayer : public MapLayer {
public:
  CtLayer(std::shared_ptr<const CtCloud> cloud, CtStyle style);
  Extent extent() const override { return m_cloud->extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override;
  const CtCloud& cloud() const { return *m_cloud; }
  const CtStyle& style() const { return m_style; }
  /// Radius of a disc in device pixels at a scale.
  double radius(double mapPerPixel, double pixelRatio) const;
  /// A stability threshold from the spread of the velocities: their standard deviation, rounded, as the study
  /// did.
  static double suggestedThreshold(const CtCloud& cloud);

private:
  std::shared_ptr<const CtCloud> m_cloud;
  CtStyle m_style;
};

} // namespace scarp
