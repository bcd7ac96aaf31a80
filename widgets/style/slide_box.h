// SPDX-License-Identifier: GPL-3.0-or-later
// A number that is dragged or typed: a slider and a box that always agree.
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace scarp {

class SlideBox final : public QWidget {
  Q_OBJECT

public:
  SlideBox(double low, double high, int decimals, const QString& suffix = {}, QWidget* parent = nullptr);
  void setRange(double low, double high);
  void setValue(double value); ///< without a signal
  double value() const;

signals:
  void valueChanged(double value); ///< by hand only
  void released();                 ///< a drag or typing has ended

private:
  void showOnSlider();

  QSlider* m_slider;
  QDoubleSpinBox* m_box;
};

} // namespace scarp
