// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the hot spot panel that makes a layer: runs the whole scene with exactly the values shown, as a
// process of its own, shows its command line and how far it is, and can stop it.
#pragma once

#include "widgets/hotspot/hot_spot_run.h"

#include <QWidget>
#include <filesystem>
#include <optional>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace scarp {

class LayerMaker : public QWidget {
  Q_OBJECT

public:
  explicit LayerMaker(QWidget* parent = nullptr);
  /// What would run, apart from the radius and the names of the files, which are this widget's. None: no
  /// project or no targets.
  void setRequest(const std::filesystem::path& project, const std::optional<HotSpotRequest>& request);
  std::optional<HotSpotRequest> request() const;
  HotSpotRuns& runs() { return m_runs; }

signals:
  void started(const QString& runName);
  void finished(const scarp::RunReader* run); ///< ended, well or not
  void failed(const QString& message, const QString& hint);

private:
  void start();
  void refresh();
  void showRun();

  std::filesystem::path m_project;
  std::optional<HotSpotRequest> m_request;
  QCheckBox* m_sameRadius;
  QDoubleSpinBox* m_radius;
  QLineEdit* m_command;
  QPushButton *m_make, *m_cancel;
  QProgressBar* m_bar;
  QLabel* m_state;
  HotSpotRuns m_runs;
};

} // namespace scarp
