// SPDX-License-Identifier: GPL-3.0-or-later
// Undo and redo of the project's changes wherever labels are not being edited, and the list of both histories
// in the drawer.
#pragma once

namespace scarp {

class LabelDocument;
class MainWindow;

void addHistory(MainWindow& window, LabelDocument& labels);

} // namespace scarp
