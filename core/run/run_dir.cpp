// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_dir.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/version.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr std::array<std::pair<RunState, const char*>, 7> kStates{{{RunState::Queued, "queued"},
                                                                   {RunState::Starting, "starting"},
                                                                   {RunState::Running, "running"},
                                                                   {RunState::Stopping, "stopping"},
                                                                   {RunState::Done, "done"},
                                                                   {RunState::Failed, "failed"},
                                                                   {RunState::Stopped, "stopped"}}};

template <class T> Json orNull(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

template <class T> std::optional<T> optionalFrom(const Json& document, const char* key) {
  const auto at = document.find(key);
  if (at == document.end() || at->is_null())
    return std::nullopt;
  return at->get<T>();
}

[[noreturn]] void throwTorn(const fs::path& file, const std::string& why) {
  throw inputError(file.string() + " is torn or not a file of a run (" + why + ")",
                   "Restore it from a copy, or start a new run.", "torn-run");
}

std::string utcText(const char* format) {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), format, &parts);
  return text.data();
}

} // namespace

std::string nameOf(RunState state) {
  for (const auto& [value, name] : kStates)
    if (value == state)
      return name;
  return "queued";
}

RunState runStateFrom(const std::string& name) {
  for (const auto& [value, text] : kStates)
    if (text == name)
      return value;
  throw inputError("'" + name + "' is no state of a run", "The run was made by another version of Scarp.");
}

bool isFinal(RunState state) {
  return state == RunState::Done || state == RunState::Failed || state == RunState::Stopped;
}

Json toJson(const RunConfig& c) {
  return {{"schema", c.schema},
          {"kind", c.kind},
          {"parameters", c.parameters},
          {"dataset", c.dataset},
          {"dataset_hash", c.datasetHash},
          {"project", c.projectFolder},
          {"created", c.created},
          {"versions", c.versions},
          {"command_line", c.commandLine}};
}

RunConfig runConfigFrom(const Json& d) {
  RunConfig c;
  c.schema = d.value("schema", 1);
  if (c.schema > 1)
    throw inputError("the run has format version " + std::to_string(c.schema) + ", this program reads 1",
                     "Use a newer Scarp.");
  c.kind = d.at("kind");
  c.parameters = d.value("parameters", Json::object());
  c.dataset = d.value("dataset", "");
  c.datasetHash = d.value("dataset_hash", "");
  c.projectFolder = d.value("project", "");
  c.created = d.value("created", "");
  c.versions = d.value("versions", Json::object());
  c.commandLine = d.value("command_line", std::vector<std::string>());
  return c;
}

Json toJson(const RunStatus& s) {
  Json best = nullptr;
  if (s.bestEpoch)
    best = {{"epoch", *s.bestEpoch}, {"iou", orNull(s.bestIou)}};
  Json error = nullptr;
  if (s.error)
    error = {{"code", s.error->code}, {"message", s.error->message}, {"hint", s.error->hint}};
  return {{"state", nameOf(s.state)}, {"attempt", s.attempt},
          {"host", s.host},           {"pid", s.pid},
          {"heartbeat", s.heartbeat}, {"last_step", s.lastStep},
          {"epoch", s.epoch},         {"epochs", s.epochs},
          {"fraction", s.fraction},   {"eta_s", orNull(s.etaSeconds)},
          {"what", s.what},           {"best", best},
          {"warnings", s.warnings},   {"error", error},
          {"started", s.started},     {"ended", s.ended}};
}

RunStatus runStatusFrom(const Json& d) {
  RunStatus s;
  s.state = runStateFrom(d.at("state"));
  s.attempt = d.value("attempt", 0);
  s.host = d.value("host", "");
  s.pid = d.value("pid", int64_t{0});
  s.heartbeat = d.value("heartbeat", int64_t{0});
  s.lastStep = d.value("last_step", int64_t{0});
  s.epoch = d.value("epoch", int64_t{0});
  s.epochs = d.value("epochs", int64_t{0});
  s.fraction = d.value("fraction", 0.0);
  s.etaSeconds = optionalFrom<double>(d, "eta_s");
  s.what = d.value("what", "");
  if (const auto best = d.find("best"); best != d.end() && best->is_object()) {
    s.bestEpoch = optionalFrom<int64_t>(*best, "epoch");
    s.bestIou = optionalFrom<double>(*best, "iou");
  }
  s.warnings = d.value("warnings", std::vector<std::string>());
  if (const auto error = d.find("error"); error != d.end() && error->is_object())
    s.error = RunFailure{error->value("code", ""), error->value("message", ""), error->value("hint", "")};
  s.started = d.value("started", "");
  s.ended = d.value("ended", "");
  return s;
}

