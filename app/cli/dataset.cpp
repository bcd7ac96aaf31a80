// SPDX-License-Identifier: GPL-3.0-or-later
// dataset create, dataset from-images: what a model is trained and tested on, packed and frozen.
#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/features/image_dataset.h"
#include "core/features/project_dataset.h"

#include <memory>

namespace scarp {

namespace {

struct CreateOptions {
  std::string project, out;
  DatasetParams params;
};

struct ImageOptions {
  std::string images, masks, out;
  ImageDatasetParams params;
};

std::string percent(double share) {
  return formatFixed(100 * share, 2) + " %";
}

JobResult report(const Dataset& dataset) {
  const DatasetSplit& split = dataset.split;
  const size_t leftOut = dataset.windows.size() - split.train.size() - split.test.size();
  const auto positive = dataset.sources.at("positive_share").get<double>();
  const bool synthetic = dataset.sources.value("synthetic", false);
  JobResult result;
  Json channels = Json::array();
  std::string list;
  for (const PackedChannel& channel : dataset.channels) {
    channels.push_back({{"name", channel.name},
                        {"unit", channel.unit},
                        {"minimum", channel.minimum},
                        {"maximum", channel.maximum}});
    list += (list.empty() ? "" : ", ") + channel.name;
  }
  result.document = {{"dataset", dataset.folder.string()},
                     {"hash", dataset.hash},
                     {"width", dataset.width},
                     {"height", dataset.height},
                     {"channels", channels},
                     {"tile", dataset.tile},
                     {"stride", dataset.stride},
                     {"tiles", dataset.windows.size()},
                     {"tiles_with_positives", dataset.sources.at("tiles_with_positives")},
                     {"train_tiles_with_positives", dataset.sources.at("train_tiles_with_positives")},
                     {"test_tiles_with_positives", dataset.sources.at("test_tiles_with_positives")},
                     {"split", split.method},
                     {"seed", split.seed},
                     {"train_tiles", split.train.size()},
                     {"test_tiles", split.test.size()},
                     {"left_out_tiles", leftOut},
                     {"test_pixels_seen_in_training", split.testPixelsSeenInTraining},
                     {"positive_share", positive},
                     {"regions", dataset.regions.size()},
                     {"synthetic", synthetic}};
  const auto count = [](size_t n) { return formatCount(static_cast<int64_t>(n)); };
  const auto holding = [&](const char* part) {
    return " (" +
           formatCount(dataset.sources.at(std::string(part) + "_tiles_with_positives").get<int64_t>()) +
           " with positives)";
  };
  const std::vector<std::pair<std::string, std::string>> lines = {
      {"dataset", dataset.folder.string() + (synthetic ? " (synthetic)" : "")},
      {"plane", formatCount(dataset.width) + " x " + formatCount(dataset.height) + " px, " +
                    count(dataset.regions.size()) + (dataset.regions.size() == 1 ? " region" : " regions")},
      {"channels", list},
      {"tiles", count(dataset.windows.size()) + " of " + formatCount(dataset.tile) + " px, stride " +
                    formatCount(dataset.stride) + " px; " + percent(positive) + " of the pixels positive"},
      {"split", split.method + ", seed " + std::to_string(split.seed)},
      {"train", count(split.train.size()) + " tiles" + holding("train")},
      {"test", count(split.test.size()) + " tiles" + holding("test") + "; " +
                   percent(split.testPixelsSeenInTraining) + " of their pixels seen in training"},
      {"left out", count(leftOut) + " tiles between the parts"},
      {"hash", dataset.hash}};
  for (const auto& [name, text] : lines)
    result.text += name + std::string(10 - name.size(), ' ') + text + "\n";
  return result;
}

JobResult create(CreateOptions& o, JobContext& context) {
  Notices notices;
  const Dataset dataset = createDataset(loadProject(o.project), o.params, o.out, notices, context.progress);
  context.report(notices);
  return report(dataset);
}

JobResult fromImages(ImageOptions& o, JobContext& context) {
  Notices notices;
  const Dataset dataset = createImageDataset(o.images, o.masks, o.params, o.out, notices, context.progress);
  context.report(notices);
  return report(dataset);
}

} // namespace

void addDatasetVerbs(CLI::App& root) {
  CLI::App* group = addGroup(root, "dataset", "Pack channels and labels as a dataset to train on");

  auto project = std::make_shared<CreateOptions>();
  CLI::App* fromProject = addJob(*group, "create", "A dataset from a project: all channels packed once",
                                 {"dataset-create",
                                  [project] {
                                    Json parameters = toJson(project->params);
                                    parameters.update({{"project", project->project}, {"out", project->out}});
                                    return parameters;
                                  },
                                  [project](JobContext& context) { return create(*project, context); }});
  fromProject->add_option("PROJECT", project->project, "Folder of the project")->required();
  fromProject->add_option("--out", project->out, "New folder for the dataset")->required()->type_name("DIR");
  addParams(*fromProject, project->params);

  auto images = std::make_shared<ImageOptions>();
  CLI::App* from = addJob(
      *group, "from-images", "A dataset from two folders of RGB images and masks; no georeference needed",
      {"dataset-from-images",
       [images] {
         Json parameters = toJson(images->params);
         parameters.update({{"images", images->images}, {"masks", images->masks}, {"out", images->out}});
         return parameters;
       },
       [images](JobContext& context) { return fromImages(*images, context); }});
  from->add_option("IMAGES", images->images, "Folder of 8-bit RGB images (PNG, JPEG, TIFF, BMP)")->required();
  from->add_option("MASKS", images->masks,
                   "Folder of masks, positive where not black, paired by name or number")
      ->required();
  from->add_option("--out", images->out, "New folder for the dataset")->required()->type_name("DIR");
  addParams(*from, images->params);
}

} // namespace scarp
