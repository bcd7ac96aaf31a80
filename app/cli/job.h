// SPDX-License-Identifier: GPL-3.0-or-later
// How a verb of `scarp` becomes a job: options from declared parameters, progress on stderr, one JSON
// document or a text on stdout, a run directory with --run, the exit codes of core/base/error.h.
#pragma once

#include "core/base/notice.h"
#include "core/base/params.h"
#include "core/base/progress.h"
#include "core/run/run_writer.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>

namespace scarp {

/// What a job gives back: the document of --json and, for people, a text. Both end in outputs/ of a run.
struct JobResult {
  Json document = Json::object();
  std::string text;
};

struct JobContext {
  Progress progress;
  RunWriter* run = nullptr; ///< null without --run
  /// Shows findings on stderr and keeps them as warnings of the run.
  void report(const Notices& notices) const;
};

struct JobSpec {
  std::string kind;                 ///< of the run directory: "hotspot"
  std::function<Json()> parameters; ///< for config.json, taken after parsing; may be empty
  std::function<JobResult(JobContext&)> body;
  bool quiet = false; ///< shows no progress on stderr, as its children show theirs
};

/// A verb without work of its own: a group such as `scarp points`.
CLI::App* addGroup(CLI::App& parent, const std::string& name, const std::string& help);
/// Adds a verb; options are added to the returned app by the caller, before parsing. --json and --run come
/// with it.
CLI::App* addJob(CLI::App& parent, const std::string& name, const std::string& help, JobSpec spec);
/// As addJob for a verb that handles --run itself (train, whose run directory is its product).
CLI::App* addPlainVerb(CLI::App& parent, const std::string& name, const std::string& help,
                       std::function<JobResult(JobContext&, bool json)> body);
/// Declares one option for every parameter that `params` describes, with its help, unit, default and range.
/// The struct must outlive parsing. Long values of bool parameters become --name / --no-name.
template <class P> void addParams(CLI::App& app, P& params);

/// The whole command line as it was given, for config.json.
const std::vector<std::string>& commandLine();
/// The progress of this process: bar on stderr, ended by SIGINT and SIGTERM.
Progress processProgress();
/// Runs `body` inside a run: makes the run directory unless it is there queued for this kind of job (with an
/// empty kind in whatever state), records the end, rethrows errors.
JobResult runInside(const std::filesystem::path& folder, const RunConfig& config, const JobContext& outer,
                    const std::function<JobResult(JobContext&)>& body);
/// Parses and runs; returns the exit code. All errors of the command end here.
int runCommand(CLI::App& app, int argc, char** argv);

class CliBinder final : public ParamVisitor {
public:
  explicit CliBinder(CLI::App& app) : m_app(app) {}
  void visit(double& value, const ParamInfo& info) override;
  void visit(int64_t& value, const ParamInfo& info) override;
  void visit(bool& value, const ParamInfo& info) override;
  void visit(std::string& value, const ParamInfo& info) override;

private:
  CLI::App& m_app;
};

template <class P> void addParams(CLI::App& app, P& params) {
  CliBinder binder(app);
  params.describe(binder);
}

} // namespace scarp
