// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/main_window.h"

#include "app/studio/command_palette.h"
#include "app/studio/map_status.h"
#include "app/studio/recent_projects.h"
#include "app/studio/start_page.h"
#include "widgets/notice/message_bar.h"
#include "widgets/notice/notice_panel.h"
#include "widgets/project/layer_panel.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDropEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

QString text(const fs::path& path) {
  return QString::fromStdString(path.string());
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_document(new ProjectDocument(this)), m_layers(new LayerStack(this)),
      m_notices(new NoticeModel(this)), m_centre(new QStackedWidget), m_canvas(new MapCanvas),
      m_startPage(new StartPage), m_messageBar(new MessageBar),
      m_layerPanel(new LayerPanel(*m_document, *m_layers)), m_noticePanel(new NoticePanel(*m_notices)) {
  setObjectName("studio");
  setAcceptDrops(true);
  auto* map = new QWidget;
  auto* column = new QVBoxLayout(map);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_messageBar);
  column->addWidget(m_canvas, 1);
  m_messageBar->hide();
  m_centre->addWidget(m_startPage);
  m_centre->addWidget(map);
  setCentralWidget(m_centre);
  makeDocks();
  makeActions();
  makeToolBar();
  makeStatusBar();
  wire();
  onClosed();
  setWorkspace(Workspace::Explore);
  resize(QSize(1440, 900).boundedTo(screen()->availableSize()));
}

MainWindow::~MainWindow() {
  // The children draw with what this window owns: they go before its members.
  delete takeCentralWidget();
}

void MainWindow::makeDocks() {
  m_layerDock = new QDockWidget(tr("Layers"), this);
  m_layerDock->setObjectName("dock-layers");
  m_layerDock->setWidget(m_layerPanel);
  addDockWidget(Qt::LeftDockWidgetArea, m_layerDock);
  m_panelDock = new QDockWidget(this);
  m_panelDock->setObjectName("dock-panel");
  m_panelStack = new QStackedWidget;
  for (QTabWidget*& tabs : m_panels) {
    tabs = new QTabWidget;
    tabs->setDocumentMode(true);
    tabs->setTabBarAutoHide(true);
    m_panelStack->addWidget(tabs);
  }
  m_panelDock->setWidget(m_panelStack);
  addDockWidget(Qt::RightDockWidgetArea, m_panelDock);
  m_drawer = new QDockWidget(tr("Drawer"), this);
  m_drawer->setObjectName("dock-drawer");
  m_drawerTabs = new QTabWidget;
  m_drawerTabs->setDocumentMode(true);
  m_drawerTabs->addTab(m_noticePanel, tr("Notices"));
  m_drawer->setWidget(m_drawerTabs);
  addDockWidget(Qt::BottomDockWidgetArea, m_drawer);
  setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
  setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
  resizeDocks({m_layerDock, m_panelDock}, {280, 360}, Qt::Horizontal);
}

QAction* MainWindow::addCommand(Menu which, const CommandText& words, std::function<void()> run,
                                bool needsProject) {
  auto* made = new QAction(QIcon::fromTheme(words.icon), words.name, this);
  made->setShortcut(words.keys);
  made->setStatusTip(words.hint);
  const QString shortcut =
      words.keys.isEmpty() ? QString() : " (" + words.keys.toString(QKeySequence::NativeText) + ")";
  made->setToolTip(words.hint + shortcut);
  if (run)
    connect(made, &QAction::triggered, this, std::move(run));
  menu(which)->addAction(made);
  addAction(made);
  if (needsProject) {
    m_needProject.push_back(made);
    made->setEnabled(m_document->isOpen());
  }
  return made;
}

QAction* MainWindow::addMapTool(CanvasTool& tool, const CommandText& words) {
  QAction* made = addCommand(Menu::Tools, words, {});
  made->setCheckable(true);
  connect(made, &QAction::triggered, m_canvas, [this, &tool](bool on) {
    if (on)
      m_canvas->setTool(&tool);
    else if (m_canvas->tool() == &tool)
      m_canvas->setTool(nullptr);
    m_canvas->setFocus();
  });
  connect(m_canvas, &MapCanvas::toolSet, made,
          [made, &tool](CanvasTool* now) { made->setChecked(now == &tool); });
  return made;
}

