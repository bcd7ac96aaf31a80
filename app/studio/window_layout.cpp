// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window_layout.h"

#include "app/studio/main_window.h"

#include <QSettings>
#include <QSplitter>
#include <QTabWidget>
#include <algorithm>

namespace scarp {

namespace {

const QString kGroup = QStringLiteral("window");

QString keyOf(Workspace workspace, const char* what) {
  return QStringLiteral("%1/workspace-%2/%3").arg(kGroup).arg(static_cast<int>(workspace)).arg(what);
}

} // namespace

WindowLayout::WindowLayout(MainWindow& window) : QObject(&window), m_window(window) {
  const QSettings settings;
  window.restoreGeometry(settings.value(kGroup + "/geometry").toByteArray());
  for (QSplitter* splitter : window.findChildren<QSplitter*>())
    if (!splitter->objectName().isEmpty())
      splitter->restoreState(settings.value(kGroup + "/splitters/" + splitter->objectName()).toByteArray());
  connect(&window, &MainWindow::workspaceLeaving, this, &WindowLayout::store);
  connect(&window, &MainWindow::projectLeaving, this, &WindowLayout::store);
  connect(&window, &MainWindow::workspaceChanged, this, &WindowLayout::restore);
  connect(&window.document(), &ProjectDocument::opened, this, [this] { restore(m_window.workspace()); });
  connect(&window, &MainWindow::leaving, this, [this] {
    store();
    QSettings().setValue(kGroup + "/geometry", m_window.saveGeometry());
  });
}

Workspace WindowLayout::lastWorkspace() {
  const int last = QSettings().value(kGroup + "/workspace", 0).toInt();
  return static_cast<Workspace>(std::clamp(last, 0, kWorkspaces - 1));
}

void WindowLayout::forgetAll() {
  QSettings().remove(kGroup);
}

void WindowLayout::store() {
  if (!m_window.document().isOpen()) // the panels are hidden: nothing that anybody arranged
    return;
  QSettings settings;
  const Workspace workspace = m_window.workspace();
  settings.setValue(kGroup + "/workspace", static_cast<int>(workspace));
  settings.setValue(keyOf(workspace, "panels"), m_window.saveState());
  settings.setValue(keyOf(workspace, "drawer"), m_window.drawer().currentIndex());
  for (const QSplitter* splitter : m_window.findChildren<QSplitter*>())
    if (!splitter->objectName().isEmpty())
      settings.setValue(kGroup + "/splitters/" + splitter->objectName(), splitter->saveState());
}

void WindowLayout::restore(Workspace workspace) {
  if (!m_window.document().isOpen())
    return;
  const QSettings settings;
  if (const QByteArray panels = settings.value(keyOf(workspace, "panels")).toByteArray(); !panels.isEmpty()) {
    m_window.restoreState(panels);
    m_window.drawer().setCurrentIndex(settings.value(keyOf(workspace, "drawer")).toInt());
  }
}

} // namespace scarp
