// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/predict/model_figures.h"
#include "core/run/run_dir.h"
#include "tests/support/tiny_project.h"

#include <gtest/gtest.h>

namespace scarp {
namespace {

class ModelFiguresTest : public testing::Test {
protected:
  ModelFiguresTest() {
    RasterOptions options;
    options.metadata = {{"SCARP_MODEL", "U-Net (model XIII): red green blue hotspot aspect, width 8"},
                        {"SCARP_DATASET_HASH", "abc"}};
    test::writeRaster(tiny.folder() / "layers" / "xiii.tif", tiny.grid, options,
                      [](int, int64_t, int64_t) { return 0.5; });
    layer = addLayer(tiny.folder(), LayerKind::Prediction, tiny.folder() / "layers" / "xiii.tif");
  }
  void train(const std::string& name, const std::string& preset, const std::string& hash, double iou) {
    const auto run = tiny.folder() / "runs" / name;
    RunConfig config;
    config.kind = "train";
    createRun(run, config);
    makeFolder(RunPaths{run}.outputs());
    writeJson(RunPaths{run}.outputs() / "evaluation.json",
              {{"pooled", {{"precision", 0.5}, {"recall", nullptr}, {"f1", 0.4}, {"iou", iou}}},
               {"tile_mean", {{"precision", 0.6}, {"recall", 0.7}, {"f1", 0.8}, {"iou", 0.9}}},
               {"model", {{"preset", preset}}},
               {"dataset", {{"hash", hash}}}});
  }
  ModelFigures figures() const { return figuresOf(loadProject(tiny.folder()), layer); }
  test::TinyProject tiny;
  ProjectLayer layer;
};

TEST_F(ModelFiguresTest, AreFoundByModelAndDataset) {
  train("other-model", "IV", "abc", 0.1);
  train("other-data", "XIII", "def", 0.2);
  train("mine", "XIII", "abc", 0.3);
  const ModelFigures found = figures();
  EXPECT_EQ(found.preset, "XIII");
  EXPECT_EQ(found.run.filename(), "mine");
  ASSERT_TRUE(found.pooled && found.tileMean);
  EXPECT_DOUBLE_EQ(found.pooled->iou, 0.3);
  EXPECT_TRUE(std::isnan(found.pooled->recall)) << "undefined";
  EXPECT_DOUBLE_EQ(found.tileMean->f1, 0.8);
}

TEST_F(ModelFiguresTest, TheRunThatThePredictionNamesCounts) {
  train("mine", "XIII", "abc", 0.3);
  train("named", "XIII", "abc", 0.7);
  RunConfig config;
  config.kind = "predict";
  config.parameters = {{"model_run", (tiny.folder() / "runs" / "named").string()}};
  createRun(tiny.folder() / "runs" / "predicting", config);
  layer.style["run"] = "predicting";
  EXPECT_DOUBLE_EQ(figures().pooled->iou, 0.7);
}

TEST_F(ModelFiguresTest, WithoutAnEvaluationTheModelIsNamedAlone) {
  const ModelFigures found = figures();
  EXPECT_EQ(found.preset, "XIII");
  EXPECT_FALSE(found.pooled.has_value());
  layer.file = "layers/gone.tif";
  EXPECT_EQ(figures().description, "");
}

} // namespace
} // namespace scarp
