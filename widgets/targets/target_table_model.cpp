// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_table_model.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace scarp {

namespace {

/// What a column is sorted by; NaN where there is nothing.
double valueOf(const CtLayer& layer, int column, size_t i) {
  const CtCloud& cloud = layer.cloud();
  switch (column) {
  case TargetTableModel::Row:
    return static_cast<double>(cloud.row(i));
  case TargetTableModel::Velocity:
    return static_cast<double>(cloud.velocity(i) - layer.symbols().referenceVelocity());
  case TargetTableModel::Coherence:
    return cloud.coherence(i).value_or(std::nan(""));
  case TargetTableModel::Z:
    return cloud.z(i).value_or(std::nan(""));
  case TargetTableModel::Bin: {
    const auto bin = cloud.bin(i);
    return bin ? *bin : std::nan("");
  }
  case TargetTableModel::East:
    return cloud.x(i);
  default:
    return cloud.y(i);
  }
}

struct Arranged {
  std::vector<uint32_t> order;
  std::vector<int> rows;
};

Arranged arranged(const CtLayer& layer, int column, Qt::SortOrder direction, const std::stop_token& stop) {
  struct Key {
    double value;
    uint32_t target;
  };
  const size_t n = layer.cloud().size();
  std::vector<Key> keys, without;
  keys.reserve(layer.symbols().shown());
  for (size_t i = 0; i < n; ++i)
    if (layer.symbols().isShown(i)) {
      const Key key{valueOf(layer, column, i), static_cast<uint32_t>(i)};
      (std::isnan(key.value) ? without : keys).push_back(key);
    }
  Arranged result;
  if (stop.stop_requested())
    return result;
  const bool up = direction == Qt::AscendingOrder;
  std::sort(keys.begin(), keys.end(), [up](const Key& a, const Key& b) {
    if (a.value != b.value)
      return up ? a.value < b.value : a.value > b.value;
    return a.target < b.target;
  });
  result.rows.assign(n, -1);
  result.order.reserve(keys.size() + without.size());
  for (const auto* part : {&keys, &without}) // what has no value stands at the end, whichever way
    for (const Key& key : *part) {
      result.rows[key.target] = static_cast<int>(result.order.size());
      result.order.push_back(key.target);
    }
  return result;
}

QString number(std::optional<double> value, int decimals) {
  return value && std::isfinite(*value) ? QLocale().toString(*value, 'f', decimals) : QStringLiteral("–");
}

} // namespace

void TargetTableModel::setLayer(std::shared_ptr<const CtLayer> layer) {
  if (layer == m_wanted)
    return;
  m_wanted = std::move(layer);
  arrange();
}

void TargetTableModel::sort(int column, Qt::SortOrder order) {
  if (column < 0 || (column == m_column && order == m_direction))
    return;
  m_column = column;
  m_direction = order;
  arrange();
}

void TargetTableModel::arrange() {
  if (!m_wanted) {
    m_work.drop();
    beginResetModel();
    m_layer.reset();
    m_order.clear();
    m_rows.clear();
    endResetModel();
    emit sorted();
    return;
  }
  m_work.run([this, layer = m_wanted, column = m_column,
              direction = m_direction](const std::stop_token& stop) -> LatestWork::Finish {
    auto result = std::make_shared<Arranged>(arranged(*layer, column, direction, stop));
    return [this, layer, result] {
      beginResetModel();
      m_layer = layer;
      m_order = std::move(result->order);
      m_rows = std::move(result->rows);
      endResetModel();
      emit sorted();
    };
  });
}

std::optional<int> TargetTableModel::rowOf(uint32_t target) const {
  if (target >= m_rows.size() || m_rows[target] < 0)
    return std::nullopt;
  return m_rows[target];
}

int TargetTableModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_order.size());
}

QVariant TargetTableModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || !m_layer)
    return {};
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  const size_t i = targetAt(index.row());
  const CtCloud& cloud = m_layer->cloud();
  switch (index.column()) {
  case Row:
    return QLocale().toString(static_cast<qulonglong>(cloud.row(i) + 1));
  case Velocity:
    return number(valueOf(*m_layer, Velocity, i), 1);
  case Coherence:
    return number(cloud.coherence(i), 2);
  case Z:
    return number(cloud.z(i), 2);
  case Bin: {
    const auto bin = cloud.bin(i);
    return bin ? QLocale().toString(*bin) : QStringLiteral("–");
  }
  case East:
    return number(cloud.x(i), 1);
  default:
    return number(cloud.y(i), 1);
  }
}

QVariant TargetTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  const bool relative = m_layer && m_layer->symbols().referenceCount() > 0;
  const std::array<QString, ColumnCount> names{
      tr("Row"),       relative ? tr("v relative, mm/yr") : tr("v, mm/yr"),
      tr("Coherence"), tr("Gi* z"),
      tr("Gi* class"), tr("East"),
      tr("North")};
  if (role == Qt::DisplayRole)
    return names[static_cast<size_t>(section)];
  if (role == Qt::ToolTipRole && section == Velocity)
    return tr("Velocity along the line of sight, positive = toward the satellite");
  return {};
}

} // namespace scarp
