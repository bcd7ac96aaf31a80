// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_panel.h"

#include "widgets/map/ct_layer.h"
#include "widgets/project/layer_model.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/legend_view.h"
#include "widgets/project/project_document.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {

LayerPanel::LayerPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(stack), m_model(new LayerModel(document, stack, this)),
      m_view(new QTreeView), m_opacity(new QSlider(Qt::Horizontal)), m_threshold(new QDoubleSpinBox),
      m_legend(new LegendView) {
  m_view->setObjectName("layers");
  m_view->setModel(m_model);
  m_view->setHeaderHidden(true);
  m_view->setRootIsDecorated(false);
  m_view->setItemsExpandable(false); // the legends stand below, together
  m_view->setDragDropMode(QAbstractItemView::InternalMove);
  m_view->setDefaultDropAction(Qt::MoveAction);
  m_view->setContextMenuPolicy(Qt::CustomContextMenu);
  m_view->setEditTriggers(QAbstractItemView::EditKeyPressed);
  m_view->setFrameShape(QFrame::NoFrame);
  m_opacity->setObjectName("opacity");
  m_opacity->setRange(0, 100);
  m_opacity->setToolTip(tr("Opacity of the selected layer"));
  m_threshold->setObjectName("stability-threshold");
  m_threshold->setRange(0, 1000);
  m_threshold->setDecimals(1);
  m_threshold->setPrefix("±");
  m_threshold->setSuffix(tr(" mm/yr"));
  m_threshold->setToolTip(
      tr("Coherent targets within this velocity count as stable and are drawn small and grey"));
  auto* suggest = new QPushButton(tr("Suggest"));
  suggest->setObjectName("suggest-threshold");
  suggest->setToolTip(tr("From the spread of the velocities of the whole set"));
  auto* row = new QHBoxLayout;
  row->addWidget(m_threshold, 1);
  row->addWidget(suggest);
  auto* form = new QFormLayout;
  form->setContentsMargins(6, 4, 6, 4);
  form->addRow(tr("Opacity"), m_opacity);
  form->addRow(tr("Stable"), row);

  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(m_legend);
  auto* split = new QSplitter(Qt::Vertical);
  split->addWidget(m_view);
  split->addWidget(scroll);
  split->setStretchFactor(0, 3);
  split->setStretchFactor(1, 2);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->setSpacing(0);
  whole->addWidget(split, 1);
  whole->insertLayout(0, form);

  connect(m_view, &QTreeView::customContextMenuRequested, this, &LayerPanel::showMenu);
  connect(m_view, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
    emit zoomToLayer(QString::fromStdString(m_model->idAt(index)));
  });
  connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
    refresh();
    emit currentChanged();
  });
  connect(m_opacity, &QSlider::valueChanged, this, [this](int value) {
    if (const std::string id = currentLayer(); !id.empty())
      m_document.editLayer(id, [value](ProjectLayer& layer) { layer.opacity = value / 100.0; });
  });
  connect(m_threshold, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    m_document.edit([value](Project& project) { project.stabilityThreshold = value; });
  });
  connect(suggest, &QPushButton::clicked, this, &LayerPanel::suggestThreshold);
  connect(&document, &ProjectDocument::changed, this, &LayerPanel::refresh);
  connect(&stack, &LayerStack::statusChanged, this, &LayerPanel::refresh);
  refresh();
}

std::string LayerPanel::currentLayer() const {
  return m_model->idAt(m_view->currentIndex());
}

void LayerPanel::select(const std::string& id) {
  if (const QModelIndex at = m_model->indexOf(id); at.isValid())
    m_view->setCurrentIndex(at);
}

void LayerPanel::refresh() {
  const Project& project = m_document.project();
  const ProjectLayer* layer = project.layer(currentLayer());
  m_opacity->setEnabled(layer != nullptr);
  const QSignalBlocker quietOpacity(m_opacity), quietThreshold(m_threshold);
  m_opacity->setValue(layer ? static_cast<int>(layer->opacity * 100 + 0.5) : 100);
  m_threshold->setValue(project.stabilityThreshold);
  m_threshold->setEnabled(m_document.isOpen());
  std::vector<LegendView::Entry> entries;
  for (const ProjectLayer& each : project.layers)
    if (const MapLayerPtr drawn = m_stack.layer(each.id); each.visible && drawn)
      entries.push_back({QString::fromStdString(each.name), drawn->legend()});
  m_legend->setEntries(std::move(entries));
}

void LayerPanel::showMenu(const QPoint& place) {
  const std::string id = m_model->idAt(m_view->indexAt(place));
  if (id.empty())
    return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->addAction(tr("Zoom to layer"), this, [this, id] { emit zoomToLayer(QString::fromStdString(id)); });
  menu->addAction(tr("Rename"), this, [this] { m_view->edit(m_view->currentIndex()); });
  menu->addAction(tr("Repair source…"), this, [this, id] { repairSource(id); });
  menu->addSeparator();
  menu->addAction(tr("Remove from project…"), this, [this, id] { removeLayer(id); });
  menu->popup(m_view->viewport()->mapToGlobal(place));
}

void LayerPanel::repairSource(const std::string& id) {
  const QString file = QFileDialog::getOpenFileName(this, tr("Where is the file of this layer now?"));
  if (!file.isEmpty())
    m_document.editLayer(id, [path = file.toStdString()](ProjectLayer& layer) { layer.file = path; });
}

void LayerPanel::removeLayer(const std::string& id) {
  const ProjectLayer* layer = m_document.project().layer(id);
  if (!layer)
    return;
  const QString question = tr("Remove '%1' from the project? Its file stays where it is.")
                               .arg(QString::fromStdString(layer->name));
  if (QMessageBox::question(this, tr("Remove layer"), question) == QMessageBox::Yes)
    m_document.edit([id](Project& project) {
      std::erase_if(project.layers, [&](const ProjectLayer& each) { return each.id == id; });
    });
}

void LayerPanel::suggestThreshold() {
  for (const ProjectLayer& layer : m_document.project().layers)
    if (const auto points = std::dynamic_pointer_cast<const CtLayer>(m_stack.layer(layer.id))) {
      m_threshold->setValue(CtLayer::suggestedThreshold(points->cloud()));
      return;
    }
}

} // namespace scarp
