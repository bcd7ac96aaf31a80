// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/bookmark_panel.h"

#include "widgets/project/project_document.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {

BookmarkPanel::BookmarkPanel(ProjectDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_list(new QListWidget),
      m_empty(new QLabel(tr("No place is kept yet. Ctrl+B keeps the one that the map shows."))) {
  m_list->setObjectName("bookmarks");
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
  m_list->setToolTip(
      tr("Enter goes there, F2 renames, Delete removes, Alt+Up and Alt+Down or dragging move"));
  m_list->installEventFilter(this);
  m_empty->setWordWrap(true);
  const auto button = [this](const QString& icon, const QString& words, const QString& hint, auto run) {
    auto* made = new QPushButton(QIcon::fromTheme(icon), words);
    made->setToolTip(hint);
    connect(made, &QPushButton::clicked, this, run);
    return made;
  };
  auto* fresh = button("bookmark-new", tr("New…"), tr("Keep the place that the map shows (Ctrl+B)"),
                       [this] { emit newAsked(); });
  fresh->setObjectName("bookmark-new");
  m_zoom = button("zoom-fit-selection", tr("Go there"), tr("Show this place (Enter)"), [this] { zoom(); });
  m_rename =
      button("edit-rename", tr("Rename"), tr("Give it another name (F2)"), [this] { renameCurrent(); });
  m_delete = button("edit-delete", tr("Delete"), tr("Forget this place (Delete)"), [this] { remove(); });
  auto* buttons = new QVBoxLayout;
  for (QPushButton* each : {fresh, m_zoom, m_rename, m_delete})
    buttons->addWidget(each);
  buttons->addStretch(1);
  auto* column = new QVBoxLayout;
  column->addWidget(m_empty);
  column->addWidget(m_list, 1);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 8, 8, 8);
  row->addLayout(column, 1);
  row->addLayout(buttons);

  connect(m_list, &QListWidget::itemActivated, this, [this] { zoom(); });
  connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) {
    for (QPushButton* each : {m_zoom, m_rename, m_delete})
      each->setEnabled(at >= 0);
  });
  connect(m_list, &QListWidget::itemChanged, this, &BookmarkPanel::takeName);
  connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &BookmarkPanel::takeOrder);
  connect(&document, &ProjectDocument::changed, this, &BookmarkPanel::refresh);
  refresh();
}

void BookmarkPanel::refresh() {
  auto bookmarks = bookmarksOf(m_document.project());
  m_empty->setVisible(bookmarks.empty());
  m_list->setVisible(!bookmarks.empty());
  if (bookmarks == m_shown && m_list->count() == static_cast<int>(bookmarks.size()))
    return;
  m_shown = std::move(bookmarks);
  const std::string chosen = current();
  const QSignalBlocker quiet(m_list);
  m_list->clear();
  for (const Bookmark& each : m_shown) {
    auto* item =
        new QListWidgetItem(QIcon::fromTheme("bookmarks"), QString::fromStdString(each.name), m_list);
    item->setData(Qt::UserRole, item->text());
    item->setFlags(item->flags() | Qt::ItemIsEditable);
  }
  select(chosen);
  for (QPushButton* each : {m_zoom, m_rename, m_delete})
    each->setEnabled(m_list->currentRow() >= 0);
}

std::string BookmarkPanel::current() const {
  const QListWidgetItem* item = m_list->currentItem();
  return item ? item->data(Qt::UserRole).toString().toStdString() : std::string();
}

void BookmarkPanel::select(const std::string& name) {
  const auto found = std::ranges::find(m_shown, name, &Bookmark::name);
  if (found != m_shown.end())
    m_list->setCurrentRow(static_cast<int>(found - m_shown.begin()));
}

void BookmarkPanel::zoom() {
  const auto found = std::ranges::find(m_shown, current(), &Bookmark::name);
  if (found != m_shown.end())
    emit zoomAsked(found->extent);
}

void BookmarkPanel::renameCurrent() {
  if (QListWidgetItem* item = m_list->currentItem())
    m_list->editItem(item);
}

/// A name that is empty or taken falls back.
void BookmarkPanel::takeName(QListWidgetItem* item) {
  const std::string from = item->data(Qt::UserRole).toString().toStdString();
  const std::string to = item->text().trimmed().toStdString();
  const auto shown = std::ranges::find(m_shown, from, &Bookmark::name);
  if (from == to || shown == m_shown.end())
    return;
  const QSignalBlocker quiet(m_list);
  if (to.empty() || std::ranges::find(m_shown, to, &Bookmark::name) != m_shown.end()) {
    item->setText(QString::fromStdString(from));
    return;
  }
  item->setText(QString::fromStdString(to));
  item->setData(Qt::UserRole, item->text());
  shown->name = to; // the list shows it already
  m_document.edit(tr("Rename bookmark"), [from, to](Project& project) { renameBookmark(project, from, to); });
}

void BookmarkPanel::remove() {
  const std::string name = current();
  const int row = m_list->currentRow();
  if (name.empty())
    return;
  m_document.edit(tr("Delete bookmark"), [name](Project& project) { removeBookmark(project, name); });
  m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void BookmarkPanel::move(int by) {
  const int from = m_list->currentRow(), to = from + by;
  if (from < 0 || to < 0 || to >= m_list->count())
    return;
  QListWidgetItem* item = m_list->takeItem(from);
  m_list->insertItem(to, item);
  m_list->setCurrentRow(to);
  takeOrder();
}

void BookmarkPanel::takeOrder() {
  std::vector<std::string> names;
  for (int row = 0; row < m_list->count(); ++row)
    names.push_back(m_list->item(row)->data(Qt::UserRole).toString().toStdString());
  std::vector<Bookmark> ordered;
  for (const std::string& name : names)
    if (const auto found = std::ranges::find(m_shown, name, &Bookmark::name); found != m_shown.end())
      ordered.push_back(*found);
  m_shown = ordered; // the list shows it already
  m_document.edit(tr("Order of bookmarks"), [names](Project& project) { orderBookmarks(project, names); });
}

bool BookmarkPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete) {
      remove();
      return true;
    }
    if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
      move(key->key() == Qt::Key_Up ? -1 : 1);
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace scarp
