// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows while nothing is open: the welcome page or the form for a new project; makes the
// sample.
#pragma once

#include <QStackedWidget>

namespace scarp {

class BackgroundWork;
class NewProjectPage;
class WelcomePage;

class StartPage final : public QStackedWidget {
  Q_OBJECT

public:
  explicit StartPage(QWidget* parent = nullptr);
  ~StartPage() override;
  void setRecent(const QStringList& folders);
  void setProblem(const QString& text); ///< empty: none; else the welcome page shows it
  void showWelcome() { setCurrentIndex(0); }
  void showNewProject(const QStringList& files = {}); ///< with files to start from

signals:
  void openRequested();
  void projectChosen(const QString& folder);

private:
  void openSample();

  WelcomePage* m_welcome;
  NewProjectPage* m_new;
  BackgroundWork* m_work;
};

} // namespace scarp
