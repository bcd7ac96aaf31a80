// SPDX-License-Identifier: GPL-3.0-or-later
// Moving about the map as commands: zooming, view history, places.
#pragma once

namespace scarp {

class MainWindow;

void addViewCommands(MainWindow& window);

} // namespace scarp
