// SPDX-License-Identifier: GPL-3.0-or-later
// A raster and the style of its layer settled into what is drawn: bands that are there, limits from
// statistics, the ramp, legend with unit and sign. Slow (reads statistics once per band): for worker threads.
#pragma once

#include "core/base/notice.h"
#include "widgets/map/raster_layer.h"
#include "widgets/style/raster_style.h"

#include <QColor>
#include <memory>

namespace scarp {

/// What a raster needs to know of its project besides its own layer.
struct RasterContext {
  QColor predictionColour; ///< of predictions: the hue of the model
};

std::shared_ptr<const RasterLayer> styledRaster(const ProjectLayer& layer,
                                                std::shared_ptr<const RasterSource> source,
                                                const RasterContext& context, Notices& notices);

} // namespace scarp