void MainWindow::makeActions() {
  m_menus = {menuBar()->addMenu(tr("&File")),  menuBar()->addMenu(tr("&Edit")),
             menuBar()->addMenu(tr("&View")),  menuBar()->addMenu(tr("&Layer")),
             menuBar()->addMenu(tr("&Tools")), menuBar()->addMenu(tr("&Help"))};
  addCommand(
      Menu::File,
      {"document-new", tr("New project…"), QKeySequence::New, tr("A new project from an image and its data")},
      [this] { newProject(); }, false);
  addCommand(
      Menu::File, {"document-open", tr("Open project…"), QKeySequence::Open, tr("Open a project folder")},
      [this] { chooseProject(); }, false);
  addCommand(Menu::File,
             {"document-close", tr("Close project"), QKeySequence::Close, tr("Close the project")},
             [this] { closeProject(); });
  menu(Menu::File)->addSeparator();
  addCommand(
      Menu::File, {"application-exit", tr("Quit"), QKeySequence::Quit, tr("Leave the studio")},
      [this] { close(); }, false);

  const std::array<QString, kWorkspaces> names{tr("Explore"), tr("Label"), tr("Train"), tr("Review")};
  const std::array<QString, kWorkspaces> hints{tr("Look at image, targets and hot spots"),
                                               tr("Draw and check areas"), tr("Train models and watch them"),
                                               tr("Compare models")};
  auto* group = new QActionGroup(this);
  for (int i = 0; i < kWorkspaces; ++i) {
    const auto at = static_cast<size_t>(i);
    m_switch[at] = addCommand(
        Menu::View, {{}, names[at], QKeySequence(QString("Alt+%1").arg(i + 1)), hints[at]},
        [this, i] { setWorkspace(static_cast<Workspace>(i)); }, false);
    m_switch[at]->setCheckable(true);
    group->addAction(m_switch[at]);
  }
  menu(Menu::View)->addSeparator();
  const std::array panels{std::tuple{m_layerDock, tr("Layer panel"), QKeySequence("Ctrl+1")},
                          std::tuple{m_panelDock, tr("Workspace panel"), QKeySequence("Ctrl+2")},
                          std::tuple{m_drawer, tr("Drawer"), QKeySequence("Ctrl+3")}};
  for (const auto& [dock, name, keys] : panels) {
    QAction* toggle = dock->toggleViewAction();
    toggle->setText(name);
    toggle->setShortcut(keys);
    toggle->setStatusTip(tr("Show or hide it"));
    menu(Menu::View)->addAction(toggle);
    addAction(toggle);
    m_needProject.push_back(toggle);
  }
  addCommand(
      Menu::Help,
      {"search", tr("Find a command…"), QKeySequence("Ctrl+K"), tr("Every action and layer by its name")},
      [this] { openPalette(); }, false);
}

void MainWindow::makeToolBar() {
  m_toolBar = addToolBar(tr("Tools"));
  m_toolBar->setObjectName("tools");
  m_toolBar->setMovable(false);
  m_toolBar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  for (QAction* each : m_switch)
    m_toolBar->addAction(each);
  m_toolBar->addSeparator();
}

void MainWindow::makeStatusBar() {
  m_hint = new QLabel;
  m_job = new QLabel;
  m_job->setObjectName("job");
  m_status = new MapStatus(*m_canvas);
  statusBar()->addWidget(m_hint, 1);
  statusBar()->addPermanentWidget(m_job);
  statusBar()->addPermanentWidget(m_status);
  connect(m_status, &MapStatus::problem, this,
          [this](const QString& what, const QString& hint) { showMessage(what, hint, true); });
}

