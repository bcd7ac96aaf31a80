// SPDX-License-Identifier: GPL-3.0-or-later
// The Train workspace's panel: what to train, and the table of runs with start, stop, resume and predict.
#pragma once

#include "core/run/run_reader.h"

#include <QWidget>
#include <filesystem>

class QPushButton;
class QTableView;

namespace scarp {

class LearningCurves;
class RunModel;
class RunWatcher;
class TrainForm;

class RunPanel final : public QWidget {
  Q_OBJECT

public:
  /// Feeds `curves` (which live elsewhere in the window) with the ticked runs.
  explicit RunPanel(LearningCurves& curves, QWidget* parent = nullptr);
  void setProject(const std::filesystem::path& folder); ///< runs are those of folder/runs
  RunWatcher& watcher() { return *m_watcher; }

signals:
  void message(const QString& text); ///< something to show a person, not an error
  void failed(const QString& text);  ///< an error in one sentence
  void
  predictionFinished(const scarp::RunReader* run); ///< a predict run ended well: its products can be shown
  void activity(const QString& text, double fraction); ///< for the status bar; empty when nothing runs

private:
  void start();
  void stop();
  void resume();
  void predict();
  void openFolder();
  void refreshButtons();
  void refreshCurves();
  void refreshActivity();
  const RunReader* selected() const;
  template <class Work> void guarded(Work&& work);

  std::filesystem::path m_project;
  RunWatcher* m_watcher;
  RunModel* m_model;
  LearningCurves& m_curves;
  TrainForm* m_form;
  QTableView* m_table;
  QPushButton *m_stop, *m_resume, *m_predict, *m_folder;
};

} // namespace scarp
