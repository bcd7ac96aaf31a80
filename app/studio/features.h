// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that plugs into the window, in the order of its menus: the studio is the window with these.
#pragma once

namespace scarp {

class Appearance;
class MainWindow;

void addFeatures(MainWindow& window, Appearance& appearance);

} // namespace scarp
