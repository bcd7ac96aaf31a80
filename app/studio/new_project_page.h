// SPDX-License-Identifier: GPL-3.0-or-later
// A new project: three files to drop (image, height model, coherent targets), a folder, and in words what is
// missing. The image gives CRS and extent. Shows the `scarp` line that does the same.
#pragma once

#include <QWidget>
#include <array>

class QLabel;
class QLineEdit;
class QPushButton;

namespace scarp {

class BackgroundWork;
class SourceSlot;
enum class LayerKind;
struct FileKinds;

class NewProjectPage final : public QWidget {
  Q_OBJECT

public:
  explicit NewProjectPage(QWidget* parent = nullptr);
  void start();                            ///< empties the form
  void addFiles(const QStringList& files); ///< each goes where its content fits

signals:
  void backAsked();
  void created(const QString& folder);
  void projectFound(const QString& folder); ///< one of the files was a project

private:
  enum Slot { Image, Dem, Points, Slots };
  void sort(const QString& file);
  void give(Slot slot, const QString& file);
  void judge(Slot slot, const QString& file, const FileKinds& kinds);
  void create();
  void chooseFolder();
  void proposeFolder();
  void refresh();
  QString missing() const;
  QString commandLine() const;

  BackgroundWork* m_work;
  std::array<SourceSlot*, Slots> m_slots{};
  QLineEdit* m_folder;
  bool m_folderTyped = false, m_creating = false;
  QLabel *m_status, *m_command;
  QPushButton* m_create;
};

} // namespace scarp
