// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees first: open, new, the sample, recent projects with their pictures, and why a project did
// not open.
#pragma once

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace scarp {

class WelcomePage final : public QWidget {
  Q_OBJECT

public:
  explicit WelcomePage(QWidget* parent = nullptr);
  void setRecent(const QStringList& folders);
  void setProblem(const QString& text); ///< empty: none
  /// What is being made, with a button that stops it; empty: nothing.
  void setWork(const QString& what);

signals:
  void openAsked();
  void newAsked();
  void sampleAsked();
  void workCancelled();
  void projectChosen(const QString& folder);

private:
  QPushButton* button(const QString& icon, const QString& text, const QString& hint, const QString& name);

  QListWidget* m_recent;
  QLabel *m_recentTitle, *m_empty, *m_problem, *m_work;
  QPushButton* m_stop;
  QWidget* m_workRow;
};

} // namespace scarp
