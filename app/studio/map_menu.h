// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the right mouse button on the map: opens it and lets everybody add commands about the place
// that was clicked (MainWindow::mapMenuOpening).
#pragma once

namespace scarp {

class MainWindow;

void addMapMenu(MainWindow& window);

} // namespace scarp
