// SPDX-License-Identifier: GPL-3.0-or-later
// One line above the map that says what happened and what to do; goes by itself unless it is a problem.
#pragma once

#include <QFrame>
#include <QTimer>
#include <functional>

class QLabel;
class QPushButton;

namespace scarp {

class MessageBar : public QFrame {
  Q_OBJECT

public:
  explicit MessageBar(QWidget* parent = nullptr);
  void show(const QString& text, const QString& hint, bool problem);
  /// The same with a button.
  void show(const QString& text, const QString& hint, bool problem, const QString& button,
            std::function<void()> run);
  QString text() const;

private:
  QLabel* m_icon;
  QLabel* m_text;
  QPushButton* m_button;
  std::function<void()> m_run;
  QTimer m_timer;
};

} // namespace scarp
