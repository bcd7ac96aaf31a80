// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/labels/edit.h"

#include "core/base/error.h"

#include <algorithm>

namespace scarp {

namespace {
template <class... Fs> struct Overloaded : Fs... { using Fs::operator()...; };
template <class... Fs> Overloaded(Fs...) -> Overloaded<Fs...>;

AreaId idFrom(const Json& document) {
  const auto id = areaIdFrom(document.at("id").get<std::string>());
  if (!id)
    throw inputError("an edit of an area without a proper id");
  return *id;
}

void collectIds(const Edit& edit, std::vector<AreaId>& ids) {
  const auto add = [&](AreaId id) {
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
      ids.push_back(id);
  };
  std::visit(Overloaded{[&](const AddArea& e) { add(e.area.id); },
                        [&](const Compound& e) {
                          for (const Edit& one : e.edits)
                            collectIds(one, ids);
                        },
                        [&](const auto& e) { add(e.id); }},
             edit);
}

Edit parsed(const Json& document) {
  const std::string kind = document.at("edit").get<std::string>();
  if (kind == "add")
    return AddArea{areaFromJson(document.at("area"))};
  if (kind == "remove")
    return RemoveArea{idFrom(document)};
  if (kind == "shape")
    return ReplaceShape{idFrom(document), shapeFromJson(document.at("shape")),
                        document.at("modified").get<std::string>()};
  if (kind == "attributes")
    return SetAttributes{idFrom(document), attributesFromJson(document.at("attributes")),
                         document.at("modified").get<std::string>()};
  if (kind == "compound") {
    Compound compound{document.at("name").get<std::string>(), {}};
    for (const Json& one : document.at("edits"))
      compound.edits.push_back(parsed(one));
    return compound;
  }
  throw inputError("an edit of unknown kind \"" + kind + "\"");
}
} // namespace

bool Compound::operator==(const Compound& other) const {
  return name == other.name && edits == other.edits;
}

std::vector<AreaId> idsOf(const Edit& edit) {
  std::vector<AreaId> ids;
  collectIds(edit, ids);
  return ids;
}

std::string titleOf(const Edit& edit) {
  return std::visit(Overloaded{[](const AddArea& e) {
                                 return std::string(e.area.provenance.kind == Provenance::Kind::Model
                                                        ? "Accept prediction"
                                                        : "Draw area");
                               },
                               [](const RemoveArea&) { return std::string("Delete area"); },
                               [](const ReplaceShape&) { return std::string("Change shape"); },
                               [](const SetAttributes&) { return std::string("Change attributes"); },
                               [](const Compound& e) { return e.name; }},
                    edit);
}

Json toJson(const Edit& edit) {
  return std::visit(
      Overloaded{[](const AddArea& e) {
                   return Json{{"edit", "add"}, {"area", toJson(e.area)}};
                 },
                 [](const RemoveArea& e) {
                   return Json{{"edit", "remove"}, {"id", textOf(e.id)}};
                 },
                 [](const ReplaceShape& e) {
                   return Json{{"edit", "shape"},
                               {"id", textOf(e.id)},
                               {"shape", toJson(e.shape)},
                               {"modified", e.modified}};
                 },
                 [](const SetAttributes& e) {
                   return Json{{"edit", "attributes"},
                               {"id", textOf(e.id)},
                               {"attributes", toJson(e.attributes)},
                               {"modified", e.modified}};
                 },
                 [](const Compound& e) {
                   Json edits = Json::array();
                   for (const Edit& one : e.edits)
                     edits.push_back(toJson(one));
                   return Json{{"edit", "compound"}, {"name", e.name}, {"edits", std::move(edits)}};
                 }},
      edit);
}

Edit editFromJson(const Json& document) {
  try {
    return parsed(document);
  } catch (const Json::exception& problem) {
    throw inputError(std::string("not a labelling edit: ") + problem.what());
  }
}

} // namespace scarp
