// SPDX-License-Identifier: GPL-3.0-or-later
// The open project of the studio: the Project value, its changes by hand, and what others (runs, the command
// line) write to project.json meanwhile. Changes are kept as functions and saved a moment later onto the file
// as it is then, so neither side loses the other's. GUI thread only.
#pragma once

#include "core/base/error.h"
#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <vector>

namespace scarp {

class ProjectDocument : public QObject {
  Q_OBJECT

public:
  using Change = std::function<void(Project&)>; ///< may run more than once: state what is, don't add up

  explicit ProjectDocument(QObject* parent = nullptr);
  ~ProjectDocument() override; ///< saves what is pending
  /// Throws Error; the former project stays open then.
  void open(const std::filesystem::path& folder);
  void close();
  bool isOpen() const { return !m_project.folder.empty(); }
  const Project& project() const { return m_project; }
  void edit(const Change& change);
  /// One layer by id; nothing happens when it is gone.
  void editLayer(const std::string& id, const std::function<void(ProjectLayer&)>& change);
  bool saveNow(); ///< false when it failed: saveFailed was emitted, the changes stay pending
  /// Looks whether somebody else has written project.json (also done every second).
  void poll();

signals:
  void opened();
  void closed();
  void changed();
  void saveFailed(const QString& message, const QString& hint);

private:
  std::filesystem::file_time_type stampOnDisk() const;

  Project m_project;
  std::vector<Change> m_pending;
  std::filesystem::file_time_type m_stamp{};
  QTimer m_save, m_poll;
};

} // namespace scarp
