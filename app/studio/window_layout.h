// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers how the window stood: size and place, and for each workspace where its panels are, how wide, and
// which page of the drawer was open. Stored when a workspace is left, the project closes or the window goes.
#pragma once

#include "app/studio/workspace.h"

#include <QObject>

namespace scarp {

class MainWindow;

class WindowLayout final : public QObject {
  Q_OBJECT

public:
  explicit WindowLayout(MainWindow& window);
  static Workspace lastWorkspace();
  static void forgetAll(); ///< of the settings: the next start has the panels where they were at first

private:
  void store();
  void restore(Workspace workspace);

  MainWindow& m_window;
};

} // namespace scarp
