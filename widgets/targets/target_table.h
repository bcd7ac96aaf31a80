// SPDX-License-Identifier: GPL-3.0-or-later
// The drawer's page with the table of targets: a click on a row asks for the place on the map, a target
// chosen on the map selects its row.
#pragma once

#include "widgets/targets/target_table_model.h"

#include <QWidget>

class QLabel;
class QTableView;

namespace scarp {

class TargetTable final : public QWidget {
  Q_OBJECT

public:
  explicit TargetTable(QWidget* parent = nullptr);
  /// Rows are made when the page is seen.
  void setLayer(const std::shared_ptr<const CtLayer>& layer);
  TargetTableModel& model() { return *m_model; }
  void select(uint32_t target); ///< quiet; scrolls there

signals:
  /// A row was chosen by mouse or keyboard.
  void chosen(const std::shared_ptr<const scarp::CtLayer>& layer, uint32_t target);

protected:
  void showEvent(QShowEvent* event) override;

private:
  void refresh();

  TargetTableModel* m_model;
  QTableView* m_view;
  QLabel* m_words;
  std::shared_ptr<const CtLayer> m_layer;
  std::optional<uint32_t> m_selected;
  bool m_quiet = false;
};

} // namespace scarp
