// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/crs.h"
#include "core/geo/vector_writer.h"
#include "core/insar/ct_metadata.h"
#include "core/insar/ct_reader.h"

#include <ogrsf_frmts.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <memory>
#include <set>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// One column to be written: numbers, texts, or one date of the series.
struct OutColumn {
  std::string name;
  const std::vector<double>* numbers = nullptr;
  const std::vector<std::string>* texts = nullptr;
  const float* series = nullptr; ///< of the first point
  size_t stride = 0;

  double numberAt(size_t i) const { return series ? static_cast<double>(series[i * stride]) : (*numbers)[i]; }
};

struct OutTable {
  std::vector<OutColumn> columns;
  std::string velocityField; ///< its name in the output
  std::string crs;           ///< of the coordinate columns
};

OutTable tableOf(const CtPoints& points, const std::vector<CtColumn>& extra, bool needsCoordinates) {
  OutTable table;
  const CtProvenance& provenance = points.provenance;
  table.crs = provenance.crs;
  if (needsCoordinates && provenance.xField.empty()) {
    const bool degrees = isGeographic(points.crs);
    table.columns.push_back({degrees ? "lon" : "x", &points.x});
    table.columns.push_back({degrees ? "lat" : "y", &points.y});
    table.crs = points.crs;
  }
  const auto addSeries = [&] {
    for (size_t d = 0; d < points.dates.size() && !points.series.empty(); ++d)
      table.columns.push_back({d < points.dateFields.size() ? points.dateFields[d] : points.dates[d], nullptr,
                               nullptr, points.series.data() + d, points.dates.size()});
  };
  const auto add = [&](const CtColumn& column, const std::string& name, const std::vector<double>* numbers) {
    OutColumn& out = table.columns.emplace_back();
    out.name = name;
    out.texts = std::get_if<std::vector<std::string>>(&column.values);
    out.numbers = numbers ? numbers : std::get_if<std::vector<double>>(&column.values);
    if (numbers)
      out.texts = nullptr;
  };
  for (size_t k = 0; k < points.columns.size(); ++k) {
    if (k == points.columnsBeforeDates)
      addSeries();
    const CtColumn& column = points.columns[k];
    const bool velocity = !provenance.velocityField.empty() && column.name == provenance.velocityField;
    // A name that carries the unit of the file must not stand over mm/yr.
    const std::string name = velocity && provenance.unit != "mm/yr" ? "velocity" : column.name;
    if (velocity)
      table.velocityField = name;
    add(column, name, velocity ? &points.velocity : nullptr);
  }
  if (points.columnsBeforeDates >= points.columns.size())
    addSeries();
  for (const CtColumn& column : extra)
    add(column, column.name, nullptr);
  return table;
}

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\r\n#") == std::string::npos)
    return text;
  std::string result = "\"";
  for (const char c : text)
    result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

void appendCell(std::string& line, const OutColumn& column, size_t i) {
  std::array<char, 32> digits{};
  if (column.texts) {
    line += quoted((*column.texts)[i]);
  } else if (std::isnan(column.numberAt(i))) {
    line += "NaN";
  } else if (column.series) { // the shortest text of a float, not of the double it becomes
    const auto end =
        std::to_chars(digits.data(), digits.data() + digits.size(), column.series[i * column.stride]).ptr;
    line.append(digits.data(), end);
  } else {
    line += formatNumber((*column.numbers)[i]);
  }
}

