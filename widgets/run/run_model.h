// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of a watcher as a table.
#pragma once

#include "core/run/run_reader.h"

#include <QAbstractTableModel>
#include <filesystem>
#include <map>
#include <set>

namespace scarp {

class RunWatcher;

class RunModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Name, State, Progress, Loss, BestIou, Eta, ColumnCount };

  explicit RunModel(RunWatcher& watcher, QObject* parent = nullptr);
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

  const RunReader* runAt(int row) const;
  int rowOf(const std::filesystem::path& folder) const; ///< -1 when there is none
  /// Runs whose curves are shown: training runs that are checked (the newest few are at first).
  std::vector<const RunReader*> checkedRuns() const;
  /// The colour of a run's curves, the same everywhere.
  QColor colourOf(const RunReader* run) const;

signals:
  void checksChanged();

private:
  bool isChecked(const RunReader& run) const;
  RunWatcher& m_watcher;
  std::map<std::filesystem::path, bool> m_checks; ///< only what a person chose
};

/// "XIII seed 1": model or net and seed of a training run, else its kind.
QString runTitle(const RunReader& run);

} // namespace scarp
