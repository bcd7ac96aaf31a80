// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/slide_box.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

namespace scarp {

namespace {
constexpr int kSteps = 1000;
}

SlideBox::SlideBox(double low, double high, int decimals, const QString& suffix, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_box(new QDoubleSpinBox) {
  m_slider->setRange(0, kSteps);
  m_box->setDecimals(decimals);
  m_box->setRange(low, high);
  m_box->setSuffix(suffix);
  m_box->setSingleStep(std::pow(10.0, -decimals) * (decimals > 0 ? 10 : 1));
  m_box->setMinimumWidth(84);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_slider, 1);
  row->addWidget(m_box);
  setFocusProxy(m_box);
  connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
    const double span = m_box->maximum() - m_box->minimum();
    m_box->setValue(m_box->minimum() + span * step / kSteps);
  });
  connect(m_box, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    showOnSlider();
    emit valueChanged(value);
  });
  connect(m_slider, &QSlider::sliderReleased, this, &SlideBox::released);
  connect(m_box, &QDoubleSpinBox::editingFinished, this, &SlideBox::released);
  showOnSlider();
}

void SlideBox::setRange(double low, double high) {
  const QSignalBlocker quiet(m_box);
  m_box->setRange(low, high);
  showOnSlider();
}

void SlideBox::setValue(double value) {
  const QSignalBlocker quiet(m_box);
  m_box->setValue(value);
  showOnSlider();
}

double SlideBox::value() const {
  return m_box->value();
}

void SlideBox::showOnSlider() {
  const QSignalBlocker quiet(m_slider);
  const double span = m_box->maximum() - m_box->minimum();
  m_slider->setValue(
      span > 0 ? static_cast<int>(std::lround((m_box->value() - m_box->minimum()) / span * kSteps)) : 0);
}

} // namespace scarp
