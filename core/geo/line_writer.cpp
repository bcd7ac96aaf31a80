// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/polygon_file.h"
#include "core/geo/vector_writer.h"

#include <ogrsf_frmts.h>

namespace scarp {

void writeLines(const std::filesystem::path& file, const LineLayer& layer,
                const std::map<std::string, std::string>& attributes) {
  VectorWriter writer(file);
  OGRLayer& out = writer.addLayer("lines", layer.crs, wkbLineString);
  for (const auto& [name, value] : attributes) {
    OGRFieldDefn definition(name.c_str(), OFTString);
    writer.check(out.CreateField(&definition));
  }
  for (const std::vector<Point>& line : layer.lines) {
    OGRFeature feature(out.GetLayerDefn());
    int field = 0;
    for (const auto& [name, value] : attributes)
      feature.SetField(field++, value.c_str());
    OGRLineString shape;
    for (const Point& p : line)
      shape.addPoint(p.x, p.y);
    feature.SetGeometry(&shape);
    writer.check(out.CreateFeature(&feature));
  }
  writer.finish();
}

} // namespace scarp
