// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/explore_workspace.h"

#include "app/studio/main_window.h"
#include "core/project/layer_tree.h"
#include "widgets/targets/filter_form.h"
#include "widgets/targets/pinned_model.h"
#include "widgets/targets/series_page.h"
#include "widgets/targets/target_panel.h"
#include "widgets/targets/target_style_panel.h"
#include "widgets/targets/target_table.h"

namespace scarp {

void addExploreWorkspace(MainWindow& window) {
  new ExploreWorkspace(window);
}

ExploreWorkspace::ExploreWorkspace(MainWindow& window)
    : QObject(&window), m_window(window), m_pinned(new PinnedModel(window.document(), window.layers(), this)),
      m_target(new TargetPanel), m_style(new TargetStylePanel(window.document(), window.layers())),
      m_series(new SeriesPage(*m_pinned)), m_table(new TargetTable),
      m_pinTool(TargetTool::Takes::Target, tr("Click a coherent target to pin its time series"),
                [this] { return targetLayer(); }),
      m_areaTool(TargetTool::Takes::Area,
                 tr("Click the first corner of an area; its mean is pinned as a series"),
                 [this] { return targetLayer(); }),
      m_referenceTool(TargetTool::Takes::Target,
                      tr("Click the target that velocities and series shall be relative to"),
                      [this] { return targetLayer(); }),
      m_referenceAreaTool(TargetTool::Takes::Area,
                          tr("Click the first corner of the area whose mean is to be the reference"),
                          [this] { return targetLayer(); }),
      m_filterTool(TargetTool::Takes::Area,
                   tr("Click the first corner of the area whose targets are to be shown"),
                   [this] { return targetLayer(); }) {
  addToWindow();
  wire();
  refresh();
}

ExploreWorkspace::~ExploreWorkspace() = default;

QAction* ExploreWorkspace::addTool(TargetTool& tool, const char* icon, const QString& name,
                                   const QKeySequence& keys, const QString& hint) {
  connect(&tool, &TargetTool::refused, this, [this](const QString& why) { m_window.showMessage(why); });
  return m_window.addMapTool(tool, {icon, name, keys, hint});
}

void ExploreWorkspace::addToWindow() {
  m_window.addPanel(Workspace::Explore, m_target, tr("Target"));
  m_window.addPanel(Workspace::Explore, m_style, tr("Symbols"));
  m_window.addDrawerPage(m_series, tr("Time series"));
  m_window.addDrawerPage(m_table, tr("Targets"));
  m_window.addTools(Workspace::Explore,
                    {addTool(m_pinTool, "pin", tr("Target series"), QKeySequence("Ctrl+Alt+T"),
                             tr("Pin the time series of the target you click")),
                     addTool(m_areaTool, "draw-polygon", tr("Area mean"), QKeySequence("Ctrl+Alt+A"),
                             tr("Pin the mean time series of the targets in an area you draw")),
                     addTool(m_referenceTool, "crosshairs", tr("Reference"), QKeySequence("Ctrl+Alt+R"),
                             tr("Make velocities and series relative to the target you click")),
                     addTool(m_referenceAreaTool, "snap-bounding-box", tr("Reference area"),
                             QKeySequence("Ctrl+Alt+Shift+R"),
                             tr("Make velocities and series relative to the mean of an area you draw"))});
  m_window.addCommand(MainWindow::Menu::View,
                      {"office-chart-line", tr("Time series"), QKeySequence("Ctrl+Shift+T"),
                       tr("Show the pinned time series below the map")},
                      [this] { m_window.showDrawerPage(m_series); });
  m_window.addCommand(MainWindow::Menu::View,
                      {"table", tr("Table of targets"), QKeySequence("Ctrl+Alt+L"),
                       tr("Show the targets as a table below the map")},
                      [this] { m_window.showDrawerPage(m_table); });
  m_window.canvas().addOverlay(&m_overlay);
}

void ExploreWorkspace::wire() {
  MapCanvas& canvas = m_window.canvas();
  connect(&canvas, &MapCanvas::clicked, this, &ExploreWorkspace::clickedAt);
  connect(&m_window.document(), &ProjectDocument::closed, this, [this] {
    m_target->clear();
    refresh();
  });
  connect(&m_window.document(), &ProjectDocument::changed, this, &ExploreWorkspace::refresh);
  connect(&m_window.layers(), &LayerStack::statusChanged, this, &ExploreWorkspace::refresh);
  connect(m_style, &TargetStylePanel::layerChanged, this, &ExploreWorkspace::refresh);
  connect(m_pinned, &PinnedModel::seriesChanged, this, &ExploreWorkspace::refresh);
  connect(m_series, &SeriesPage::zoomAsked, this, [&canvas](const Extent& extent) {
    if (extent.width() > 0 || extent.height() > 0)
      canvas.zoomTo(extent, 0.3);
    else
      canvas.centreOn({extent.xMin, extent.yMin});
  });
  connect(m_series, &SeriesPage::message, &m_window,
          [this](const QString& words) { m_window.showMessage(words); });
  connect(m_series, &SeriesPage::failed, &m_window,
          [this](const QString& what, const QString& hint) { m_window.showMessage(what, hint, true); });
  connect(m_table, &TargetTable::chosen, this,
          [this](const std::shared_ptr<const CtLayer>& layer, uint32_t target) {
            const Point place{layer->cloud().x(target), layer->cloud().y(target)};
            m_window.canvas().centreOn(place);
            m_window.canvas().flash(place);
            choose(layer, target);
          });
  connect(m_target, &TargetPanel::pinAsked, this, [this] {
    m_pinned->pin(m_chosenLayer, m_chosenPlace);
    m_window.showDrawerPage(m_series);
  });
  connect(&m_pinTool, &TargetTool::targetChosen, this, [this](const QString& id, Point place) {
    m_pinned->pin(id.toStdString(), place);
    if (const TargetLayer on = targetLayer(); on.layer)
      if (const auto target = on.layer->cloud().nearest(place, on.layer->cloud().spacing()))
        choose(on.layer, static_cast<uint32_t>(*target));
    m_window.showDrawerPage(m_series);
  });
  connect(&m_areaTool, &TargetTool::areaChosen, this, [this](const QString& id, const Ring& area) {
    m_pinned->pinArea(id.toStdString(), area);
    m_window.showDrawerPage(m_series);
  });
  connect(&m_referenceTool, &TargetTool::targetChosen, this, [this](const QString&, Point place) {
    m_style->setReference(CtReference{{}, place});
  });
  connect(&m_referenceAreaTool, &TargetTool::areaChosen, this, [this](const QString&, const Ring& area) {
    m_style->setReference(CtReference{{{area, {}}}, {}});
  });
  connect(&m_style->filterForm(), &FilterForm::drawAsked, this, &ExploreWorkspace::drawFilterArea);
  connect(&m_style->filterForm(), &FilterForm::extentAsked, this, &ExploreWorkspace::filterByExtent);
  connect(&m_filterTool, &TargetTool::areaChosen, this, [this](const QString&, const Ring& area) {
    m_style->filterForm().setArea({{area, {}}});
    m_window.canvas().setTool(nullptr);
  });
}

TargetLayer ExploreWorkspace::targetLayer() const {
  const Project& project = m_window.document().project();
  const auto drawn = [&](const std::string& id) {
    return std::dynamic_pointer_cast<const CtLayer>(m_window.layers().layer(id));
  };
  if (const ProjectLayer* chosen = project.layer(m_style->layer()); chosen && isShown(project, *chosen))
    if (auto layer = drawn(chosen->id))
      return {chosen->id, std::move(layer)};
  for (const ProjectLayer& each : project.layers)
    if (each.kind == LayerKind::Points && isShown(project, each))
      if (auto layer = drawn(each.id))
        return {each.id, std::move(layer)};
  return {};
}

void ExploreWorkspace::refresh() {
  std::vector<PinnedTarget> pins;
  for (const PinnedModel::Item& item : m_pinned->items())
    pins.push_back(item.pin);
  m_overlay.setPins(std::move(pins));
  const TargetLayer on = targetLayer();
  m_overlay.setReference(on.layer ? on.layer->style().reference : std::nullopt);
  m_table->setLayer(on.layer);
  m_target->follow(on.layer);
  m_window.canvas().update();
}

void ExploreWorkspace::choose(const std::shared_ptr<const CtLayer>& layer, uint32_t target) {
  m_chosenLayer = targetLayer().id;
  m_chosenPlace = {layer->cloud().x(target), layer->cloud().y(target)};
  m_target->show(layer, target);
  m_table->select(target);
  m_window.canvas().setMarker(m_chosenPlace);
}

void ExploreWorkspace::clickedAt(const CanvasMouse& mouse) {
  const TargetLayer on = targetLayer();
  if (!on.layer)
    return;
  if (const auto target = TargetTool::targetAt(*on.layer, mouse.map, mouse.mapPerPixel))
    choose(on.layer, static_cast<uint32_t>(*target));
}

void ExploreWorkspace::drawFilterArea() {
  m_window.canvas().setTool(&m_filterTool);
  m_window.canvas().setFocus();
}

void ExploreWorkspace::filterByExtent() {
  const Extent e = m_window.canvas().view().extent();
  m_style->filterForm().setArea(
      {{{{e.xMin, e.yMin}, {e.xMax, e.yMin}, {e.xMax, e.yMax}, {e.xMin, e.yMax}}, {}}});
}

} // namespace scarp
