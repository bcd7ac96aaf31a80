// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_panel.h"

#include "widgets/project/layer_actions.h"
#include "widgets/project/layer_model.h"
#include "widgets/project/layer_properties.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/layer_tree_view.h"
#include "widgets/project/legend_view.h"
#include "widgets/project/project_document.h"
#include "widgets/project/theme_bar.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QMenu>
#include <QScrollArea>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace scarp {

namespace {

QToolButton* button(QAction* action) {
  auto* made = new QToolButton;
  made->setDefaultAction(action);
  made->setAutoRaise(true);
  return made;
}

} // namespace

LayerPanel::LayerPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(stack), m_model(new LayerModel(document, stack, this)),
      m_view(new LayerTreeView(document, *m_model)), m_actions(new LayerActions(document, *m_model, *m_view)),
      m_themes(new ThemeBar(document)), m_properties(new LayerProperties(document, stack)),
      m_legend(new LegendView) {
  auto* add = new QToolButton;
  add->setObjectName("add-layer");
  add->setIcon(QIcon::fromTheme("list-add"));
  add->setText(tr("Add layer…"));
  add->setToolTip(
      tr("Add rasters, vector files or tables of coherent targets; files can be dropped here too"));
  add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  add->setAutoRaise(true);
  connect(add, &QToolButton::clicked, this, &LayerPanel::addLayerAsked);
  auto* bar = new QHBoxLayout;
  bar->setContentsMargins(4, 0, 4, 2);
  bar->setSpacing(0);
  bar->addWidget(add);
  bar->addStretch();
  bar->addWidget(button(m_actions->newGroup()));
  bar->addWidget(button(m_actions->toTop()));
  bar->addWidget(button(m_actions->toBottom()));
  bar->addWidget(button(m_actions->remove()));

  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(m_legend);
  auto* split = new QSplitter(Qt::Vertical);
  split->setObjectName("layer-split");
  split->addWidget(m_view);
  split->addWidget(scroll);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  split->setChildrenCollapsible(false);
  split->setSizes({400, 220});
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(m_themes);
  whole->addLayout(bar);
  whole->addWidget(split, 1);
  whole->addWidget(m_properties);

  connect(m_view, &QTreeView::customContextMenuRequested, this, &LayerPanel::showMenu);
  connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
    if (const std::string id = m_model->idAt(index); !id.empty())
      emit zoomToLayer(QString::fromStdString(id));
    else
      m_view->setExpanded(index, !m_view->isExpanded(index));
  });
  connect(m_view, &LayerTreeView::selectionMoved, this, [this] {
    m_properties->setLayers(layersOf(m_document.project(), m_view->selectedItems()));
    emit currentChanged();
  });
  connect(m_actions, &LayerActions::zoomAsked, this, &LayerPanel::zoomToLayer);
  connect(m_actions, &LayerActions::editAsked, this, &LayerPanel::editLabelsAsked);
  connect(m_actions, &LayerActions::message, this, &LayerPanel::message);
  connect(m_themes, &ThemeBar::message, this, &LayerPanel::message);
  connect(&document, &ProjectDocument::changed, this, &LayerPanel::refreshLegend);
  connect(&stack, &LayerStack::statusChanged, this, &LayerPanel::refreshLegend);
  refreshLegend();
}

std::string LayerPanel::currentLayer() const {
  return m_model->idAt(m_view->currentIndex());
}

void LayerPanel::select(const std::string& id) {
  m_view->select({{false, id}});
}

void LayerPanel::setEditing(const std::string& id) {
  m_model->setEditing(id);
}

void LayerPanel::refreshLegend() {
  std::vector<LegendView::Entry> entries;
  const Project& project = m_document.project();
  for (const ProjectLayer& each : project.layers)
    if (const MapLayerPtr drawn = m_stack.layer(each.id); drawn && isShown(project, each))
      entries.push_back({QString::fromStdString(each.name), drawn->legend()});
  m_legend->setEntries(std::move(entries));
}

void LayerPanel::showMenu(const QPoint& place) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  m_actions->addTo(*menu);
  menu->popup(m_view->viewport()->mapToGlobal(place));
}

} // namespace scarp
