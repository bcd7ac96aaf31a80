// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/styled_raster.h"

#include "widgets/map/ramp_catalogue.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace scarp {

namespace {

using Limits = std::pair<double, double>;

struct StyledRaster {
  Q_DECLARE_TR_FUNCTIONS(scarp::StyledRaster)
};

/// What the kind of a layer suggests.
struct KindLook {
  ColourTable table{};
  Stretch stretch = Stretch::Percentile;
  std::optional<Limits> limits{}; ///< fixed ones
  std::optional<double> low{};    ///< a fixed lower end
  std::optional<double> below{};  ///< not drawn
  bool symmetric = false, codes = false;
  bool zeroIsNone = false; ///< cells of 0 hold no target: they do not count for limits
  QString title, unit;
  std::optional<int> decimals{};
};

KindLook lookOf(const ProjectLayer& layer, const RasterContext& context) {
  KindLook look;
  switch (layer.kind) {
  case LayerKind::HotSpot: {
    const bool velocity = layer.id == "velocity";
    look.table = divergingRamp();
    look.symmetric = true;
    look.zeroIsNone = velocity;
    look.unit = velocity ? StyledRaster::tr("mm/yr") : StyledRaster::tr("per km²");
    look.title = velocity ? StyledRaster::tr("LOS velocity, mm/yr, positive = toward the satellite")
                          : StyledRaster::tr("Density of z-scores, per km², positive = toward the satellite");
    break;
  }
  case LayerKind::Slope:
    look.table = slopeRamp();
    look.low = 0;
    look.decimals = 0;
    look.unit = QStringLiteral("°");
    look.title = StyledRaster::tr("Slope, degrees");
    break;
  case LayerKind::Aspect:
    look.table = aspectRamp();
    look.limits = Limits{0, 360};
    look.codes = true;
    look.decimals = 0;
    look.unit = QStringLiteral("°");
    look.title = StyledRaster::tr("Aspect, degrees clockwise from north");
    break;
  case LayerKind::Prediction:
    look.table = singleHueRamp(context.predictionColour);
    look.below = 0.5;
    look.decimals = 2;
    look.title = StyledRaster::tr("Probability of a landslide, 0–1; below the lower limit: not drawn");
    break;
  case LayerKind::Dem:
    look.table = elevationRamp();
    look.unit = QStringLiteral("m");
    look.title = StyledRaster::tr("Elevation, m");
    break;
  default:
    look.table = rampNamed("grey")->table;
    break;
  }
  return look;
}

Limits storedRange(RasterType type) {
  switch (type) {
  case RasterType::Byte:
    return {0, 255};
  case RasterType::UInt16:
    return {0, 65535};
  case RasterType::Int16:
    return {-32768, 32767};
  default:
    return {0, 1};
  }
}

Limits limitsOf(const std::vector<float>& values, Stretch stretch) {
  if (values.empty())
    return {0, 1};
  if (stretch == Stretch::MinMax) {
    const auto [low, high] = std::ranges::minmax(values);
    return {low, high};
  }
  if (stretch == Stretch::Deviation) {
    const double count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    const double squares = std::accumulate(values.begin(), values.end(), 0.0, [&](double sum, float value) {
      return sum + (value - mean) * (value - mean);
    });
    const double reach = 2 * std::sqrt(squares / count);
    return {mean - reach, mean + reach};
  }
  return quantiles(values, 0.02, 0.98);
}

/// Symmetric ones around 0: how far the values reach from it.
Limits symmetricLimits(std::vector<float> values, Stretch stretch) {
  for (float& value : values)
    value = std::abs(value);
  const double reach = stretch == Stretch::MinMax || stretch == Stretch::Deviation
                           ? limitsOf(values, stretch).second
                           : quantiles(std::move(values), 0, 0.98).second;
  const double rounded = roundedUp(reach);
  return {-rounded, rounded};
}

std::vector<int> bandsOf(const RasterStyle& style, const RasterSource& source, LayerKind kind) {
  const bool there = std::ranges::all_of(style.bands, [&](int band) { return band <= source.bands(); });
  if (!style.bands.empty() && there)
    return style.bands;
  return kind == LayerKind::Image ? source.colourBands() : std::vector<int>{1};
}

/// As many as tell the values of the ramp apart.
int decimalsFor(const Limits& limits) {
  const double span = std::abs(limits.second - limits.first);
  return span > 0 ? std::clamp(static_cast<int>(2 - std::floor(std::log10(span))), 0, 6) : 2;
}

} // namespace

