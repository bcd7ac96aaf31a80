// SPDX-License-Identifier: GPL-3.0-or-later
// Plugs the comparison of two map themes into the window: a bar above the map, a second canvas beside it,
// Ctrl+Alt+C. Owned by the window.
#pragma once

#include <QObject>

class QAction;

namespace scarp {

class CompareBar;
class CompareView;
class MainWindow;
class MapCanvas;

class MapCompare final : public QObject {
  Q_OBJECT

public:
  explicit MapCompare(MainWindow& window);
  CompareView& view() { return *m_view; }

private:
  void wire();
  void refresh();

  MainWindow& m_window;
  MapCanvas* m_second;
  CompareBar* m_bar;
  CompareView* m_view;
  QAction* m_switch;
};

MapCompare& addMapCompare(MainWindow& window);

} // namespace scarp
