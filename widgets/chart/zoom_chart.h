// SPDX-License-Identifier: GPL-3.0-or-later
// A chart as people know them: drag zooms to a box, double-click resets, the pointer reads values. It stays
// zoomed while new values come in; its children say how to reset and what there is to read.
#pragma once

#include <QChartView>

class QLabel;

namespace scarp {

class ZoomChart : public QChartView {
  Q_OBJECT

public:
  explicit ZoomChart(QWidget* parent = nullptr);
  virtual void resetZoom() = 0; ///< also setZoomed(false)
  bool zoomed() const { return m_zoomed; }
  /// HTML for a place in the chart's widget; empty away from the values.
  virtual QString readoutAt(QPointF place) const = 0;

protected:
  void setZoomed(bool zoomed) { m_zoomed = zoomed; }
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void changeEvent(QEvent* event) override;

private:
  bool m_zoomed = false;
  QLabel* m_readout;
};

} // namespace scarp
