// SPDX-License-Identifier: GPL-3.0-or-later
// The views one has been at, for zoom last and zoom next. A new place after going back drops what was ahead.
#pragma once

#include "widgets/map/view_transform.h"

#include <optional>
#include <vector>

namespace scarp {

class ViewHistory {
public:
  void clear() { m_views.clear(), m_at = 0; }
  void visit(const ViewTransform& view) {
    if (!m_views.empty() && m_views[m_at].centre() == view.centre() &&
        m_views[m_at].mapPerPixel() == view.mapPerPixel())
      return; // the window only has another size
    if (!m_views.empty())
      m_views.resize(m_at + 1);
    m_views.push_back(view);
    if (m_views.size() > kLongest)
      m_views.erase(m_views.begin());
    m_at = m_views.size() - 1;
  }
  bool hasLast() const { return m_at > 0; }
  bool hasNext() const { return m_at + 1 < m_views.size(); }
  std::optional<ViewTransform> last() { return hasLast() ? std::optional(m_views[--m_at]) : std::nullopt; }
  std::optional<ViewTransform> next() { return hasNext() ? std::optional(m_views[++m_at]) : std::nullopt; }

private:
  static constexpr size_t kLongest = 100;
  std::vector<ViewTransform> m_views;
  size_t m_at = 0;
};

} // namespace scarp
