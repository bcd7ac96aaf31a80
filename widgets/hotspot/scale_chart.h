// SPDX-License-Identifier: GPL-3.0-or-later
// The scale curve drawn: hot and cold targets, their areas, or the mean |z|, against distance, with the
// present distance as an upright line. A click on the chart asks for that distance.
#pragma once

#include "core/hotspot/scale_curve.h"

#include <QChartView>

class QLineSeries;
class QValueAxis;

namespace scarp {

class ScaleChart : public QChartView {
  Q_OBJECT

public:
  enum class Quantity { Targets, Area, MeanZ };
  explicit ScaleChart(QWidget* parent = nullptr);
  /// A curve that is not complete is drawn as an estimate: its counts are raised to the whole.
  void setCurve(const ScaleCurve& curve);
  void setQuantity(Quantity quantity);
  void setDistance(double distance);
  void clear();

signals:
  void distanceAsked(double distance);

protected:
  void mousePressEvent(QMouseEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  void dress();
  void redraw();

  ScaleCurve m_curve;
  Quantity m_quantity = Quantity::Targets;
  double m_distance = 150;
  QLineSeries *m_hot, *m_cold, *m_mean, *m_now;
  QValueAxis *m_x, *m_y;
};

} // namespace scarp
