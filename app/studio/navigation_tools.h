// SPDX-License-Identifier: GPL-3.0-or-later
// Moving over the map by chosen tools (pan, zoom in, zoom out), the check that suspends drawing, and how much
// memory the map may take: "map/memory" of the settings, in megabytes. The tools borrow the left button; what
// is being drawn by another tool stays as it is.
#pragma once

namespace scarp {

class MainWindow;
void addNavigationTools(MainWindow& window);

} // namespace scarp
