// SPDX-License-Identifier: GPL-3.0-or-later
// "Add base map": a service from a short list, or any other by its address; everything can be edited. Does
// not touch the network.
#pragma once

#include "core/geo/base_map.h"

#include <QDialog>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace scarp {

class BaseMapDialog final : public QDialog {
  Q_OBJECT

public:
  explicit BaseMapDialog(QWidget* parent = nullptr);
  QString name() const;
  BaseMapService service() const;

private:
  void take(int preset);
  void check();

  QFormLayout* m_form;
  QComboBox *m_preset, *m_type;
  QLineEdit *m_name, *m_url, *m_layer, *m_credit;
  QSpinBox* m_zoom;
  QLabel* m_problem;
  QPushButton* m_add;
};

} // namespace scarp