void MainWindow::wire() {
  connect(m_document, &ProjectDocument::opened, this, &MainWindow::onOpened);
  connect(m_document, &ProjectDocument::closed, this, &MainWindow::onClosed);
  connect(m_document, &ProjectDocument::changed, this, [this] {
    if (m_document->isOpen())
      m_layers->setProject(m_document->project());
  });
  connect(m_document, &ProjectDocument::saveFailed, this,
          [this](const QString& message, const QString& hint) { showMessage(message, hint, true); });
  connect(m_layers, &LayerStack::entriesChanged, this, &MainWindow::refreshLayers);
  connect(m_layers, &LayerStack::layerReplaced, m_canvas,
          [this](const QString& id, const MapLayerPtr& layer, const std::optional<Extent>& changed) {
            m_canvas->replaceLayer(id, layer, changed);
          });
  connect(m_layers, &LayerStack::noticed, this, [this](const QString& layer, const QString& what) {
    m_notices->add({Notice::Severity::Warning, what.toStdString(), layer.toStdString()});
  });
  connect(m_layerPanel, &LayerPanel::zoomToLayer, this, [this](const QString& id) {
    if (const MapLayerPtr layer = m_layers->layer(id.toStdString());
        layer && layer->extent().xMax >= layer->extent().xMin)
      m_canvas->zoomTo(layer->extent());
  });
  connect(m_canvas, &MapCanvas::hintChanged, this, &MainWindow::setHint);
  connect(m_canvas, &MapCanvas::layerFailed, this, [this](const QString& id, const QString& message) {
    m_notices->add({Notice::Severity::Warning, message.toStdString(), id.toStdString()});
  });
  const auto announce = [this] {
    if (complete())
      emit pictureComplete();
  };
  connect(m_canvas, &MapCanvas::pictureComplete, this, announce);
  connect(m_layers, &LayerStack::loadingChanged, this, announce);
  connect(m_startPage, &StartPage::openRequested, this, &MainWindow::chooseProject);
  connect(m_startPage, &StartPage::projectChosen, this,
          [this](const QString& folder) { openProject(folder.toStdString()); });
  connect(m_notices, &NoticeModel::added, this, [this](const Notice& notice) {
    showMessage(
        QString::fromStdString(notice.where.empty() ? notice.text : notice.where + ": " + notice.text));
  });
}

void MainWindow::onOpened() {
  const Project& project = m_document->project();
  m_status->setCrs(project.grid.crs);
  m_canvas->setHome(project.grid.extent(), project.grid.cellX, isGeographic(project.grid.crs));
  m_centre->setCurrentIndex(1);
  m_status->show();
  m_layers->setProject(project);
  m_canvas->zoomFull();
  setWindowTitle(
      tr("%1%2[*] – Scarp")
          .arg(QString::fromStdString(project.name), project.synthetic ? tr(" (synthetic)") : QString()));
  m_layerDock->show();
  setWorkspace(m_workspace); // its panels
  for (QAction* each : m_needProject)
    each->setEnabled(true);
  rememberProject(text(project.folder));
  if (project.synthetic)
    m_notices->add({Notice::Severity::Info,
                    tr("This project is synthetic: nothing in it was measured").toStdString(), project.name});
  m_canvas->setFocus();
}

void MainWindow::onClosed() {
  m_layers->clear();
  m_notices->clear();
  m_messageBar->hide();
  m_centre->setCurrentIndex(0);
  m_startPage->showWelcome();
  m_status->clear();
  m_status->hide();
  setWindowTitle(tr("Scarp"));
  for (QDockWidget* dock : {m_layerDock, m_panelDock, m_drawer})
    dock->hide();
  for (QAction* each : m_needProject)
    each->setEnabled(false);
  m_startPage->setRecent(recentProjects());
}

void MainWindow::refreshLayers() {
  m_canvas->setEntries(m_layers->entries());
}

bool MainWindow::complete() const {
  return !m_document->isOpen() || (!m_layers->loading() && m_canvas->complete());
}

void MainWindow::addPanel(Workspace where, QWidget* panel, const QString& title) {
  m_panels[static_cast<size_t>(where)]->addTab(panel, title);
  setWorkspace(m_workspace);
}

void MainWindow::addTools(Workspace where, const QList<QAction*>& tools) {
  m_tools[static_cast<size_t>(where)] += tools;
  for (QAction* tool : tools)
    m_toolBar->addAction(tool);
  setWorkspace(m_workspace);
}

