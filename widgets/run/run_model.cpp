// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/run_model.h"

#include "core/base/text.h"
#include "widgets/run/run_watcher.h"

#include <QColor>
#include <QLocale>
#include <algorithm>
#include <array>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr size_t kCheckedAtFirst = 4;

QString number(const std::optional<double>& value, int decimals) {
  return value ? QLocale().toString(*value, 'f', decimals) : QString();
}

std::optional<double> lastLoss(const RunReader& run) {
  for (auto row = run.metrics().rbegin(); row != run.metrics().rend(); ++row)
    if (row->loss && row->phase != "test")
      return row->loss;
  return std::nullopt;
}

} // namespace

QString runTitle(const RunReader& run) {
  const Json& p = run.view().config.parameters;
  if (run.view().config.kind != "train")
    return QString::fromStdString(run.view().config.kind.empty() ? run.folder().filename().string()
                                                                 : run.view().config.kind);
  const std::string model = p.value("model", ""), net = p.value("net", "");
  const std::string what = model.empty() ? net + " " + p.value("channels", "") : model;
  return RunModel::tr("%1, seed %2").arg(QString::fromStdString(what)).arg(p.value("seed", int64_t{1}));
}

RunModel::RunModel(RunWatcher& watcher, QObject* parent) : QAbstractTableModel(parent), m_watcher(watcher) {
  connect(&watcher, &RunWatcher::runsChanged, this, [this] {
    beginResetModel();
    endResetModel();
    emit checksChanged();
  });
  connect(&watcher, &RunWatcher::runChanged, this, [this](const RunReader* run) {
    const int row = rowOf(run->folder());
    if (row >= 0)
      emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
  });
}

int RunModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_watcher.runs().size());
}

int RunModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

const RunReader* RunModel::runAt(int row) const {
  const auto& runs = m_watcher.runs();
  return row >= 0 && static_cast<size_t>(row) < runs.size() ? runs[static_cast<size_t>(row)].get() : nullptr;
}

int RunModel::rowOf(const fs::path& folder) const {
  const auto& runs = m_watcher.runs();
  const auto at =
      std::find_if(runs.begin(), runs.end(), [&](const auto& r) { return r->folder() == folder; });
  return at == runs.end() ? -1 : static_cast<int>(at - runs.begin());
}

bool RunModel::isChecked(const RunReader& run) const {
  if (const auto chosen = m_checks.find(run.folder()); chosen != m_checks.end())
    return chosen->second;
  size_t newer = 0;
  for (const auto& other : m_watcher.runs()) {
    if (other.get() == &run)
      break;
    newer += other->view().config.kind == "train";
  }
  return newer < kCheckedAtFirst;
}

std::vector<const RunReader*> RunModel::checkedRuns() const {
  std::vector<const RunReader*> checked;
  for (const auto& run : m_watcher.runs())
    if (run->view().config.kind == "train" && isChecked(*run))
      checked.push_back(run.get());
  return checked;
}

QColor RunModel::colourOf(const RunReader* run) const {
  // Okabe and Ito's hues, which stay apart for colour-blind people; oldest run first, so that colours stay.
  static const std::array<QColor, 7> hues{
      QColor(0x00, 0x72, 0xb2), QColor(0xe6, 0x9f, 0x00), QColor(0x00, 0x9e, 0x73), QColor(0xcc, 0x79, 0xa7),
      QColor(0xd5, 0x5e, 0x00), QColor(0x56, 0xb4, 0xe9), QColor(0x80, 0x70, 0x20)};
  size_t place = 0;
  for (auto other = m_watcher.runs().rbegin(); other != m_watcher.runs().rend(); ++other) {
    if (other->get() == run)
      break;
    place += (*other)->view().config.kind == "train";
  }
  return hues[place % hues.size()];
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  const RunReader* run = runAt(index.row());
  if (!run)
    return {};
  const RunView& view = run->view();
  const bool training = view.config.kind == "train";
  if (role == Qt::CheckStateRole && index.column() == Name && training)
    return isChecked(*run) ? Qt::Checked : Qt::Unchecked;
  if (role == Qt::DecorationRole && index.column() == Name && training)
    return colourOf(run);
  if (role == Qt::TextAlignmentRole && index.column() >= Progress)
    return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::ToolTipRole) {
    QString tip = QString::fromStdString(run->folder().string());
    if (view.status.error)
      tip += "\n" + QString::fromStdString(view.status.error->message + ". " + view.status.error->hint);
    for (const std::string& warning : view.status.warnings)
      tip += "\n" + QString::fromStdString(warning);
    if (!view.problem.empty())
      tip += "\n" + QString::fromStdString(view.problem);
    return tip;
  }
  if (role != Qt::DisplayRole)
    return {};
  const bool active = view.status.state == RunState::Running && !view.lost;
  switch (index.column()) {
  case Name:
    return runTitle(*run);
  case State:
    return stateText(view);
  case Progress:
    if (view.status.epochs > 0)
      return tr("%1 / %2 epochs").arg(view.status.epoch).arg(view.status.epochs);
    return tr("%1 %").arg(static_cast<int>(100 * view.status.fraction));
  case Loss:
    return training ? number(lastLoss(*run), 3) : QString();
  case BestIou:
    return training ? number(view.status.bestIou, 3) : QString();
  case Eta:
    return active && view.status.etaSeconds ? QString::fromStdString(formatDuration(*view.status.etaSeconds))
                                            : QString();
  default:
    return {};
  }
}

bool RunModel::setData(const QModelIndex& index, const QVariant& value, int role) {
  const RunReader* run = runAt(index.row());
  if (!run || role != Qt::CheckStateRole || index.column() != Name)
    return false;
  m_checks[run->folder()] = value.toInt() == Qt::Checked;
  emit dataChanged(index, index, {Qt::CheckStateRole});
  emit checksChanged();
  return true;
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
    return {};
  switch (section) {
  case Name:
    return tr("Run");
  case State:
    return tr("State");
  case Progress:
    return tr("Progress");
  case Loss:
    return tr("Loss");
  case BestIou:
    return tr("Best IoU");
  case Eta:
    return tr("Left");
  default:
    return {};
  }
}

Qt::ItemFlags RunModel::flags(const QModelIndex& index) const {
  Qt::ItemFlags flags = QAbstractTableModel::flags(index);
  if (const RunReader* run = runAt(index.row());
      run && index.column() == Name && run->view().config.kind == "train")
    flags |= Qt::ItemIsUserCheckable;
  return flags;
}

} // namespace scarp
