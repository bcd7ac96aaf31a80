// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_writer.h"

#include "core/base/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace scarp {
namespace fs = std::filesystem;

namespace {
constexpr auto kBeat = std::chrono::milliseconds(250); // a stop is seen within a second, with room to spare

std::string hostName() {
  std::array<char, 256> name{};
  ::gethostname(name.data(), name.size() - 1);
  return name.data();
}
} // namespace

RunWriter::RunWriter(const fs::path& folder) : m_paths{folder} {
  m_config = readRunConfig(m_paths);
  m_lock = ::open(m_paths.lock().c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (m_lock < 0)
    throwFileError(m_paths.lock(), "open", errno);
  if (::flock(m_lock, LOCK_EX | LOCK_NB) != 0) {
    ::close(m_lock);
    throw inputError("another process is executing " + folder.string(), "Wait for it, or stop it first.");
  }
  try {
    // Truncated and written in place: the lock is on this very file.
    const std::string owner =
        Json{{"host", hostName()}, {"pid", ::getpid()}, {"started", utcNow()}}.dump() + "\n";
    if (::ftruncate(m_lock, 0) != 0 || ::pwrite(m_lock, owner.data(), owner.size(), 0) < 0)
      throwFileError(m_paths.lock(), "write", errno);
    m_status.attempt = readRunStatus(m_paths).attempt;
    fs::remove(m_paths.stopFile());
    m_status.attempt += 1;
    m_status.state = RunState::Starting;
    m_status.host = hostName();
    m_status.pid = ::getpid();
    m_status.started = utcNow();
    makeFolder(m_paths.outputs());
    m_metrics = std::make_unique<AppendLog>(m_paths.metrics());
    m_log = std::make_unique<AppendLog>(m_paths.log());
    writeStatus();
  } catch (...) {
    ::close(m_lock);
    throw;
  }
  m_heart = std::jthread([this](const std::stop_token& stop) { beat(stop); });
}

RunWriter::~RunWriter() {
  if (!isFinal(m_status.state)) {
    try {
      failed("internal", "the job ended without a result", "See log.txt in the run folder.");
    } catch (const std::exception&) { // nowhere left to report to
    }
  }
  m_heart = {};
  ::close(m_lock);
}

void RunWriter::beat(const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  int beats = 0;
  while (!m_wake.wait_for(lock, stop, kBeat, [] { return false; }) && !stop.stop_requested()) {
    if (isFinal(m_status.state))
      continue;
    if (!m_stop.stop_requested() && fs::exists(m_paths.stopFile())) {
      m_stop.request_stop();
      m_status.state = RunState::Stopping;
    }
    if (++beats % 4 == 0 || m_status.state == RunState::Stopping) {
      m_status.heartbeat += 1;
      try {
        writeStatus();
      } catch (const Error&) { // a full disk must not kill the work here: the next checkpoint or metric will
                               // say it
      }
    }
  }
}

void RunWriter::writeStatus() {
  writeJson(m_paths.status(), toJson(m_status));
}

Progress RunWriter::progress(const Progress& outer) {
  update([](RunStatus& s) { s.state = RunState::Running; }, true);
  // not in step() alone: some work looks at the token for a while without reporting
  m_outerStop.emplace(outer.stopToken(), [stop = m_stop]() mutable { stop.request_stop(); });
  return Progress(m_stop.get_token(), [this, outer](const ProgressReport& report) {
    update([&](RunStatus& s) {
      s.fraction = report.fraction;
      s.etaSeconds = report.etaSeconds;
      s.what = report.what;
      s.lastStep += 1;
    });
    if (!outer.stopRequested())
      outer.step(report.fraction, report.what);
  });
}

void RunWriter::append(const MetricsRow& row) {
  MetricsRow mine = row;
  const std::lock_guard lock(m_mutex);
  mine.attempt = m_status.attempt;
  m_metrics->append(toJson(mine).dump());
}

void RunWriter::log(const std::string& line) {
  const std::lock_guard lock(m_mutex);
  m_log->append(utcNow() + " " + line);
}

void RunWriter::warn(const std::string& text) {
  log("warning: " + text);
  update([&](RunStatus& s) { s.warnings.push_back(text); }, true);
}

void RunWriter::end(RunState state) {
  update(
      [&](RunStatus& s) {
        s.state = state;
        s.ended = utcNow();
        s.etaSeconds = std::nullopt;
        if (state == RunState::Done)
          s.fraction = 1;
      },
      true);
}

void RunWriter::done() {
  end(RunState::Done);
}
void RunWriter::stopped() {
  end(RunState::Stopped);
}

void RunWriter::failed(const std::string& code, const std::string& message, const std::string& hint) {
  update([&](RunStatus& s) { s.error = RunFailure{code, message, hint}; });
  end(RunState::Failed); // before the log: where the disk is full, what everybody looks at comes first
  log("failed: " + message);
}

} // namespace scarp
