// SPDX-License-Identifier: GPL-3.0-or-later
// The colours of hot spots on the map while the Explore workspace is on. While a slider is dragged they come
// faster than the map is drawn: each picture is finished before the newest colours begin the next, so that
// something is always seen.
#pragma once

#include "widgets/map/map_layer.h"

#include <QObject>

namespace scarp {

class MainWindow;

class HotSpotOverlay : public QObject {
  Q_OBJECT

public:
  explicit HotSpotOverlay(MainWindow& window);
  void show(const MapLayerPtr& layer); ///< null: nothing

private:
  void draw();

  MainWindow& m_window;
  MapLayerPtr m_wanted, m_drawn;
};

} // namespace scarp
