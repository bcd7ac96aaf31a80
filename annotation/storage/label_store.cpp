// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/label_store.h"

#include "annotation/storage/label_file.h"
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// Keeps what could not be replayed: nothing that an expert did is thrown away.
fs::path setAside(const fs::path& journal) {
  fs::path aside = journal;
  std::string stamp = timeNow();
  std::erase_if(stamp, [](char c) { return c == ':' || c == '-'; });
  aside += ".damaged-" + stamp;
  std::error_code code;
  fs::copy_file(journal, aside, fs::copy_options::overwrite_existing, code);
  if (code)
    throwFileError(aside, "keep a copy of the journal as", code.value());
  return aside;
}

} // namespace

LabelStore::Opened LabelStore::open(const fs::path& file, const std::string& crs, const std::string& author) {
  Opened opened;
  opened.crs = crs;
  if (std::error_code code; fs::exists(file, code)) {
    LabelFile content = readLabels(file, crs, author);
    opened.labels = std::move(content.labels);
    opened.saved = content.sequence;
    opened.crs = content.crs;
    opened.notices = std::move(content.notices);
  }
  const fs::path journalFile = EditJournal::pathFor(file);
  const JournalContent journal = readJournal(journalFile);
  opened.last = opened.saved;
  opened.wholeBytes = journal.wholeBytes;
  bool conflict = journal.damaged;
  for (const JournalEntry& entry : journal.entries) {
    if (entry.sequence <= opened.saved)
      continue; // died between saving and emptying the journal
    if (entry.sequence != opened.last + 1) {
      conflict = true; // the file was replaced by an older or a foreign one
      break;
    }
    try {
      opened.recovered.push_back({entry.edit, opened.labels.apply(entry.edit)});
    } catch (const Error&) {
      conflict = true;
      break;
    }
    opened.last = entry.sequence;
  }
  if (conflict) {
    const fs::path aside = setAside(journalFile);
    opened.notices.push_back(
        {Notice::Severity::Warning,
         "part of the journal does not fit the labels; all of it is kept in " + aside.filename().string(),
         file.filename().string()});
    // From here on the journal holds exactly what was replayed.
    const std::string text = readFile(journalFile);
    opened.wholeBytes = 0;
    for (const JournalEntry& entry : journal.entries) {
      if (entry.sequence > opened.last)
        break;
      opened.wholeBytes = text.find('\n', opened.wholeBytes) + 1;
    }
  }
  if (opened.recovered.empty())
    opened.wholeBytes = 0; // all of it is in the file already
  if (!opened.recovered.empty())
    opened.notices.push_back({Notice::Severity::Info,
                              formatCount(static_cast<int64_t>(opened.recovered.size())) +
                                  (opened.recovered.size() == 1 ? " edit was" : " edits were") +
                                  " recovered that had not been saved; save to keep, or undo.",
                              file.filename().string()});
  return opened;
}

LabelStore::LabelStore(const fs::path& file, const std::string& crs, const std::string& author)
    : m_file(file), m_author(author), m_lock(file), m_opened(open(file, crs, author)), m_crs(m_opened.crs),
      m_labels(std::move(m_opened.labels)), m_saved(m_opened.saved),
      m_journal(EditJournal::pathFor(file), m_opened.last, m_opened.wholeBytes) {}

Edit LabelStore::apply(const Edit& edit) {
  Edit inverse = m_labels.apply(edit);
  try {
    m_journal.append(edit, m_author);
  } catch (...) {
    m_labels.apply(inverse); // refused: as if nothing had been asked
    throw;
  }
  return inverse;
}

void LabelStore::save() {
  m_journal.sync();
  writeLabels(m_file, m_labels, m_crs, m_journal.last());
  m_saved = m_journal.last();
  m_journal.restart();
}

} // namespace scarp
