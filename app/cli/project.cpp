// SPDX-License-Identifier: GPL-3.0-or-later
// project create, project add: the folder in which an area's layers, labels, datasets and runs live.
#include "core/project/project.h"

#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/crs.h"

#include <memory>

namespace scarp {

namespace {

struct CreateOptions {
  std::string folder, image, dem, points;
  std::vector<std::string> labels, vectors;
};

struct AddOptions {
  std::string folder, kind, file, id, name;
};

Json toJson(const ProjectLayer& layer, const Project& project) {
  return {{"id", layer.id},
          {"name", layer.name},
          {"kind", nameOf(layer.kind)},
          {"file", project.pathOf(layer.file).string()}};
}

std::string gridText(const GridSpec& grid) {
  return formatCount(grid.columns) + " x " + formatCount(grid.rows) + " px of " + formatNumber(grid.cellX) +
         " x " + formatNumber(grid.cellY) + ", " + crsLabel(grid.crs);
}

JobResult create(const CreateOptions& o) {
  const Project project = createProject(
      o.folder,
      {o.image, o.dem, o.points, {o.labels.begin(), o.labels.end()}, {o.vectors.begin(), o.vectors.end()}});
  JobResult result;
  result.document = {{"project", project.folder.string()},
                     {"crs", crsLabel(project.grid.crs)},
                     {"grid", toJson(project.grid)},
                     {"layers", Json::array()},
                     {"experts", Json::array()}};
  result.text = "project " + project.folder.string() + "\ngrid     " + gridText(project.grid) + "\n";
  for (const ProjectLayer& layer : project.layers) {
    result.document["layers"].push_back(toJson(layer, project));
    result.text += "layer    " + layer.id + ": " + project.pathOf(layer.file).string() + "\n";
  }
  for (const Expert& expert : project.experts)
    result.document["experts"].push_back({{"id", expert.id},
                                          {"name", expert.name},
                                          {"colour", expert.colour},
                                          {"file", project.pathOf(expert.file).string()}});
  return result;
}

JobResult add(const AddOptions& o) {
  LayerKind kind = LayerKind::Vector;
  try {
    kind = layerKindFrom(o.kind);
  } catch (const Error& e) {
    throw usageError(std::string("--kind: ") + e.what(), e.hint());
  }
  const ProjectLayer layer = addLayer(o.folder, kind, o.file, o.id, o.name);
  const Project project = loadProject(o.folder);
  JobResult result;
  result.document = toJson(layer, project);
  result.document["project"] = project.folder.string();
  result.text =
      "layer " + layer.id + " (" + nameOf(layer.kind) + "): " + project.pathOf(layer.file).string() + "\n";
  return result;
}

void addCreate(CLI::App& group) {
  auto o = std::make_shared<CreateOptions>();
  CLI::App* app =
      addJob(group, "create", "Make a project folder on the grid of an optical image",
             {"project-create",
              [o] {
                return Json{{"folder", o->folder}, {"image", o->image},   {"dem", o->dem},
                            {"points", o->points}, {"labels", o->labels}, {"vectors", o->vectors}};
              },
              [o](JobContext&) { return create(*o); }});
  app->add_option("DIR", o->folder, "Folder of the project; must not be one already")->required();
  app->add_option("--image", o->image,
                  "Optical RGB image with a georeference; its grid and CRS are the project's")
      ->required()
      ->type_name("FILE");
  app->add_option("--dem", o->dem, "Height model [m], on any grid")->type_name("FILE");
  app->add_option("--points", o->points,
                  "Coherent targets with velocities [mm/yr], see 'scarp points import'")
      ->type_name("FILE");
  app->add_option("--labels", o->labels, "One polygon file per expert; copied in the project's CRS")
      ->expected(1, 100)
      ->type_name("FILE")
      ->default_str("");
  app->add_option("--vector", o->vectors, "Reference layers such as faults or old landslides")
      ->expected(1, 100)
      ->type_name("FILE")
      ->default_str("");
}

void addAdd(CLI::App& group) {
  auto o = std::make_shared<AddOptions>();
  CLI::App* app = addJob(
      group, "add", "Register a product or another file as a layer, or replace the layer of the same id",
      {"project-add",
       [o] {
         return Json{
             {"folder", o->folder}, {"kind", o->kind}, {"file", o->file}, {"id", o->id}, {"name", o->name}};
       },
       [o](JobContext&) { return add(*o); }});
  app->add_option("PROJECT", o->folder, "Folder of the project")->required();
  app->add_option(
         "--kind", o->kind,
         "image, dem, points, hotspot, slope, aspect, labels, consensus, prediction, areas or vector")
      ->required()
      ->type_name("KIND");
  app->add_option("--file", o->file, "The file; inside the project its path is kept relative")
      ->required()
      ->type_name("FILE");
  app->add_option("--id", o->id, "Unique in the project; by default it follows from kind and file")
      ->type_name("ID");
  app->add_option("--name", o->name, "For people; by default it follows from kind and file")
      ->type_name("NAME");
}

} // namespace

void addProjectVerbs(CLI::App& root) {
  CLI::App* group = addGroup(root, "project", "Make a project and register its layers");
  addCreate(*group);
  addAdd(*group);
}

} // namespace scarp
