// SPDX-License-Identifier: GPL-3.0-or-later
#include "annotation/storage/edit_journal.h"

#include "core/base/error.h"
#include "core/base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

namespace scarp {
namespace fs = std::filesystem;

namespace {

bool parseLine(std::string_view line, JournalEntry& entry) {
  try {
    const Json document = Json::parse(line);
    entry.sequence = document.at("n").get<uint64_t>();
    entry.time = document.at("time").get<std::string>();
    entry.author = document.at("author").get<std::string>();
    entry.edit = editFromJson(document.at("edit"));
    return true;
  } catch (const Json::exception&) {
    return false;
  } catch (const Error&) {
    return false;
  }
}

} // namespace

JournalContent readJournal(const fs::path& file) {
  JournalContent content;
  std::error_code code;
  if (!fs::exists(file, code))
    return content;
  const std::string text = readFile(file);
  const std::string_view all(text);
  size_t begin = 0;
  while (begin < all.size()) {
    const size_t end = all.find('\n', begin);
    if (end == std::string_view::npos) {
      content.torn = true;
      break;
    }
    JournalEntry entry;
    if (!parseLine(all.substr(begin, end - begin), entry) ||
        (!content.entries.empty() && entry.sequence != content.entries.back().sequence + 1)) {
      // After a loss of power the tail of a file may be anything; only what follows it tells damage from a
      // torn end.
      content.torn = end + 1 == all.size();
      content.damaged = !content.torn;
      break;
    }
    content.entries.push_back(std::move(entry));
    begin = end + 1;
  }
  content.wholeBytes = begin;
  return content;
}

fs::path EditJournal::pathFor(const fs::path& labelFile) {
  return labelFile.parent_path() / ("." + labelFile.filename().string() + ".journal");
}

EditJournal::EditJournal(const fs::path& file, uint64_t last, uint64_t wholeBytes)
    : m_file(file), m_last(last), m_bytes(wholeBytes) {
  m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (m_descriptor < 0)
    throwFileError(file, "open the journal", errno);
  if (::ftruncate(m_descriptor, static_cast<off_t>(wholeBytes)) != 0) {
    const int error = errno;
    ::close(m_descriptor);
    throwFileError(file, "write", error);
  }
  m_syncer = std::jthread([this](const std::stop_token& stop) { keepSynced(stop); });
}

EditJournal::~EditJournal() {
  m_syncer.request_stop();
  m_syncer.join();
  if (m_dirty)
    ::fdatasync(m_descriptor);
  ::close(m_descriptor);
}

uint64_t EditJournal::append(const Edit& edit, const std::string& author) {
  {
    const std::lock_guard lock(m_mutex);
    if (m_syncError != 0)
      throwFileError(m_file, "write", std::exchange(m_syncError, 0));
  }
  const Json document{{"n", m_last + 1}, {"time", timeNow()}, {"author", author}, {"edit", toJson(edit)}};
  std::string line = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  line += '\n';
  size_t done = 0;
  while (done < line.size()) {
    const ssize_t n = ::write(m_descriptor, line.data() + done, line.size() - done);
    if (n < 0 && errno == EINTR)
      continue;
    if (n <= 0) {
      const int error = n < 0 ? errno : EIO;
      // What was half-written goes: later lines must follow a whole one. Should even that fail, a reader
      // ignores it.
      if (done > 0 && ::ftruncate(m_descriptor, static_cast<off_t>(m_bytes)) != 0)
        throwFileError(m_file, "mend", errno);
      throwFileError(m_file, "record the edit in", error);
    }
    done += static_cast<size_t>(n);
  }
  m_bytes += line.size();
  {
    const std::lock_guard lock(m_mutex);
    m_dirty = true;
  }
  m_wake.notify_one();
  return ++m_last;
}

void EditJournal::sync() {
  {
    const std::lock_guard lock(m_mutex);
    m_dirty = false;
  }
  if (::fdatasync(m_descriptor) != 0)
    throwFileError(m_file, "write", errno);
}

void EditJournal::restart() {
  if (::ftruncate(m_descriptor, 0) != 0)
    throwFileError(m_file, "empty", errno);
  m_bytes = 0;
  sync();
}

void EditJournal::keepSynced(const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  while (!stop.stop_requested()) {
    m_wake.wait(lock, stop, [this] { return m_dirty; });
    if (stop.stop_requested())
      return;
    m_dirty = false;
    lock.unlock();
    const int failed = ::fdatasync(m_descriptor) != 0 ? errno : 0;
    lock.lock();
    if (failed)
      m_syncError = failed; // the next edit is refused and says so
    // At most one sync a second: a burst of edits shares the next one.
    m_wake.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
  }
}

} // namespace scarp
