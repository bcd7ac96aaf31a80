// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_model.h"

#include <QColor>
#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QIcon>
#include <QMimeData>
#include <QPainter>
#include <QPalette>
#include <algorithm>

namespace scarp {

namespace {

const QString kMime = QStringLiteral("application/x-scarp-layers");

QIcon iconOf(LayerKind kind) {
  switch (kind) {
  case LayerKind::Image:
    return QIcon::fromTheme(QStringLiteral("image-x-generic"));
  case LayerKind::Points:
    return QIcon::fromTheme(QStringLiteral("draw-cross"));
  case LayerKind::HotSpot:
    return QIcon::fromTheme(QStringLiteral("color-gradient"));
  case LayerKind::Dem:
  case LayerKind::Slope:
  case LayerKind::Aspect:
    return QIcon::fromTheme(QStringLiteral("labplot-xy-curve"));
  case LayerKind::BaseMap:
    return QIcon::fromTheme(QStringLiteral("internet-services"));
  case LayerKind::Prediction:
    return QIcon::fromTheme(QStringLiteral("view-statistics"));
  case LayerKind::Vector:
    return QIcon::fromTheme(QStringLiteral("draw-polyline"));
  default:
    return QIcon::fromTheme(QStringLiteral("draw-polygon"));
  }
}

QVariant faintText() {
  return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
}

/// A square of the layer's colour with an edge that is seen on light and dark ground.
QPixmap swatchOf(const QColor& colour) {
  QPixmap swatch(16, 16);
  swatch.fill(colour);
  QPainter painter(&swatch);
  painter.setPen(QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text));
  painter.drawRect(0, 0, 15, 15);
  return swatch;
}

QByteArray packed(const std::vector<TreeItem>& items) {
  QByteArray bytes;
  QDataStream out(&bytes, QIODevice::WriteOnly);
  for (const TreeItem& item : items)
    out << item.group << QString::fromStdString(item.key);
  return bytes;
}

std::vector<TreeItem> unpacked(const QByteArray& bytes) {
  std::vector<TreeItem> items;
  QDataStream in(bytes);
  while (!in.atEnd()) {
    bool group = false;
    QString key;
    in >> group >> key;
    items.push_back({group, key.toStdString()});
  }
  return items;
}

} // namespace

struct LayerModel::Node {
  TreeItem item = {true, {}};
  const Node* parent = nullptr;
  int row = 0;
  std::vector<std::unique_ptr<Node>> children = {};

  void fill(const Project& project) {
    for (const TreeItem& child : childrenOf(project, item.key)) {
      auto node = std::make_unique<Node>(Node{child, this, static_cast<int>(children.size()), {}});
      if (child.group)
        node->fill(project);
      children.push_back(std::move(node));
    }
  }
  bool sameAs(const Node& other) const {
    return item == other.item &&
           std::ranges::equal(children, other.children,
                              [](const auto& a, const auto& b) { return a->sameAs(*b); });
  }
};

LayerModel::LayerModel(ProjectDocument& document, LayerStack& stack, QObject* parent)
    : QAbstractItemModel(parent), m_document(document), m_stack(stack), m_root(std::make_unique<Node>()) {
  connect(&m_document, &ProjectDocument::changed, this, &LayerModel::sync);
  connect(&m_stack, &LayerStack::statusChanged, this, [this] { announce({}); });
  sync();
}

LayerModel::~LayerModel() = default;

void LayerModel::sync() {
  auto root = std::make_unique<Node>();
  root->fill(m_document.project());
  if (root->sameAs(*m_root)) {
    announce({});
    return;
  }
  beginResetModel();
  m_root = std::move(root);
  endResetModel();
  emit rebuilt();
}

void LayerModel::announce(const QModelIndex& parent) {
  const int rows = rowCount(parent);
  if (rows == 0)
    return;
  emit dataChanged(index(0, 0, parent), index(rows - 1, 0, parent));
  for (int row = 0; row < rows; ++row)
    announce(index(row, 0, parent));
}

