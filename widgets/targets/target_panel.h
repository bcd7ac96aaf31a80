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
  void clear();

signals:
  void pinAsked(); ///< the target that is shown

private:
  LatestWork m_work;
  QLabel *m_text, *m_attributes;
  QPushButton* m_pin;
};

} // namespace scarp
