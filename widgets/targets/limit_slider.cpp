// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/limit_slider.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr int kSteps = 200;
}

LimitSlider::LimitSlider(double low, double high, int decimals, const QString& unit, QWidget* parent)
    : QWidget(parent), m_slider(new QSlider(Qt::Horizontal)), m_field(new QDoubleSpinBox) {
  m_slider->setRange(0, kSteps);
  m_field->setDecimals(decimals);
  m_field->setRange(low, high);
  m_field->setSingleStep(std::pow(10, -decimals));
  m_field->setSpecialValueText(tr("any"));
  m_field->setSuffix(unit.isEmpty() ? QString() : QStringLiteral(" ") + unit);
  m_field->setKeyboardTracking(false);
  m_field->setFixedWidth(104);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(m_slider, 1);
  row->addWidget(m_field);
  setFocusProxy(m_slider);
  connect(m_slider, &QSlider::valueChanged, this, &LimitSlider::fromSlider);
  connect(m_field, &QDoubleSpinBox::valueChanged, this, [this] {
    toSlider();
    emit changed();
  });
}

std::optional<double> LimitSlider::limit() const {
  return m_field->value() > m_field->minimum() ? std::optional(m_field->value()) : std::nullopt;
}

void LimitSlider::setLimit(std::optional<double> limit) {
  const QSignalBlocker quiet(m_field);
  if (limit && *limit > m_field->maximum())
    m_field->setMaximum(*limit);
  m_field->setValue(limit.value_or(m_field->minimum()));
  toSlider();
}

void LimitSlider::setRange(double low, double high) {
  const auto kept = limit();
  const QSignalBlocker quiet(m_field);
  m_field->setRange(low, std::max(high, kept.value_or(high)));
  setLimit(kept);
}

void LimitSlider::setHint(const QString& hint) {
  m_slider->setToolTip(hint);
  m_field->setToolTip(hint);
}

void LimitSlider::fromSlider(int step) {
  {
    const QSignalBlocker quiet(m_field);
    m_field->setValue(m_field->minimum() + (m_field->maximum() - m_field->minimum()) * step / kSteps);
  }
  emit changed();
}

void LimitSlider::toSlider() {
  const QSignalBlocker quiet(m_slider);
  const double range = m_field->maximum() - m_field->minimum();
  m_slider->setValue(range > 0 ? qRound((m_field->value() - m_field->minimum()) / range * kSteps) : 0);
}

} // namespace scarp
