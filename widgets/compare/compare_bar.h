// SPDX-License-Identifier: GPL-3.0-or-later
// Above the map while two pictures are compared: which themes, and how.
#pragma once

#include "widgets/compare/compare_overlay.h"

#include <QStringList>
#include <QWidget>
#include <array>

class QComboBox;
class QLabel;
class QSpinBox;
class QToolButton;

namespace scarp {

class CompareBar final : public QWidget {
  Q_OBJECT

public:
  explicit CompareBar(QWidget* parent = nullptr);
  /// Names of the project's themes; choices stay where they can.
  void setThemes(const QStringList& names);
  QString themeA() const; ///< empty: the map as it is
  QString themeB() const;
  CompareMode mode() const;
  void setMode(CompareMode mode);
  void swap();

signals:
  void themesChosen();
  void modeChosen(scarp::CompareMode mode);
  void acrossChosen(bool across);
  void periodChosen(int milliseconds); ///< 0: by hand
  void newThemeAsked();
  void closeAsked();

private:
  void showMode();
  void fill(QComboBox& box, const QStringList& names, const QString& keep, int otherwise);

  std::array<QComboBox*, 2> m_theme{};
  std::array<QToolButton*, 4> m_mode{};
  QToolButton *m_across, *m_keep;
  QSpinBox* m_period;
  QLabel* m_hint;
};

} // namespace scarp
