// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_model.h"

#include <QIcon>
#include <QMimeData>
#include <algorithm>

namespace scarp {

namespace {

const QString kMime = QStringLiteral("application/x-scarp-layer");
constexpr quintptr kTop = ~quintptr{0};

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
  case LayerKind::Prediction:
    return QIcon::fromTheme(QStringLiteral("view-statistics"));
  case LayerKind::Vector:
    return QIcon::fromTheme(QStringLiteral("draw-polyline"));
  default:
    return QIcon::fromTheme(QStringLiteral("draw-polygon"));
  }
}

} // namespace

LayerModel::LayerModel(ProjectDocument& document, LayerStack& stack, QObject* parent)
    : QAbstractItemModel(parent), m_document(document), m_stack(stack) {
  connect(&m_document, &ProjectDocument::changed, this, &LayerModel::sync);
  connect(&m_stack, &LayerStack::statusChanged, this, &LayerModel::sync);
  sync();
}

bool LayerModel::hasLegend(const std::string& id) const {
  const MapLayerPtr layer = m_stack.layer(id);
  if (!layer)
    return false;
  const Legend legend = layer->legend();
  return !legend.ramps.empty() || legend.swatches.size() > 1; // a single swatch is the row's own icon
}

void LayerModel::sync() {
  std::vector<Row> rows;
  for (const auto& layer : m_document.project().layers)
    rows.push_back({layer.id, hasLegend(layer.id)});
  const bool same = rows.size() == m_rows.size() &&
                    std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const Row& a, const Row& b) {
                      return a.id == b.id && a.legend == b.legend;
                    });
  if (same) {
    if (!m_rows.empty())
      emit dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, 0));
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
      if (m_rows[static_cast<size_t>(row)].legend) {
        const QModelIndex legend = index(0, 0, index(row, 0));
        emit dataChanged(legend, legend);
      }
    return;
  }
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
  emit rebuilt();
}

const ProjectLayer* LayerModel::layerAt(const QModelIndex& index) const {
  const std::string id = idAt(index);
  return id.empty() ? nullptr : m_document.project().layer(id);
}

std::string LayerModel::idAt(const QModelIndex& index) const {
  if (!index.isValid())
    return {};
  const size_t row = index.internalId() == kTop ? static_cast<size_t>(index.row()) : index.internalId();
  return row < m_rows.size() ? m_rows[row].id : std::string();
}

QModelIndex LayerModel::indexOf(const std::string& id) const {
  for (size_t row = 0; row < m_rows.size(); ++row)
    if (m_rows[row].id == id)
      return index(static_cast<int>(row), 0);
  return {};
}

Legend LayerModel::legendAt(const QModelIndex& index) const {
  const MapLayerPtr layer = m_stack.layer(idAt(index));
  return layer ? layer->legend() : Legend{};
}

QModelIndex LayerModel::index(int row, int column, const QModelIndex& parent) const {
  if (row < 0 || column != 0 || row >= rowCount(parent))
    return {};
  return createIndex(row, 0, parent.isValid() ? static_cast<quintptr>(parent.row()) : kTop);
}

QModelIndex LayerModel::parent(const QModelIndex& index) const {
  if (!index.isValid() || index.internalId() == kTop)
    return {};
  return createIndex(static_cast<int>(index.internalId()), 0, kTop);
}

int LayerModel::rowCount(const QModelIndex& parent) const {
  if (!parent.isValid())
    return static_cast<int>(m_rows.size());
  if (parent.internalId() != kTop)
    return 0;
  return m_rows[static_cast<size_t>(parent.row())].legend ? 1 : 0;
}

