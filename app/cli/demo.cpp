// SPDX-License-Identifier: GPL-3.0-or-later
// `scarp demo`: the main job on the bundled sample, as a list of the verbs that a person would type. Each
// step is a process of its own; what is done is not done again, and an interrupted training goes on where it
// was.
#include "app/cli/child.h"
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/assets.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/run/run_dir.h"

#include <algorithm>
#include <iostream>
#include <map>
#include <numeric>

namespace scarp {
namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

struct Step {
  std::string name;  ///< of its record in steps/
  std::string title; ///< for people
  Words words;       ///< after `scarp`
  double weight = 1; ///< about how many seconds it takes on two cores
  fs::path fresh{};  ///< a folder that the step makes: a half-made one is removed first
  fs::path run{};    ///< a training run: resumed when it was interrupted
};

struct Row {
  std::string what, figure;
};

class Demo {
public:
  Demo(const fs::path& folder, const JobContext& context)
      : m_folder(fs::absolute(folder)), m_context(context) {
    planRealData();
    planValley();
  }

  JobResult run() {
    makeFolder(m_folder / "steps");
    const double total = std::accumulate(m_steps.begin(), m_steps.end(), 0.0,
                                         [](double sum, const Step& step) { return sum + step.weight; });
    double done = 0;
    size_t number = 0;
    for (const Step& step : m_steps) {
      ++number;
      m_context.progress.step(done / total, step.title);
      m_results[step.name] = perform(step, number);
      done += step.weight;
    }
    m_context.progress.step(1, "done");
    return report();
  }

private:
  std::string at(const std::string& relative) const { return (m_folder / relative).string(); }
  static std::string sample(const std::string& relative) {
    return assetPath(fs::path("sample") / relative).string();
  }

  void planRealData();
  void planValley();
  void trainAndEvaluate(const std::string& prefix, const std::string& title, const Words& what,
                        const fs::path& dataset, double seconds);
  Json perform(const Step& step, size_t number) const;
  JobResult report() const;
  void addRows(std::vector<Row>& rows) const;
  const Json& result(const std::string& step) const { return m_results.at(step); }

