// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the right mouse button on the map: commands about the place that was clicked, from wherever
// they come.
#pragma once

#include "core/geo/polygon.h"

#include <QAction>
#include <QIcon>
#include <QObject>
#include <functional>
#include <vector>

namespace scarp {

class MainWindow;

class MapMenu : public QObject {
  Q_OBJECT

public:
  explicit MapMenu(MainWindow& window);
  QAction* add(const QIcon& icon, const QString& text, std::function<void(Point)> run);

private:
  std::vector<QAction*> m_actions;
  Point m_place;
};

} // namespace scarp
