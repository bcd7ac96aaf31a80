// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/pinned_model.h"

#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace scarp {

namespace {

constexpr const char* kSetting = "pinned_targets";
// Apart for colour-blind people, on light and on dark (Okabe and Ito).
constexpr std::array kColours = {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195"};

std::vector<PinnedTarget> pinsOf(const Project& project) {
  std::vector<PinnedTarget> pins;
  if (const auto found = project.settings.find(kSetting);
      found != project.settings.end() && found->is_array())
    for (const Json& each : *found)
      if (auto pin = pinnedTargetFrom(each))
        pins.push_back(std::move(*pin));
  return pins;
}

/// Another colour or size changes no series; a filter changes the mean of an area.
bool sameSeries(const PinnedTarget& pin, const CtLayer& before, const CtLayer& after) {
  return &before.cloud() == &after.cloud() && before.style().reference == after.style().reference &&
         (!pin.isArea() || before.style().filter == after.style().filter);
}

QString number(double value, int decimals) {
  return std::isfinite(value) ? QLocale().toString(value, 'f', decimals) : QStringLiteral("–");
}

} // namespace

PinnedModel::PinnedModel(ProjectDocument& document, LayerStack& layers, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_layers(layers) {
  connect(&document, &ProjectDocument::changed, this, &PinnedModel::takeFromProject);
  connect(&layers, &LayerStack::statusChanged, this, &PinnedModel::readMissing);
  takeFromProject();
}

void PinnedModel::takeFromProject() {
  const std::vector<PinnedTarget> pins = pinsOf(m_document.project());
  const bool same = pins.size() == m_items.size() &&
                    std::equal(pins.begin(), pins.end(), m_items.begin(),
                               [](const PinnedTarget& a, const Item& b) { return a == b.pin; });
  if (same)
    return;
  beginResetModel();
  std::vector<Item> items;
  for (const PinnedTarget& pin : pins) {
    Item item{pin, nullptr, {}, nullptr};
    for (const Item& old : m_items) // a series stays with its place, whatever it is called
      if (old.pin.layer == pin.layer && old.pin.place == pin.place && old.pin.area == pin.area) {
        item = old;
        item.pin = pin;
      }
    items.push_back(std::move(item));
  }
  m_items = std::move(items);
  endResetModel();
  readMissing();
  emit seriesChanged();
}

void PinnedModel::store(const QString& what) {
  Json list = Json::array();
  for (const Item& item : m_items)
    list.push_back(toJson(item.pin));
  m_document.edit(what, [list](Project& project) { project.settings[kSetting] = list; });
}

void PinnedModel::add(PinnedTarget pin) {
  for (const Item& item : m_items)
    if (item.pin.layer == pin.layer && item.pin.place == pin.place && item.pin.area == pin.area)
      return;
  size_t colour = 0;
  const auto used = [&](const char* each) {
    return std::any_of(m_items.begin(), m_items.end(), [&](const Item& i) { return i.pin.colour == each; });
  };
  while (colour + 1 < kColours.size() && used(kColours[colour]))
    ++colour;
  pin.colour = used(kColours[colour]) ? kColours[m_items.size() % kColours.size()] : kColours[colour];
  int last = 0; // names count on, also after some were removed
  for (const Item& item : m_items)
    last = std::max(last, QString::fromStdString(item.pin.name).section(' ', -1).toInt());
  pin.name = (pin.isArea() ? tr("Area %1") : tr("Target %1")).arg(last + 1).toStdString();
  const int row = rowCount();
  beginInsertRows({}, row, row);
  m_items.push_back({std::move(pin), nullptr, {}, nullptr});
  endInsertRows();
  store(tr("Pin a time series"));
  readMissing();
  emit seriesChanged();
}

void PinnedModel::pin(const std::string& layer, Point place) {
  PinnedTarget pin;
  pin.layer = layer;
  pin.place = place;
  add(std::move(pin));
}

void PinnedModel::pinArea(const std::string& layer, const Ring& area) {
  PinnedTarget pin;
  pin.layer = layer;
  pin.area = area;
  add(std::move(pin));
}

void PinnedModel::remove(std::vector<int> rows) {
  std::sort(rows.begin(), rows.end(), std::greater<>());
  for (const int row : rows) {
    if (row < 0 || row >= rowCount())
      continue;
    beginRemoveRows({}, row, row);
    m_items.erase(m_items.begin() + row);
    endRemoveRows();
  }
  store(tr("Remove time series"));
  emit seriesChanged();
}

void PinnedModel::setColour(int row, const QColor& colour) {
  if (row < 0 || row >= rowCount() || !colour.isValid())
    return;
  m_items[static_cast<size_t>(row)].pin.colour = colour.name().toStdString();
  emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
  store(tr("Colour of a time series"));
  emit seriesChanged();
}

void PinnedModel::setFitModel(SeriesModel model) {
  m_fitModel = model;
  fitAll();
  if (!m_items.empty())
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
  emit seriesChanged();
}

void PinnedModel::fitAll() {
  for (Item& item : m_items)
    item.fit =
        item.series ? fitSeries(item.series->years, item.series->values.mean, m_fitModel) : std::nullopt;
}

void PinnedModel::readMissing() {
  struct Order {
    PinnedTarget pin;
    std::shared_ptr<const CtLayer> layer;
  };
  std::vector<Order> orders;
  for (Item& item : m_items) {
    auto layer = std::dynamic_pointer_cast<const CtLayer>(m_layers.layer(item.pin.layer));
    if (!layer || layer == item.from)
      continue;
    if (item.from && sameSeries(item.pin, *item.from, *layer))
      item.from = std::move(layer);
    else
      orders.push_back({item.pin, std::move(layer)});
  }
  if (orders.empty())
    return;
  m_work.run([this, orders](const std::stop_token& stop) -> LatestWork::Finish {
    std::vector<std::shared_ptr<const TargetSeries>> read;
    for (const Order& order : orders)
      read.push_back(std::make_shared<const TargetSeries>(
          readTargetSeries(*order.layer, order.pin.shape(), order.pin.place, stop)));
    return [this, orders, read] {
      for (size_t k = 0; k < orders.size(); ++k)
        for (Item& item : m_items)
          if (item.pin.layer == orders[k].pin.layer && item.pin.place == orders[k].pin.place &&
              item.pin.area == orders[k].pin.area) {
            item.series = read[k];
            item.from = orders[k].layer;
          }
      fitAll();
      if (!m_items.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
      emit seriesChanged();
      readMissing(); // pinned while this was read
    };
  });
}

int PinnedModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

QVariant PinnedModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount())
    return {};
  const Item& item = m_items[static_cast<size_t>(index.row())];
  if (index.column() == Name) {
    if (role == Qt::DisplayRole || role == Qt::EditRole)
      return QString::fromStdString(item.pin.name);
    if (role == Qt::DecorationRole)
      return QColor(QString::fromStdString(item.pin.colour));
    if (role == Qt::CheckStateRole)
      return item.pin.shown ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && item.series)
      return item.series->problem;
    return {};
  }
  if (role == Qt::TextAlignmentRole)
    return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
  if (role != Qt::DisplayRole)
    return {};
  if (!item.series)
    return index.column() == Rate ? tr("reading…") : QString();
  if (index.column() == Targets)
    return QLocale().toString(static_cast<qulonglong>(item.series->values.targets));
  if (!item.fit)
    return QStringLiteral("–");
  switch (index.column()) {
  case Rate:
    return number(item.fit->rate, 2);
  case RateError:
    return number(item.fit->rateError, 2);
  case R2:
    return number(item.fit->r2, 3);
  case Rmse:
    return number(item.fit->rmse, 2);
  default:
    return {};
  }
}

