// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/label_tools.h"

#include "annotation/tools/area_actions.h"
#include "core/base/error.h"
#include "widgets/label/label_document.h"
#include "widgets/label/tool_driver.h"

#include <QAction>
#include <QActionGroup>
#include <QIcon>
#include <QKeySequence>

namespace scarp {

LabelTools::LabelTools(LabelDocument& document, ToolDriver& driver, QObject* parent)
    : QObject(parent), m_document(document), m_driver(driver), m_group(new QActionGroup(this)) {
  addTool(m_select, "edit-select", tr("Choose"),
          tr("Choose areas: click, Shift+click for more, drag for a box"), {Qt::Key_1})
      ->setChecked(true);
  addTool(m_draw, "draw-polygon", tr("Draw area"), tr("Draw the outline of a new area"),
          {Qt::Key_N, Qt::Key_2});
  addTool(m_corners, "edit-node", tr("Corners"), tr("Move, add and delete the corners of an area"),
          {Qt::Key_3});
  addTool(m_hole, "path-difference", tr("Cut hole"), tr("Cut a hole into an area, or trim it"), {Qt::Key_4});
  addTool(m_split, "split", tr("Split"), tr("Split areas along a line"), {Qt::Key_5});
  addTool(m_accept, "dialog-ok-apply", tr("Accept prediction"), tr("Take over an area that a model found"),
          {Qt::Key_6});
  m_merge = addAction("merge", tr("Merge"), tr("Unite the chosen areas"), QKeySequence("Ctrl+Shift+M"),
                      [this] { merge(); });
  m_snap = addAction("snap", tr("Snap"), tr("New corners snap to corners and edges nearby; S while drawing"),
                     {}, {});
  m_snap->setCheckable(true);
  m_snap->setChecked(driver.snapping());
  connect(m_snap, &QAction::toggled, &driver, &ToolDriver::setSnapping);
  connect(&driver, &ToolDriver::snappingChanged, m_snap, &QAction::setChecked);
  m_tools << m_merge << m_snap;

  m_undo = addAction("edit-undo", tr("Undo"), tr("Take back the last edit of the labels"),
                     QKeySequence("Ctrl+Z"), [this] { m_driver.undo(); });
  m_redo = addAction("edit-redo", tr("Redo"), tr("Do again what was taken back"),
                     QKeySequence("Ctrl+Shift+Z"), [this] { m_driver.redo(); });
  m_save = addAction("document-save", tr("Save labels"), tr("Write the labels to their file"),
                     QKeySequence("Ctrl+S"), [this] { emit saveAsked(); });

  const auto update = [this] { refresh(); };
  connect(&document, &LabelDocument::opened, this, update);
  connect(&document, &LabelDocument::closed, this, update);
  connect(&document, &LabelDocument::selectionChanged, this, update);
  connect(&document, &LabelDocument::modifiedChanged, this, update);
  connect(&document.history(), &QUndoStack::indexChanged, this, update);
  driver.setTool(&m_select);
  refresh();
}

QAction* LabelTools::addAction(const QString& icon, const QString& text, const QString& help,
                               const QKeySequence& keys, std::function<void()> run) {
  auto* action = new QAction(QIcon::fromTheme(icon), text, this);
  action->setObjectName(icon);
  action->setShortcut(keys);
  action->setProperty("help", keys.isEmpty() ? help
                                             : help + QStringLiteral(" (") +
                                                   keys.toString(QKeySequence::NativeText) + ')');
  if (run)
    connect(action, &QAction::triggered, this, std::move(run));
  setEnabled(action, true, {});
  return action;
}

QAction* LabelTools::addTool(Tool& tool, const QString& icon, const QString& text, const QString& help,
                             const QList<QKeySequence>& keys) {
  QAction* action = addAction(icon, text, help, keys.front(), {});
  action->setShortcuts(keys);
  action->setCheckable(true);
  m_group->addAction(action);
  m_tools << action;
  connect(action, &QAction::toggled, this, [this, &tool](bool on) {
    if (!on)
      return;
    if (&tool == &m_accept && m_predictions)
      m_accept.setPredictions(m_predictions());
    m_driver.setTool(&tool);
  });
  return action;
}

void LabelTools::setEnabled(QAction* action, bool enabled, const QString& why) {
  const QString help = action->property("help").toString();
  action->setEnabled(enabled);
  action->setToolTip(enabled ? help : help + '\n' + why);
  action->setStatusTip(enabled ? help : why);
}

void LabelTools::refresh() {
  const bool open = m_document.isOpen();
  const QString nobody = tr("Choose in the panel whose labels to edit.");
  for (QAction* action : m_group->actions())
    setEnabled(action, open, nobody);
  setEnabled(m_merge, open && m_document.selection().size() > 1,
             open ? tr("Choose at least two areas first, with Shift+click.") : nobody);
  setEnabled(m_snap, open, nobody);
  const QUndoStack& history = m_document.history();
  const bool busy = m_driver.tool() && m_driver.tool()->busy();
  setEnabled(m_undo, open && (busy || history.canUndo()), tr("Nothing to undo."));
  setEnabled(m_redo, open && history.canRedo(), tr("Nothing to redo."));
  m_undo->setText(history.canUndo() ? tr("Undo: %1").arg(history.undoText()) : tr("Undo"));
  m_redo->setText(history.canRedo() ? tr("Redo: %1").arg(history.redoText()) : tr("Redo"));
  m_undo->setIconText(tr("Undo"));
  m_redo->setIconText(tr("Redo"));
  setEnabled(m_save, m_document.modified(), tr("Everything is saved."));
}

void LabelTools::merge() {
  try {
    const ToolContext context = m_driver.context();
    m_driver.apply(mergeOf(context), {context.selection.front()});
  } catch (const Error& error) {
    emit m_driver.refused(QString::fromStdString(error.what()));
  }
}

} // namespace scarp
