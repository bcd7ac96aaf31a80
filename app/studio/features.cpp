// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/features.h"

#include "app/studio/base_maps.h"
#include "app/studio/comfort_commands.h"
#include "app/studio/explore_places.h"
#include "app/studio/history_commands.h"
#include "app/studio/label_overlays.h"
#include "app/studio/label_workspace.h"
#include "app/studio/layer_commands.h"
#include "app/studio/main_window.h"
#include "app/studio/navigation_tools.h"
#include "app/studio/notice_count.h"
#include "app/studio/overview_offers.h"
#include "app/studio/map_compare.h"
#include "app/studio/map_menu.h"
#include "app/studio/map_sharing.h"
#include "app/studio/project_thumbnail.h"
#include "app/studio/raster_style_dock.h"
#include "app/studio/view_commands.h"
#include "app/studio/window_layout.h"

namespace scarp {

void addFeatures(MainWindow& window, Appearance& appearance) {
  addMapMenu(window);
  addViewCommands(window);
  addNavigationTools(window);
  addOverviewOffers(window);
  addMapSharing(window);
  addMapCompare(window);
  addLayerCommands(window);
  addRasterStyleDock(window);
  addBaseMaps(window);
  addExploreWorkspace(window);
  addReviewWorkspace(window); // the duel is Review's first panel, the explained place its second
  addExplainPlace(window, addHotSpots(window));
  LabelWorkspace& labels = addLabelWorkspace(window);
  addLabelOverlayKeys(window);
  addTrainWorkspace(window);
  addHistory(window, labels.document());
  addComfortCommands(window, appearance);
  new NoticeCount(window);
  QObject::connect(&window, &MainWindow::projectLeaving, &window, [&window] {
    if (window.complete() && window.isVisible())
      saveThumbnail(QString::fromStdString(window.document().project().folder.string()),
                    window.canvas().grab());
  });
  new WindowLayout(window); // last: it puts everything where it was
}

} // namespace scarp
