// SPDX-License-Identifier: GPL-3.0-or-later
// Coherent targets coloured by their Gi* at the present distance, over the map while the slider is dragged:
// by confidence bin, or by z-score. The more significant lie on top. Red: motion toward the satellite
// gathers, blue: motion away.
#pragma once

#include "widgets/hotspot/gi_field.h"
#include "widgets/map/map_layer.h"

#include <QCoreApplication>

namespace scarp {

enum class GiColour { Bin, Z };

class GiLayer : public MapLayer {
  Q_DECLARE_TR_FUNCTIONS(scarp::GiLayer)

public:
  static constexpr double kMostZ = 5; ///< z-scores beyond look alike, so that colours stay while dragging
  GiLayer(std::shared_ptr<const GiField> field, GiColour colour);
  Extent extent() const override { return m_field->scene->gi.extent(); }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override;
  Legend legend() const override { return legendOf(m_colour); }
  static Legend legendOf(GiColour colour);
  static QRgb binColour(int bin);

private:
  QRgb colourOf(uint32_t point) const;

  std::shared_ptr<const GiField> m_field;
  GiColour m_colour;
  double m_spacing = 1; ///< m, between neighbouring points: sizes the discs
};

} // namespace scarp
