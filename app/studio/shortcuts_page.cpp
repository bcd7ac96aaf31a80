// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/shortcuts_page.h"

#include "app/studio/main_window.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace scarp {

namespace {

QString keysOf(const QAction& action) {
  QStringList keys;
  for (const QKeySequence& sequence : action.shortcuts())
    keys << sequence.toString(QKeySequence::NativeText);
  return keys.join(QStringLiteral(", "));
}

void addRow(QTreeWidgetItem& group, const QString& what, const QString& keys) {
  for (int k = 0; k < group.childCount(); ++k)
    if (group.child(k)->text(0) == what && group.child(k)->text(1) == keys)
      return; // the same in two workspaces
  auto* row = new QTreeWidgetItem(&group, {what, keys});
  row->setToolTip(1, keys);
}

} // namespace

ShortcutsPage::ShortcutsPage(MainWindow& window) : QDialog(&window), m_list(new QTreeWidget) {
  setObjectName("shortcuts");
  setWindowTitle(tr("Keyboard shortcuts"));
  auto* search = new QLineEdit;
  search->setPlaceholderText(tr("Type part of a command or a key"));
  search->setClearButtonEnabled(true);
  m_list->setColumnCount(2);
  m_list->setHeaderLabels({tr("Command"), tr("Keys")});
  m_list->setAlternatingRowColors(true);
  m_list->setUniformRowHeights(true);
  auto* column = new QVBoxLayout(this);
  column->addWidget(search);
  column->addWidget(m_list);
  resize(620, 640);
  fill(window);
  m_list->expandAll();
  m_list->header()->resizeSection(0, 320);
  connect(search, &QLineEdit::textChanged, this, &ShortcutsPage::filter);
}

void ShortcutsPage::fill(MainWindow& window) {
  QSet<const QAction*> listed;
  const auto add = [&](QTreeWidgetItem& group, const QAction& action) {
    if (action.shortcuts().isEmpty() || action.text().isEmpty() || listed.contains(&action))
      return;
    listed << &action;
    addRow(group, QString(action.text()).remove('&'), keysOf(action));
  };
  for (const QAction* entry : window.menuBar()->actions()) {
    if (!entry->menu())
      continue;
    auto* group = new QTreeWidgetItem(m_list, {QString(entry->text()).remove('&')});
    for (const QAction* action : entry->menu()->actions())
      add(*group, *action);
    if (group->childCount() == 0)
      delete group;
  }
  auto* others = new QTreeWidgetItem(m_list, {tr("Panels")});
  for (const QAction* action : window.findChildren<QAction*>())
    add(*others, *action);
  addRow(*others, tr("Show or hide the selected layers"), tr("Space"));
  auto* map = new QTreeWidgetItem(m_list, {tr("Map")});
  addRow(*map, tr("Zoom at the pointer; finer with Ctrl"), tr("Wheel"));
  addRow(*map, tr("Move the map"),
         tr("Arrow keys, or hold Space and move the mouse, or drag the middle button"));
  addRow(*map, tr("Zoom in and out"), tr("Page Up, Page Down"));
  addRow(*map, tr("Zoom to a box"), tr("Shift+drag"));
  addRow(*map, tr("View before and after"), tr("The mouse's back and forward buttons"));
  addRow(*map, tr("Stop drawing the map"), tr("Esc"));
}

void ShortcutsPage::filter(const QString& typed) {
  for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
    QTreeWidgetItem* group = m_list->topLevelItem(g);
    bool any = false;
    for (int k = 0; k < group->childCount(); ++k) {
      QTreeWidgetItem* row = group->child(k);
      const bool fits = row->text(0).contains(typed, Qt::CaseInsensitive) ||
                        row->text(1).contains(typed, Qt::CaseInsensitive);
      row->setHidden(!fits);
      any = any || fits;
    }
    group->setHidden(!any);
  }
}

} // namespace scarp