void MainWindow::addDrawerPage(QWidget* page, const QString& title) {
  m_drawerTabs->insertTab(m_drawerTabs->count() - 1, page, title);
}

void MainWindow::showDrawerPage(QWidget* page) {
  m_drawerTabs->setCurrentWidget(page);
  m_drawer->show();
}

void MainWindow::addCloseGuard(CloseGuard guard) {
  m_guards.push_back(std::move(guard));
}
void MainWindow::setJobText(const QString& what) {
  m_job->setText(what);
}
void MainWindow::setHint(const QString& what) {
  m_hint->setText(what);
}

void MainWindow::setWorkspace(Workspace workspace) {
  const bool other = workspace != m_workspace;
  if (other)
    emit workspaceLeaving();
  m_workspace = workspace;
  const auto at = static_cast<size_t>(workspace);
  m_switch[at]->setChecked(true);
  m_panelStack->setCurrentIndex(static_cast<int>(workspace));
  m_panelDock->setWindowTitle(m_switch[at]->text());
  m_panelDock->toggleViewAction()->setText(tr("Workspace panel")); // follows the title otherwise
  m_panelDock->setVisible(m_document->isOpen() && m_panels[at]->count() > 0);
  for (size_t i = 0; i < m_tools.size(); ++i)
    for (QAction* tool : m_tools[i])
      tool->setVisible(i == at);
  if (other)
    emit workspaceChanged(workspace);
  if (m_panels[at]->count() == 0) // whatever a layout says
    m_panelDock->hide();
}

bool MainWindow::openProject(const fs::path& folder) {
  if (!mayClose([this, folder] { openProject(folder); }))
    return false;
  if (m_document->isOpen())
    emit projectLeaving();
  try {
    m_document->open(folder);
    m_startPage->setProblem({});
    return true;
  } catch (const Error& error) {
    const QString problem = QString::fromStdString(std::string(error.what()) + ". " + error.hint());
    m_startPage->setProblem(problem);
    if (m_document->isOpen())
      showError(error);
    return false;
  }
}

bool MainWindow::closeProject() {
  if (!mayClose([this] { closeProject(); }))
    return false;
  if (m_document->isOpen())
    emit projectLeaving();
  m_document->close();
  return true;
}

void MainWindow::newProject(const QStringList& files) {
  if (!mayClose([this, files] { newProject(files); }))
    return;
  closeProject();
  m_startPage->showNewProject(files);
}

bool MainWindow::mayClose(const std::function<void()>& again) {
  return std::all_of(m_guards.begin(), m_guards.end(), [&](const CloseGuard& guard) { return guard(again); });
}

void MainWindow::chooseProject() {
  auto* dialog = new QFileDialog(this, tr("Open a project folder"));
  dialog->setObjectName("choose-project");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this](const QString& folder) { openProject(folder.toStdString()); });
  dialog->open();
}

void MainWindow::openPalette() {
  auto* palette = new CommandPalette(*this);
  palette->setAttribute(Qt::WA_DeleteOnClose);
  palette->open();
}

void MainWindow::showMessage(const QString& what, const QString& hint, bool problem) {
  m_messageBar->show(what, hint, problem);
}

void MainWindow::showOffer(const QString& what, const QString& button, std::function<void()> run) {
  m_messageBar->show(what, {}, false, button, std::move(run));
}

void MainWindow::showError(const Error& error) {
  showMessage(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()), true);
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (!mayClose([this] { close(); })) {
    event->ignore();
    return;
  }
  if (m_document->isOpen())
    emit projectLeaving();
  emit leaving();
  m_document->saveNow();
  event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls())
    event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList files;
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile())
      files << url.toLocalFile();
  if (files.isEmpty())
    return;
  event->acceptProposedAction();
  takeFiles(files);
}

void MainWindow::takeFiles(const QStringList& files) {
  const fs::path first = files.first().toStdString();
  std::error_code code;
  if (first.filename() == "project.json")
    openProject(first.parent_path());
  else if (fs::is_directory(first, code))
    openProject(first);
  else if (m_document->isOpen())
    emit filesDropped(files);
  else
    m_startPage->showNewProject(files);
}

} // namespace scarp
