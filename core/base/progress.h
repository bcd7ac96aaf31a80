// SPDX-License-Identifier: GPL-3.0-or-later
// Progress, estimate and cancellation of long work, as one value that is handed down.
// step() reports and throws Cancelled when a stop was asked for, so call it at least every 100 ms of work.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace scarp {

struct ProgressReport {
  double fraction = 0; ///< 0..1 of the whole job
  std::string what;    ///< what is being done now, for people
  double elapsedSeconds = 0;
  std::optional<double> etaSeconds; ///< none until there is something to judge by
};

class Progress {
public:
  using Sink = std::function<void(const ProgressReport&)>;

  /// Silent and never cancelled: for tests and small work.
  Progress();
  Progress(std::stop_token stop, Sink sink);

  /// Reports (at most every 50 ms, and always at 0 and 1) and throws Cancelled if a stop was asked for.
  /// Thread-safe.
  void step(double fraction, std::string_view what = {}) const;
  /// A part of this job that runs from `from` to `to` of it: the part's own fractions go 0..1.
  Progress part(double from, double to) const;
  bool stopRequested() const { return m_stop.stop_requested(); }
  std::stop_token stopToken() const { return m_stop; }

private:
  struct Shared;
  std::stop_token m_stop;
  std::shared_ptr<Shared> m_shared;
  double m_from = 0, m_to = 1;
};

} // namespace scarp
