// SPDX-License-Identifier: GPL-3.0-or-later
// Files that survive a crash: whole files are written beside, synced and renamed; logs are appended line by
// line.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace scarp {

/// Throws Error(Input) naming the file and why ("does not exist", "is a folder", the system's reason).
std::string readFile(const std::filesystem::path& file);
/// Writes `file` whole: beside as .tmp, fsync, rename. Throws Error(Input) with reason "disk-full" or
/// "read-only".
void writeFileAtomically(const std::filesystem::path& file, std::string_view content);
/// A path beside `file` (same extension, hidden name, unique) to write to before `commitFile`.
std::filesystem::path temporaryBeside(const std::filesystem::path& file);
/// Syncs `temporary` and renames it to `file`.
void commitFile(const std::filesystem::path& temporary, const std::filesystem::path& file);
/// Before long work: throws Error(Input) when `file` could not be written because its folder is missing or
/// not writable, or because it is a folder itself.
void requireWritableFolder(const std::filesystem::path& file);
/// Creates a folder and its parents; throws Error(Input) naming it.
void makeFolder(const std::filesystem::path& folder);
/// Error(Input) for a failed system call on a file, with a hint that fits errno.
[[noreturn]] void throwFileError(const std::filesystem::path& file, const std::string& action, int error);

/// Deletes its path on destruction unless released: what is half done leaves no trace.
class TemporaryFile {
public:
  explicit TemporaryFile(const std::filesystem::path& target);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return m_path; }
  void commit(); ///< renames to the target

private:
  std::filesystem::path m_target, m_path;
  bool m_done = false;
};

/// Makes a folder and its parents; the ones that it made and that are still empty go again on destruction.
class MadeFolder {
public:
  explicit MadeFolder(const std::filesystem::path& folder);
  ~MadeFolder();
  MadeFolder(const MadeFolder&) = delete;
  MadeFolder& operator=(const MadeFolder&) = delete;

private:
  std::vector<std::filesystem::path> m_made; ///< innermost first
};

/// Appends whole lines, each flushed to the system before append() returns. A torn last line of a crash is
/// ended first.
class AppendLog {
public:
  explicit AppendLog(const std::filesystem::path& file);
  ~AppendLog();
  AppendLog(const AppendLog&) = delete;
  AppendLog& operator=(const AppendLog&) = delete;
  void append(std::string_view line); ///< without the newline
  void sync();                        ///< to the disk

private:
  std::filesystem::path m_file;
  int m_descriptor = -1;
};

/// 128-bit XXH3 of some bytes or of a file, as 32 hex digits: identity, not security.
std::string hashBytes(std::string_view bytes);
std::string hashFile(const std::filesystem::path& file);

} // namespace scarp