  fs::path m_folder;
  const JobContext& m_context;
  std::vector<Step> m_steps;
  std::map<std::string, Json> m_results;
};

void Demo::trainAndEvaluate(const std::string& prefix, const std::string& title, const Words& what,
                            const fs::path& dataset, double seconds) {
  const fs::path run = m_folder / "valley" / "runs" / prefix;
  Words words{"train", dataset.string()};
  words.insert(words.end(), what.begin(), what.end());
  words.insert(words.end(), {"--run", run.string()});
  m_steps.push_back({prefix + "-train", "training " + title, words, seconds, {}, run});
  m_steps.push_back(
      {prefix + "-evaluate", "judging " + title + " on its test part", {"evaluate", run.string()}, 10});
}

void Demo::planRealData() {
  const std::string egms = sample("ustica/EGMS_L2b_022_0845_IW2_VV_2020_2024_1.zip");
  const std::string height = sample("ustica/ustica_height_from_ps_20m.tif");
  m_steps.push_back(
      {"ustica-hotspot",
       "hot spots of Ustica (EGMS, descending)",
       {"hotspot", egms, "--min-coherence", "0.7", "--distance", "150", "--radius", "150", "--points-out",
        at("ustica/points.gpkg"), "--raster-out", at("ustica/hotspot.tif"), "--like", height},
       6});
  m_steps.push_back({"ustica-terrain",
                     "slope and aspect of Ustica",
                     {"terrain", height, "--out", at("ustica/terrain")},
                     2});
  for (const std::string set : {"PS", "SBAS"}) {
    const std::string name = "maoxian-" + lowerCase(set), points = at("maoxian/" + set + ".csv");
    m_steps.push_back(
        {name,
         "hot spots of Maoxian (" + set + ")",
         {"hotspot", sample("maoxian/Maoxian_" + set + ".csv"), "--distance", "150", "--points-out", points},
         1});
    m_steps.push_back({name + "-inside",
                       "cold points inside the Maoxian landslide (" + set + ")",
                       {"points", "count", points, "--inside", sample("maoxian/Maoxian_polygon.geojson"),
                        "--where", "gi_bin<=-2"},
                       1});
  }
  Words experts;
  for (const char* number : {"01", "02", "03"})
    experts.push_back(sample(std::string("peel/experts/expert_") + number + ".shp"));
  const std::string image = sample("peel/imagery/S2_20210821T210019_20210821T210020_T08WMA.tif");
  const auto withExperts = [&](Words words, const Words& rest) {
    words.insert(words.end(), experts.begin(), experts.end());
    words.insert(words.end(), rest.begin(), rest.end());
    return words;
  };
  m_steps.push_back({"peel-agreement", "agreement of three experts (Peel)",
                     withExperts({"labels", "agreement"}, {"--like", image}), 2});
  m_steps.push_back({"peel-consensus", "majority consensus (Peel)",
                     withExperts({"labels", "consensus"}, {"--like", image, "--method", "majority", "--out",
                                                           at("peel/consensus.gpkg")}),
                     2});
  m_steps.push_back(
      {"peel-labels",
       "label raster (Peel)",
       {"rasterize", "labels", at("peel/consensus.gpkg"), "--like", image, "--out", at("peel/labels.tif")},
       1});
}

void Demo::planValley() {
  const std::string valley = at("valley");
  m_steps.push_back({"valley-synth",
                     "a synthetic valley",
                     {"synth", valley, "--size", "3072", "2560", "--seed", "11", "--landslides", "60"},
                     20,
                     valley});

  const fs::path tiles = m_folder / "valley" / "datasets" / "sichuan";
  m_steps.push_back(
      {"sichuan-dataset",
       "a dataset of the Sichuan images",
       {"dataset", "from-images", sample("sichuan/images"), sample("sichuan/masks"), "--out", tiles.string()},
       4,
       tiles});
  for (const std::string net : {"unet", "segnet"})
    trainAndEvaluate("sichuan-" + net, net == "unet" ? "U-Net on Sichuan" : "SegNet on Sichuan",
                     {"--net", net, "--channels", "rgb", "--width", "8", "--epochs", "20", "--batch", "4"},
                     tiles, 120);

  const std::string image = at("valley/layers/image.tif");
  m_steps.push_back(
      {"valley-hotspot",
       "hot spots of the valley",
       {"hotspot", at("valley/layers/points.gpkg"), "--distance", "150", "--radius", "150", "--points-out",
        at("valley/layers/points_gi.gpkg"), "--raster-out", at("valley/layers/hotspot.tif"), "--like", image},
       8});
  m_steps.push_back({"valley-terrain",
                     "terrain of the valley",
                     {"terrain", at("valley/layers/dem.tif"), "--out", at("valley/layers"), "--like", image},
                     8});
  m_steps.push_back({"valley-agreement",
                     "agreement of the valley's experts",
                     {"labels", "agreement", at("valley/labels/expert-a.gpkg"),
                      at("valley/labels/expert-b.gpkg"), at("valley/labels/expert-c.gpkg"), "--like", image},
                     4});
  m_steps.push_back({"valley-consensus",
                     "consensus label of the valley",
                     {"labels", "consensus", at("valley/labels/expert-a.gpkg"),
                      at("valley/labels/expert-b.gpkg"), at("valley/labels/expert-c.gpkg"), "--like", image,
                      "--method", "majority", "--out", at("valley/labels/consensus.gpkg")},
                     4});
  const auto add = [&](const std::string& kind, const std::string& file, const std::string& id,
                       const std::string& name) {
    m_steps.push_back({"valley-add-" + id,
                       "adding " + name + " to the project",
                       {"project", "add", valley, "--kind", kind, "--file", at("valley/" + file), "--id", id,
                        "--name", name},
                       1});
  };
  add("slope", "layers/slope.tif", "slope", "Slope");
  add("aspect", "layers/aspect.tif", "aspect", "Aspect");
  add("dem", "layers/elevation.tif", "elevation", "Elevation");
  add("hotspot", "layers/hotspot.tif", "hotspot", "Hot spots");
  add("points", "layers/points_gi.gpkg", "points", "Coherent targets");
  add("consensus", "labels/consensus.gpkg", "consensus", "Consensus");

  const fs::path blocks = m_folder / "valley" / "datasets" / "blocks";
  m_steps.push_back(
      {"valley-dataset",
       "a dataset of the valley, split by blocks",
       {"dataset", "create", valley, "--split", "blocks", "--seed", "1", "--out", blocks.string()},
       10,
       blocks});
  for (const std::string model : {"IV", "XIII"}) {
    trainAndEvaluate(
        "valley-" + model, "model " + model,
        // rare positives, a narrow net and minutes, not days: cross-entropy alone would still say
        // "nowhere" when the time is up
        {"--model", model, "--width", "8", "--epochs", "24", "--batch", "2", "--loss", "bce-dice"}, blocks,
        200);
    const std::string file = "predictions/" + model;
    m_steps.push_back({"valley-predict-" + model,
                       "predicting the valley with model " + model,
                       {"predict", at("valley/runs/valley-" + model), "--project", valley, "--out",
                        at("valley/" + file + ".tif"), "--areas", at("valley/" + file + ".gpkg")},
                       25});
    add("prediction", file + ".tif", "prediction-" + model, "Model " + model + ", probability");
    add("areas", file + ".gpkg", "areas-" + model, "Model " + model + ", areas");
  }
}

Json Demo::perform(const Step& step, size_t number) const {
  const fs::path record = m_folder / "steps" / (step.name + ".json");
  if (fs::exists(record)) {
    const Json before = readJson(record);
    if (before.at("words") == Json(step.words)) {
      std::cerr << "[" << number << "/" << m_steps.size() << "] " << step.title << ": done before\n";
      return before.at("result");
    }
  }
  std::cerr << "[" << number << "/" << m_steps.size() << "] " << step.title << "\n    scarp";
  for (const std::string& word : step.words)
    std::cerr << " " << word;
  std::cerr << std::endl;
  Words words = step.words;
  if (!step.run.empty() && fs::exists(RunPaths{step.run}.config())) {
    if (fs::exists(RunPaths{step.run}.checkpoints() / "last.json"))
      words = {"train", "--resume", step.run.string()};
    else
      fs::remove_all(step.run);
  }
  if (!step.fresh.empty())
    fs::remove_all(step.fresh);
  for (size_t i = 0; i + 1 < words.size(); ++i)
    if (words[i] == "--out" || words[i] == "--points-out" || words[i] == "--raster-out")
      makeFolder(fs::path(words[i + 1]).parent_path());
  const Json result = runChild(words, m_context.progress);
  writeJson(record, {{"words", step.words}, {"result", result}});
  return result;
}

std::string number(const Json& value, int decimals) {
  return value.is_number() ? formatFixed(value.get<double>(), decimals) : "undefined";
}

std::string scoreText(const Json& evaluation) {
  const Json& pooled = evaluation.at("pooled");
  std::string text = "precision " + number(pooled.at("precision"), 3) + ", recall " +
                     number(pooled.at("recall"), 3) + ", F1 " + number(pooled.at("f1"), 3) + ", IoU " +
                     number(pooled.at("iou"), 3);
  if (evaluation.contains("trivial_iou"))
    text += " (all-positive answer " + number(evaluation.at("trivial_iou"), 3) + ")";
  return text;
}

std::string agreementText(const Json& agreement) {
  std::string text = "IoU";
  for (const Json& pair : agreement.at("pairs"))
    text += " " + number(pair.at("iou"), 3);
  return text + ", Fleiss' kappa " + number(agreement.at("fleiss_kappa"), 3);
}

void Demo::addRows(std::vector<Row>& rows) const {
  const Json& ustica = result("ustica-hotspot");
  rows.push_back({"Ustica, EGMS descending, coherence >= 0.7",
                  formatCount(ustica.at("count").get<int64_t>()) + " CTs, " +
                      formatCount(ustica.at("hot").get<int64_t>()) + " hot and " +
                      formatCount(ustica.at("cold").get<int64_t>()) + " cold at 95 %"});
  for (const std::string set : {"ps", "sbas"}) {
    const Json& inside = result("maoxian-" + set + "-inside");
    rows.push_back(
        {"Maoxian, " + std::string(set == "ps" ? "PS" : "SBAS") + ", cold at 95 % inside the outline",
         formatCount(inside.at("count").get<int64_t>()) + " of " +
             formatCount(inside.at("total").get<int64_t>()) + " CTs"});
  }
  rows.push_back({"Peel, three experts", agreementText(result("peel-agreement"))});
  rows.push_back({"Peel, majority consensus",
                  number(result("peel-consensus").at("area_m2").get<double>() / 1e4, 2) + " ha"});
  for (const std::string net : {"unet", "segnet"})
    rows.push_back({net == "unet" ? "Sichuan images, U-Net" : "Sichuan images, SegNet",
                    scoreText(result("sichuan-" + net + "-evaluate"))});
  const Json& valley = result("valley-hotspot");
  rows.push_back({"Synthetic valley", formatCount(valley.at("count").get<int64_t>()) + " CTs, " +
                                          formatCount(valley.at("hot").get<int64_t>()) + " hot and " +
                                          formatCount(valley.at("cold").get<int64_t>()) + " cold at 95 %"});
  rows.push_back({"Synthetic valley, three experts", agreementText(result("valley-agreement"))});
  for (const std::string model : {"IV", "XIII"})
    rows.push_back({"Synthetic valley, model " + model, scoreText(result("valley-" + model + "-evaluate"))});
}

JobResult Demo::report() const {
  std::vector<Row> rows;
  addRows(rows);
  const size_t width = std::accumulate(rows.begin(), rows.end(), size_t{0},
                                       [](size_t w, const Row& row) { return std::max(w, row.what.size()); });
  JobResult out;
  out.text = "\n";
  Json figures = Json::array();
  for (const Row& row : rows) {
    out.text += "  " + row.what + std::string(width - row.what.size() + 2, ' ') + row.figure + "\n";
    figures.push_back({{"what", row.what}, {"figure", row.figure}});
  }
  const std::string project = at("valley");
  out.text +=
      "\n  The valley is synthetic: its figures say that the chain works, nothing about real slopes.\n"
      "  Results       " +
      m_folder.string() + "\n  Project       " + project + "\n  To open it    scarp-studio " + project + "\n";
  out.document = {
      {"figures", figures}, {"folder", m_folder.string()}, {"project", project}, {"steps", Json(m_results)}};
  return out;
}

} // namespace

void addDemoVerb(CLI::App& root) {
  auto folder = std::make_shared<std::string>();
  JobSpec spec{"demo",
               [folder] {
                 return Json{{"dir", *folder}};
               },
               [folder](JobContext& context) { return Demo(*folder, context).run(); }};
  spec.quiet = true; // the steps show their own progress; here only the line before each
  CLI::App* app =
      addJob(root, "demo",
             "The main job on the bundled sample: real and synthetic data, about ten minutes on two cores",
             std::move(spec));
  app->add_option("DIR", *folder, "Folder for the results; a second call goes on where the first one ended")
      ->required();
}

} // namespace scarp
