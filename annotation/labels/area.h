// SPDX-License-Identifier: GPL-3.0-or-later
// One area that an expert drew: its shape in map coordinates (double, the project's CRS) and what the expert
// says of it. An area is referred to by its id, never by pointer or index; the id is unique across experts.
#pragma once

#include "core/base/json.h"
#include "core/geo/polygon.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scarp {

struct AreaId {
  uint64_t value = 0; ///< 0: none
  auto operator<=>(const AreaId&) const = default;
  explicit operator bool() const { return value != 0; }
};
/// 16 hex digits.
std::string textOf(AreaId id);
std::optional<AreaId> areaIdFrom(std::string_view text);
/// Drawn from the system's random source.
AreaId newAreaId();

enum class Confidence { NotStated, Low, Medium, High };
std::string nameOf(Confidence confidence); ///< "low", ...; empty: not stated
Confidence confidenceFrom(std::string_view name);

/// The signs by which a landslide is recognised in the image (section 4.1.4 of the study).
struct Signs {
  bool backWall = false;        ///< arc-shaped back wall, like a round chair or a dustpan
  bool fragmentedSlope = false; ///< broken slope surface, thin vegetation
  bool flatToe = false;         ///< flat toe of deposits
  bool cracks = false;          ///< cracks and scarps
  bool operator==(const Signs&) const = default;
};
std::string textOf(const Signs& signs); ///< "back-wall,cracks"; empty: none
Signs signsFrom(std::string_view text); ///< unknown words are left out

struct Provenance {
  enum class Kind { Drawn, Imported, Model };
  Kind kind = Kind::Drawn;
  std::string source = {}; ///< file name or run id
  bool operator==(const Provenance&) const = default;
};
std::string textOf(const Provenance& provenance); ///< "drawn", "imported:a.shp", "model:RUN"
Provenance provenanceFrom(std::string_view text);

struct AreaAttributes {
  std::string className = "landslide";
  Confidence confidence = Confidence::NotStated;
  Signs signs = {};
  std::string note = {}; ///< UTF-8
  bool operator==(const AreaAttributes&) const = default;
};

struct Area {
  AreaId id;
  MultiPolygon shape;
  AreaAttributes attributes;
  std::string author;
  std::string created, modified; ///< UTC, "2024-11-18T08:30:00Z"
  Provenance provenance;
  bool operator==(const Area&) const = default;
};

/// The time now, as stored in areas.
std::string timeNow();

Json toJson(const MultiPolygon& shape); ///< [[[x,y,x,y,...],hole...],part...]; doubles read back exactly
MultiPolygon shapeFromJson(const Json& document);
Json toJson(const AreaAttributes& attributes);
AreaAttributes attributesFromJson(const Json& document);
Json toJson(const Area& area);
Area areaFromJson(const Json& document);

} // namespace scarp
