// SPDX-License-Identifier: GPL-3.0-or-later
// What the studio's window gets to look for hot spots and to ask about places.
#pragma once

namespace scarp {

class LiveHotSpots;
class MainWindow;

/// The panel "Hot spots" of the Explore workspace, its colours on the map, and the layers its runs make.
LiveHotSpots& addHotSpots(MainWindow& window);
/// The tool and the menu entry "Explain this place", and the panel "This place" of Explore and Review.
void addExplainPlace(MainWindow& window, LiveHotSpots& hotSpots);

} // namespace scarp
