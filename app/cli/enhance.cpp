// SPDX-License-Identifier: GPL-3.0-or-later
// enhance: an optical image prepared as in the study.
#include "app/cli/job.h"
#include "app/cli/outputs.h"
#include "app/cli/verbs.h"
#include "core/base/text.h"
#include "core/imagery/enhancement.h"

#include <memory>

namespace scarp {

namespace {

struct Options {
  std::string image, out;
  EnhancementParams enhancement;

  Json parameters() const {
    Json all = {{"image", image}, {"out", out}};
    all.update(toJson(enhancement));
    return all;
  }
};

JobResult run(const Options& options, JobContext& context) {
  requireRasterOut(options.out);
  const EnhancementReport report = enhance(options.image, options.out, options.enhancement, context.progress);
  std::string text = formatCount(report.grid.columns) + " x " + formatCount(report.grid.rows) + " px, " +
                     formatCount(report.pixels) + " with a value\n";
  for (size_t band = 0; band < report.mean.size(); ++band)
    text += "band " + std::to_string(band + 1) + "  mean " + formatFixed(report.mean[band], 1) + ", haze " +
            formatFixed(report.haze[band], 1) + " of 255\n";
  return {{{"file", options.image},
           {"out", options.out},
           {"pixels", report.pixels},
           {"mean", report.mean},
           {"haze", report.haze}},
          text + options.out + "\n"};
}

} // namespace

void addEnhanceVerb(CLI::App& root) {
  auto options = std::make_shared<Options>();
  CLI::App* app =
      addJob(root, "enhance",
             "An optical image prepared for the eye and for models: colour balance, haze removal, "
             "equalisation, low-pass and Gaussian filter",
             {"enhance", [options] { return options->parameters(); },
              [options](JobContext& context) { return run(*options, context); }});
  app->add_option("image", options->image, "Image of 8 or 16 bit, 1 or 3 bands")
      ->required()
      ->type_name("IMAGE");
  app->add_option("--out", options->out, "GeoTIFF of 8 bit on the same grid")
      ->required()
      ->type_name("F.tif")
      ->default_str("");
  addParams(*app, options->enhancement);
}

} // namespace scarp
