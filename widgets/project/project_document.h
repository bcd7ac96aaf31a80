// SPDX-License-Identifier: GPL-3.0-or-later
// The open project of the studio: the Project value, its changes by hand, and what others (runs, the command
// line) write to project.json meanwhile. Changes are kept as functions and saved a moment later onto the file
// as it is then, so neither side loses the other's. What a person changed can be undone: the history keeps
// patches, not copies. GUI thread only.
#pragma once

#include "core/base/error.h"
#include "core/project/project.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <QUndoStack>
#include <filesystem>
#include <functional>
#include <vector>

namespace scarp {

struct ProjectPatch;

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
  /// A change that is no step of the history: by a program, or of what nobody would undo.
  void edit(const Change& change);
  /// A step of the history with its words ("Remove Faults"). Steps in a row of the same `gesture` (not empty)
  /// become one, until endGesture().
  void edit(const QString& what, const Change& change, const QString& gesture = {});
  /// One layer by id; nothing happens when it is gone.
  void editLayer(const std::string& id, const std::function<void(ProjectLayer&)>& change);
  void editLayer(const QString& what, const std::string& id, const std::function<void(ProjectLayer&)>& change,
                 const QString& gesture = {});
  /// The next step is one of its own, even of the same gesture: a slider was let go.
  void endGesture() { ++m_gesture; }
  /// A step for what has changed since `before` in another way (a layer that a worker added).
  void recordStep(const QString& what, const Project& before);
  QUndoStack& history() { return m_history; }
  bool saveNow(); ///< false when it failed: saveFailed was emitted, the changes stay pending
  /// Looks whether somebody else has written project.json (also done every second).
  void poll();

signals:
  void opened();
  void closed();
  void changed();
  void saveFailed(const QString& message, const QString& hint);

private:
  friend class ProjectStep;
  void step(const ProjectPatch& patch);
  void push(const QString& what, const Project& before, const QString& gesture);
  std::filesystem::file_time_type stampOnDisk() const;

  Project m_project;
  std::vector<Change> m_pending;
  std::filesystem::file_time_type m_stamp{};
  QTimer m_save, m_poll;
  QUndoStack m_history;
  int m_gesture = 0;
};

} // namespace scarp
