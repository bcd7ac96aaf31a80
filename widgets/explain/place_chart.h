// SPDX-License-Identifier: GPL-3.0-or-later
// Displacement of the targets around a place over time: the mean of all of them, and faintly the few nearest.
#pragma once

#include <QChartView>
#include <string>
#include <vector>

namespace scarp {

class PlaceChart : public QChartView {
  Q_OBJECT

public:
  explicit PlaceChart(QWidget* parent = nullptr);
  /// mm per date ("20200103"); values that are not numbers are left out.
  void setSeries(const std::vector<std::string>& dates, const std::vector<float>& mean,
                 const std::vector<std::vector<float>>& single);

protected:
  void changeEvent(QEvent* event) override;
};

} // namespace scarp