Json toJson(const MetricsRow& r) {
  Json row = {{"attempt", r.attempt}, {"epoch", r.epoch}, {"step", r.step}, {"phase", r.phase}};
  const auto put = [&](const char* key, const std::optional<double>& value) {
    if (value)
      row[key] = numberOrNull(*value);
  };
  put("loss", r.loss);
  put("precision", r.precision);
  put("recall", r.recall);
  put("f1", r.f1);
  put("iou", r.iou);
  put("lr", r.learningRate);
  put("seconds", r.seconds);
  return row;
}

MetricsRow metricsRowFrom(const Json& d) {
  MetricsRow r;
  r.attempt = d.value("attempt", 1);
  r.epoch = d.value("epoch", int64_t{0});
  r.step = d.value("step", int64_t{0});
  r.phase = d.value("phase", "");
  r.loss = optionalFrom<double>(d, "loss");
  r.precision = optionalFrom<double>(d, "precision");
  r.recall = optionalFrom<double>(d, "recall");
  r.f1 = optionalFrom<double>(d, "f1");
  r.iou = optionalFrom<double>(d, "iou");
  r.learningRate = optionalFrom<double>(d, "lr");
  r.seconds = optionalFrom<double>(d, "seconds");
  return r;
}

RunConfig readRunConfig(const RunPaths& run) {
  if (!fs::exists(run.config()))
    throw inputError(run.folder.string() + " holds no run (config.json is missing)",
                     "Check the path, or start a new run.");
  const Json document = readJson(run.config());
  try {
    return runConfigFrom(document);
  } catch (const Json::exception& e) {
    throwTorn(run.config(), e.what());
  }
}

RunStatus readRunStatus(const RunPaths& run) {
  if (!fs::exists(run.status()))
    return {};
  const Json document = readJson(run.status());
  try {
    return runStatusFrom(document);
  } catch (const std::exception& e) { // also a state that does not exist
    throwTorn(run.status(), e.what());
  }
}

std::string utcNow() {
  return utcText("%Y-%m-%dT%H:%M:%SZ");
}

std::string optionOf(const RunConfig& config, const std::string& name) {
  const auto& words = config.commandLine;
  const auto at = std::find(words.begin(), words.end(), name);
  return at == words.end() || at + 1 == words.end() ? std::string() : *(at + 1);
}

std::string newRunName(const std::string& label) {
  std::random_device device;
  std::array<char, 8> tail{};
  std::snprintf(tail.data(), tail.size(), "%04x", static_cast<unsigned>(device() & 0xffff));
  return utcText("%Y%m%d-%H%M%S") + "-" + label + "-" + tail.data();
}

void createRun(const fs::path& folder, RunConfig config) {
  const RunPaths paths{folder};
  if (fs::exists(paths.config()))
    throw inputError(folder.string() + " already holds a run",
                     "Choose a new folder, or resume with --resume.");
  const bool fresh = !fs::exists(folder);
  if (config.created.empty())
    config.created = utcNow();
  config.versions["scarp"] = kVersion;
  try {
    makeFolder(folder / "control");
    writeJson(paths.status(), toJson(RunStatus{}));
    writeJson(paths.config(), toJson(config));
  } catch (const Error&) { // a full disk
    std::error_code ignored;
    if (fresh)
      fs::remove_all(folder, ignored);
    throw;
  }
}

void requestStop(const fs::path& folder) {
  makeFolder(folder / "control");
  writeFileAtomically(RunPaths{folder}.stopFile(), utcNow() + "\n");
}

} // namespace scarp
