// SPDX-License-Identifier: GPL-3.0-or-later
// Fusion with our own calm palettes, light or dark as the desktop asks, and the Breeze icons.
#pragma once

class QApplication;

namespace scarp {

void applyTheme(QApplication& application);

} // namespace scarp
