// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/explain/place_sources.h"

#include "annotation/storage/label_file.h"
#include "core/base/error.h"

namespace scarp {
namespace fs = std::filesystem;

const MultiPolygon* PlaceSources::Shapes::at(Point place) const {
  for (size_t i = 0; i < shapes.size(); ++i) {
    const Extent& e = extents[i];
    if (place.x >= e.xMin && place.x <= e.xMax && place.y >= e.yMin && place.y <= e.yMax &&
        contains(shapes[i], place))
      return &shapes[i];
  }
  return nullptr;
}

template <class T, class Read>
const T& PlaceSources::fresh(std::map<fs::path, Kept<T>>& kept, const fs::path& file, Read&& read) {
  std::error_code code;
  const auto stamp = fs::last_write_time(file, code);
  if (code)
    throw inputError(file.string() + " is missing", "Repair the source of the layer.");
  Kept<T>& one = kept[file];
  if (!one.value || one.stamp != stamp) {
    one.value = read();
    one.stamp = stamp;
  }
  return *one.value;
}

std::optional<double> PlaceSources::valueAt(const fs::path& file, Point place) {
  return fresh(m_rasters, file, [&] { return std::make_shared<const RasterSource>(file, m_crs); })
      .valueAt(place);
}

const PlaceSources::Shapes& PlaceSources::shapes(const fs::path& file) {
  return fresh(m_shapes, file, [&] {
    auto made = std::make_shared<Shapes>();
    for (PolygonFeature& feature : readPolygons(file, m_crs).features) {
      made->extents.push_back(feature.shape.empty() ? Extent{0, 0, -1, -1} : extentOf(feature.shape));
      made->shapes.push_back(std::move(feature.shape));
    }
    return made;
  });
}

const LineLayer& PlaceSources::lines(const fs::path& file) {
  return fresh(m_lines, file, [&] { return std::make_shared<const LineLayer>(readLines(file, m_crs)); });
}

const ExpertAreas& PlaceSources::labels(const fs::path& file, const std::string& expert) {
  return fresh(m_labels, file, [&] {
    return std::make_shared<const ExpertAreas>(expert, readLabels(file, m_crs, expert).labels);
  });
}

} // namespace scarp
