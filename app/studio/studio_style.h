// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with outlines that are seen on dark ground too: its own are darker than the window, so empty check
// boxes would vanish there.
#pragma once

#include <QProxyStyle>

namespace scarp {

class StudioStyle final : public QProxyStyle {
  Q_OBJECT

public:
  StudioStyle();
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget = nullptr) const override;
};

} // namespace scarp
