// SPDX-License-Identifier: GPL-3.0-or-later
// The run directory, version 1: the interface between whoever wants a job done, whoever does it and whoever
// looks on.
//   config.json  written once by the requester     metrics.jsonl  appended, a line counts only with its
//   newline status.json  replaced atomically               log.txt  checkpoints/  model/  outputs/
//   control/stop made by anyone who wants it ended lock     host, pid and start time of the one executor
#pragma once

#include "core/base/json.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace scarp {

enum class RunState { Queued, Starting, Running, Stopping, Done, Failed, Stopped };
std::string nameOf(RunState state); ///< "queued", ...
RunState runStateFrom(const std::string& name);
bool isFinal(RunState state); ///< done, failed, stopped

struct RunConfig {
  int schema = 1;
  std::string kind; ///< "train", "predict", "hotspot", ...
  Json parameters = Json::object();
  std::string dataset; ///< path; empty when the kind has none
  std::string datasetHash;
  std::string projectFolder; ///< empty when none
  std::string created;       ///< ISO 8601 UTC
  Json versions = Json::object();
  std::vector<std::string> commandLine;
};

struct RunFailure {
  std::string code, message, hint;
};

struct RunStatus {
  RunState state = RunState::Queued;
  int attempt = 0;
  std::string host;
  int64_t pid = 0;
  int64_t heartbeat = 0; ///< counts up while the executor lives
  int64_t lastStep = 0;  ///< counts up while the work advances
  int64_t epoch = 0, epochs = 0;
  double fraction = 0;
  std::optional<double> etaSeconds;
  std::string what; ///< what is being done, for people
  std::optional<int64_t> bestEpoch;
  std::optional<double> bestIou;
  std::vector<std::string> warnings;
  std::optional<RunFailure> error;
  std::string started, ended; ///< ISO 8601 UTC of this attempt
};

/// One row of metrics.jsonl. Values that a phase does not have are empty.
struct MetricsRow {
  int attempt = 1;
  int64_t epoch = 0, step = 0;
  std::string phase; ///< "train-step", "train", "validation", "test"
  std::optional<double> loss, precision, recall, f1, iou, learningRate, seconds;
};

/// The value after an option of the command that a run stands for; empty when it has none.
std::string optionOf(const RunConfig& config, const std::string& name);

Json toJson(const RunConfig& config);
Json toJson(const RunStatus& status);
Json toJson(const MetricsRow& row);
RunConfig runConfigFrom(const Json& document);
RunStatus runStatusFrom(const Json& document);
MetricsRow metricsRowFrom(const Json& document);

/// Paths inside a run directory.
struct RunPaths {
  std::filesystem::path folder;
  std::filesystem::path config() const { return folder / "config.json"; }
  std::filesystem::path status() const { return folder / "status.json"; }
  std::filesystem::path metrics() const { return folder / "metrics.jsonl"; }
  std::filesystem::path log() const { return folder / "log.txt"; }
  std::filesystem::path checkpoints() const { return folder / "checkpoints"; }
  std::filesystem::path model() const { return folder / "model"; }
  std::filesystem::path outputs() const { return folder / "outputs"; }
  std::filesystem::path stopFile() const { return folder / "control" / "stop"; }
  std::filesystem::path lock() const { return folder / "lock"; }
};

/// What stands in config.json. Throws Error(Input) when the folder holds no run or the file is torn.
RunConfig readRunConfig(const RunPaths& run);
/// What stands in status.json; a run without one is queued. Throws Error(Input) when the file is torn.
RunStatus readRunStatus(const RunPaths& run);

/// "20261123-082915-XIII-seed1-7f3a": sorts by time, unique.
std::string newRunName(const std::string& label);
std::string utcNow(); ///< "2026-11-23T08:29:15Z"
/// Creates the folder with config.json and a queued status, or nothing. Throws Error(Input) when it already
/// holds a run.
void createRun(const std::filesystem::path& folder, RunConfig config);
/// Asks the executor to end after the current batch.
void requestStop(const std::filesystem::path& folder);

} // namespace scarp
