// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/symbol_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <cmath>

namespace scarp {

SymbolForm::SymbolForm(QWidget* parent)
    : QWidget(parent), m_field(new QComboBox), m_limits(new QComboBox), m_low(new QDoubleSpinBox),
      m_high(new QDoubleSpinBox), m_size(new QSlider(Qt::Horizontal)),
      m_byValue(new QCheckBox(tr("Larger the stronger"))) {
  m_field->setObjectName("colour-by");
  m_field->setToolTip(tr("The value that gives every target its colour"));
  m_field->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_limits->setObjectName("limits");
  m_limits->addItem(tr("Automatic, 98 % of the values"), Auto98);
  m_limits->addItem(tr("Automatic, 99 % of the values"), Auto99);
  m_limits->addItem(tr("Typed"), Typed);
  m_limits->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_low->setObjectName("low");
  m_high->setObjectName("high");
  for (QDoubleSpinBox* each : {m_low, m_high}) {
    each->setRange(-1e6, 1e6);
    each->setDecimals(2);
    each->setKeyboardTracking(false);
    each->setToolTip(tr("Values beyond this end of the ramp get its last colour"));
  }
  m_size->setObjectName("size");
  m_size->setRange(30, 400);
  m_size->setToolTip(tr("Size of the discs; they grow as you zoom in"));
  m_byValue->setObjectName("size-by-value");
  auto* range = new QHBoxLayout;
  range->addWidget(m_low, 1);
  range->addWidget(new QLabel(QStringLiteral("–")));
  range->addWidget(m_high, 1);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->addRow(tr("Colour by"), m_field);
  form->addRow(tr("Limits"), m_limits);
  form->addRow(QString(), range);
  form->addRow(tr("Size"), m_size);
  form->addRow(QString(), m_byValue);
  connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
    m_limits->setCurrentIndex(Auto98); // limits of another value mean nothing here
    emit changed();
  });
  connect(m_limits, &QComboBox::currentIndexChanged, this, [this] {
    enable();
    emit changed();
  });
  connect(m_low, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    if (m_diverging) { // symmetric: both ends move
      const QSignalBlocker quiet(m_high);
      m_high->setValue(std::abs(value));
    }
    emit changed();
  });
  connect(m_high, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    if (m_diverging) {
      const QSignalBlocker quiet(m_low);
      m_low->setValue(-std::abs(value));
    }
    emit changed();
  });
  connect(m_size, &QSlider::valueChanged, this, &SymbolForm::changed);
  connect(m_byValue, &QCheckBox::toggled, this, &SymbolForm::changed);
  enable();
}

void SymbolForm::enable() {
  const bool typed = m_limits->currentData().toInt() == Typed;
  m_low->setEnabled(typed);
  m_high->setEnabled(typed);
}

void SymbolForm::show(const CtCloud& cloud, const CtSymbols& symbols) {
  const QSignalBlocker a(m_field), b(m_limits), c(m_low), d(m_high), e(m_size), f(m_byValue);
  const CtStyle& style = symbols.style();
  QStringList columns;
  for (const std::string& name : cloud.numericColumns())
    columns << QString::fromStdString(name);
  if (columns != m_columns || m_field->count() == 0) {
    m_columns = columns;
    m_field->clear();
    m_field->addItem(tr("LOS velocity"), QStringLiteral("velocity"));
    if (!cloud.coherences().empty())
      m_field->addItem(tr("Temporal coherence"), QStringLiteral("coherence"));
    if (!cloud.zScores().empty())
      m_field->addItem(tr("Gi* z-score"), QStringLiteral("gi_z"));
    if (cloud.hasBins())
      m_field->addItem(tr("Gi* class (90, 95, 99 %)"), QStringLiteral("gi_bin"));
    m_field->insertSeparator(m_field->count());
    for (const QString& name : columns)
      if (m_field->findData(name) < 0)
        m_field->addItem(name, name);
  }
  m_field->setCurrentIndex(m_field->findData(QString::fromStdString(style.field)));
  m_diverging = symbols.diverging();
  const bool bins = style.field == "gi_bin";
  const bool typed = m_diverging ? style.limit > 0 : style.low || style.high;
  m_limits->setCurrentIndex(typed ? Typed : style.share > 0.985 ? Auto99 : Auto98);
  m_limits->setEnabled(!bins);
  m_low->setValue(symbols.low());
  m_high->setValue(symbols.high());
  m_size->setValue(qRound(style.size * 100));
  m_byValue->setChecked(style.sizeByValue);
  enable();
}

void SymbolForm::write(CtStyle& style) const {
  if (m_field->currentIndex() < 0)
    return;
  const std::string field = m_field->currentData().toString().toStdString();
  const bool other = field != style.field;
  const int limits = m_limits->currentData().toInt();
  style.field = field;
  style.share = limits == Auto99 ? 0.99 : 0.98;
  style.limit = 0;
  style.low.reset();
  style.high.reset();
  if (limits == Typed && !other) {
    if (m_diverging) {
      style.limit = std::abs(m_high->value());
    } else if (m_low->value() < m_high->value()) {
      style.low = m_low->value();
      style.high = m_high->value();
    }
  }
  style.size = m_size->value() / 100.0;
  style.sizeByValue = m_byValue->isChecked();
}

} // namespace scarp
