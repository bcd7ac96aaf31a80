// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a project opened to be asked about single places, kept until they change on disk. Coordinates in
// the map's CRS. For one worker thread; every question may throw Error naming the file.
#pragma once

#include "annotation/review/place_votes.h"
#include "core/geo/polygon_file.h"
#include "core/project/project.h"
#include "widgets/map/raster_source.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

class PlaceSources {
public:
  /// Polygons with the extents that make a question quick.
  struct Shapes {
    std::vector<MultiPolygon> shapes;
    std::vector<Extent> extents;
    /// The first that covers the place; null when none does.
    const MultiPolygon* at(Point place) const;
  };

  explicit PlaceSources(std::string crs) : m_crs(std::move(crs)) {}
  std::optional<double> valueAt(const std::filesystem::path& file, Point place);
  const Shapes& shapes(const std::filesystem::path& file);
  const LineLayer& lines(const std::filesystem::path& file);
  const ExpertAreas& labels(const std::filesystem::path& file, const std::string& expert);
  const std::string& crs() const { return m_crs; }

private:
  template <class T> struct Kept {
    std::filesystem::file_time_type stamp{};
    std::shared_ptr<const T> value;
  };
  template <class T, class Read>
  const T& fresh(std::map<std::filesystem::path, Kept<T>>& kept, const std::filesystem::path& file,
                 Read&& read);

  std::string m_crs;
  std::map<std::filesystem::path, Kept<RasterSource>> m_rasters;
  std::map<std::filesystem::path, Kept<Shapes>> m_shapes;
  std::map<std::filesystem::path, Kept<LineLayer>> m_lines;
  std::map<std::filesystem::path, Kept<ExpertAreas>> m_labels;
};

} // namespace scarp
