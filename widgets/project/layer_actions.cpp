// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_actions.h"

#include "core/project/source_repair.h"
#include "widgets/project/layer_model.h"
#include "widgets/project/layer_tree_view.h"

#include <QFileDialog>
#include <QIcon>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>

namespace scarp {

namespace {
QString text(const std::string& words) {
  return QString::fromStdString(words);
}
} // namespace

LayerActions::LayerActions(ProjectDocument& document, LayerModel& model, LayerTreeView& view)
    : QObject(&view), m_document(document), m_model(model), m_view(view) {
  m_zoom =
      make("zoom-fit-selection", tr("Zoom to layer"), tr("Show the whole of the selected layer"), {}, [this] {
        if (const ProjectLayer* layer = onlyLayer())
          emit zoomAsked(text(layer->id));
      });
  m_edit = make("document-edit", tr("Edit labels"), tr("Open the selected labels for drawing"), {}, [this] {
    if (const ProjectLayer* layer = onlyLayer())
      emit editAsked(text(layer->id));
  });
  m_all << nullptr;
  m_rename = make("edit-rename", tr("Rename"), tr("Give the selected row another name"), Qt::Key_F2,
                  [this] { m_view.edit(m_view.currentIndex()); });
  m_duplicate =
      make("edit-duplicate", tr("Duplicate"), tr("The same file again, to be shown in another style"),
           QKeySequence("Ctrl+D"), [this] { duplicate(); });
  m_top = make("go-top", tr("Move to top"), tr("Draw the selected rows above all others of their group"), {},
               [this] {
                 m_document.edit(tr("Move to top"), [items = m_view.selectedItems()](Project& project) {
                   moveToEdge(project, items, true);
                 });
               });
  m_bottom = make("go-bottom", tr("Move to bottom"),
                  tr("Draw the selected rows below all others of their group"), {}, [this] {
                    m_document.edit(tr("Move to bottom"), [items = m_view.selectedItems()](Project& project) {
                      moveToEdge(project, items, false);
                    });
                  });
  m_all << nullptr;
  m_group = make("folder-new", tr("New group"), tr("Put the selected rows into a group of their own"), {},
                 [this] { group(); });
  m_ungroup = make("object-ungroup", tr("Dissolve group"), tr("Move its rows out and remove the group"), {},
                   [this] { ungroup(); });
  m_exclusive = make("radiobutton", tr("One layer at a time"),
                     tr("Showing one layer of the group hides its others"), {}, {});
  m_exclusive->setCheckable(true);
  connect(m_exclusive, &QAction::triggered, this, [this](bool on) {
    const TreeItem item = m_model.itemAt(m_view.currentIndex());
    m_document.edit(on ? tr("One layer at a time") : tr("Any number of layers"),
                    [path = item.key, on](Project& project) { setExclusive(project, path, on); });
  });
  m_all << nullptr;
  m_repair = make("document-open", tr("Repair source…"), tr("Say where the file of the layer is now"), {},
                  [this] { repairSelected(); });
  m_remove = make("edit-delete", tr("Remove"), tr("Take the selected rows out of the project; files stay"),
                  QKeySequence::Delete, [this] { removeSelected(); });
  connect(&view, &LayerTreeView::selectionMoved, this, &LayerActions::refresh);
  connect(&model, &QAbstractItemModel::dataChanged, this, &LayerActions::refresh);
  refresh();
}

QAction* LayerActions::make(const QString& icon, const QString& words, const QString& hint,
                            const QKeySequence& keys, std::function<void()> run) {
  auto* action = new QAction(QIcon::fromTheme(icon), words, this);
  action->setObjectName("layer-" + icon);
  action->setShortcut(keys);
  action->setShortcutContext(Qt::WidgetShortcut); // Delete on the map is for areas
  action->setProperty(
      "hint",
      keys.isEmpty() ? hint : QStringLiteral("%1 (%2)").arg(hint, keys.toString(QKeySequence::NativeText)));
  if (run)
    connect(action, &QAction::triggered, this, std::move(run));
  m_view.addAction(action);
  m_all << action;
  return action;
}

void LayerActions::addTo(QMenu& menu) const {
  for (QAction* action : m_all)
    if (action)
      menu.addAction(action);
    else
      menu.addSeparator();
}

void LayerActions::enable(QAction* action, bool enabled, const QString& why) {
  const QString hint = action->property("hint").toString();
  action->setEnabled(enabled);
  action->setToolTip(enabled ? hint : hint + '\n' + why);
  action->setStatusTip(enabled ? hint : why);
}

const ProjectLayer* LayerActions::onlyLayer() const {
  const auto items = m_view.selectedItems();
  return items.size() == 1 && !items.front().group ? m_document.project().layer(items.front().key) : nullptr;
}

void LayerActions::refresh() {
  const auto items = m_view.selectedItems();
  const bool any = !items.empty(), one = items.size() == 1;
  const bool group = one && items.front().group;
  const ProjectLayer* layer = onlyLayer();
  const QString choose = tr("Select a layer first."), chooseOne = tr("Select one layer first."),
                chooseGroup = tr("Select a group first.");
  enable(m_zoom, layer != nullptr, chooseOne);
  enable(m_edit, layer && layer->kind == LayerKind::Labels && layer->id != m_model.editing(),
         layer && layer->id == m_model.editing() ? tr("These labels are being edited.")
                                                 : tr("Select an expert's labels first."));
  enable(m_rename, one, chooseOne);
  enable(m_duplicate, layer && layer->kind != LayerKind::Labels,
         layer ? tr("Labels belong to one expert and are not duplicated.") : chooseOne);
  enable(m_top, any, choose);
  enable(m_bottom, any, choose);
  enable(m_group, m_document.isOpen(), tr("Open a project first."));
  enable(m_ungroup, group, chooseGroup);
  enable(m_exclusive, group, chooseGroup);
  const LayerGroup* record = group ? groupAt(m_document.project(), items.front().key) : nullptr;
  m_exclusive->setChecked(record && record->exclusive);
  enable(m_repair, layer != nullptr, chooseOne);
  const bool edited = std::ranges::any_of(layersOf(m_document.project(), items),
                                          [this](const std::string& id) { return id == m_model.editing(); });
  enable(m_remove, any && !edited, any ? tr("Labels that are being edited stay.") : choose);
}

void LayerActions::removeSelected() {
  const auto items = m_view.selectedItems();
  const QString name = m_model.data(m_model.indexOf(items.front()), Qt::EditRole).toString();
  m_document.edit(items.size() == 1 ? tr("Remove %1").arg(name)
                                    : tr("Remove %n rows", "", static_cast<int>(items.size())),
                  [items](Project& project) { removeItems(project, items); });
  emit message(items.size() == 1
                   ? tr("%1 was removed from the project.").arg(name)
                   : tr("%n rows were removed from the project.", "", static_cast<int>(items.size())),
               tr("Undo brings it back; files stay where they are."));
}

void LayerActions::duplicate() {
  const ProjectLayer* layer = onlyLayer();
  if (!layer)
    return;
  const std::string id = layer->id, copy = unusedLayerId(m_document.project(), layer->id);
  const std::string name = tr("%1 (copy)").arg(text(layer->name)).toStdString();
  m_document.edit(tr("Duplicate %1").arg(text(layer->name)),
                  [id, copy, name](Project& project) { duplicateLayer(project, id, copy, name); });
  m_view.select({{false, copy}});
}

void LayerActions::group() {
  const auto items = m_view.selectedItems();
  const Project& project = m_document.project();
  std::string parent;
  if (!items.empty())
    parent = items.front().group ? parentOfGroup(items.front().key) : project.layer(items.front().key)->group;
  const std::string path = unusedGroup(project, parent, tr("Group").toStdString());
  m_document.edit(tr("New group"), [items, path](Project& changed) { wrapInGroup(changed, items, path); });
  m_view.select({{true, path}});
  m_view.edit(m_view.currentIndex());
}

void LayerActions::ungroup() {
  const TreeItem item = m_model.itemAt(m_view.currentIndex());
  m_document.edit(tr("Dissolve %1").arg(text(titleOfGroup(item.key))),
                  [path = item.key](Project& project) { dissolveGroup(project, path); });
}

void LayerActions::repairSelected() {
  if (const ProjectLayer* layer = onlyLayer())
    repair(layer->id);
}

void LayerActions::repair(const std::string& id) {
  const ProjectLayer* layer = m_document.project().layer(id);
  if (!layer)
    return;
  const QFileInfo old(text(m_document.project().pathOf(layer->file).string()));
  auto* dialog = new QFileDialog(&m_view, tr("Where is %1 now?").arg(old.fileName()), old.path());
  dialog->setObjectName("repair-source");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({tr("Files named %1 (%1)").arg(old.fileName()), tr("All files (*)")});
  dialog->selectNameFilter(dialog->nameFilters().last());
  connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString& file) { setSource(id, file); });
  dialog->open();
}

