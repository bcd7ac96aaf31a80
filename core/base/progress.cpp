// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include "core/base/error.h"

#include <algorithm>
#include <mutex>

namespace scarp {

using Clock = std::chrono::steady_clock;

struct Progress::Shared {
  Sink sink;
  std::mutex mutex;
  Clock::time_point start = Clock::now();
  Clock::time_point last{};
  std::string what;
};

Progress::Progress() : m_shared(std::make_shared<Shared>()) {}

Progress::Progress(std::stop_token stop, Sink sink)
    : m_stop(std::move(stop)), m_shared(std::make_shared<Shared>()) {
  m_shared->sink = std::move(sink);
}

void Progress::step(double fraction, std::string_view what) const {
  if (m_stop.stop_requested())
    throw Cancelled{};
  if (!m_shared->sink)
    return;
  const std::lock_guard lock(m_shared->mutex);
  const auto now = Clock::now();
  const bool news = !what.empty() && what != m_shared->what;
  const double whole = m_from + (m_to - m_from) * std::clamp(fraction, 0.0, 1.0);
  const bool edge = whole <= 0 || whole >= 1;
  if (!edge && !news && now - m_shared->last < std::chrono::milliseconds(50))
    return;
  if (news)
    m_shared->what = what;
  m_shared->last = now;
  ProgressReport report{
      whole, m_shared->what, std::chrono::duration<double>(now - m_shared->start).count(), {}};
  if (whole > 0.02 && report.elapsedSeconds > 0.5)
    report.etaSeconds = report.elapsedSeconds * (1 - whole) / whole;
  m_shared->sink(report);
}

Progress Progress::part(double from, double to) const {
  Progress result = *this;
  result.m_from = m_from + (m_to - m_from) * from;
  result.m_to = m_from + (m_to - m_from) * to;
  return result;
}

} // namespace scarp