bool PinnedModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  if (!index.isValid() || index.column() != Name)
    return false;
  Item& item = m_items[static_cast<size_t>(index.row())];
  if (role == Qt::CheckStateRole)
    item.pin.shown = value.toInt() == Qt::Checked;
  else if (role == Qt::EditRole && !value.toString().trimmed().isEmpty())
    item.pin.name = value.toString().trimmed().toStdString();
  else
    return false;
  emit dataChanged(index, index);
  store(tr("Change a time series"));
  emit seriesChanged();
  return true;
}

QVariant PinnedModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal)
    return {};
  const std::array<QString, ColumnCount> names{tr("Series"), tr("Rate"), tr("±"),
                                               tr("r²"),     tr("RMSE"), tr("n")};
  const std::array<QString, ColumnCount> hints{tr("Tick: in the chart. Double-click: rename"),
                                               tr("Rate of the fit, mm/yr, positive = toward the satellite"),
                                               tr("Standard error of the rate, mm/yr"),
                                               tr("Share of the variance that the fit explains"),
                                               tr("Root mean square of the residuals, mm"),
                                               tr("Targets that the series is the mean of")};
  if (role == Qt::DisplayRole)
    return names[static_cast<size_t>(section)];
  return role == Qt::ToolTipRole ? QVariant(hints[static_cast<size_t>(section)]) : QVariant();
}

Qt::ItemFlags PinnedModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (index.column() == Name)
    flags |= Qt::ItemIsEditable | Qt::ItemIsUserCheckable;
  return flags;
}

} // namespace scarp
