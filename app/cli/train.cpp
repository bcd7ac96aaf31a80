// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/train.h"

#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/text.h"
#include "training/evaluate.h"

#include <memory>

namespace scarp {
namespace fs = std::filesystem;

namespace {

struct TrainOptions {
  std::string dataset, run, resume;
  TrainParams params;
};

/// Options that say what to train cannot be given where the run says it already.
void refuseOthers(const CLI::App& app, const std::string& folder) {
  for (const CLI::Option* option : app.get_options())
    if (option->count() > 0 && !option->check_lname("run") && !option->check_lname("resume") &&
        !option->check_lname("json"))
      throw usageError("--" + option->get_single_name() + " cannot be changed: " + folder +
                           " says what to train",
                       "Leave it out, or start a new run with 'scarp train DATASET ... --run DIR'.");
}

/// Makes or finds the run directory and returns it.
fs::path prepare(const CLI::App& app, const TrainOptions& options) {
  if (!options.resume.empty()) {
    if (!options.run.empty() && options.run != options.resume)
      throw usageError("--run and --resume name different folders", "Give --resume DIR alone.");
    refuseOthers(app, options.resume);
    readRunConfig({options.resume}); // else it would be made
    return options.resume;
  }
  if (options.run.empty())
    throw usageError("the run directory is missing",
                     "Name a new folder with --run DIR, or go on with --resume DIR.");
  if (options.dataset.empty()) { // somebody else has queued it
    refuseOthers(app, options.run);
    readRunConfig({options.run});
    if (readRunStatus({options.run}).state != RunState::Queued)
      throw usageError("the run in " + options.run + " was started before",
                       "Go on with 'scarp train --resume " + options.run +
                           "', or name a DATASET and a new folder.");
    return options.run;
  }
  RunConfig config = trainConfig(options.dataset, options.params);
  config.commandLine = commandLine();
  createRun(options.run, config);
  return options.run;
}

std::string textOf(const Json& result) {
  std::string text = formatCount(result.at("epochs").get<int64_t>()) + " epochs on " +
                     result.at("device").get<std::string>() + ", " +
                     formatCount(result.at("parameters").get<int64_t>()) + " weights; kept those of epoch " +
                     std::to_string(result.at("kept_epoch").get<int64_t>());
  if (const Json& best = result.at("best"); best.is_object() && best.at("iou").is_number())
    text += " (best validation IoU " + formatFixed(best.at("iou").get<double>(), 3) + " after epoch " +
            std::to_string(best.at("epoch").get<int64_t>()) + ")";
  text += ".\n";
  if (result.at("evaluation").is_object())
    text += testReport(result.at("evaluation"));
  return text + "Run: " + result.at("run").get<std::string>() + "\n";
}

} // namespace

void addTrainVerb(CLI::App& root) {
  auto options = std::make_shared<TrainOptions>();
  auto self = std::make_shared<CLI::App*>();
  CLI::App* app = addPlainVerb(
      root, "train", "Train a network on a packed dataset, or go on with a run that was interrupted",
      [options, self](JobContext& context, bool) {
        const fs::path folder = prepare(**self, *options);
        return runInside(folder, {}, context, [](JobContext& inner) {
          const Json result = trainRun(*inner.run, inner.progress);
          return JobResult{result, textOf(result)};
        });
      });
  *self = app;
  app->add_option("DATASET", options->dataset, "Folder of a packed dataset (see 'scarp dataset')")
      ->default_str("");
  app->add_option("--run", options->run,
                  "Run directory: a new folder, or one that is queued already (then without DATASET)")
      ->type_name("DIR")
      ->default_str("");
  app->add_option("--resume", options->resume, "Go on with this run from its last finished epoch")
      ->type_name("DIR")
      ->default_str("");
  addParams(*app, options->params);
}

} // namespace scarp
