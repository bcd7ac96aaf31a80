// SPDX-License-Identifier: GPL-3.0-or-later
// One expert's labels opened for editing: the set, its file, its journal and the lock, kept in step. An edit
// is in the journal before apply() returns; when it cannot be recorded it is refused and the set stays as it
// was.
#pragma once

#include "annotation/labels/label_set.h"
#include "annotation/storage/edit_journal.h"
#include "annotation/storage/edit_lock.h"
#include "core/base/notice.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

class LabelStore {
public:
  /// An edit that was found in the journal after a crash, with its inverse.
  struct Recovered {
    Edit edit, inverse;
  };

  /// Opens `file` (a missing one is an empty set) in `crs`, replays what a crash left in its journal. Throws
  /// Error(Input): locked by somebody else, unreadable, folder not writable.
  LabelStore(const std::filesystem::path& file, const std::string& crs, const std::string& author);

  const LabelSet& labels() const { return m_labels; }
  const std::filesystem::path& file() const { return m_file; }
  const std::string& crs() const { return m_crs; }
  const std::string& author() const { return m_author; }

  /// Applies and records; returns the inverse. Throws Error(Input) and changes nothing when it cannot.
  Edit apply(const Edit& edit);
  /// Writes the whole file beside and renames it, then empties the journal. Throws Error(Input) and loses
  /// nothing.
  void save();
  /// Throws away what is in the journal and not in the file; close the store afterwards, its set still has it.
  void discardUnsaved() { m_journal.restart(); }
  /// True when the file lacks edits that the journal has.
  bool modified() const { return m_journal.last() != m_saved; }

  /// Edits that were recovered on opening, oldest first.
  const std::vector<Recovered>& recovered() const { return m_opened.recovered; }
  const Notices& notices() const { return m_opened.notices; }

private:
  struct Opened {
    LabelSet labels;
    std::string crs;
    uint64_t saved = 0, last = 0, wholeBytes = 0;
    std::vector<Recovered> recovered;
    Notices notices;
  };
  static Opened open(const std::filesystem::path& file, const std::string& crs, const std::string& author);

  std::filesystem::path m_file;
  std::string m_author;
  EditLock m_lock; ///< before anything is read
  Opened m_opened;
  std::string m_crs;
  LabelSet m_labels;
  uint64_t m_saved;
  EditJournal m_journal;
};

} // namespace scarp
