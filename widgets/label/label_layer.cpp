// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/label_layer.h"

#include "widgets/map/outline_layer.h"

namespace scarp {

MapLayerPtr labelLayer(const LabelSet& labels, const QColor& colour, const QString& name) {
  std::vector<MultiPolygon> shapes;
  shapes.reserve(labels.size());
  for (const auto& [id, area] : labels.areas())
    shapes.push_back(area.shape);
  OutlineStyle style;
  style.line = colour;
  style.fill = colour;
  style.fill.setAlpha(36);
  style.casing = QColor(255, 255, 255, 150);
  return std::make_shared<OutlineLayer>(std::move(shapes), style, name);
}

} // namespace scarp
