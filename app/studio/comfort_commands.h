// SPDX-License-Identifier: GPL-3.0-or-later
// View > Appearance, letters and language; F6 through panels and map; Help > Keyboard shortcuts.
#pragma once

namespace scarp {

class Appearance;
class MainWindow;

void addComfortCommands(MainWindow& window, Appearance& appearance);

} // namespace scarp
