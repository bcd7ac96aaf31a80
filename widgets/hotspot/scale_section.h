// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the hot spot panel that asks which distance fits: the scale curve of the whole scene or of the
// view, computed on request, shown while it grows, with what it counts said in words.
#pragma once

#include "core/hotspot/scale_curve.h"
#include "widgets/hotspot/gi_field.h"
#include "widgets/task/background_task.h"

#include <QWidget>
#include <memory>
#include <optional>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace scarp {

class LiveHotSpots;
class ScaleChart;

class ScaleSection : public QWidget {
  Q_OBJECT

public:
  explicit ScaleSection(LiveHotSpots& live, QWidget* parent = nullptr);
  void setDistance(double distance);
  const std::optional<ScaleCurve>& curve() const { return m_curve; } ///< complete ones only

signals:
  void distanceAsked(double distance);

private:
  void start();
  void stop();
  void refresh();
  void take(const ScaleCurve& curve);
  void explain();

  LiveHotSpots& m_live;
  ScaleChart* m_chart;
  QComboBox *m_scope, *m_quantity;
  QPushButton* m_start;
  QProgressBar* m_bar;
  QLabel* m_words;
  BackgroundTask m_work;
  std::optional<ScaleCurve> m_curve;
  std::string m_self; ///< of the curve that is shown
  QString m_of;       ///< what the curve that is shown is of
};

} // namespace scarp
