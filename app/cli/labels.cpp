// SPDX-License-Identifier: GPL-3.0-or-later
// labels agreement, labels consensus: several experts' polygons or masks compared and joined.
#include "annotation/review/agreement.h"
#include "annotation/review/consensus.h"
#include "annotation/review/polygon_overlap.h"
#include "app/cli/job.h"
#include "app/cli/outputs.h"
#include "app/cli/verbs.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/vector_writer.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace scarp {
namespace fs = std::filesystem;

namespace {

struct Options {
  std::vector<std::string> files;
  std::string like, method = "majority", out;
  int quorum = 0;

  std::vector<fs::path> paths() const { return {files.begin(), files.end()}; }
};

std::string three(double value) {
  return std::isnan(value) ? "undefined" : formatFixed(value, 3);
}
std::string square(double value) {
  return std::isnan(value) ? "undefined" : formatCount(std::llround(value)) + " m2";
}
std::string padded(std::string text, size_t width) {
  text.resize(std::max(width, text.size()), ' ');
  return text;
}

std::string textOf(const Agreement& a) {
  size_t width = 4;
  for (const PairAgreement& pair : a.pairs)
    width = std::max(width, a.names[static_cast<size_t>(pair.a)].size() +
                                a.names[static_cast<size_t>(pair.b)].size() + 3);
  std::string text =
      padded("pair", width) + "  " + padded("IoU", 9) + "  " + padded("Dice", 9) + "  Cohen's kappa\n";
  for (const PairAgreement& pair : a.pairs)
    text +=
        padded(a.names[static_cast<size_t>(pair.a)] + " - " + a.names[static_cast<size_t>(pair.b)], width) +
        "  " + padded(three(pair.iou), 9) + "  " + padded(three(pair.dice), 9) + "  " +
        three(pair.cohenKappa) + "\n";
  text +=
      "Fleiss' kappa " + three(a.fleissKappa) + ", Krippendorff's alpha " + three(a.krippendorffAlpha) + "\n";
  for (size_t r = 0; r < a.names.size(); ++r)
    text += "marked by " + a.names[r] + ": " +
            (std::isnan(a.areas[r]) && !a.pixels.empty() ? formatCount(a.pixels[r]) + " px"
                                                         : square(a.areas[r])) +
            "\n";
  if (!std::isnan(a.majorityArea))
    text += "marked by more than half: " + square(a.majorityArea) + "\n";
  return text;
}

std::string frameOf(const VoteSource& source, const VotePatterns& votes) {
  std::string text = "frame: " + formatCount(source.grid().columns) + " x " +
                     formatCount(source.grid().rows) +
                     " px; kappas and alpha depend on how much background it holds\n";
  if (votes.leftOut > 0)
    text += formatCount(votes.leftOut) + " px without a value in every mask were left out\n";
  return text;
}

JobResult agree(const Options& options, JobContext& context) {
  const std::vector<fs::path> files = options.paths();
  if (options.like.empty() && std::none_of(files.begin(), files.end(), isMaskFile)) {
    Notices notices;
    const Agreement agreement = polygonAgreement(files, notices, context.progress);
    context.report(notices);
    return {toJson(agreement), textOf(agreement) + "compared as polygons: kappas need a grid (--like)\n"};
  }
  const VoteSource source(files, options.like);
  context.report(source.notices());
  const VotePatterns votes = countVotes(source, context.progress);
  const double cellArea = cellAreaOf(source.grid(), source.hasGeoreference());
  const Agreement agreement = agreementOf(votes, source.names(), cellArea);
  Json document = toJson(agreement);
  document["frame_pixels"] = votes.pixels();
  document["ignored_pixels"] = votes.leftOut;
  return {document, textOf(agreement) + frameOf(source, votes)};
}

/// Before any work: the format is known, the folder takes a file, nothing that is read is overwritten.
void checkOutput(const Options& options) {
  std::error_code code;
  for (const std::string& file : options.files)
    if (fs::equivalent(file, options.out, code))
      throw usageError(options.out + " is one of the raters",
                       "Give the consensus a file of its own with --out.");
  refuseOverwriting(options.like, options.out);
  if (isMaskFile(options.out))
    requireRasterOut(options.out);
  else
    vectorDriverOf(options.out);
  requireWritableFolder(options.out);
}

JobResult join(const Options& options, JobContext& context) {
  const ConsensusMethod method = consensusMethodFrom(options.method);
  if (method == ConsensusMethod::Quorum && options.quorum == 0)
    throw usageError("a quorum needs a number", "Give --quorum N: at least N raters must agree.");
  if (method != ConsensusMethod::Quorum && options.quorum != 0)
    throw usageError("--quorum belongs to --method quorum", "Drop --quorum or change the method.");
  checkOutput(options);
  const VoteSource source(options.paths(), options.like);
  context.report(source.notices());
  const VotePatterns votes = countVotes(source, context.progress.part(0, 0.5));
  const Consensus consensus = consensusOf(votes, method, options.quorum, context.progress.part(0.5, 0.5));
  if (!consensus.converged)
    context.report({{Notice::Severity::Warning,
                     consensus.iterations == 0
                         ? "the masks mark nothing or everything, so STAPLE has nothing to estimate"
                         : "STAPLE did not converge in " + formatCount(consensus.iterations) + " iterations",
                     options.out}});
  writeConsensus(source, consensus, options.out, context.progress.part(0.5, 1));
  const double cellArea = cellAreaOf(source.grid(), source.hasGeoreference());
  Json document = toJson(consensus, source.names(), cellArea);
  document["method"] = options.method;
  document["out"] = options.out;
  std::string text = "consensus (" + options.method + "): " + formatCount(consensus.pixels) + " px";
  if (!std::isnan(cellArea))
    text += ", " + square(static_cast<double>(consensus.pixels) * cellArea);
  text += " -> " + options.out + "\n";
  for (size_t r = 0; r < source.names().size(); ++r)
    text += source.names()[r] + ": sensitivity " + three(consensus.sensitivity[r]) + ", specificity " +
            three(consensus.specificity[r]) + "\n";
  text += method == ConsensusMethod::Staple
              ? "estimated by STAPLE in " + formatCount(consensus.iterations) + " iterations\n"
              : std::string("sensitivity and specificity are against the consensus itself\n");
  return {document, text + frameOf(source, votes)};
}

void addInputs(CLI::App& app, Options& options) {
  app.add_option("files", options.files,
                 "Polygon files, or masks of 0 and 1 on one grid (several bands: several raters)")
      ->required()
      ->expected(1, 1000)
      ->type_name("FILE")
      ->default_str("");
  app.add_option("--like", options.like,
                 "Image whose grid polygons are rasterised on, at pixel centres; masks bring their own")
      ->type_name("IMAGE");
}

Json parametersOf(const Options& o) {
  return {{"files", o.files}, {"like", o.like}};
}

} // namespace

