// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/synth/write_project.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/geo/polygon_file.h"
#include "core/geo/overviews.h"
#include "core/geo/raster.h"
#include "core/insar/ct_reader.h"
#include "core/project/default_themes.h"
#include "core/synth/experts.h"
#include "core/synth/targets.h"

#include <cpl_conv.h>

#include <cmath>

namespace scarp::synth {
namespace fs = std::filesystem;

namespace {

/// A folder beside the wanted one, removed with what is in it unless it gets its name.
class FolderBeside {
public:
  explicit FolderBeside(const fs::path& wanted) : m_wanted(wanted), m_path(temporaryBeside(wanted)) {
    makeFolder(m_path);
  }
  ~FolderBeside() {
    std::error_code ignored;
    if (!m_done)
      fs::remove_all(m_path, ignored);
  }
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;
  const fs::path& path() const { return m_path; }
  void commit() {
    std::error_code code;
    fs::rename(m_path, m_wanted, code);
    if (code)
      throwFileError(m_wanted, "create", code.value());
    m_done = true;
  }

private:
  fs::path m_wanted, m_path;
  bool m_done = false;
};

/// The same seed makes the same bytes: GeoPackages get a fixed date.
class FixedDate {
public:
  FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2021-04-28T00:00:00.000Z"); }
  ~FixedDate() { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr); }
  FixedDate(const FixedDate&) = delete;
  FixedDate& operator=(const FixedDate&) = delete;
};

class ProjectWriter {
public:
  ProjectWriter(const fs::path& folder, const Scene& scene) : m_folder(folder), m_scene(scene) {}

  void writeElevation(const Progress& progress) const;
  void writeImage(const Progress& progress) const;
  void writeTargets(const Targets& targets, int64_t& dates, const Progress& progress) const;
  void writeTruth() const;
  void writeReferences() const;
  void writeExpert(const ExpertView& view) const;
  void writeDescription(const fs::path& finalFolder, const std::array<ExpertView, kExperts>& experts,
                        const SceneSummary& summary) const;

private:
  std::map<std::string, std::string> marks(const std::string& what) const {
    return {{"synthetic", "yes"}, {"note", sceneNote(m_scene.params())}, {"content", what}};
  }
  PolygonFeature feature(const Landslide& slide) const;
  const std::string& crs() const { return m_crs; }

