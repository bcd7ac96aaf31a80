// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/arrow_rows.h"

#include "core/base/text.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace scarp {

namespace {

constexpr const char* kBatch = "MAX_FEATURES_IN_BATCH=8192"; // tables with hundreds of dates are wide
/// GeoPackages with more columns (SQLite's functions take 127 arguments) are not read by columns in GDAL 3.6
/// but row by row with a fresh batch each, minutes instead of a second: their features are read instead.
constexpr int kMostFields = 120;

/// The kinds that are understood; 0 for the others.
char kindOf(const char* format) {
  static constexpr std::string_view kKnown = "lisbgfuz";
  return std::strlen(format) == 1 && kKnown.find(format[0]) != std::string_view::npos ? format[0] : '\0';
}

template <class T> T valueAt(const ArrowArray& array, int64_t row) {
  return static_cast<const T*>(array.buffers[1])[array.offset + row];
}

bool bitAt(const void* bits, int64_t at) {
  return (static_cast<const uint8_t*>(bits)[at / 8] >> (at % 8) & 1) != 0;
}

template <class T> T read(std::string_view bytes, size_t at) {
  T value;
  std::memcpy(&value, bytes.data() + at, sizeof value);
  return value;
}

} // namespace

std::unique_ptr<ArrowRows> ArrowRows::of(OGRLayer& layer, const std::vector<std::string>& fields) {
  std::unique_ptr<ArrowRows> rows(new ArrowRows);
  if (layer.GetLayerDefn()->GetFieldCount() > kMostFields)
    return nullptr;
  CPLStringList options;
  options.AddString("INCLUDE_FID=NO");
  options.AddString(kBatch);
  if (std::endian::native != std::endian::little || !layer.GetArrowStream(&rows->m_stream, options.List()))
    return nullptr;
  ArrowSchema schema{};
  if (rows->m_stream.get_schema(&rows->m_stream, &schema) != 0)
    return nullptr;
  bool understood = true;
  for (const std::string& field : fields) {
    const auto end = schema.children + schema.n_children;
    const auto child =
        std::find_if(schema.children, end, [&](const ArrowSchema* s) { return field == s->name; });
    const char kind = child == end ? '\0' : kindOf((*child)->format);
    understood = understood && kind != '\0' && kind != 'z';
    rows->m_columns.push_back({kind, child - schema.children});
  }
  if (layer.GetLayerDefn()->GetGeomFieldCount() > 0 && schema.n_children > 0) {
    const int64_t last = schema.n_children - 1; // the geometry comes last
    understood = understood && kindOf(schema.children[last]->format) == 'z';
    rows->m_geometry = Column{'z', last};
  }
  schema.release(&schema);
  return understood ? std::move(rows) : nullptr;
}

ArrowRows::~ArrowRows() {
  if (m_batch.release)
    m_batch.release(&m_batch);
  if (m_stream.release)
    m_stream.release(&m_stream);
}

bool ArrowRows::next() {
  if (m_batch.release && ++m_row < m_batch.length)
    return true;
  do {
    if (m_batch.release)
      m_batch.release(&m_batch);
    m_batch = {};
    m_row = 0;
    if (m_stream.get_next(&m_stream, &m_batch) != 0) {
      const char* reason = m_stream.get_last_error(&m_stream);
      m_problem = reason ? reason : "its rows cannot be read";
      return false;
    }
    if (!m_batch.release)
      return false; // the end
  } while (m_batch.length == 0);
  return true;
}

bool ArrowRows::nullAt(const Column& column) const {
  const ArrowArray& array = arrayOf(column);
  return array.null_count != 0 && array.buffers[0] && !bitAt(array.buffers[0], array.offset + m_row);
}

double ArrowRows::number(size_t field) const {
  const ArrowArray& array = arrayOf(m_columns[field]);
  switch (m_columns[field].kind) {
  case 'l':
    return static_cast<double>(valueAt<int64_t>(array, m_row));
  case 'i':
    return valueAt<int32_t>(array, m_row);
  case 's':
    return valueAt<int16_t>(array, m_row);
  case 'b':
    return bitAt(array.buffers[1], array.offset + m_row) ? 1 : 0;
  case 'f':
    return valueAt<float>(array, m_row);
  default:
    return valueAt<double>(array, m_row);
  }
}

std::string ArrowRows::numberText(size_t field) const {
  const Column& column = m_columns[field];
  return column.kind == 'l' ? std::to_string(valueAt<int64_t>(arrayOf(column), m_row))
                            : formatNumber(number(field));
}

std::string_view ArrowRows::bytesAt(const Column& column) const {
  const ArrowArray& array = arrayOf(column);
  const auto from = valueAt<int32_t>(array, m_row), to = valueAt<int32_t>(array, m_row + 1);
  return {static_cast<const char*>(array.buffers[2]) + from, static_cast<size_t>(to - from)};
}

std::string_view ArrowRows::text(size_t field) const {
  return bytesAt(m_columns[field]);
}

std::optional<Point> ArrowRows::place() const {
  if (!m_geometry || nullAt(*m_geometry))
    return std::nullopt;
  std::string_view wkb = bytesAt(*m_geometry);
  constexpr size_t kHeader = 5, kPoint = kHeader + 2 * sizeof(double);
  const auto typeOf = [](std::string_view bytes) { return (read<uint32_t>(bytes, 1) & 0x0fffffff) % 1000; };
  if (wkb.size() > kHeader + 4 && wkb[0] == 1 && typeOf(wkb) == wkbMultiPoint &&
      read<uint32_t>(wkb, kHeader) == 1)
    wkb = wkb.substr(kHeader + 4); // of one point
  if (wkb.size() < kPoint || wkb[0] != 1 || typeOf(wkb) != wkbPoint)
    return std::nullopt;
  return Point{read<double>(wkb, kHeader), read<double>(wkb, kHeader + sizeof(double))};
}

} // namespace scarp
