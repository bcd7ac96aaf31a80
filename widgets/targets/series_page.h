// SPDX-License-Identifier: GPL-3.0-or-later
// The drawer's page of time series: the list of pinned targets, the chart with its residuals, and what is
// done with them (fit, replicas, ranges of the axes, export).
#pragma once

#include "widgets/targets/pinned_model.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QDoubleSpinBox;
class QLabel;
class QStackedLayout;
class QTreeView;

namespace scarp {

class SeriesChart;

class SeriesPage final : public QWidget {
  Q_OBJECT

public:
  explicit SeriesPage(PinnedModel& model, QWidget* parent = nullptr);
  SeriesChart& chart() { return *m_chart; }
  SeriesChart& residuals() { return *m_residuals; }
  /// Writes figure or table by the name's ending; false after a problem that was reported.
  bool exportTo(const QString& file);

signals:
  void zoomAsked(const scarp::Extent& extent);
  void message(const QString& text);
  void failed(const QString& text, const QString& hint);

private:
  QWidget* makeControls();
  QWidget* makeList();
  QWidget* makeAxes();
  void refresh();
  void applyAxes();
  void fillAxes();
  std::vector<int> chosenRows() const;
  void chooseColour();
  void chooseFile();

  PinnedModel& m_model;
  QTreeView* m_list;
  SeriesChart *m_chart, *m_residuals;
  QComboBox* m_fit;
  QCheckBox *m_showResiduals, *m_fromZero, *m_replicas, *m_fixed;
  QDoubleSpinBox *m_wavelength, *m_low, *m_high;
  QDateEdit *m_from, *m_to;
  QLabel* m_words;
  QStackedLayout* m_stack;
};

} // namespace scarp
