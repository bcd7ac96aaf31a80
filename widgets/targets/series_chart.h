// SPDX-License-Identifier: GPL-3.0-or-later
// Displacements over dates: points of several series with their fits, spread bands and replicas. Drag zooms
// to a box, double-click resets, the pointer reads values. x in milliseconds since 1970 (UTC), y in mm.
#pragma once

#include "widgets/chart/zoom_chart.h"

#include <QColor>
#include <optional>
#include <vector>

class QDateTimeAxis;
class QValueAxis;

namespace scarp {

struct ChartSeries {
  QString name;
  QColor colour;
  std::vector<QPointF> points;
  std::vector<QPointF> fit;
  std::vector<QPointF> low, high; ///< mean -/+ one standard deviation; empty for a single target
};

class SeriesChart final : public ZoomChart {
  Q_OBJECT

public:
  /// No line gets more points than this; longer ones keep their lowest and highest per pixel column.
  static constexpr int kMostPoints = 4000;

  explicit SeriesChart(QWidget* parent = nullptr);
  void setTitles(const QString& title, const QString& yTitle);
  void setSeries(std::vector<ChartSeries> series);
  const std::vector<ChartSeries>& series() const { return m_series; }
  /// Faint copies this far above and below (half a wavelength: one cycle of phase); 0: none.
  void setReplicas(double millimetres);
  /// Fixed ranges; none: from the values.
  void setRanges(std::optional<std::pair<double, double>> x, std::optional<std::pair<double, double>> y);
  void resetZoom() override;
  std::pair<double, double> xRange() const;
  std::pair<double, double> yRange() const;
  void setTimeRange(double from, double to); ///< follows another chart
  QString readoutAt(QPointF place) const override;

signals:
  void timeRangeChanged(double from, double to);

private:
  void rebuild();
  void applyRanges();
  void addPoints(const QString& name, const QColor& colour, const std::vector<QPointF>& points, double size);
  void addLine(const QString& name, const QColor& colour, const std::vector<QPointF>& points);
  void addBand(const ChartSeries& series);

  std::vector<ChartSeries> m_series;
  double m_replicas = 0;
  std::optional<std::pair<double, double>> m_fixedX, m_fixedY;
  QDateTimeAxis* m_x;
  QValueAxis* m_y;
};

} // namespace scarp
