// SPDX-License-Identifier: GPL-3.0-or-later
// The panel "Layer style" of rasters (F7), beside the panels of the workspace; it follows the selected layer.
// Layers whose files change on disk are read again.
#pragma once

namespace scarp {

class MainWindow;

void addRasterStyleDock(MainWindow& window);

} // namespace scarp
