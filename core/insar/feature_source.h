// SPDX-License-Identifier: GPL-3.0-or-later
// The point layer of a GeoPackage, Shapefile or other vector file as a table.
#pragma once

#include "core/geo/gdal_session.h"
#include "core/insar/arrow_rows.h"
#include "core/insar/table_source.h"

#include <ogrsf_frmts.h>

namespace scarp {

class FeatureSource final : public TableSource {
public:
  /// Throws Error(Input) when the file is no vector file or has no layer with points or attributes.
  explicit FeatureSource(const std::filesystem::path& file);

  bool next() override;
  std::string_view text(size_t column) override;
  std::optional<double> number(size_t column) override;
  std::optional<Point> place() override;
  bool mayBeIdentifier(size_t column) override;
  bool hasPlaces() const override { return m_hasPlaces; }
  std::string crs() const override { return wktOf(m_layer->GetSpatialRef()); }
  double fraction() const override;

private:
  GdalMessages m_messages; ///< outlives the dataset
  std::filesystem::path m_file;
  DatasetHandle m_dataset;
  OGRLayer* m_layer = nullptr;
  std::vector<OGRFieldType> m_types;
  std::unique_ptr<ArrowRows> m_rows; ///< null: the layer's fields need features
  OGRFeatureUniquePtr m_feature;
  bool m_hasPlaces = false;
  double m_count = 0, m_read = 0;
  std::string m_text;
};

} // namespace scarp
