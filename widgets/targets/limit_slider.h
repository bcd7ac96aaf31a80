// SPDX-License-Identifier: GPL-3.0-or-later
// A limit that acts while it is dragged: a slider and a field for the same number. At its lowest value there
// is no limit, and the field says so.
#pragma once

#include <QWidget>
#include <optional>

class QDoubleSpinBox;
class QSlider;

namespace scarp {

class LimitSlider final : public QWidget {
  Q_OBJECT

public:
  LimitSlider(double low, double high, int decimals, const QString& unit, QWidget* parent = nullptr);
  std::optional<double> limit() const;
  void setLimit(std::optional<double> limit); ///< quiet
  void setRange(double low, double high);     ///< quiet; the limit stays
  void setHint(const QString& hint);

signals:
  void changed();

private:
  void fromSlider(int step);
  void toSlider();

  QSlider* m_slider;
  QDoubleSpinBox* m_field;
};

} // namespace scarp