std::shared_ptr<const RasterLayer> styledRaster(const ProjectLayer& layer,
                                                std::shared_ptr<const RasterSource> source,
                                                const RasterContext& context, Notices& notices) {
  const RasterStyle style = rasterStyleOf(layer);
  const KindLook look = lookOf(layer, context);
  RasterDrawing drawing;
  drawing.bands = bandsOf(style, *source, layer.kind);
  const bool colours = drawing.bands.size() == 3;
  drawing.palette = !colours && layer.kind == LayerKind::Image && style.ramp.empty() &&
                    !source->palette().empty() && drawing.bands.front() == 1;
  drawing.symmetric = !colours && style.symmetric.value_or(look.symmetric);
  drawing.noData = style.noData;
  drawing.sampling.codes = look.codes || style.noData.has_value(); // codes of NoData don't mix with values
  // A relief of cells as they are would be one of stairs.
  drawing.sampling.smooth = (style.smooth || style.hillshade) && !drawing.sampling.codes;

  const bool bytes = source->type() == RasterType::Byte;
  Stretch stretch =
      style.stretch.value_or(layer.kind == LayerKind::Image && bytes ? Stretch::Stored : look.stretch);
  if (stretch == Stretch::Typed && style.limits.size() != drawing.bands.size())
    stretch = look.stretch;
  if (stretch == Stretch::Extent && !style.extent)
    stretch = look.stretch;
  const bool fixed = !style.stretch && (look.limits || look.below);
  if (!colours) {
    drawing.below = style.below ? style.below : look.below;
    drawing.above = style.above;
  }
  bool empty = false;
  if (!(colours && bytes && stretch == Stretch::Stored) && !drawing.palette)
    for (size_t b = 0; b < drawing.bands.size(); ++b) {
      Limits limits;
      if (fixed) {
        limits = look.limits.value_or(Limits{std::max(0.0, drawing.below.value_or(0)), 1});
      } else if (stretch == Stretch::Typed) {
        limits = style.limits[b];
      } else if (stretch == Stretch::Stored) {
        limits = storedRange(source->type());
      } else {
        std::vector<float> values = stretch == Stretch::Extent
                                        ? source->someValues(drawing.bands[b], *style.extent)
                                        : *source->someValues(drawing.bands[b]);
        if (look.zeroIsNone)
          std::erase(values, 0.0F);
        if (style.noData)
          std::erase(values, static_cast<float>(*style.noData));
        empty = empty || values.empty();
        limits = drawing.symmetric ? symmetricLimits(std::move(values), stretch) : limitsOf(values, stretch);
        if (look.low && !style.stretch)
          limits = {*look.low, std::max(1.0, roundedUp(limits.second))};
      }
      drawing.limits.push_back(limits);
    }
  if (empty)
    notices.push_back({Notice::Severity::Info,
                       StyledRaster::tr("No cell of this raster has a value.").toStdString(), layer.name});

  const NamedRamp* ramp = rampNamed(style.ramp);
  drawing.table = ramp ? ramp->table : look.table;
  if (style.invert)
    drawing.table = inverted(drawing.table);
  if (!colours && !drawing.palette && !look.codes)
    drawing.hillshade = style.hillshade;
  drawing.unit = look.unit;
  drawing.title = look.title;
  if (drawing.title.isEmpty()) {
    const std::string& says = source->descriptions()[static_cast<size_t>(drawing.bands.front() - 1)];
    const QString name = QString::fromStdString(layer.name);
    drawing.title = !says.empty() ? QString::fromStdString(says)
                    : source->bands() == 1
                        ? name
                        : StyledRaster::tr("%1, band %2").arg(name).arg(drawing.bands.front());
  }
  if (!drawing.limits.empty())
    drawing.decimals = look.decimals.value_or(decimalsFor(drawing.limits.front()));
  return std::make_shared<const RasterLayer>(std::move(source), std::move(drawing));
}

} // namespace scarp
