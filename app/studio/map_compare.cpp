// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/map_compare.h"

#include "app/studio/main_window.h"
#include "widgets/compare/compare_bar.h"
#include "widgets/compare/compare_view.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/theme_bar.h"

#include <QBoxLayout>
#include <QSettings>
#include <QSplitter>
#include <algorithm>

namespace scarp {

namespace {
QString text(const std::string& s) {
  return QString::fromStdString(s);
}

const MapTheme* themeNamed(const Project& project, const QString& name) {
  const auto found = std::ranges::find(project.themes, name.toStdString(), &MapTheme::name);
  return name.isEmpty() || found == project.themes.end() ? nullptr : &*found;
}
} // namespace

MapCompare& addMapCompare(MainWindow& window) {
  return *new MapCompare(window);
}

MapCompare::MapCompare(MainWindow& window)
    : QObject(&window), m_window(window), m_second(new MapCanvas), m_bar(new CompareBar) {
  // The map's place becomes two places beside each other; the bar stands above both. The view comes before
  // the canvases among the children, and so goes before them.
  MapCanvas& canvas = window.canvas();
  QWidget* map = canvas.parentWidget();
  auto* column = static_cast<QBoxLayout*>(map->layout());
  const int at = column->indexOf(&canvas);
  m_view = new CompareView(canvas, *m_second, map);
  auto* both = new QSplitter(Qt::Horizontal);
  both->setChildrenCollapsible(false);
  both->addWidget(&canvas);
  both->addWidget(m_second);
  column->insertWidget(at, both, 1);
  column->insertWidget(at, m_bar);
  m_bar->hide();
  m_second->hide();
  m_second->setObjectName("secondCanvas");
  m_switch = window.addCommand(MainWindow::Menu::View,
                               {"view-split-left-right", tr("Compare"), QKeySequence("Ctrl+Alt+C"),
                                tr("Two map themes against each other: swipe, lens, flicker, side by side")},
                               {});
  m_switch->setCheckable(true);
  wire();
  const QSettings settings;
  m_bar->setMode(static_cast<CompareMode>(std::clamp(settings.value("compare/mode", 0).toInt(), 0, 3)));
  m_view->setMode(m_bar->mode());
}

void MapCompare::wire() {
  connect(m_switch, &QAction::toggled, m_view, [this](bool on) {
    refresh();
    m_view->setOn(on);
    m_bar->setVisible(on);
  });
  connect(m_bar, &CompareBar::closeAsked, m_switch, [this] { m_switch->setChecked(false); });
  connect(m_bar, &CompareBar::themesChosen, this, &MapCompare::refresh);
  connect(m_bar, &CompareBar::newThemeAsked, this,
          [this] { m_window.layerPanel().themes().actions().front()->trigger(); }); // "Save as"
  connect(m_bar, &CompareBar::modeChosen, m_view, [this](CompareMode mode) {
    m_view->setMode(mode);
    QSettings().setValue("compare/mode", static_cast<int>(mode));
  });
  connect(m_bar, &CompareBar::acrossChosen, m_view, &CompareView::setAcross);
  connect(m_bar, &CompareBar::periodChosen, m_view, &CompareView::setPeriod);
  LayerStack& layers = m_window.layers();
  connect(&layers, &LayerStack::themeEntriesChanged, this, &MapCompare::refresh);
  connect(&layers, &LayerStack::entriesChanged, this, &MapCompare::refresh);
  connect(&layers, &LayerStack::layerReplaced, m_view,
          [this](const QString& id, const MapLayerPtr& layer, const std::optional<Extent>& changed) {
            m_view->replaceLayer(id, layer, changed);
          });
  ProjectDocument& document = m_window.document();
  connect(&document, &ProjectDocument::opened, this, [this] {
    const GridSpec& grid = m_window.document().project().grid;
    m_second->setHome(grid.extent(), grid.cellX, m_window.canvas().unitsAreDegrees());
  });
  connect(&document, &ProjectDocument::changed, this, &MapCompare::refresh);
  connect(&document, &ProjectDocument::closed, m_switch, [this] { m_switch->setChecked(false); });
}

void MapCompare::refresh() {
  const Project& project = m_window.document().project();
  QStringList names;
  for (const MapTheme& theme : project.themes)
    names << text(theme.name);
  m_bar->setThemes(names);
  if (!m_switch->isChecked())
    return;
  const auto entriesOf = [&](const QString& name) {
    const MapTheme* theme = themeNamed(project, name);
    return theme ? m_window.layers().entriesFor(*theme) : m_window.layers().entries();
  };
  const QString a = m_bar->themeA(), b = m_bar->themeB();
  std::optional<std::vector<PictureEntry>> first;
  if (themeNamed(project, a))
    first = entriesOf(a);
  const QString now = tr("the map as it is");
  m_view->setNames(a.isEmpty() ? now : a, b.isEmpty() ? now : b);
  m_view->setPictures(std::move(first), entriesOf(b));
}

} // namespace scarp
