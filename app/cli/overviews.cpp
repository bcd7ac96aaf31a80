// SPDX-License-Identifier: GPL-3.0-or-later
// overviews: smaller copies beside rasters, so that they draw quickly from afar.
#include "core/geo/overviews.h"

#include "app/cli/job.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"

#include <memory>

namespace scarp {

namespace {

struct Options {
  std::vector<std::string> files;
  OverviewParams overviews;

  Json parameters() const {
    Json all = {{"files", files}};
    all.update(toJson(overviews));
    return all;
  }
};

std::string sentence(const std::string& file, const OverviewReport& report) {
  if (report.existed)
    return file + " has overviews already\n";
  if (report.factors.empty())
    return file + " is small enough without overviews\n";
  return report.file.string() + ": " + std::to_string(report.factors.size()) +
         " levels down to 1:" + std::to_string(report.factors.back()) + ", " + report.resampling + ", " +
         formatFixed(static_cast<double>(report.bytes) / 1e6, 1) + " MB\n";
}

JobResult run(const Options& options, JobContext& context) {
  JobResult result;
  result.document = {{"files", Json::array()}};
  const auto count = static_cast<double>(options.files.size());
  for (size_t i = 0; i < options.files.size(); ++i) {
    const auto at = static_cast<double>(i);
    const OverviewReport report = writeOverviews(options.files[i], options.overviews,
                                                 context.progress.part(at / count, (at + 1) / count));
    result.document["files"].push_back({{"file", options.files[i]},
                                        {"overviews", report.file.string()},
                                        {"factors", report.factors},
                                        {"resampling", report.resampling},
                                        {"existed", report.existed},
                                        {"bytes", report.bytes}});
    result.text += sentence(options.files[i], report);
  }
  return result;
}

} // namespace

void addOverviewsVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app = addJob(root, "overviews",
                         "Smaller copies (FILE.ovr) of rasters, so that they draw quickly; the rasters "
                         "themselves stay as they are",
                         {"overviews", [options] { return options->parameters(); },
                          [options](JobContext& context) { return run(*options, context); }});
  app->add_option("files", options->files, "Rasters")->required()->type_name("FILE");
  addParams(*app, options->overviews);
}

} // namespace scarp