void LayerActions::setSource(const std::string& id, const QString& file) {
  const ProjectLayer* layer = m_document.project().layer(id);
  if (!layer)
    return;
  const QString old = text(m_document.project().pathOf(layer->file).string());
  m_document.edit(tr("Repair %1").arg(text(layer->name)),
                  [repair = SourceRepair{id, file.toStdString()}](Project& project) {
                    repairSources(project, {repair});
                  });
  offerTheOthers(id, old, file);
}

void LayerActions::offerTheOthers(const std::string& id, const QString& oldFile, const QString& newFile) {
  const auto others = movedAlong(m_document.project(), id, oldFile.toStdString(), newFile.toStdString());
  if (others.empty())
    return;
  QStringList names;
  for (const SourceRepair& other : others)
    names << text(m_document.project().layer(other.id)->name);
  auto* box = new QMessageBox(
      QMessageBox::Question, tr("More files have moved"),
      tr("%n more missing files are there too. Repair them all?", "", static_cast<int>(others.size())),
      QMessageBox::Yes | QMessageBox::No, &m_view);
  box->setObjectName("repair-all");
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setInformativeText(names.join(tr(", ")));
  box->setDefaultButton(QMessageBox::Yes);
  box->button(QMessageBox::Yes)->setText(tr("Repair all"));
  box->button(QMessageBox::No)->setText(tr("Only this one"));
  connect(box, &QMessageBox::finished, this, [this, others](int answer) {
    if (answer == QMessageBox::Yes)
      m_document.edit(tr("Repair all"), [others](Project& project) { repairSources(project, others); });
  });
  box->open();
}

} // namespace scarp
