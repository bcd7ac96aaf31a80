// SPDX-License-Identifier: GPL-3.0-or-later
// What to train: preset or own channels, dataset, and the declared parameters; shows the command line it
// stands for.
#pragma once

#include "core/run/train_params.h"

#include <QWidget>
#include <filesystem>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace scarp {

class ParamsForm;

class TrainForm final : public QWidget {
  Q_OBJECT

public:
  explicit TrainForm(QWidget* parent = nullptr);
  /// Offers the packed datasets under `folder`/datasets.
  void setProject(const std::filesystem::path& folder);
  TrainParams params() const;
  std::filesystem::path dataset() const; ///< empty when none is chosen

signals:
  void startRequested();

private:
  void refresh();
  void browse();

  std::filesystem::path m_project;
  QComboBox* m_preset;
  QComboBox* m_dataset;
  ParamsForm* m_main;
  ParamsForm* m_more;
  QLineEdit* m_command;
  QPushButton* m_start;
};

} // namespace scarp
