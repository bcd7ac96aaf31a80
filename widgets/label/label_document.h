// SPDX-License-Identifier: GPL-3.0-or-later
// The labels of one expert, open for editing in the studio: the store (set, file, journal, lock), the undo
// history and what is chosen. edit() is the only way in; undo and redo travel the same way. GUI thread only.
#pragma once

#include "annotation/labels/label_set.h"
#include "core/base/notice.h"

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace scarp {

class LabelStore;

/// What one edit, undo or redo touched.
struct LabelChange {
  std::vector<AreaId> ids;
  Extent extent; ///< of the areas before and after; empty when none has a shape
};

class LabelDocument : public QObject {
  Q_OBJECT

public:
  explicit LabelDocument(QObject* parent = nullptr);
  ~LabelDocument() override;

  /// Opens in place of what was open. Edits found after a crash are in the history and can be undone. Throws
  /// Error and keeps what was open.
  void open(const std::filesystem::path& file, const std::string& crs, const std::string& author);
  /// Closes. Edits that are not saved stay in the journal and come back with the next opening, unless
  /// `discard`.
  void close(bool discard = false);
  bool isOpen() const { return m_store != nullptr; }
  const std::filesystem::path& file() const;
  const std::string& author() const;

  const LabelSet& labels() const;
  QUndoStack& history() { return m_history; }
  const QUndoStack& history() const { return m_history; }
  bool modified() const { return isOpen() && !m_history.isClean(); }

  /// False when the edit was refused: failed() has said why and nothing has changed.
  bool edit(const Edit& edit);
  /// False when it failed: failed() has said why, the edits stay in the journal.
  bool save();

  const std::vector<AreaId>& selection() const { return m_selection; }
  void select(std::vector<AreaId> ids); ///< unknown ids are left out

signals:
  void opened();
  void closed();
  void changed(const scarp::LabelChange& change);
  void selectionChanged();
  void modifiedChanged(bool modified);
  void saved();
  void failed(const QString& message, const QString& hint);
  void noticed(const scarp::Notice& notice);

private:
  friend class EditCommand;
  void step(const Edit& edit, int direction);
  bool run(const Edit& edit, Edit* inverse);
  void followHistory(int index);
  LabelChange changeOf(const Edit& edit) const;
  void announce(LabelChange before, const Edit& edit);

  std::unique_ptr<LabelStore> m_store;
  QUndoStack m_history;
  std::vector<AreaId> m_selection;
  int m_position = 0; ///< commands in effect; differs from the history's index only while a step has failed
  bool m_recording = false; ///< the command that is pushed has been applied already
  bool m_stepFailed = false, m_restoring = false;
};

} // namespace scarp
