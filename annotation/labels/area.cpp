// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/area.h"

#include "core/base/error.h"
#include "core/base/text.h"

#include <array>
#include <cstdio>
#include <ctime>
#include <random>

namespace scarp {

std::string textOf(AreaId id) {
  std::array<char, 17> text{};
  std::snprintf(text.data(), text.size(), "%016llx", static_cast<unsigned long long>(id.value));
  return text.data();
}

std::optional<AreaId> areaIdFrom(std::string_view text) {
  if (text.size() != 16)
    return {};
  uint64_t value = 0;
  for (const char c : text) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0)
      return {};
    value = value * 16 + static_cast<uint64_t>(digit);
  }
  return value ? std::optional(AreaId{value}) : std::nullopt;
}

AreaId newAreaId() {
  static thread_local std::random_device source;
  AreaId id;
  while (!id)
    id.value = (static_cast<uint64_t>(source()) << 32) | source();
  return id;
}

std::string nameOf(Confidence confidence) {
  switch (confidence) {
  case Confidence::Low:
    return "low";
  case Confidence::Medium:
    return "medium";
  case Confidence::High:
    return "high";
  case Confidence::NotStated:
    break;
  }
  return {};
}

Confidence confidenceFrom(std::string_view name) {
  for (const auto c : {Confidence::Low, Confidence::Medium, Confidence::High})
    if (lowerCase(trimmed(name)) == nameOf(c))
      return c;
  return Confidence::NotStated;
}

std::string textOf(const Signs& signs) {
  std::string text;
  const auto add = [&](bool set, const char* word) {
    if (set)
      text += (text.empty() ? "" : ",") + std::string(word);
  };
  add(signs.backWall, "back-wall");
  add(signs.fragmentedSlope, "fragmented-slope");
  add(signs.flatToe, "flat-toe");
  add(signs.cracks, "cracks");
  return text;
}

Signs signsFrom(std::string_view text) {
  Signs signs;
  for (const std::string& word : splitText(text, ',')) {
    const std::string_view name = trimmed(word);
    signs.backWall |= name == "back-wall";
    signs.fragmentedSlope |= name == "fragmented-slope";
    signs.flatToe |= name == "flat-toe";
    signs.cracks |= name == "cracks";
  }
  return signs;
}

std::string textOf(const Provenance& provenance) {
  const std::string kind = provenance.kind == Provenance::Kind::Model      ? "model"
                           : provenance.kind == Provenance::Kind::Imported ? "imported"
                                                                           : "drawn";
  return provenance.source.empty() ? kind : kind + ":" + provenance.source;
}

Provenance provenanceFrom(std::string_view text) {
  const size_t colon = text.find(':');
  const std::string_view kind = text.substr(0, colon);
  Provenance provenance;
  provenance.kind = kind == "model"      ? Provenance::Kind::Model
                    : kind == "imported" ? Provenance::Kind::Imported
                                         : Provenance::Kind::Drawn;
  if (colon != std::string_view::npos)
    provenance.source = text.substr(colon + 1);
  return provenance;
}

std::string timeNow() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &utc);
  return text.data();
}

Json toJson(const MultiPolygon& shape) {
  const auto ringJson = [](const Ring& ring) {
    Json flat = Json::array();
    for (const Point& p : ring) {
      flat.push_back(p.x);
      flat.push_back(p.y);
    }
    return flat;
  };
  Json parts = Json::array();
  for (const Polygon& part : shape) {
    Json rings = Json::array({ringJson(part.outer)});
    for (const Ring& hole : part.holes)
      rings.push_back(ringJson(hole));
    parts.push_back(std::move(rings));
  }
  return parts;
}

MultiPolygon shapeFromJson(const Json& document) {
  const auto ringFrom = [](const Json& flat) {
    if (flat.size() % 2 != 0)
      throw inputError("a ring with an odd number of coordinates");
    Ring ring(flat.size() / 2);
    for (size_t i = 0; i < ring.size(); ++i)
      ring[i] = {flat.at(2 * i).get<double>(), flat.at(2 * i + 1).get<double>()};
    return ring;
  };
  MultiPolygon shape;
  for (const Json& rings : document) {
    Polygon part;
    part.outer = ringFrom(rings.at(0));
    for (size_t i = 1; i < rings.size(); ++i)
      part.holes.push_back(ringFrom(rings.at(i)));
    shape.push_back(std::move(part));
  }
  return shape;
}

Json toJson(const AreaAttributes& attributes) {
  return {{"class", attributes.className},
          {"confidence", nameOf(attributes.confidence)},
          {"signs", textOf(attributes.signs)},
          {"note", attributes.note}};
}

AreaAttributes attributesFromJson(const Json& document) {
  AreaAttributes attributes;
  attributes.className = document.at("class").get<std::string>();
  attributes.confidence = confidenceFrom(document.at("confidence").get<std::string>());
  attributes.signs = signsFrom(document.at("signs").get<std::string>());
  attributes.note = document.at("note").get<std::string>();
  return attributes;
}

Json toJson(const Area& area) {
  return {{"id", textOf(area.id)},
          {"shape", toJson(area.shape)},
          {"attributes", toJson(area.attributes)},
          {"author", area.author},
          {"created", area.created},
          {"modified", area.modified},
          {"provenance", textOf(area.provenance)}};
}

Area areaFromJson(const Json& document) {
  Area area;
  const auto id = areaIdFrom(document.at("id").get<std::string>());
  if (!id)
    throw inputError("an area without a proper id");
  area.id = *id;
  area.shape = shapeFromJson(document.at("shape"));
  area.attributes = attributesFromJson(document.at("attributes"));
  area.author = document.at("author").get<std::string>();
  area.created = document.at("created").get<std::string>();
  area.modified = document.at("modified").get<std::string>();
  area.provenance = provenanceFrom(document.at("provenance").get<std::string>());
  return area;
}

} // namespace scarp
