// SPDX-License-Identifier: GPL-3.0-or-later
// The Layer menu, adding layers by file or by drop, and the map themes as commands.
#pragma once

namespace scarp {

class MainWindow;

void addLayerCommands(MainWindow& window);

} // namespace scarp
