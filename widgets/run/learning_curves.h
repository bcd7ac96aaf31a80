// SPDX-License-Identifier: GPL-3.0-or-later
// Live loss and IoU of several runs over each other. Drag zooms, double-click resets, the pointer reads
// values.
#pragma once

#include "core/run/run_dir.h"
#include "widgets/chart/zoom_chart.h"

#include <QColor>
#include <QWidget>
#include <optional>
#include <vector>

class QCheckBox;
class QLabel;
class QSlider;
class QStackedLayout;
class QValueAxis;
class QLogValueAxis;

namespace scarp {

/// One line of a chart. Faint lines carry the raw values behind the smoothed ones.
struct Curve {
  QString name;
  QColor colour;
  std::vector<QPointF> points; ///< x = epoch
  bool dashed = false;         ///< validation
};

/// A chart of curves over epochs, reduced to the width in pixels before they reach Qt Charts.
class CurveChart final : public ZoomChart {
  Q_OBJECT

public:
  CurveChart(const QString& title, bool zeroToOne, QWidget* parent = nullptr);
  void setCurves(std::vector<Curve> curves, double smoothing);
  /// A level to compare with, e.g. the published IoU; none removes it.
  void setReference(const QString& name, std::optional<double> level);
  void setLogarithmic(bool on);
  const std::vector<Curve>& curves() const { return m_curves; }
  void resetZoom() override;
  QString readoutAt(QPointF place) const override;

private:
  void rebuild();
  void addLine(const Curve& curve, const std::vector<QPointF>& points, bool faint);

  bool m_zeroToOne;
  bool m_logarithmic = false;
  double m_smoothing = 0;
  std::vector<Curve> m_curves;
  QString m_referenceName;
  std::optional<double> m_reference;
};

/// The two charts with their controls.
class LearningCurves final : public QWidget {
  Q_OBJECT

public:
  struct RunCurves {
    QString name;
    QColor colour;
    std::vector<MetricsRow> metrics;
    std::optional<double> publishedIou; ///< of the run's preset
    QString model;
  };

  explicit LearningCurves(QWidget* parent = nullptr);
  void setRuns(const std::vector<RunCurves>& runs);

private:
  void refresh();
  void exportAs();
  void exportTo(const QString& file);

  std::vector<RunCurves> m_runs;
  CurveChart* m_loss;
  CurveChart* m_iou;
  QSlider* m_smoothing;
  QLabel* m_smoothingText;
  QCheckBox* m_logarithmic;
  QStackedLayout* m_stack;
};

} // namespace scarp