void addLabelsVerbs(CLI::App& root) {
  CLI::App* group = addGroup(root, "labels", "Compare and join several experts' labels");

  auto agreement = std::make_shared<Options>();
  CLI::App* first =
      addJob(*group, "agreement", "How far experts agree: IoU, Dice, kappas, Krippendorff's alpha, areas",
             {"labels-agreement", [agreement] { return parametersOf(*agreement); },
              [agreement](JobContext& context) { return agree(*agreement, context); }});
  addInputs(*first, *agreement);

  auto consensus = std::make_shared<Options>();
  CLI::App* second =
      addJob(*group, "consensus", "One label from several experts, as a raster or as polygons",
             {"labels-consensus",
              [consensus] {
                Json parameters = parametersOf(*consensus);
                parameters.update(
                    {{"method", consensus->method}, {"quorum", consensus->quorum}, {"out", consensus->out}});
                return parameters;
              },
              [consensus](JobContext& context) { return join(*consensus, context); }});
  addInputs(*second, *consensus);
  second
      ->add_option("--method", consensus->method,
                   "majority: more than half; quorum: at least N; staple: estimated truth and raters "
                   "(majority | quorum | staple)")
      ->type_name("TEXT");
  second->add_option("--quorum", consensus->quorum, "For --method quorum: how many must agree")
      ->type_name("N");
  second
      ->add_option("--out", consensus->out,
                   "Raster of 0 and 1 (.tif), or polygons on cell borders (.gpkg .shp .geojson .kml)")
      ->required()
      ->type_name("FILE");
}

} // namespace scarp
