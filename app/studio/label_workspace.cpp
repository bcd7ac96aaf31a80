// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/label_workspace.h"

#include "annotation/labels/label_rules.h"
#include "annotation/storage/edit_journal.h"
#include "app/studio/main_window.h"
#include "core/base/error.h"
#include "core/geo/polygon_file.h"
#include "widgets/label/area_panel.h"
#include "widgets/label/attribute_form.h"
#include "widgets/label/label_document.h"
#include "widgets/label/label_layer.h"
#include "widgets/label/label_tools.h"
#include "widgets/label/tool_driver.h"
#include "widgets/project/layer_panel.h"

#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSettings>

namespace scarp {

namespace {
QString text(const std::string& s) {
  return QString::fromStdString(s);
}

constexpr double kPenPixels = 6; ///< outlines reach that far beyond their corners

Extent padded(const Extent& e, double by) {
  return {e.xMin - by, e.yMin - by, e.xMax + by, e.yMax + by};
}
} // namespace

LabelWorkspace& addLabelWorkspace(MainWindow& window) {
  return *new LabelWorkspace(window);
}

LabelWorkspace::LabelWorkspace(MainWindow& window)
    : QObject(&window), m_window(window), m_document(new LabelDocument(this)),
      m_driver(new ToolDriver(*m_document, this)), m_tools(new LabelTools(*m_document, *m_driver, this)),
      m_panel(new AreaPanel(*m_document)) {
  addToWindow();
  wire();
}

void LabelWorkspace::addToWindow() {
  m_window.addPanel(Workspace::Label, m_panel, tr("Areas"));
  m_window.addTools(Workspace::Label, m_tools->tools());
  m_window.addTools(Workspace::Label, {m_tools->undo(), m_tools->redo(), m_tools->save()});
  QMenu* edit = m_window.menu(MainWindow::Menu::Change);
  edit->addAction(m_tools->undo());
  edit->addAction(m_tools->redo());
  edit->addSeparator();
  edit->addActions(m_tools->tools());
  edit->addSeparator();
  edit->addAction(QIcon::fromTheme("checkmark"), tr("Check all areas"), this, &LabelWorkspace::checkAll)
      ->setStatusTip(
          tr("Look for crossings, tiny areas, overlaps and areas drawn twice; the notices list them"));
  edit->addAction(QIcon::fromTheme("list-add-user"), tr("Add an expert..."), this, &LabelWorkspace::addExpert)
      ->setStatusTip(tr("A new, empty set of labels of another expert"));
  QMenu* file = m_window.menu(MainWindow::Menu::File);
  file->insertAction(file->actions().last(), m_tools->save()); // above leaving
  for (QAction* action : edit->actions() + QList<QAction*>{m_tools->save()})
    if (!action->isSeparator())
      m_window.addAction(action); // Ctrl+K finds them
}

void LabelWorkspace::wire() {
  ProjectDocument& project = m_window.document();
  connect(&project, &ProjectDocument::opened, this, &LabelWorkspace::onProjectOpened);
  connect(&project, &ProjectDocument::changed, this, &LabelWorkspace::onProjectChanged);
  connect(&project, &ProjectDocument::closed, this, &LabelWorkspace::onProjectClosed);
  connect(&m_window, &MainWindow::workspaceChanged, this, &LabelWorkspace::useTools);
  connect(m_document, &LabelDocument::opened, this, &LabelWorkspace::onDocumentOpened);
  connect(m_document, &LabelDocument::closed, this, &LabelWorkspace::onDocumentClosed);
  connect(m_document, &LabelDocument::changed, this, &LabelWorkspace::onChanged);
  connect(m_document, &LabelDocument::modifiedChanged, &m_window, &QWidget::setWindowModified);
  connect(m_document, &LabelDocument::failed, this,
          [this](const QString& message, const QString& hint) { m_window.showMessage(message, hint, true); });
  connect(m_document, &LabelDocument::noticed, this, [this](const Notice& notice) {
    m_window.notices().add(notice);
    m_window.showMessage(text(notice.text), text(notice.where), notice.severity == Notice::Severity::Warning);
  });
  connect(m_driver, &ToolDriver::previewChanged, &m_window.canvas(), &MapCanvas::toolChanged);
  connect(&m_window.canvas(), &MapCanvas::hintChanged, m_tools, [this] { m_tools->refresh(); });
  connect(m_driver, &ToolDriver::refused, this,
          [this](const QString& why) { m_window.showMessage(why, {}, false); });
  for (QAction* tool : m_tools->tools()) // whoever chooses a tool wants the left button for it
    connect(tool, &QAction::triggered, &m_window.canvas(),
            [this] { m_window.canvas().setMode(MapCanvas::Mode::Tool); });
  connect(m_tools, &LabelTools::saveAsked, this, &LabelWorkspace::save);
  m_tools->setPredictionSource([this] { return predictions(); });
  connect(m_panel, &AreaPanel::expertChosen, this, &LabelWorkspace::edit);
  connect(m_panel, &AreaPanel::zoomAsked, this,
          [this](const Extent& extent) { m_window.canvas().zoomTo(extent, 0.3); });
  connect(&m_panel->form(), &AttributeForm::attributesUsed, m_driver, &ToolDriver::setNextAttributes);
  connect(&m_window.layerPanel(), &LayerPanel::editLabelsAsked, this, &LabelWorkspace::editLayer);
  m_window.addCloseGuard([this](const std::function<void()>& again) { return mayLeave(again); });
}

const Expert* LabelWorkspace::expert(const QString& id) const {
  for (const Expert& one : m_window.document().project().experts)
    if (text(one.id) == id)
      return &one;
  return nullptr;
}

/// Asked in the layer tree: the expert whose labels the layer shows.
void LabelWorkspace::editLayer(const QString& layerId) {
  const Project& project = m_window.document().project();
  const ProjectLayer* layer = project.layer(layerId.toStdString());
  for (const Expert& one : project.experts)
    if (layer && project.pathOf(one.file) == project.pathOf(layer->file)) {
      m_entered = true; // these, not the ones of last time
      m_window.setWorkspace(Workspace::Label);
      edit(text(one.id));
      return;
    }
  m_window.showMessage(tr("No expert of this project has drawn these labels."),
                       tr("Add the file as an expert's labels to edit a copy."));
}

void LabelWorkspace::onProjectOpened() {
  m_document->close(); // of the project before; the close guard has asked
  m_entered = false;
  onProjectChanged();
  announceUnsaved();
  useTools();
}

void LabelWorkspace::onProjectChanged() {
  const Project& project = m_window.document().project();
  std::vector<ExpertChoice> experts;
  for (const Expert& one : project.experts)
    experts.push_back({text(one.id), text(one.name), QColor(text(one.colour))});
  m_panel->setExperts(experts);
  m_panel->setCurrentExpert(m_expert);
  QStringList classes;
  for (const std::string& name : project.classes)
    classes << text(name);
  m_panel->form().setClasses(classes);
  LabelRules rules;
  rules.scene = project.grid.extent();
  m_panel->setRules(rules);
}

void LabelWorkspace::onProjectClosed() {
  m_document->close();
  m_panel->setExperts({});
}

/// A crash may have left edits in a journal: said when the project opens, not only when that expert is edited
/// next.
void LabelWorkspace::announceUnsaved() {
  const Project& project = m_window.document().project();
  QStringList names;
  for (const Expert& one : project.experts) {
    std::error_code code;
    const auto bytes = std::filesystem::file_size(EditJournal::pathFor(project.pathOf(one.file)), code);
    if (!code && bytes > 0)
      names << text(one.name);
  }
  if (!names.isEmpty())
    m_window.showMessage(
        tr("Unsaved edits of %1 were found from a session that ended without saving.")
            .arg(names.join(tr(", "))),
        tr("Open these labels in the Label workspace: the edits come back and can be saved or undone."));
}

void LabelWorkspace::useTools() {
  const bool here = m_window.workspace() == Workspace::Label && m_window.document().isOpen();
  if (here && !m_entered) {
    m_entered = true;
    const Project& project = m_window.document().project();
    const QString last = QSettings().value("label/expert").toString();
    if (expert(last))
      edit(last);
    else if (!project.experts.empty())
      edit(text(project.experts.front().id));
  }
  m_window.canvas().setTool(here && m_document->isOpen() ? m_driver : nullptr);
}

bool LabelWorkspace::edit(const QString& id) {
  if (id == m_expert && m_document->isOpen())
    return true;
  const Expert* next = expert(id);
  if (!mayLeave([this, id] { edit(id); })) {
    m_panel->setCurrentExpert(m_expert);
    return false;
  }
  m_document->close();
  if (!next)
    return true;
  const Project& project = m_window.document().project();
  m_expert = id;
  m_layer.clear();
  for (const ProjectLayer& layer : project.layers)
    if (layer.kind == LayerKind::Labels && project.pathOf(layer.file) == project.pathOf(next->file))
      m_layer = layer.id;
  try {
    m_driver->setAccent(QColor(text(next->colour)));
    m_document->open(project.pathOf(next->file), project.grid.crs, next->id);
  } catch (const Error& error) {
    m_expert.clear();
    m_panel->setCurrentExpert({});
    m_window.showError(error);
    return false;
  }
  QSettings().setValue("label/expert", id);
  return true;
}

void LabelWorkspace::onDocumentOpened() {
  m_window.layerPanel().setEditing(m_layer);
  m_panel->setCurrentExpert(m_expert);
  showLive(nullptr);
  useTools();
}

void LabelWorkspace::onDocumentClosed() {
  if (!m_layer.empty())
    m_window.layers().setLive(m_layer, nullptr);
  m_layer.clear();
  m_expert.clear();
  m_window.layerPanel().setEditing({});
  m_panel->setCurrentExpert({});
  useTools();
}

void LabelWorkspace::onChanged(const LabelChange& change) {
  showLive(&change);
}

void LabelWorkspace::showLive(const LabelChange* change) {
  const Expert* who = expert(m_expert);
  if (m_layer.empty() || !who)
    return;
  std::optional<Extent> region;
  if (change)
    region = padded(change->extent, kPenPixels * m_window.canvas().view().mapPerPixel());
  m_window.layers().setLive(
      m_layer, labelLayer(m_document->labels(), QColor(text(who->colour)), text(who->name)), region);
}

bool LabelWorkspace::save() {
  m_panel->form().commit();
  if (!m_document->modified())
    return true;
  const int count = static_cast<int>(m_document->labels().size());
  if (!m_document->save())
    return false;
  m_window.showMessage(tr("Saved: %n areas", "", count),
                       QString::fromStdString(m_document->file().filename().string()));
  return true;
}

bool LabelWorkspace::mayLeave(const std::function<void()>& again) {
  m_panel->form().commit();
  m_driver->cancel();
  if (!m_document->modified())
    return true;
  if (m_question) { // asked already
    m_question->raise();
    return false;
  }
  const Expert* who = expert(m_expert);
  m_question =
      new QMessageBox(QMessageBox::Question, tr("Unsaved labels"),
                      tr("Save the labels of %1?").arg(who ? text(who->name) : text(m_document->author())),
                      QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
  m_question->setObjectName("unsaved-labels");
  m_question->setAttribute(Qt::WA_DeleteOnClose);
  const int edits = std::abs(m_document->history().index() - std::max(0, m_document->history().cleanIndex()));
  m_question->setInformativeText(tr("Discarding loses %n edits since the last save.", "", edits));
  m_question->setDefaultButton(QMessageBox::Save);
  connect(m_question, &QMessageBox::finished, this, [this, again](int answer) {
    if (answer == QMessageBox::Discard)
      m_document->close(true);
    if (answer == QMessageBox::Discard || (answer == QMessageBox::Save && save()))
      again();
  });
  m_question->open();
  return false;
}

void LabelWorkspace::addExpert() {
  if (!m_window.document().isOpen()) {
    m_window.showMessage(tr("Open a project first: experts belong to it."));
    return;
  }
  auto* dialog = new QInputDialog(&m_window);
  dialog->setObjectName("expert-name");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Add an expert"));
  dialog->setLabelText(tr("Name"));
  connect(dialog, &QInputDialog::textValueSelected, this, &LabelWorkspace::addExpertNamed);
  dialog->open();
}

void LabelWorkspace::addExpertNamed(const QString& typed) {
  const QString name = typed.trimmed();
  if (name.isEmpty())
    return;
  const Project& project = m_window.document().project();
  const QString stem = name.toLower().replace(QRegularExpression("[^a-z0-9]+"), "-");
  QString id = stem.isEmpty() || stem == "-" ? QStringLiteral("expert") : stem;
  for (int n = 2; expert(id) || project.layer("labels-" + id.toStdString()); ++n)
    id = QStringLiteral("%1-%2").arg(stem).arg(n);
  // Hues that stay apart for colour-blind people, after those of the first experts.
  constexpr std::array kColours{"#e69f00", "#56b4e9", "#cc79a7", "#009e73", "#0072b2", "#d55e00"};
  Expert made{id.toStdString(), name.toStdString(), kColours[project.experts.size() % kColours.size()], {}};
  made.file = std::filesystem::path("labels") / (made.id + ".gpkg");
  ProjectLayer layer{"labels-" + made.id, made.name, LayerKind::Labels, made.file};
  layer.style["colour"] = made.colour;
  layer.group = usualGroup(LayerKind::Labels);
  m_window.document().edit([made, layer](Project& p) {
    if (!p.layer(layer.id)) {
      p.experts.push_back(made);
      p.putLayer(layer);
    }
  });
  edit(id);
}

void LabelWorkspace::checkAll() {
  LabelRules rules;
  rules.scene = m_window.document().project().grid.extent();
  const std::vector<LabelFinding> findings = check(m_document->labels(), rules);
  for (const LabelFinding& finding : findings)
    m_window.notices().add(finding.notice);
  if (findings.empty()) {
    m_window.showMessage(m_document->isOpen() ? tr("No remark on any of %n areas.", "",
                                                   static_cast<int>(m_document->labels().size()))
                                              : tr("Choose in the panel whose labels to check."));
    return;
  }
  m_window.showMessage(tr("%n remarks; the notices list them.", "", static_cast<int>(findings.size())),
                       tr("The first one is on the map now."));
  m_document->select({findings.front().area});
  m_window.canvas().centreOn(findings.front().place);
  m_window.canvas().flash(findings.front().place);
}

std::vector<PredictedArea> LabelWorkspace::predictions() {
  const Project& project = m_window.document().project();
  std::vector<PredictedArea> found;
  for (const ProjectLayer& layer : project.layers) {
    if (layer.kind != LayerKind::Areas || !isShown(project, layer))
      continue;
    try {
      const std::string run = layer.style.value("run", layer.id);
      for (PolygonFeature& feature : readPolygons(project.pathOf(layer.file), project.grid.crs).features)
        found.push_back({std::move(feature.shape), run});
    } catch (const Error& error) {
      m_window.showError(error);
    }
  }
  if (found.empty())
    m_window.showMessage(tr("There is no visible layer of predicted areas."),
                         tr("Predict with a trained model first, or show its areas in the layer tree."));
  return found;
}

} // namespace scarp
