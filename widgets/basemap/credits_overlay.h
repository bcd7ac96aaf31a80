// SPDX-License-Identifier: GPL-3.0-or-later
// Whose maps are shown, in the lower right corner of the map.
#pragma once

#include "widgets/map/canvas_overlay.h"

#include <QStringList>

namespace scarp {

class CreditsOverlay final : public CanvasOverlay {
public:
  void setCredits(const QStringList& credits) { m_credits = credits; }
  const QStringList& credits() const { return m_credits; }
  void paint(QPainter& painter, const ViewTransform& view) const override;

private:
  QStringList m_credits;
};

} // namespace scarp
