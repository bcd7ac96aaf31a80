// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/hot_spot_overlay.h"

#include "app/studio/main_window.h"

namespace scarp {

HotSpotOverlay::HotSpotOverlay(MainWindow& window) : m_window(window) {
  connect(&window.canvas(), &MapCanvas::pictureComplete, this, &HotSpotOverlay::draw);
  connect(&window, &MainWindow::workspaceChanged, this, &HotSpotOverlay::draw);
}

void HotSpotOverlay::show(const MapLayerPtr& layer) {
  m_wanted = layer;
  if (!m_drawn || !m_wanted || m_window.canvas().complete())
    draw();
}

void HotSpotOverlay::draw() {
  const MapLayerPtr layer = m_window.workspace() == Workspace::Explore ? m_wanted : nullptr;
  if (layer == m_drawn)
    return;
  m_drawn = layer;
  m_window.layers().setExtra("hot-spots-live", layer);
}

} // namespace scarp