void writeCsv(const fs::path& file, const CtPoints& points, const OutTable& table, const Progress& progress) {
  requireWritableFolder(file);
  TemporaryFile temporary(file);
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> out(std::fopen(temporary.path().c_str(), "wb"),
                                                      &std::fclose);
  if (!out)
    throwFileError(file, "write", errno);
  std::string block;
  for (const OutColumn& column : table.columns)
    block += (block.empty() ? "" : ",") + quoted(column.name);
  block += '\n';
  int error = 0;
  const auto flush = [&] {
    if (error == 0 && std::fwrite(block.data(), 1, block.size(), out.get()) != block.size())
      error = errno ? errno : EIO;
    block.clear();
  };
  for (size_t i = 0; i < points.size() && error == 0; ++i) {
    for (size_t k = 0; k < table.columns.size(); ++k) {
      if (k)
        block += ',';
      appendCell(block, table.columns[k], i);
    }
    block += '\n';
    if (block.size() > (size_t{1} << 20)) {
      flush();
      progress.step(static_cast<double>(i) / static_cast<double>(points.size()),
                    "writing " + file.filename().string());
    }
  }
  flush();
  if (std::fclose(out.release()) != 0 && error == 0)
    error = errno ? errno : EIO;
  if (error != 0)
    throwFileError(file, "write", error);
  std::vector<std::string> names;
  for (const OutColumn& column : table.columns)
    names.emplace_back(trimmed(column.name));
  writeSidecar(file, metadataOf(points, table.velocityField, table.crs), names);
  temporary.commit();
}

bool areWhole(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(),
                     [](double v) { return v == std::floor(v) && std::abs(v) < 9e15; }); // NaN is not
}

void writeFeatures(const fs::path& file, const CtPoints& points, const OutTable& table,
                   const Progress& progress) {
  VectorWriter writer(file);
  std::set<std::string> taken;
  for (const OutColumn& column : table.columns)
    taken.insert(lowerCase(column.name));
  std::vector<std::string> options;
  if (writer.driver() == "GPKG") {
    options.push_back(std::string("FID=") + (taken.count("fid") ? "scarp_fid" : "fid"));
    options.push_back(std::string("GEOMETRY_NAME=") + (taken.count("geom") ? "scarp_geom" : "geom"));
  }
  OGRLayer& layer = writer.addLayer("points", points.crs, wkbPoint, options);
  for (const auto& [key, value] : metadataOf(points, table.velocityField, {}))
    layer.SetMetadataItem(key.c_str(), value.c_str());
  taken.clear();
  std::vector<OGRFieldType> types;
  for (const OutColumn& column : table.columns) {
    std::string name = column.name.empty() ? "column" : column.name;
    for (int n = 2; !taken.insert(lowerCase(name)).second; ++n) // a database does not tell V from v
      name = column.name + "_" + std::to_string(n);
    const OGRFieldType type = column.texts                                  ? OFTString
                              : column.numbers && areWhole(*column.numbers) ? OFTInteger64
                                                                            : OFTReal;
    types.push_back(type);
    OGRFieldDefn definition(name.c_str(), type);
    writer.check(layer.CreateField(&definition));
  }
  OGRFeature feature(layer.GetLayerDefn());
  for (size_t i = 0; i < points.size(); ++i) {
    if (i % 1024 == 0)
      progress.step(static_cast<double>(i) / static_cast<double>(points.size()),
                    "writing " + file.filename().string());
    feature.SetFID(OGRNullFID);
    for (size_t k = 0; k < table.columns.size(); ++k) {
      const OutColumn& column = table.columns[k];
      const int field = static_cast<int>(k);
      if (column.texts)
        feature.SetField(field, (*column.texts)[i].c_str());
      else if (std::isnan(column.numberAt(i)))
        feature.SetFieldNull(field);
      else if (types[k] == OFTInteger64)
        feature.SetField(field, static_cast<GIntBig>(column.numberAt(i)));
      else
        feature.SetField(field, column.numberAt(i));
    }
    OGRPoint place(points.x[i], points.y[i]);
    feature.SetGeometry(&place);
    writer.check(layer.CreateFeature(&feature));
  }
  writer.finish(progress);
}

} // namespace

void writePoints(const fs::path& file, const CtPoints& points, const std::vector<CtColumn>& extra,
                 const Progress& progress) {
  const std::string extension = lowerCase(file.extension().string());
  if (extension == ".csv")
    return writeCsv(file, points, tableOf(points, extra, true), progress);
  if (extension == ".gpkg")
    return writeFeatures(file, points, tableOf(points, extra, false), progress);
  throw usageError("cannot write points to " + file.string(), "Use a name that ends in .csv or .gpkg.");
}

} // namespace scarp