  fs::path m_folder;
  const Scene& m_scene;
  std::string m_crs = imageGrid(m_scene.params()).crs;
};

void ProjectWriter::writeElevation(const Progress& progress) const {
  const GridSpec grid = demGrid(m_scene.params());
  RasterOptions options;
  options.descriptions = {"elevation [m]"};
  options.metadata = marks("elevation");
  options.metadata["unit"] = "m";
  RasterWriter writer(m_folder / "layers/dem.tif", grid, options);
  const std::vector<Window> blocks = blocksOf(grid, 512);
  orderedBlocks<std::vector<float>>(
      static_cast<int64_t>(blocks.size()),
      [&] {
        return [&](int64_t k) {
          const Window& w = blocks[static_cast<size_t>(k)];
          std::vector<float> values(static_cast<size_t>(w.cells()));
          m_scene.elevation(w, values);
          return values;
        };
      },
      [&](int64_t k, std::vector<float>&& values) {
        progress.step(static_cast<double>(k) / static_cast<double>(blocks.size()), "elevation model");
        writer.write(blocks[static_cast<size_t>(k)], 1, values);
      });
  writer.finish();
}

void ProjectWriter::writeImage(const Progress& progress) const {
  const GridSpec grid = imageGrid(m_scene.params());
  RasterOptions options;
  options.type = RasterType::Byte;
  options.bands = 3;
  options.descriptions = {"red", "green", "blue"};
  options.metadata = marks("optical image");
  const fs::path file = m_folder / "layers/image.tif";
  RasterWriter writer(file, grid, options);
  const std::vector<Window> blocks = blocksOf(grid, 512);
  orderedBlocks<std::vector<uint8_t>>(
      static_cast<int64_t>(blocks.size()),
      [&] {
        return [&](int64_t k) {
          const Window& w = blocks[static_cast<size_t>(k)];
          const auto n = static_cast<size_t>(w.cells());
          std::vector<uint8_t> bands(3 * n);
          const std::span<uint8_t> all(bands);
          m_scene.image(w, all.first(n), all.subspan(n, n), all.subspan(2 * n, n));
          return bands;
        };
      },
      [&](int64_t k, std::vector<uint8_t>&& bands) {
        progress.step(0.9 * static_cast<double>(k) / static_cast<double>(blocks.size()), "optical image");
        const Window& w = blocks[static_cast<size_t>(k)];
        const auto n = static_cast<size_t>(w.cells());
        for (int band = 0; band < 3; ++band)
          writer.writeBytes(w, band + 1, std::span(bands).subspan(static_cast<size_t>(band) * n, n));
      });
  writer.finish();
  addOverviews(file, progress.part(0.9, 1));
}

void ProjectWriter::writeTargets(const Targets& targets, int64_t& dates, const Progress& progress) const {
  CtPoints points;
  const size_t n = targets.size();
  points.crs = crs();
  points.x = targets.x;
  points.y = targets.y;
  points.velocity.assign(targets.velocity.begin(), targets.velocity.end());
  // Decimals as they were rounded, not those of the nearest float.
  for (double& v : points.velocity)
    v = std::round(10 * v) / 10;
  for (const float c : targets.coherence)
    points.coherence.push_back(std::round(1000 * static_cast<double>(c)) / 1000);
  std::vector<double> ids(n);
  for (size_t i = 0; i < n; ++i)
    ids[i] = static_cast<double>(i + 1);
  const EastNorthUp sight = lineOfSight();
  const auto everywhere = [&](double value) { return std::vector<double>(n, std::round(1e4 * value) / 1e4); };
  points.columns = {{"ct_id", std::move(ids)},
                    {"velocity", points.velocity},
                    {"coherence", points.coherence},
                    {"incidence", everywhere(kIncidence)},
                    {"los_east", everywhere(sight.east)},
                    {"los_north", everywhere(sight.north)},
                    {"los_up", everywhere(sight.up)}};
  points.columnsBeforeDates = points.columns.size();
  points.provenance = {"scarp synth",
                       "synthetic",
                       "velocity",
                       "mm/yr",
                       "positive toward the satellite",
                       "stable ground of the scene (synthetic)",
                       1,
                       crs(),
                       "",
                       ""};
  if (static_cast<int64_t>(n) <= kMostTargetsWithSeries) {
    points.dates = acquisitionDates();
    points.series.resize(n * points.dates.size());
    for (const std::string& date : points.dates)
      points.dateFields.push_back("D" + date);
    for (size_t i = 0; i < n; ++i)
      displacements(m_scene.params().seed, i, targets.velocity[i],
                    std::span(points.series).subspan(i * points.dates.size(), points.dates.size()));
  }
  dates = static_cast<int64_t>(points.dates.size());
  progress.step(0.2, "writing coherent targets");
  writePoints(m_folder / "layers/points.gpkg", points);
}

PolygonFeature ProjectWriter::feature(const Landslide& slide) const {
  const double azimuth = std::fmod(std::atan2(slide.downX, -slide.downY) * 180 / std::acos(-1.0) + 360, 360);
  const auto rounded = [](double value, double unit) { return std::round(value / unit) * unit; };
  return {toMap(m_scene.params(), slide.outline),
          {{"class", std::string("landslide")},
           {"landslide", slide.id},
           {"state", std::string(slide.moving ? "moving" : "at rest")},
           {"speed_mm_yr", rounded(slide.speed, 0.1)},
           {"los_mm_yr", rounded(slide.moving ? strongestInSight(m_scene, slide) : 0, 0.1)},
           {"direction_deg", rounded(azimuth, 1)},
           {"slope_deg", rounded(slide.slope, 0.1)},
           {"freshness", rounded(slide.freshness, 0.01)},
           {"note", std::string("synthetic")}}};
}

void ProjectWriter::writeTruth() const {
  PolygonLayer layer{crs(), {}, {}};
  for (const Landslide& slide : m_scene.moving())
    layer.features.push_back(feature(slide));
  writePolygons(m_folder / "layers/truth.gpkg", layer);
}

void ProjectWriter::writeReferences() const {
  PolygonLayer old{crs(), {}, {}};
  for (const Landslide& slide : m_scene.old())
    old.features.push_back(feature(slide));
  writePolygons(m_folder / "layers/old_landslides.gpkg", old);
  LineLayer faults{crs(), {}, {}};
  for (const auto& trace : m_scene.faults().traces())
    faults.lines.push_back(toMapLine(m_scene.params(), trace));
  writeLines(m_folder / "layers/faults.gpkg", faults, {{"kind", "fault"}, {"note", "synthetic"}});
}

void ProjectWriter::writeExpert(const ExpertView& view) const {
  PolygonLayer layer{crs(), {}, {}};
  size_t number = 0;
  for (const DrawnArea& area : view.areas)
    layer.features.push_back({toMap(m_scene.params(), area.outline),
                              {{"area_id", hashBytes(view.id + "/" + std::to_string(m_scene.params().seed) +
                                                     "/" + std::to_string(++number))
                                               .substr(0, 16)},
                               {"class", std::string("landslide")},
                               {"confidence", area.confidence},
                               {"author", view.name},
                               {"note", std::string("synthetic")},
                               {"provenance", std::string("drawn")}}});
  writePolygons(m_folder / "labels" / (view.id + ".gpkg"), layer);
}

void ProjectWriter::writeDescription(const fs::path& finalFolder,
                                     const std::array<ExpertView, kExperts>& experts,
                                     const SceneSummary& summary) const {
  constexpr std::array colours{"#0072b2", "#e69f00", "#009e73"};
  Project project;
  project.folder = m_folder;
  project.name = finalFolder.filename().string();
  project.synthetic = true;
  project.note = sceneNote(m_scene.params());
  project.grid = imageGrid(m_scene.params());
  for (size_t e = 0; e < kExperts; ++e) {
    const fs::path file = fs::path("labels") / (experts[e].id + ".gpkg");
    project.experts.push_back({experts[e].id, experts[e].name, colours[e], file});
    ProjectLayer layer{"labels-" + experts[e].id, experts[e].name, LayerKind::Labels, file};
    layer.style = {{"colour", colours[e]}};
    layer.group = usualGroup(LayerKind::Labels);
    project.layers.push_back(layer);
  }
  const auto add = [&](const char* id, const char* name, LayerKind kind, const char* file, bool visible,
                       Json style = Json::object()) {
    ProjectLayer layer{id, name, kind, file, visible};
    layer.style = std::move(style);
    project.layers.push_back(layer);
  };
  add("truth", "Truth (synthetic)", LayerKind::Vector, "layers/truth.gpkg", false, {{"colour", "#d81b60"}});
  add("old-landslides", "Old landslides", LayerKind::Vector, "layers/old_landslides.gpkg", false,
      {{"colour", "#5d4037"}});
  add("faults", "Faults", LayerKind::Vector, "layers/faults.gpkg", false, {{"colour", "#212121"}});
  add("points", "Coherent targets", LayerKind::Points, "layers/points.gpkg", true);
  add("dem", "Height model", LayerKind::Dem, "layers/dem.tif", false);
  add("image", "Optical image", LayerKind::Image, "layers/image.tif", true);
  arrangeLayers(project);
  project.themes = defaultThemes(project);
  project.settings = {{"synthetic",
                       {{"seed", summary.params.seed},
                        {"landslides", summary.landslides},
                        {"old_landslides", summary.oldLandslides},
                        {"targets", summary.targets},
                        {"false_movers", summary.falseMovers},
                        {"corridor_km2", summary.corridorKm2},
                        {"incidence_deg", kIncidence},
                        {"heading_deg", kHeading},
                        {"noise_mm_yr", kNoise},
                        {"series_dates", summary.dates}}}};
  saveProject(project);
}

} // namespace

