// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows while nothing is open: recent projects, open, the sample; and why a project did not
// open.
#pragma once

#include <QWidget>
#include <filesystem>

class QLabel;
class QListWidget;

namespace scarp {

class StartPage final : public QWidget {
  Q_OBJECT

public:
  explicit StartPage(QWidget* parent = nullptr);
  void setRecent(const QStringList& folders);
  void setProblem(const QString& text); ///< empty: none

signals:
  void openRequested();
  void projectChosen(const QString& folder);

private:
  QListWidget* m_recent;
  QLabel* m_empty;
  QLabel* m_problem;
};

} // namespace scarp
