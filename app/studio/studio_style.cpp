// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/studio_style.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace scarp {

StudioStyle::StudioStyle() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void StudioStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
  QProxyStyle::drawPrimitive(element, option, painter, widget);
  const bool box = element == PE_IndicatorCheckBox, round = element == PE_IndicatorRadioButton;
  if ((!box && !round) || option->palette.color(QPalette::Base).lightness() > 128)
    return;
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(option->palette.color(QPalette::PlaceholderText));
  painter->setBrush(Qt::NoBrush);
  const QRectF place = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  const double corner = round ? place.width() / 2 : 2;
  painter->drawRoundedRect(place, corner, corner);
  painter->restore();
}

} // namespace scarp
