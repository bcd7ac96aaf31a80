// SPDX-License-Identifier: GPL-3.0-or-later
// The Explore workspace: coherent targets under the hand. Brings the panels of one target and of the symbols,
// the tools that pin series and choose the reference, and the drawer's pages of time series and of the table.
#pragma once

#include "widgets/map/canvas_tool.h"
#include "widgets/targets/pin_overlay.h"
#include "widgets/targets/target_tool.h"

#include <QKeySequence>
#include <QObject>
#include <memory>
#include <string>

class QAction;

namespace scarp {

class MainWindow;
class PinnedModel;
class SeriesPage;
class TargetPanel;
class TargetStylePanel;
class TargetTable;

class ExploreWorkspace final : public QObject {
  Q_OBJECT

public:
  explicit ExploreWorkspace(MainWindow& window);
  ~ExploreWorkspace() override;

private:
  void addToWindow();
  void wire();
  TargetLayer targetLayer() const; ///< the one that is chosen in the panel, when it is shown
  void refresh();
  void choose(const std::shared_ptr<const CtLayer>& layer, uint32_t target);
  void clickedAt(const CanvasMouse& mouse);
  void drawFilterArea();
  void filterByExtent();
  QAction* addTool(TargetTool& tool, const char* icon, const QString& name, const QKeySequence& keys,
                   const QString& hint);

  MainWindow& m_window;
  PinnedModel* m_pinned;
  TargetPanel* m_target;
  TargetStylePanel* m_style;
  SeriesPage* m_series;
  TargetTable* m_table;
  PinOverlay m_overlay;
  TargetTool m_pinTool, m_areaTool, m_referenceTool, m_referenceAreaTool, m_filterTool;
  std::string m_chosenLayer;
  Point m_chosenPlace{};
};

} // namespace scarp