const LayerModel::Node& LayerModel::nodeOf(const QModelIndex& index) const {
  return index.isValid() ? *static_cast<const Node*>(index.internalPointer()) : *m_root;
}

TreeItem LayerModel::itemAt(const QModelIndex& index) const {
  return nodeOf(index).item;
}

std::string LayerModel::idAt(const QModelIndex& index) const {
  const TreeItem& item = nodeOf(index).item;
  return item.group ? std::string() : item.key;
}

QModelIndex LayerModel::indexOf(const TreeItem& item) const {
  std::vector<const Node*> open{m_root.get()};
  while (!open.empty()) {
    const Node* node = open.back();
    open.pop_back();
    for (const auto& child : node->children) {
      if (child->item == item)
        return createIndex(child->row, 0, child.get());
      open.push_back(child.get());
    }
  }
  return {};
}

void LayerModel::setEditing(const std::string& id) {
  m_editing = id;
  announce({});
}

void LayerModel::check(const std::vector<TreeItem>& items, bool checked, bool deep) {
  m_document.edit(
      checked ? tr("Show layers") : tr("Hide layers"),
      [items, checked, deep](Project& project) {
        for (const TreeItem& item : items)
          deep ? setCheckedDeep(project, item, checked) : setChecked(project, item, checked);
      },
      QStringLiteral("check"));
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const {
  if (row < 0 || column != 0 || row >= rowCount(parent))
    return {};
  return createIndex(row, 0, nodeOf(parent).children[static_cast<size_t>(row)].get());
}

QModelIndex LayerModel::parent(const QModelIndex& index) const {
  const Node* parent = index.isValid() ? nodeOf(index).parent : nullptr;
  return !parent || !parent->parent ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int LayerModel::rowCount(const QModelIndex& parent) const {
  return static_cast<int>(nodeOf(parent).children.size());
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid())
    return {};
  const TreeItem& item = nodeOf(index).item;
  if (item.group) {
    const LayerGroup* group = groupAt(m_document.project(), item.key);
    return group ? groupData(*group, role) : QVariant();
  }
  const ProjectLayer* layer = m_document.project().layer(item.key);
  return layer ? layerData(*layer, role) : QVariant();
}

QVariant LayerModel::groupData(const LayerGroup& group, int role) const {
  switch (role) {
  case Qt::DisplayRole:
  case Qt::EditRole:
    return QString::fromStdString(titleOfGroup(group.path));
  case Qt::CheckStateRole:
    return group.visible ? Qt::Checked : Qt::Unchecked;
  case Qt::DecorationRole:
    return QIcon::fromTheme(QStringLiteral("folder"));
  case Qt::ToolTipRole:
    return group.exclusive ? tr("Group; one of its layers is shown at a time")
                           : tr("Group; Ctrl+click on its box: with all in it");
  case IsGroupRole:
    return true;
  default:
    return {};
  }
}

QVariant LayerModel::layerData(const ProjectLayer& layer, int role) const {
  const LayerStatus status = m_stack.status(layer.id);
  const QString name = QString::fromStdString(layer.name);
  switch (role) {
  case Qt::DisplayRole:
    if (status.state == LayerState::Missing)
      return tr("%1 — file missing").arg(name);
    if (status.state == LayerState::Failed)
      return tr("%1 — cannot be shown").arg(name);
    return status.state == LayerState::Loading && !status.layer ? tr("%1 — loading").arg(name) : name;
  case Qt::EditRole:
    return name;
  case Qt::CheckStateRole:
    return layer.visible ? Qt::Checked : Qt::Unchecked;
  case Qt::ForegroundRole:
    return isShown(m_document.project(), layer) || !layer.visible ? QVariant() : faintText();
  case Qt::DecorationRole: {
    if (status.state == LayerState::Missing || status.state == LayerState::Failed)
      return QIcon::fromTheme(QStringLiteral("dialog-warning"));
    const Legend legend = status.layer ? status.layer->legend() : Legend{};
    if (legend.ramps.empty() && legend.swatches.size() == 1)
      return swatchOf(legend.swatches[0].outline);
    return iconOf(layer.kind);
  }
  case Qt::ToolTipRole:
    return toolTipOf(layer, status);
  case IdRole:
    return QString::fromStdString(layer.id);
  case KindRole:
    return static_cast<int>(layer.kind);
  case StateRole:
    return static_cast<int>(status.state);
  case ProblemRole:
    return status.problem;
  case IsGroupRole:
    return false;
  case MarkRole:
    if (layer.id == m_editing)
      return QIcon::fromTheme(QStringLiteral("document-edit"));
    return layer.kind == LayerKind::Labels ? QIcon::fromTheme(QStringLiteral("object-locked")) : QIcon();
  default:
    return {};
  }
}

QString LayerModel::toolTipOf(const ProjectLayer& layer, const LayerStatus& status) const {
  if (status.state == LayerState::Missing || status.state == LayerState::Failed)
    return status.problem + QLatin1Char('\n') + status.hint;
  QString tip = QString::fromStdString(m_document.project().pathOf(layer.file).string());
  if (layer.id == m_editing)
    tip += QLatin1Char('\n') + tr("Being edited in the Label workspace");
  else if (layer.kind == LayerKind::Labels)
    tip += QLatin1Char('\n') + tr("Locked: “Edit labels” opens them for drawing");
  return tip;
}

bool LayerModel::rename(const TreeItem& item, const QString& name) {
  const QString words = tr("Rename to %1").arg(name);
  if (!item.group) {
    m_document.editLayer(words, item.key,
                         [text = name.toStdString()](ProjectLayer& layer) { layer.name = text; });
    return true;
  }
  if (name.toStdString() == titleOfGroup(item.key))
    return true;
  const std::string to = unusedGroup(m_document.project(), parentOfGroup(item.key), name.toStdString());
  m_document.edit(words, [from = item.key, to](Project& project) { renameGroup(project, from, to); });
  return true;
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid())
    return false;
  const TreeItem item = nodeOf(index).item; // the node may go with the change
  if (role == Qt::CheckStateRole) {
    check({item}, value.toInt() == Qt::Checked);
    return true;
  }
  const QString name = value.toString().trimmed();
  return role == Qt::EditRole && !name.isEmpty() && rename(item, name);
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
  if (!index.isValid())
    return Qt::ItemIsDropEnabled;
  const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                               Qt::ItemIsEditable | Qt::ItemIsDragEnabled;
  return nodeOf(index).item.group ? common | Qt::ItemIsDropEnabled : common;
}

QStringList LayerModel::mimeTypes() const {
  return {kMime};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const {
  std::vector<TreeItem> items;
  for (const QModelIndex& index : indexes)
    items.push_back(itemAt(index));
  auto* data = new QMimeData;
  data->setData(kMime, packed(items));
  return data;
}

bool LayerModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                              const QModelIndex& parent) {
  if (action != Qt::MoveAction || !data->hasFormat(kMime))
    return false;
  const Node& into = nodeOf(parent);
  if (!into.item.group)
    return false;
  if (row < 0) // on a group: its top; on the empty space below the tree: the end
    row = parent.isValid() ? 0 : static_cast<int>(into.children.size());
  std::optional<TreeItem> before;
  if (row < static_cast<int>(into.children.size()))
    before = into.children[static_cast<size_t>(row)]->item;
  m_document.edit(tr("Move layers"),
                  [items = unpacked(data->data(kMime)), group = into.item.key, before](Project& project) {
                    moveItems(project, items, group, before ? &*before : nullptr);
                  });
  return false; // the rows have been rebuilt from the project: the view must not remove any
}

} // namespace scarp
