// SPDX-License-Identifier: GPL-3.0-or-later
// A large raster without overviews is drawn coarsely from afar; this says so once, offers to build them as a
// run, and loads the layer again when they are there.
#pragma once

namespace scarp {

class MainWindow;

void addOverviewOffers(MainWindow& window);

} // namespace scarp
