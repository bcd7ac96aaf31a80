// SPDX-License-Identifier: GPL-3.0-or-later
// `scarp predict` of a project and of a packed dataset, with a narrow model that was trained for a moment.
#include "core/base/files.h"
#include "core/base/json.h"
#include "core/dataset/dataset.h"
#include "core/geo/rasterise.h"
#include "tests/support/run_scarp.h"
#include "tests/support/scarp_process.h"
#include "tests/support/small_disk.h"
#include "tests/support/tiny_project.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using test::CommandResult;
using test::runScarp;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// What the tests share: the tiny project, packed, and two models trained on it.
struct Trained {
  test::TinyProject tiny;
  fs::path pack = tiny.temp / "pack";
  fs::path model = tiny.temp / "model";     ///< red, green, blue, hot spot, elevation
  fs::path colours = tiny.temp / "colours"; ///< red, green, blue alone

  Trained() {
    succeed({"dataset", "create", tiny.folder().string(), "--split", "random", "--tile", "16", "--out",
             pack.string()});
    train("rgb,hotspot,elevation", model);
    train("rgb", colours);
  }
  void train(const std::string& channels, const fs::path& run) const {
    succeed({"train",    pack.string(), "--net",     "unet",    "--channels", channels,          "--width",
             "2",        "--epochs",    "4",         "--batch", "4",          "--learning-rate", "0.01",
             "--device", "cpu",         "--threads", "2",       "--run",      run.string()});
  }
  static void succeed(const std::vector<std::string>& words) {
    const CommandResult result = runScarp(words);
    ASSERT_EQ(result.exitCode, 0) << result.err;
  }
};

class PredictVerb : public testing::Test {
protected:
  static void SetUpTestSuite() { s_trained = new Trained; }
  static void TearDownTestSuite() { delete s_trained; }

  static std::string project() { return s_trained->tiny.folder().string(); }
  static std::string model() { return s_trained->model.string(); }
  static const GridSpec& grid() { return s_trained->tiny.grid; }
  std::string out(const std::string& name) const { return (folder / name).string(); }
  std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder.path()))
      found.push_back(entry.path().filename());
    return found;
  }
  /// Must fail with `code`, say so in one sentence on stderr and print nothing.
  static void expectFault(const std::vector<std::string>& words, int code, const std::string& part) {
    const CommandResult result = runScarp(words);
    EXPECT_EQ(result.exitCode, code) << result.err;
    EXPECT_EQ(result.out, "");
    EXPECT_THAT(result.err, HasSubstr(part));
    const size_t at = result.err.find("scarp: ");
    ASSERT_NE(at, std::string::npos) << result.err;
    EXPECT_EQ(std::count(result.err.begin() + static_cast<std::ptrdiff_t>(at), result.err.end(), '\n'), 1)
        << result.err;
  }
  /// A project whose prediction with one thread and single tiles takes long enough to be interrupted.
  std::string largeProject() const {
    test::writeImage(folder / "large.tif", test::smallGrid(1600, 1600));
    Trained::succeed({"project", "create", out("large"), "--image", out("large.tif")});
    return out("large");
  }

  test::TempFolder folder;
  static inline Trained* s_trained = nullptr;
};

std::vector<float> allOf(const fs::path& raster) {
  const RasterReader reader(raster);
  std::vector<float> values(static_cast<size_t>(reader.grid().window().cells()));
  reader.read(reader.grid().window(), 1, values);
  return values;
}

