// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/gi_field.h"

#include "core/insar/ct_reader.h"

#include <limits>

namespace scarp {
namespace fs = std::filesystem;

std::shared_ptr<const GiScene> loadGiScene(const fs::path& file, const std::string& field,
                                           const std::string& crs, const Progress& progress) {
  CtReadOptions options;
  options.velocityField = field;
  options.readSeries = false;
  const CtPoints points = projectedToMetres(readPoints(file, options, progress), crs);
  std::vector<std::string> fields;
  for (const CtColumn& column : points.columns)
    if (std::holds_alternative<std::vector<double>>(column.values))
      fields.push_back(column.name);
  progress.step(1);
  return std::make_shared<const GiScene>(
      GiScene{file, points.provenance.velocityField, !field.empty(), std::move(fields),
              LocalGiStar(points.x, points.y, points.velocity), points.notices});
}

std::shared_ptr<const GiField> giFieldOf(const std::shared_ptr<const GiScene>& scene, LocalGi values,
                                         const GiStarParams& params, bool whole) {
  auto field = std::make_shared<GiField>();
  field->scene = scene;
  field->params = params;
  field->whole = whole;
  const size_t size = scene->gi.index().size();
  if (field->fdrApplied()) {
    field->fdr = fdrLimits(values.p);
    for (size_t k = 0; k < values.points.size(); ++k)
      values.bin[k] = field->fdr.bin(values.z[k], values.p[k]);
  }
  if (whole) { // every point in the order of the index
    field->bin = std::move(values.bin);
    field->z.assign(values.z.begin(), values.z.end());
    field->neighbours = std::move(values.neighbours);
    return field;
  }
  field->bin.assign(size, GiField::kAbsent);
  field->z.assign(size, std::numeric_limits<float>::quiet_NaN());
  field->neighbours.assign(size, 0);
  for (size_t k = 0; k < values.points.size(); ++k) {
    const uint32_t at = values.points[k];
    field->bin[at] = values.bin[k];
    field->z[at] = static_cast<float>(values.z[k]);
    field->neighbours[at] = values.neighbours[k];
  }
  return field;
}

GiSummary GiField::summary(const std::vector<uint32_t>& points) const {
  LocalGi chosen;
  for (const uint32_t k : points) {
    if (bin[k] == kAbsent)
      continue;
    chosen.points.push_back(k);
    chosen.bin.push_back(bin[k]);
    chosen.z.push_back(z[k]);
    chosen.neighbours.push_back(neighbours[k]);
  }
  return summaryOf(chosen, giSelfFrom(params.self));
}

} // namespace scarp
