// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dataset/coverage.h"

#include <algorithm>

namespace scarp {

namespace {

/// One set of windows during the sweep: those that reach into the present rows.
class ActiveSet {
public:
  explicit ActiveSet(std::vector<Window> windows) : m_windows(std::move(windows)) {
    std::erase_if(m_windows, [](const Window& w) { return w.empty(); });
    std::ranges::sort(m_windows, {}, &Window::y);
  }
  const std::vector<Window>& windows() const { return m_windows; }

  std::vector<Interval> intervalsAt(int64_t row) {
    std::erase_if(m_active, [row](const Window& w) { return w.y + w.height <= row; });
    while (m_next < m_windows.size() && m_windows[m_next].y <= row)
      m_active.push_back(m_windows[m_next++]);
    std::ranges::sort(m_active, {}, &Window::x);
    std::vector<Interval> merged;
    for (const Window& w : m_active) {
      if (merged.empty() || merged.back().end < w.x)
        merged.push_back({w.x, w.x + w.width});
      else
        merged.back().end = std::max(merged.back().end, w.x + w.width);
    }
    return merged;
  }

private:
  std::vector<Window> m_windows, m_active;
  size_t m_next = 0;
};

} // namespace

void sweepCoverage(const std::vector<std::vector<Window>>& sets,
                   const std::function<void(const CoverageStrip&)>& visit) {
  std::vector<ActiveSet> active(sets.begin(), sets.end());
  std::vector<int64_t> lines;
  for (const ActiveSet& set : active)
    for (const Window& w : set.windows()) {
      lines.push_back(w.y);
      lines.push_back(w.y + w.height);
    }
  std::ranges::sort(lines);
  lines.erase(std::ranges::unique(lines).begin(), lines.end());
  for (size_t k = 0; k + 1 < lines.size(); ++k) {
    CoverageStrip strip{lines[k], lines[k + 1], {}};
    bool any = false;
    for (ActiveSet& set : active) {
      strip.covered.push_back(set.intervalsAt(strip.top));
      any = any || !strip.covered.back().empty();
    }
    if (any)
      visit(strip);
  }
}

int64_t commonLength(std::span<const Interval> a, std::span<const Interval> b) {
  int64_t length = 0;
  size_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    length += std::max<int64_t>(0, std::min(a[i].end, b[j].end) - std::max(a[i].begin, b[j].begin));
    if (a[i].end < b[j].end)
      ++i;
    else
      ++j;
  }
  return length;
}

int64_t totalLength(std::span<const Interval> intervals) {
  int64_t length = 0;
  for (const Interval& interval : intervals)
    length += interval.end - interval.begin;
  return length;
}

} // namespace scarp
