// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/history_commands.h"

#include "app/studio/main_window.h"
#include "widgets/label/label_document.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QUndoView>
#include <QVBoxLayout>

namespace scarp {

namespace {

struct History {
  Q_DECLARE_TR_FUNCTIONS(scarp::History)
};

QWidget* listOf(QUndoStack& history, const QString& title, const QString& name, const QString& start) {
  auto* list = new QUndoView(&history);
  list->setObjectName(name);
  list->setAccessibleName(title);
  list->setEmptyLabel(start);
  list->setCleanIcon(QIcon::fromTheme(QStringLiteral("document-save")));
  auto* label = new QLabel(title);
  label->setBuddy(list);
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(4, 4, 4, 4);
  column->addWidget(label);
  column->addWidget(list, 1);
  return page;
}

QString stepWords(const QString& word, const QString& step) {
  return step.isEmpty() ? word : QStringLiteral("%1: %2").arg(word, step);
}

} // namespace

void addHistory(MainWindow& window, LabelDocument& labels) {
  auto* page = new QWidget;
  page->setObjectName("history");
  auto* row = new QHBoxLayout(page);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(listOf(window.document().history(), History::tr("Project"), "project-history",
                        History::tr("As opened")));
  row->addWidget(listOf(labels.history(), History::tr("Labels"), "label-history", History::tr("As saved")));
  window.addDrawerPage(page, History::tr("History"));

  QUndoStack& history = window.document().history();
  QMenu* menu = window.menu(MainWindow::Menu::Change);
  QAction* first = menu->actions().value(0);
  const auto add = [&](const MainWindow::CommandText& text, void (QUndoStack::*step)()) {
    QAction* action = window.addCommand(
        MainWindow::Menu::Change, text, [&history, step] { (history.*step)(); }, false);
    menu->insertAction(first, action);
    return action;
  };
  QAction* undo = add({"edit-undo", History::tr("Undo"), QKeySequence("Ctrl+Z"),
                       History::tr("Take back the last change of the project")},
                      &QUndoStack::undo);
  QAction* redo = add({"edit-redo", History::tr("Redo"), QKeySequence("Ctrl+Shift+Z"),
                       History::tr("Do again what was taken back")},
                      &QUndoStack::redo);
  undo->setObjectName("project-undo");
  redo->setObjectName("project-redo");
  // While labels are edited the same keys are for them.
  const auto refresh = [&window, &labels, &history, undo, redo] {
    const bool mine = window.workspace() != Workspace::Label || !labels.isOpen();
    undo->setVisible(mine);
    redo->setVisible(mine);
    undo->setEnabled(mine && history.canUndo());
    redo->setEnabled(mine && history.canRedo());
    undo->setText(stepWords(History::tr("Undo"), history.undoText()));
    redo->setText(stepWords(History::tr("Redo"), history.redoText()));
  };
  QObject::connect(&history, &QUndoStack::indexChanged, undo, refresh);
  QObject::connect(&window, &MainWindow::workspaceChanged, undo, refresh);
  QObject::connect(&labels, &LabelDocument::opened, undo, refresh);
  QObject::connect(&labels, &LabelDocument::closed, undo, refresh);
  refresh();
}

} // namespace scarp
