// SPDX-License-Identifier: GPL-3.0-or-later
// One coherent target in words: velocity with its reference, coherence, z-score, place, and every column of
// its row of the table, which is read on a worker.
#pragma once

#include "widgets/map/ct_layer.h"
#include "widgets/targets/latest_work.h"

#include <QWidget>
#include <memory>

class QLabel;
class QPushButton;

namespace scarp {

class TargetPanel final : public QWidget {
  Q_OBJECT

public:
  explicit TargetPanel(QWidget* parent = nullptr);
  void show(const std::shared_ptr<const CtLayer>& layer, uint32_t target);
  using QWidget::show;
  /// The same target after a change of the layer's style, if it is of the same table.
  void follow(const std::shared_ptr<const CtLayer>& layer);
  void clear();

signals:
  void pinAsked(); ///< the target that is shown

private:
  void showWords();

  LatestWork m_work;
  std::shared_ptr<const CtLayer> m_layer; ///< of what is shown; null: nothing is
  uint32_t m_shown = 0;
  QLabel *m_text, *m_attributes;
  QPushButton* m_pin;
};

} // namespace scarp
