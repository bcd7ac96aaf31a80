// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/run_reader.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr auto kLostAfter = std::chrono::seconds(15);
constexpr auto kStuckAfter = std::chrono::seconds(120);

/// Whether a process of this machine holds the executor's lock.
bool isLocked(const fs::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0)
    return false;
  const bool held = ::flock(descriptor, LOCK_SH | LOCK_NB) != 0;
  ::close(descriptor);
  return held;
}

} // namespace

RunReader::RunReader(const fs::path& folder) : m_paths{folder} {}

bool RunReader::poll(Clock::time_point now) {
  bool changed = false;
  try {
    if (!m_configRead) {
      m_view.config = runConfigFrom(readJson(m_paths.config()));
      m_configRead = changed = true;
    }
    changed |= readStatus(now);
    changed |= !m_view.problem.empty();
    m_view.problem.clear();
  } catch (const std::exception&
               e) { // torn or half-copied: say so, keep what was read before, try again next time
    changed |= m_view.problem != e.what();
    m_view.problem = e.what();
  }
  return readMetrics() || changed;
}

bool RunReader::readStatus(Clock::time_point now) {
  std::string text = readFile(m_paths.status());
  bool changed = false;
  if (text != m_statusText) {
    const RunStatus next = runStatusFrom(Json::parse(text));
    if (m_statusText.empty() || next.heartbeat != m_view.status.heartbeat ||
        next.attempt != m_view.status.attempt)
      m_beatSeen = now;
    if (m_statusText.empty() || next.lastStep != m_view.status.lastStep ||
        next.attempt != m_view.status.attempt)
      m_stepSeen = now;
    m_view.status = next;
    m_statusText = std::move(text);
    changed = true;
  }
  const RunState state = m_view.status.state;
  const bool claimsAlive = state != RunState::Queued && !isFinal(state);
  const bool lost = claimsAlive && now - m_beatSeen > kLostAfter && !isLocked(m_paths.lock());
  const bool stuck = claimsAlive && !lost && now - m_stepSeen > kStuckAfter;
  changed |= lost != m_view.lost || stuck != m_view.stuck;
  m_view.lost = lost;
  m_view.stuck = stuck;
  return changed;
}

bool RunReader::readMetrics() {
  m_unchanged = m_metrics.size();
  std::ifstream in(m_paths.metrics(), std::ios::binary);
  if (!in)
    return false;
  in.seekg(static_cast<std::streamoff>(m_offset));
  std::string fresh((std::istreambuf_iterator<char>(in)), {});
  const size_t end = fresh.rfind('\n'); // a line counts only with its newline
  if (end == std::string::npos)
    return false;
  m_offset += end + 1;
  size_t from = 0;
  while (from <= end) {
    const size_t to = fresh.find('\n', from);
    const std::string_view line = std::string_view(fresh).substr(from, to - from);
    from = to + 1;
    MetricsRow row;
    try {
      row = metricsRowFrom(Json::parse(line));
    } catch (const std::exception&) { // the torn line of a crash, ended by the next attempt
      continue;
    }
    // A resumed attempt supersedes what earlier attempts wrote from its first epoch on.
    const auto superseded = [&](const MetricsRow& old) {
      return old.attempt < row.attempt && old.epoch >= row.epoch;
    };
    const bool attemptBegins = !m_metrics.empty() && m_metrics.back().attempt != row.attempt;
    const auto first =
        attemptBegins ? std::find_if(m_metrics.begin(), m_metrics.end(), superseded) : m_metrics.end();
    if (first != m_metrics.end()) {
      m_unchanged = std::min(m_unchanged, static_cast<size_t>(first - m_metrics.begin()));
      m_metrics.erase(std::remove_if(first, m_metrics.end(), superseded), m_metrics.end());
    }
    m_metrics.push_back(row);
  }
  return true;
}

std::vector<fs::path> findRuns(const fs::path& parent) {
  std::vector<fs::path> runs;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(parent, code))
    if (fs::exists(RunPaths{entry.path()}.config(), code))
      runs.push_back(entry.path());
  std::sort(runs.begin(), runs.end(),
            [](const fs::path& a, const fs::path& b) { return a.filename() > b.filename(); });
  return runs;
}

} // namespace scarp