SceneSummary writeSceneProject(const fs::path& wanted, const SceneParams& params, const Progress& progress) {
  checkSceneParams(params);
  SceneSummary s;
  s.folder = freshFolder(wanted);
  s.params = params;
  FolderBeside beside(s.folder);
  const FixedDate date;
  for (const char* name : {"labels", "layers", "datasets", "runs", "predictions"})
    makeFolder(beside.path() / name);
  const Scene scene(params, progress.part(0, 0.2));
  const ProjectWriter writer(beside.path(), scene);
  {
    const Targets targets = makeTargets(scene, progress.part(0.2, 0.25));
    writer.writeTargets(targets, s.dates, progress.part(0.25, 0.3));
    s.targets = static_cast<int64_t>(targets.size());
    s.falseMovers = targets.falseMovers;
    if (const auto [low, high] = std::minmax_element(targets.velocity.begin(), targets.velocity.end());
        s.targets > 0) {
      s.slowest = std::round(10 * static_cast<double>(*low)) / 10;
      s.fastest = std::round(10 * static_cast<double>(*high)) / 10;
    }
  }
  s.areaKm2 = areaKm2(params);
  s.corridorKm2 = scene.river().corridorAreaM2() * 1e-6;
  s.landslides = static_cast<int64_t>(scene.moving().size());
  s.oldLandslides = static_cast<int64_t>(scene.old().size());
  for (const Landslide& slide : scene.moving())
    s.landslideKm2 += std::abs(signedArea(slide.outline)) * 1e-6;
  const auto experts = makeExperts(scene);
  for (size_t e = 0; e < kExperts; ++e) {
    writer.writeExpert(experts[e]);
    s.drawn[e] = static_cast<int64_t>(experts[e].areas.size());
  }
  writer.writeTruth();
  writer.writeReferences();
  writer.writeElevation(progress.part(0.3, 0.35));
  writer.writeImage(progress.part(0.35, 1));
  writer.writeDescription(s.folder, experts, s);
  beside.commit();
  progress.step(1, "done");
  return s;
}

} // namespace scarp::synth