TEST_F(PredictVerb, CoversEveryPixelOnTheGridOfTheImage) {
  const CommandResult result = runScarp({"predict", model(), "--project", project(), "--out", out("p.tif"),
                                         "--device", "cpu", "--threads", "2", "--batch", "7", "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  const RasterReader reader(folder / "p.tif");
  EXPECT_TRUE(sameCells(reader.grid(), grid()));
  EXPECT_TRUE(sameCrs(reader.grid().crs, grid().crs));
  EXPECT_EQ(reader.bands(), 1);
  EXPECT_EQ(reader.type(), RasterType::Float32);
  // 120 x 90 is no multiple of the windows' 16 px or of their stride: the last ones are shifted inwards. What
  // no window covers would be 0; a sigmoid never is.
  const std::vector<float> p = allOf(folder / "p.tif");
  ASSERT_EQ(p.size(), 120U * 90U);
  for (size_t i = 0; i < p.size(); ++i)
    ASSERT_TRUE(p[i] > 0 && p[i] < 1) << "column " << i % 120 << ", row " << i / 120 << ": " << p[i];
  const auto [low, high] = std::ranges::minmax(p);
  EXPECT_GT(high - low, 0.05) << "the model says the same everywhere, which tests nothing";

  const Json document = Json::parse(result.out);
  EXPECT_EQ(document.at("columns"), 120);
  EXPECT_EQ(document.at("rows"), 90);
  EXPECT_EQ(document.at("synthetic"), false);
  const auto positive = std::ranges::count_if(p, [](float v) { return v >= 0.5F; });
  EXPECT_DOUBLE_EQ(document.at("positive_share").get<double>(), static_cast<double>(positive) / 10800.0);
  EXPECT_THAT(names(), ElementsAre("p.tif"));
}

TEST_F(PredictVerb, AProjectAndItsPackGiveTheSameProbabilities) {
  ASSERT_EQ(runScarp({"predict", model(), "--project", project(), "--out", out("p.tif")}).exitCode, 0);
  const CommandResult result =
      runScarp({"predict", model(), "--dataset", s_trained->pack.string(), "--out", out("packed"), "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  const Json document = Json::parse(result.out);
  EXPECT_EQ(document, readJson(folder / "packed" / "prediction.json"));
  ASSERT_EQ(document.at("regions").size(), 1U);
  EXPECT_TRUE(sameCells(gridFromJson(document.at("regions")[0].at("grid")), grid()));
  const std::string raw =
      readFile(folder / "packed" / document.at("regions")[0].at("file").get<std::string>());
  const std::vector<float> fromProject = allOf(folder / "p.tif");
  std::vector<float> fromPack(fromProject.size());
  ASSERT_EQ(raw.size(), fromPack.size() * sizeof(float));
  std::memcpy(fromPack.data(), raw.data(), raw.size());
  for (size_t i = 0; i < fromPack.size(); ++i) // the pack rounds to 16 bits
    ASSERT_NEAR(fromPack[i], fromProject[i], 0.005) << "column " << i % 120 << ", row " << i / 120;
}

TEST_F(PredictVerb, TheAreasAreThePixelsAtOrAboveTheThreshold) {
  ASSERT_EQ(runScarp({"predict", model(), "--project", project(), "--out", out("p.tif")}).exitCode, 0);
  std::vector<float> p = allOf(folder / "p.tif"), sorted = p;
  std::ranges::sort(sorted);
  const float threshold = sorted[sorted.size() * 3 / 4];
  const CommandResult result = runScarp({"predict", model(), "--project", project(), "--out", out("p.tif"),
                                         "--areas", out("a.gpkg"), "--threshold", std::to_string(threshold),
                                         "--minimum-area", "0", "--simplify", "0", "--json"});
  ASSERT_EQ(result.exitCode, 0) << result.err;
  const PolygonLayer areas = readPolygons(folder / "a.gpkg");
  EXPECT_TRUE(sameCrs(areas.crs, grid().crs));
  EXPECT_THAT(areas.notices, IsEmpty()) << "no polygon needed repair";
  ASSERT_FALSE(areas.features.empty());
  EXPECT_EQ(Json::parse(result.out).at("area_count"), areas.features.size());
  std::vector<MultiPolygon> shapes;
  for (const PolygonFeature& feature : areas.features) {
    shapes.push_back(feature.shape);
    EXPECT_NEAR(std::get<double>(feature.attributes.at("area_m2")), area(feature.shape), 1e-6);
    EXPECT_GE(std::get<double>(feature.attributes.at("mean_probability")), threshold - 1e-6);
  }
  std::vector<uint8_t> inside(p.size());
  rasterise(shapes, grid(), inside);
  const auto written = std::stof(std::to_string(threshold));
  for (size_t i = 0; i < p.size(); ++i)
    ASSERT_EQ(inside[i] != 0, p[i] >= written) << "column " << i % 120 << ", row " << i / 120;
  // By default the model's own threshold holds, which is another one.
  const CommandResult own = runScarp({"predict", model(), "--project", project(), "--out", out("p.tif"),
                                      "--areas", out("own.gpkg"), "--minimum-area", "0", "--json"});
  ASSERT_EQ(own.exitCode, 0) << own.err;
  double whole = 0;
  for (const PolygonFeature& feature : readPolygons(folder / "own.gpkg").features)
    whole += area(feature.shape);
  EXPECT_NEAR(whole / grid().cellX / grid().cellY / 10800,
              Json::parse(own.out).at("positive_share").get<double>(), 0.05);
}

TEST_F(PredictVerb, RefusesAProjectThatLacksAChannelOfTheModel) {
  test::writeImage(folder / "image.tif", test::smallGrid(60, 50));
  Trained::succeed({"project", "create", out("plain"), "--image", out("image.tif")});
  expectFault({"predict", model(), "--project", out("plain"), "--out", out("p.tif")}, 3,
              "has no layer for the channel 'hotspot'");
  EXPECT_FALSE(fs::exists(folder / "p.tif"));
  EXPECT_EQ(
      runScarp({"predict", s_trained->colours.string(), "--project", out("plain"), "--out", out("p.tif")})
          .exitCode,
      0)
      << "a model of colours alone needs no more";
}

TEST_F(PredictVerb, RefusesAPackWithOtherChannelsOrUnits) {
  Trained::succeed({"dataset", "create", project(), "--split", "random", "--tile", "16", "--channels",
                    "rgb,elevation", "--out", out("poor")});
  expectFault({"predict", model(), "--dataset", out("poor"), "--out", out("o")}, 3, "no channel 'hotspot'");
  fs::copy(s_trained->pack, folder / "feet");
  Json manifest = readJson(folder / "feet" / "dataset.json");
  for (Json& channel : manifest.at("channels"))
    if (channel.at("name") == "elevation")
      channel["unit"] = "ft";
  writeJson(folder / "feet" / "dataset.json", manifest);
  expectFault({"predict", model(), "--dataset", out("feet"), "--out", out("o")}, 3, "in 'ft'");
  EXPECT_FALSE(fs::exists(folder / "o"));
}

TEST_F(PredictVerb, RefusesATornModel) {
  const auto broken = [&](const char* name, const char* file, auto&& change) {
    fs::copy(s_trained->model, folder / name, fs::copy_options::recursive);
    change(folder / name / "model" / file);
    expectFault({"predict", out(name), "--project", project(), "--out", out("p.tif")}, 3, file);
  };
  const auto half = [](const fs::path& file) { fs::resize_file(file, fs::file_size(file) / 2); };
  broken("a", "model.json", half);
  broken("b", "weights.safetensors", half);
  broken("c", "model.json", [](const fs::path& file) { writeFileAtomically(file, "{\"schema\": 1}"); });
  broken("d", "weights.safetensors", [](const fs::path& file) { // weights of five channels for four
    const fs::path manifest = file.parent_path() / "model.json";
    Json document = readJson(manifest);
    document.at("channels").erase(4);
    writeJson(manifest, document);
  });
  EXPECT_FALSE(fs::exists(folder / "p.tif"));
}

TEST_F(PredictVerb, RefusesWhatCannotBeMeant) {
  const std::string pack = s_trained->pack.string();
  expectFault({"predict", model(), "--out", out("p.tif")}, 2, "nothing to predict");
  expectFault({"predict", model(), "--project", project(), "--dataset", pack, "--out", out("p.tif")}, 2,
              "two things");
  expectFault({"predict", model(), "--dataset", pack, "--out", out("o"), "--areas", out("a.gpkg")}, 2,
              "--areas needs --project");
  expectFault({"predict", out("none"), "--project", project(), "--out", out("p.tif")}, 3, "holds no run");
  expectFault({"predict", model(), "--project", out("none"), "--out", out("p.tif")}, 3, "none");
  expectFault({"predict", model(), "--dataset", out("none"), "--out", out("o")}, 3, "none");
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(PredictVerb, SaysAtOnceWhereItCannotWrite) {
  writeFileAtomically(folder / "blocked", "a file, not a folder");
  expectFault({"predict", model(), "--project", project(), "--out", out("blocked/p.tif")}, 3, "blocked");
  expectFault(
      {"predict", model(), "--project", project(), "--out", out("p.tif"), "--areas", out("blocked/a.gpkg")},
      3, "blocked");
  expectFault({"predict", model(), "--dataset", s_trained->pack.string(), "--out", out("blocked/o")}, 3,
              "blocked");
  EXPECT_THAT(names(), ElementsAre("blocked"));
}

TEST_F(PredictVerb, AFullDiskLeavesNothing) {
  const test::SmallDisk disk(10000);
  expectFault({"predict", model(), "--project", project(), "--out", out("p.tif")}, 3, "p.tif");
  expectFault({"predict", model(), "--dataset", s_trained->pack.string(), "--out", out("o")}, 3, "scene.f32");
  EXPECT_FALSE(fs::exists(folder / "p.tif"));
  EXPECT_TRUE(!fs::exists(folder / "o") || fs::is_empty(folder / "o"));
}

TEST_F(PredictVerb, StopsOnRequestAndLeavesNothing) {
  const std::string large = largeProject();
  const auto before = names().size();
  test::ScarpProcess predict({"predict", s_trained->colours.string(), "--project", large, "--out",
                              out("p.tif"), "--areas", out("a.gpkg"), "--batch", "1", "--threads", "1",
                              "--run", out("run")});
  ASSERT_TRUE(predict.says("predicting")) << predict.said();
  predict.strike(SIGINT);
  EXPECT_EQ(predict.wait(), 5) << predict.said();
  EXPECT_THAT(predict.said(), HasSubstr("scarp: stopped on request."));
  EXPECT_EQ(names().size(), before + 1) << "the run directory, and no rest of the raster";
  EXPECT_EQ(readJson(folder / "run" / "status.json").at("state"), "stopped");
}

TEST_F(PredictVerb, AKillLeavesNoHalfWrittenRaster) {
  const std::string large = largeProject();
  test::ScarpProcess predict({"predict", s_trained->colours.string(), "--project", large, "--out",
                              out("p.tif"), "--batch", "1", "--threads", "1"});
  ASSERT_TRUE(predict.says("predicting")) << predict.said();
  predict.strike(SIGKILL);
  EXPECT_EQ(predict.wait(), 128 + SIGKILL);
  EXPECT_FALSE(fs::exists(folder / "p.tif"));
}

TEST_F(PredictVerb, AStoppedPackLeavesNoFiles) {
  test::writeImage(folder / "large.tif", test::smallGrid(1600, 1600));
  test::writeRectangles(folder / "labels.gpkg", test::smallGrid(1600, 1600),
                        {{10, 10, 200, 900}, {900, 20, 300, 900}});
  Trained::succeed({"project", "create", out("large"), "--image", out("large.tif")});
  Trained::succeed({"dataset", "create", out("large"), "--labels", out("labels.gpkg"), "--split", "random",
                    "--tile", "128", "--out", out("pack")});
  test::ScarpProcess predict({"predict", s_trained->colours.string(), "--dataset", out("pack"), "--out",
                              out("o"), "--batch", "1", "--threads", "1"});
  ASSERT_TRUE(predict.says("predicting")) << predict.said();
  predict.strike(SIGTERM);
  EXPECT_EQ(predict.wait(), 5) << predict.said();
  EXPECT_TRUE(fs::is_empty(folder / "o"));
}

} // namespace
} // namespace scarp
