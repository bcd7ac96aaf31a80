// SPDX-License-Identifier: GPL-3.0-or-later
// Web base maps in the studio: "Add base map…", their credits on the map, one notice when a service does not
// answer. Nothing is fetched before a person has added one.
#pragma once

namespace scarp {

class MainWindow;

void addBaseMaps(MainWindow& window);

} // namespace scarp
