// SPDX-License-Identifier: GPL-3.0-or-later
// One coherent target in words and its displacement over time as a chart (mm along the line of sight).
#pragma once

#include "widgets/map/ct_layer.h"

#include <QWidget>
#include <memory>

class QChartView;
class QLabel;

namespace scarp {

class TargetPanel final : public QWidget {
  Q_OBJECT

public:
  explicit TargetPanel(QWidget* parent = nullptr);
  void show(const std::shared_ptr<const CtLayer>& layer, size_t target);
  using QWidget::show;
  void clear();

private:
  void drawSeries(const CtCloud& cloud, size_t target);

  QLabel* m_text;
  QLabel* m_below;
  QChartView* m_chart;
};

/// Offset and slope per year of a straight line through the finite values; x in years.
std::pair<double, double> lineThrough(const std::vector<double>& years, const std::vector<float>& values);

} // namespace scarp
