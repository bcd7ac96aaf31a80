// SPDX-License-Identifier: GPL-3.0-or-later
// Charts in the colours of the window, light or dark. Call it when a chart is made, when its axes change, and
// when the palette does.
#pragma once

class QChart;
class QPalette;

namespace scarp {

void applyPalette(QChart& chart, const QPalette& palette);

} // namespace scarp
