// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_tree_view.h"

#include "widgets/project/layer_model.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace scarp {

namespace {

/// Leaves room for the mark at the right end of the row and draws it there.
class MarkDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto mark = index.data(LayerModel::MarkRole).value<QIcon>();
    QStyledItemDelegate::paint(painter, option, index);
    if (mark.isNull())
      return;
    const int size = std::min(option.rect.height(), 16);
    const QRect place(option.rect.right() - size - 2, option.rect.center().y() - size / 2, size, size);
    mark.paint(painter, place);
  }
};

} // namespace

LayerTreeView::LayerTreeView(ProjectDocument& document, LayerModel& model, QWidget* parent)
    : QTreeView(parent), m_document(document), m_model(model) {
  setObjectName(QStringLiteral("layers"));
  setAccessibleName(tr("Layers"));
  setModel(&model);
  setItemDelegate(new MarkDelegate(this));
  setHeaderHidden(true);
  setUniformRowHeights(true);
  setIndentation(14);
  setExpandsOnDoubleClick(false);
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setDragDropMode(QAbstractItemView::InternalMove);
  setDefaultDropAction(Qt::MoveAction);
  setContextMenuPolicy(Qt::CustomContextMenu);
  setEditTriggers(QAbstractItemView::EditKeyPressed);
  setFrameShape(QFrame::NoFrame);
  connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
    m_kept = selectedItems();
    m_keptCurrent = m_model.itemAt(currentIndex());
  });
  connect(&model, &LayerModel::rebuilt, this, &LayerTreeView::restore);
  connect(this, &QTreeView::expanded, this, [this](const QModelIndex& index) { remember(index, true); });
  connect(this, &QTreeView::collapsed, this, [this](const QModelIndex& index) { remember(index, false); });
  restore();
}

std::vector<TreeItem> LayerTreeView::selectedItems() const {
  QModelIndexList rows = selectionModel() ? selectionModel()->selectedIndexes() : QModelIndexList();
  std::ranges::sort(rows, [this](const QModelIndex& a, const QModelIndex& b) {
    return visualRect(a).top() < visualRect(b).top();
  });
  std::vector<TreeItem> items;
  for (const QModelIndex& row : rows)
    items.push_back(m_model.itemAt(row));
  return items;
}

void LayerTreeView::select(const std::vector<TreeItem>& items) {
  QItemSelection rows;
  QModelIndex first;
  for (const TreeItem& item : items)
    if (const QModelIndex row = m_model.indexOf(item); row.isValid()) {
      rows.select(row, row);
      first = first.isValid() ? first : row;
    }
  if (first.isValid())
    selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
  selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
}

void LayerTreeView::restore() {
  m_restoring = true;
  expandAsStored({});
  select(m_kept);
  if (const QModelIndex row = m_model.indexOf(m_keptCurrent); row.isValid())
    selectionModel()->setCurrentIndex(row, QItemSelectionModel::NoUpdate);
  m_restoring = false;
  emit selectionMoved();
}

void LayerTreeView::expandAsStored(const QModelIndex& parent) {
  for (int row = 0; row < m_model.rowCount(parent); ++row) {
    const QModelIndex index = m_model.index(row, 0, parent);
    if (const TreeItem item = m_model.itemAt(index); item.group) {
      const LayerGroup* group = groupAt(m_document.project(), item.key);
      setExpanded(index, !group || group->expanded);
      expandAsStored(index);
    }
  }
}

void LayerTreeView::remember(const QModelIndex& index, bool expanded) {
  if (m_restoring)
    return;
  const TreeItem item = m_model.itemAt(index);
  const LayerGroup* group = groupAt(m_document.project(), item.key);
  if (item.group && group && group->expanded != expanded)
    m_document.edit(
        [path = item.key, expanded](Project& project) { scarp::setExpanded(project, path, expanded); });
}

void LayerTreeView::keyPressEvent(QKeyEvent* event) {
  const auto items = selectedItems();
  if (event->key() == Qt::Key_Space && !items.empty() && state() != EditingState) {
    const bool deep = event->modifiers() & Qt::ControlModifier;
    m_model.check(items, !isChecked(m_document.project(), items.front()), deep);
    return;
  }
  QTreeView::keyPressEvent(event);
}

bool LayerTreeView::onBox(const QModelIndex& index, const QPoint& place) const {
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  option.rect = visualRect(index);
  option.features |= QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDecoration |
                     QStyleOptionViewItem::HasDisplay;
  return style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, this).contains(place);
}

void LayerTreeView::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->pos());
  if (event->button() == Qt::LeftButton && event->modifiers() & Qt::ControlModifier && index.isValid() &&
      onBox(index, event->pos())) {
    const TreeItem item = m_model.itemAt(index);
    m_model.check({item}, !isChecked(m_document.project(), item), true);
    m_swallowRelease = true; // the view would turn the box back
    return;
  }
  QTreeView::mousePressEvent(event);
}

void LayerTreeView::mouseReleaseEvent(QMouseEvent* event) {
  if (!std::exchange(m_swallowRelease, false))
    QTreeView::mouseReleaseEvent(event);
}

void LayerTreeView::paintEvent(QPaintEvent* event) {
  QTreeView::paintEvent(event);
  if (m_model.rowCount() > 0)
    return;
  QPainter painter(viewport());
  painter.setPen(palette().color(QPalette::Disabled, QPalette::Text));
  painter.drawText(viewport()->rect().adjusted(12, 12, -12, -12), Qt::AlignTop | Qt::TextWordWrap,
                   tr("No layers yet. Drop files here, or use “Add layer…”."));
}

void LayerTreeView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QTreeView::selectionChanged(selected, deselected);
  if (!m_restoring)
    emit selectionMoved();
}

void LayerTreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTreeView::currentChanged(current, previous);
  if (!m_restoring)
    emit selectionMoved();
}

} // namespace scarp
