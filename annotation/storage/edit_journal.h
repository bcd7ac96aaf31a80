// SPDX-License-Identifier: GPL-3.0-or-later
// The crash-safe record of edits since the last save: JSON lines {"n": sequence, "time", "author", "edit":
// {...}}. A line is handed to the system before append() returns (safe against a crash of the program) and
// synced to the disk within a second (safe against a loss of power). A line counts only when it is whole.
#pragma once

#include "annotation/labels/edit.h"
#include "core/base/notice.h"

#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace scarp {

struct JournalEntry {
  uint64_t sequence = 0;
  std::string time, author;
  Edit edit;
};

struct JournalContent {
  std::vector<JournalEntry> entries; ///< up to the first line that is not whole
  uint64_t wholeBytes = 0;           ///< where that line begins
  bool torn = false;                 ///< the last line is incomplete: the program died while it was written
  bool damaged = false;              ///< a line before the last is no entry: somebody else wrote here
};
/// A missing file is an empty journal.
JournalContent readJournal(const std::filesystem::path& file);

class EditJournal {
public:
  /// Opens for appending and cuts off what follows `wholeBytes` (a torn line). `last` is the last sequence
  /// number used.
  EditJournal(const std::filesystem::path& file, uint64_t last, uint64_t wholeBytes);
  ~EditJournal();
  EditJournal(const EditJournal&) = delete;
  EditJournal& operator=(const EditJournal&) = delete;

  static std::filesystem::path pathFor(const std::filesystem::path& labelFile);

  /// Returns the sequence number. Throws Error(Input) when it cannot be written whole; the journal is then as
  /// before.
  uint64_t append(const Edit& edit, const std::string& author);
  void sync();
  /// After a save that holds everything up to last(): empties the file; numbers go on.
  void restart();
  uint64_t last() const { return m_last; }

private:
  void keepSynced(const std::stop_token& stop);

  std::filesystem::path m_file;
  int m_descriptor = -1;
  uint64_t m_last = 0, m_bytes = 0;
  std::mutex m_mutex; ///< guards what the syncing thread reads: m_dirty, m_syncError
  std::condition_variable_any m_wake;
  bool m_dirty = false;
  int m_syncError = 0;
  std::jthread m_syncer;
};

} // namespace scarp
