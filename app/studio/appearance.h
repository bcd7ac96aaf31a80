// SPDX-License-Identifier: GPL-3.0-or-later
// How the studio looks: Fusion with our own calm palettes, light or dark or as the desktop asks, the Breeze
// icons that go with them, and the size of the letters. Changes apply at once and are remembered.
#pragma once

#include <QObject>

class QApplication;
class QPalette;

namespace scarp {

class Appearance final : public QObject {
  Q_OBJECT

public:
  enum class Mode { System, Light, Dark };
  /// Applies what is remembered.
  explicit Appearance(QApplication& application);
  Mode mode() const { return m_mode; }
  void setMode(Mode mode);
  bool dark() const;
  int fontStep() const { return m_step; } ///< points more or less than the desktop's
  void setFontStep(int step);             ///< -2 .. 8

  static QPalette palette(bool dark);

signals:
  void changed();

private:
  void apply();

  QApplication& m_application;
  Mode m_mode = Mode::System;
  bool m_systemDark = false;
  double m_systemPoints = 10;
  int m_step = 0;
};

} // namespace scarp
