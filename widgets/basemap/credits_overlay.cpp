// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basemap/credits_overlay.h"

#include <QPainter>

namespace scarp {

void CreditsOverlay::paint(QPainter& painter, const ViewTransform& view) const {
  if (m_credits.isEmpty())
    return;
  constexpr int kGap = 4;
  QFont font = painter.font();
  font.setPointSizeF(font.pointSizeF() * 0.85);
  painter.setFont(font);
  const QString text = m_credits.join(QStringLiteral("  |  "));
  const QRectF whole(QPointF(0, 0), view.size());
  const QRectF room = whole.adjusted(whole.width() / 4, 0, -kGap, -kGap);
  QRectF box = painter.boundingRect(room, Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap, text);
  painter.fillRect(box.adjusted(-kGap, -2, kGap, kGap), QColor(255, 255, 255, 190));
  painter.setPen(QColor(40, 40, 40));
  painter.drawText(room, Qt::AlignRight | Qt::AlignBottom | Qt::TextWordWrap, text);
}

} // namespace scarp
