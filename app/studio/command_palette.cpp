// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/command_palette.h"

#include "app/studio/main_window.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/theme_bar.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {

CommandPalette::CommandPalette(MainWindow& window)
    : QDialog(&window, Qt::Popup), m_edit(new QLineEdit), m_list(new QListWidget) {
  setObjectName("palette");
  m_edit->setPlaceholderText(tr("Type part of a command or layer"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(6, 6, 6, 6);
  column->addWidget(m_edit);
  column->addWidget(m_list);
  resize(480, 360);
  for (QAction* action : window.actions())
    if (action->isEnabled() && !action->text().isEmpty())
      m_entries.push_back({action->text().remove('&'), action->shortcut().toString(QKeySequence::NativeText),
                           [action] { action->trigger(); }});
  for (const ProjectLayer& layer : window.document().project().layers)
    m_entries.push_back(
        {tr("Zoom to %1").arg(QString::fromStdString(layer.name)), tr("layer"), [&window, id = layer.id] {
           if (const MapLayerPtr drawn = window.layers().layer(id))
             window.canvas().zoomTo(drawn->extent());
         }});
  for (const MapTheme& theme : window.document().project().themes)
    m_entries.push_back({tr("Theme %1").arg(QString::fromStdString(theme.name)), tr("map theme"),
                         [&window, name = theme.name] { window.layerPanel().themes().applyTheme(name); }});
  m_edit->installEventFilter(this);
  connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(m_edit, &QLineEdit::returnPressed, this, &CommandPalette::runCurrent);
  connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
  filter({});
  m_edit->setFocus();
}

void CommandPalette::filter(const QString& typed) {
  m_list->clear();
  m_shown.clear();
  const QStringList words = typed.split(' ', Qt::SkipEmptyParts);
  for (size_t i = 0; i < m_entries.size(); ++i) {
    const Entry& entry = m_entries[i];
    const bool fits = std::all_of(words.begin(), words.end(), [&](const QString& word) {
      return entry.text.contains(word, Qt::CaseInsensitive);
    });
    if (!fits)
      continue;
    m_shown.push_back(i);
    m_list->addItem(entry.detail.isEmpty() ? entry.text : entry.text + "    " + entry.detail);
  }
  m_list->setCurrentRow(0);
}

void CommandPalette::runCurrent() {
  const int row = m_list->currentRow();
  if (row < 0)
    return;
  const auto run = m_entries[m_shown[static_cast<size_t>(row)]].run;
  close();
  run();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
      m_list->setCurrentRow(
          std::clamp(m_list->currentRow() + (key == Qt::Key_Down ? 1 : -1), 0, m_list->count() - 1));
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

} // namespace scarp
