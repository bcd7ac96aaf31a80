// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's window: the map in the middle, layers on the left, the workspace's panels on the right, a
// drawer below. Workspaces plug in from outside: addLabelWorkspace(window), addTrainWorkspace(window) ...
// give it panels, tools, drawer pages and a say when something unsaved would be lost. The window owns what it
// is given.
#pragma once

#include "app/studio/workspace.h"
#include "core/base/error.h"
#include "widgets/map/map_canvas.h"
#include "widgets/notice/notice_model.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QAction>
#include <QMainWindow>
#include <array>
#include <filesystem>
#include <functional>
#include <vector>

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabWidget;
class QToolBar;

namespace scarp {

class LayerPanel;
class MapStatus;
class MessageBar;
class NoticePanel;
class StartPage;

class MainWindow final : public QMainWindow {
  Q_OBJECT

public:
  enum class Menu { File, Change, View, Layer, Tools, Help };
  struct CommandText {
    QString icon, name; ///< icon of the Breeze theme
    QKeySequence keys;
    QString hint; ///< what it does, for tooltip and status bar
  };

  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  MapCanvas& canvas() { return *m_canvas; }
  ProjectDocument& document() { return *m_document; }
  LayerStack& layers() { return *m_layers; }
  LayerPanel& layerPanel() { return *m_layerPanel; }
  NoticeModel& notices() { return *m_notices; }
  MapStatus& status() { return *m_status; }

  /// An entry of a menu that is found by Ctrl+K too. `needsProject`: disabled while nothing is open.
  QAction* addCommand(Menu menu, const CommandText& text, std::function<void()> run,
                      bool needsProject = true);
  /// A checkable command that lends the canvas to a tool, and takes it back when unchecked or when another
  /// tool is chosen. The tool is not owned.
  QAction* addMapTool(CanvasTool& tool, const CommandText& text);

  /// Right of the map while the workspace is on; several panels become tabs.
  void addPanel(Workspace workspace, QWidget* panel, const QString& title);
  /// In the tool bar while the workspace is on.
  void addTools(Workspace workspace, const QList<QAction*>& tools);
  void addDrawerPage(QWidget* page, const QString& title);
  void showDrawerPage(QWidget* page);
  QTabWidget& drawer() { return *m_drawerTabs; }
  QMenu* menu(Menu which) const { return m_menus[static_cast<size_t>(which)]; }
  /// Asked before the project or the window closes; false keeps it open. A guard that has to ask a person
  /// says no and does it `again` itself once it has the answer.
  using CloseGuard = std::function<bool(const std::function<void()>& again)>;
  void addCloseGuard(CloseGuard guard);
  void setJobText(const QString& text); ///< status bar: what runs, how far; empty: nothing
  void setHint(const QString& text);    ///< status bar: what the next click does

  Workspace workspace() const { return m_workspace; }
  void setWorkspace(Workspace workspace);

  /// Shows the start page with the reason when it cannot be opened; false then.
  bool openProject(const std::filesystem::path& folder);
  bool closeProject(); ///< false: a guard said no
  /// The form for a new project, once what is open has closed.
  void newProject(const QStringList& files = {});
  /// Everything visible is loaded and drawn.
  bool complete() const;
  void showMessage(const QString& text, const QString& hint = {}, bool problem = false);
  void showError(const Error& error);
  /// Stays until the button or the cross is pressed.
  void showOffer(const QString& text, const QString& button, std::function<void()> run);

signals:
  /// The menu of the right mouse button at a place of the map, before it is shown: add to it.
  void mapMenuOpening(QMenu* menu, scarp::Point place);
  void workspaceLeaving(); ///< while all still is as the person left it
  void workspaceChanged(scarp::Workspace workspace);
  void projectLeaving();                       ///< about to close; it is still open
  void leaving();                              ///< the window closes
  void filesDropped(const QStringList& files); ///< on an open project
  void pictureComplete();

protected:
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  void makeActions();
  void makeDocks();
  void makeToolBar();
  void makeStatusBar();
  void wire();
  void onOpened();
  void onClosed();
  void refreshLayers();
  void chooseProject();
  void takeFiles(const QStringList& files);
  void openPalette();
  bool mayClose(const std::function<void()>& again);

  ProjectDocument* m_document;
  LayerStack* m_layers;
  NoticeModel* m_notices;
  QStackedWidget* m_centre;
  MapCanvas* m_canvas;
  StartPage* m_startPage;
  MessageBar* m_messageBar;
  LayerPanel* m_layerPanel;
  NoticePanel* m_noticePanel;
  QToolBar* m_toolBar = nullptr;
  QDockWidget* m_layerDock = nullptr;
  QDockWidget* m_panelDock = nullptr;
  QDockWidget* m_drawer = nullptr;
  QTabWidget* m_drawerTabs = nullptr;
  QStackedWidget* m_panelStack = nullptr;
  QLabel *m_hint = nullptr, *m_job = nullptr;
  MapStatus* m_status = nullptr;
  std::array<QTabWidget*, kWorkspaces> m_panels{};
  std::array<QAction*, kWorkspaces> m_switch{};
  std::array<QList<QAction*>, kWorkspaces> m_tools;
  std::array<QMenu*, 6> m_menus{};
  std::vector<QAction*> m_needProject;
  Workspace m_workspace = Workspace::Explore;
  std::vector<CloseGuard> m_guards;
};

void addExploreWorkspace(MainWindow& window);
void addTrainWorkspace(MainWindow& window);
void addReviewWorkspace(MainWindow& window);

} // namespace scarp
