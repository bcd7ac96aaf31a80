// SPDX-License-Identifier: GPL-3.0-or-later
// What gives targets their colour and size, as a form: the value, the limits of the ramp, the discs.
#pragma once

#include "widgets/map/ct_symbols.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QSlider;

namespace scarp {

class SymbolForm final : public QWidget {
  Q_OBJECT

public:
  explicit SymbolForm(QWidget* parent = nullptr);
  /// Quiet. The columns to choose from are those of the cloud; the limits shown are those drawn.
  void show(const CtCloud& cloud, const CtSymbols& symbols);
  using QWidget::show;
  void write(CtStyle& style) const;

signals:
  void changed();

private:
  enum Limits { Auto98, Auto99, Typed };
  void enable();

  QComboBox *m_field, *m_limits;
  QDoubleSpinBox *m_low, *m_high;
  QSlider* m_size;
  QCheckBox* m_byValue;
  QStringList m_columns;
  bool m_diverging = true;
};

} // namespace scarp