QVariant LayerModel::data(const QModelIndex& index, int role) const {
  const ProjectLayer* layer = layerAt(index);
  if (!layer)
    return {};
  if (index.internalId() != kTop) {
    if (role == IsLegendRole)
      return true;
    return role == Qt::ToolTipRole || role == Qt::AccessibleTextRole ? QVariant(legendAt(index).title)
                                                                     : QVariant();
  }
  const LayerStatus status = m_stack.status(layer->id);
  const bool broken = status.state == LayerState::Missing || status.state == LayerState::Failed;
  switch (role) {
  case Qt::DisplayRole: {
    const QString name = QString::fromStdString(layer->name);
    if (status.state == LayerState::Missing)
      return tr("%1 — file missing").arg(name);
    return status.state == LayerState::Loading && !status.layer && layer->visible
               ? tr("%1 — loading").arg(name)
               : name;
  }
  case Qt::EditRole:
    return QString::fromStdString(layer->name);
  case Qt::CheckStateRole:
    return layer->visible ? Qt::Checked : Qt::Unchecked;
  case Qt::DecorationRole: {
    if (broken)
      return QIcon::fromTheme(QStringLiteral("dialog-warning"));
    const Legend legend = legendAt(index);
    if (legend.ramps.empty() && legend.swatches.size() == 1) {
      QColor colour = legend.swatches[0].outline;
      return colour;
    }
    return iconOf(layer->kind);
  }
  case Qt::ToolTipRole: {
    QString tip = QString::fromStdString(m_document.project().pathOf(layer->file).string());
    if (broken)
      tip = status.problem + QLatin1Char('\n') + status.hint;
    return tip;
  }
  case IdRole:
    return QString::fromStdString(layer->id);
  case KindRole:
    return static_cast<int>(layer->kind);
  case StateRole:
    return static_cast<int>(status.state);
  case ProblemRole:
    return status.problem;
  case IsLegendRole:
    return false;
  default:
    return {};
  }
}

bool LayerModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const std::string id = idAt(index);
  if (id.empty() || index.internalId() != kTop)
    return false;
  if (role == Qt::CheckStateRole) {
    const bool visible = value.toInt() == Qt::Checked;
    m_document.editLayer(id, [visible](ProjectLayer& layer) { layer.visible = visible; });
    return true;
  }
  const std::string name = value.toString().trimmed().toStdString();
  if (role != Qt::EditRole || name.empty())
    return false;
  m_document.editLayer(id, [name](ProjectLayer& layer) { layer.name = name; });
  return true;
}

Qt::ItemFlags LayerModel::flags(const QModelIndex& index) const {
  if (!index.isValid())
    return Qt::ItemIsDropEnabled;
  if (index.internalId() != kTop)
    return Qt::ItemIsEnabled;
  return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsEditable |
         Qt::ItemIsDragEnabled;
}

QStringList LayerModel::mimeTypes() const {
  return {kMime};
}

QMimeData* LayerModel::mimeData(const QModelIndexList& indexes) const {
  auto* data = new QMimeData;
  if (!indexes.isEmpty())
    data->setData(kMime, QByteArray::fromStdString(idAt(indexes.first())));
  return data;
}

bool LayerModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                              const QModelIndex& parent) {
  if (action != Qt::MoveAction || !data->hasFormat(kMime))
    return false;
  if (parent.isValid())
    row = parent.row();
  move(data->data(kMime).toStdString(), row < 0 ? rowCount() : row);
  return false; // the rows have been rebuilt from the project: the view must not remove any
}

void LayerModel::move(const std::string& id, int toRow) {
  std::string before; // by id, so that the change can be repeated on a file that somebody else has changed
  if (toRow >= 0 && toRow < static_cast<int>(m_rows.size()))
    before = m_rows[static_cast<size_t>(toRow)].id;
  if (before == id)
    return;
  m_document.edit([id, before](Project& project) {
    auto& layers = project.layers;
    const auto from = std::ranges::find(layers, id, &ProjectLayer::id);
    if (from == layers.end())
      return;
    const ProjectLayer moved = *from;
    layers.erase(from);
    layers.insert(std::ranges::find(layers, before, &ProjectLayer::id), moved);
  });
}

} // namespace scarp
