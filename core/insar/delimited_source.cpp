// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insar/delimited_source.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/geo/gdal_session.h"

#include <cpl_conv.h>
#include <cpl_string.h>
#include <cpl_vsi.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>

namespace scarp {
namespace fs = std::filesystem;

std::optional<double> numberInCell(std::string_view text, bool decimalComma) {
  text = trimmed(text);
  if (const auto number = parseNumber(text))
    return std::isinf(*number) ? std::numeric_limits<double>::quiet_NaN() : *number;
  if (text.empty())
    return std::numeric_limits<double>::quiet_NaN();
  const std::string word = lowerCase(text);
  for (const char* missing : {"na", "n/a", "null", "none", "nodata", "-", "--"})
    if (word == missing)
      return std::numeric_limits<double>::quiet_NaN();
  if (decimalComma && std::count(word.begin(), word.end(), ',') == 1 && word.find('.') == std::string::npos) {
    std::string point = word;
    std::replace(point.begin(), point.end(), ',', '.');
    return parseNumber(point);
  }
  return std::nullopt;
}

namespace {

/// The first CSV inside a ZIP, as a path for GDAL's file functions.
std::string memberOfZip(const fs::path& file) {
  const std::string root = "/vsizip/" + fs::absolute(file).string();
  const CPLStringList names(VSIReadDirRecursive(root.c_str()));
  if (names.Count() == 0) // its table of contents stands at the end
    throw inputError(file.string() + " is a ZIP file that is cut off or damaged", "Download it again.",
                     "damaged");
  for (int i = 0; i < names.Count(); ++i) {
    const std::string name = names[i];
    const std::string extension = lowerCase(fs::path(name).extension().string());
    if ((extension == ".csv" || extension == ".txt") && name.rfind("__MACOSX", 0) != 0)
      return root + "/" + name;
  }
  throw inputError(file.string() + " holds no CSV table",
                   "A ZIP with one CSV inside is expected, as EGMS delivers it.", "not-a-table");
}

std::string sourcePath(const fs::path& file) {
  std::array<unsigned char, 4> magic{};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
  if (!in)
    throw inputError("cannot read " + file.string(), "Check that it may be read.");
  const size_t count = std::fread(magic.data(), 1, magic.size(), in.get());
  if (count == 4 && magic[0] == 'P' && magic[1] == 'K' && magic[2] == 3 && magic[3] == 4)
    return memberOfZip(file);
  if (count >= 2 && magic[0] == 0x1f && magic[1] == 0x8b)
    return "/vsigzip/" + fs::absolute(file).string();
  return fs::absolute(file).string();
}

/// What is not UTF-8 comes from an older Windows program.
std::string inUtf8(const std::string& text) {
  const GdalMessages silent;
  char* const recoded = CPLRecode(text.c_str(), "CP1252", CPL_ENC_UTF8);
  std::string result = recoded;
  CPLFree(recoded);
  return result;
}

/// The separator that splits the header most often outside quotes; blanks when there is no other.
char delimiterOf(std::string_view header) {
  char best = ' ';
  ptrdiff_t most = 0;
  for (const char candidate : {',', ';', '\t', '|'}) {
    bool quoted = false;
    ptrdiff_t count = 0;
    for (const char c : header) {
      quoted = quoted != (c == '"');
      count += !quoted && c == candidate;
    }
    if (count > most) {
      most = count;
      best = candidate;
    }
  }
  return best;
}

} // namespace

DelimitedSource::DelimitedSource(const fs::path& file) : m_file(file) {
  const GdalMessages messages;
  const std::string path = sourcePath(file);
  VSIStatBufL info;
  if (VSIStatL(path.c_str(), &info) == 0)
    m_size = static_cast<double>(info.st_size);
  m_handle = VSIFOpenL(path.c_str(), "rb");
  if (!m_handle)
    throw inputError("cannot read " + file.string() +
                         (messages.failed() ? ": " + messages.text() : std::string()),
                     "Is the file whole?");
  try {
    fill();
    checkLooksLikeText();
    if (m_buffer.compare(0, 3, "\xEF\xBB\xBF") == 0)
      m_at = 3;
    if (!readRecord())
      throw inputError(file.string() + " is empty, a table was expected", "", "not-a-table");
    m_delimiter = delimiterOf(m_record);
    splitRecord();
    for (const std::string_view cell : m_cells)
      m_names.emplace_back(trimmed(cell));
    while (m_names.size() > 1 && m_names.back().empty())
      m_names.pop_back(); // "a,b,c," has three columns
  } catch (...) {
    VSIFCloseL(m_handle);
    throw;
  }
}

DelimitedSource::~DelimitedSource() {
  VSIFCloseL(m_handle);
}

void DelimitedSource::checkLooksLikeText() const {
  const auto binary = [](char c) { return c == '\0' || (c > 0 && c < 9) || (c > 13 && c < 32 && c != 27); };
  if (std::any_of(m_buffer.begin(),
                  m_buffer.begin() + static_cast<ptrdiff_t>(std::min<size_t>(m_buffer.size(), 4096)), binary))
    throw inputError(m_file.string() + " is not a table of points",
                     "A CSV, ZIP with a CSV, GeoPackage or Shapefile is expected.", "not-a-table");
}

double DelimitedSource::fraction() const {
  return m_size > 0 ? std::min(m_consumed / m_size, 1.0) : 0;
}

bool DelimitedSource::fill() {
  if (m_atEnd)
    return false;
  constexpr size_t kPiece = 1 << 20;
  m_buffer.erase(0, m_at);
  m_at = 0;
  const size_t before = m_buffer.size();
  m_buffer.resize(before + kPiece);
  const GdalMessages messages;
  const size_t got = VSIFReadL(m_buffer.data() + before, 1, kPiece, m_handle);
  m_buffer.resize(before + got);
  m_consumed += static_cast<double>(got);
  if (messages.failed())
    throw inputError("cannot read " + m_file.string() + " to its end: it is cut off or damaged",
                     "Download or copy it again.", "damaged");
  m_atEnd = got == 0;
  return got > 0;
}

bool DelimitedSource::readRecord() {
  m_record.clear();
  bool quoted = false;
  for (;;) {
    size_t end = m_buffer.find('\n', m_at);
    while (end == std::string::npos && fill())
      end = m_buffer.find('\n', m_at);
    const bool last = end == std::string::npos;
    if (last && m_at >= m_buffer.size())
      return !m_record.empty();
    const std::string_view line(m_buffer.data() + m_at, (last ? m_buffer.size() : end) - m_at);
    m_at = last ? m_buffer.size() : end + 1;
    if (!quoted && (trimmed(line).empty() || line.front() == '#'))
      continue;
    quoted = quoted != (std::count(line.begin(), line.end(), '"') % 2 == 1);
    m_record += line;
    if (!quoted || last)
      break;
    m_record += '\n'; // a line break inside quotes
    if (m_record.size() > (size_t{1} << 24))
      throw inputError(m_file.string() + " has a quote that is never closed");
  }
  if (!m_record.empty() && m_record.back() == '\r')
    m_record.pop_back();
  if (!CPLIsUTF8(m_record.data(), static_cast<int>(m_record.size())))
    m_record = inUtf8(m_record);
  return true;
}

void DelimitedSource::splitRecord() {
  m_cells.clear();
  char* const data = m_record.data();
  const size_t size = m_record.size();
  size_t at = 0;
  if (m_delimiter == ' ') {
    while (at < size) {
      while (at < size && data[at] == ' ')
        ++at;
      const size_t from = at;
      while (at < size && data[at] != ' ')
        ++at;
      if (at > from)
        m_cells.emplace_back(data + from, at - from);
    }
    return;
  }
  for (;;) {
    if (at < size && data[at] == '"') { // unquote in place: the text only gets shorter
      size_t to = at;
      const size_t from = at++;
      while (at < size) {
        if (data[at] == '"') {
          if (at + 1 < size && data[at + 1] == '"')
            ++at;
          else
            break;
        }
        data[to++] = data[at++];
      }
      m_cells.emplace_back(data + from, to - from);
      while (at < size && data[at] != m_delimiter)
        ++at;
    } else {
      const void* found = at < size ? std::memchr(data + at, m_delimiter, size - at) : nullptr;
      const size_t end = found ? static_cast<size_t>(static_cast<const char*>(found) - data) : size;
      m_cells.emplace_back(data + at, end - at);
      at = end;
    }
    if (at >= size)
      return;
    ++at; // behind the delimiter; a delimiter at the very end opens one more empty cell
  }
}

bool DelimitedSource::next() {
  while (readRecord()) {
    splitRecord();
    while (m_cells.size() > m_names.size() && trimmed(m_cells.back()).empty())
      m_cells.pop_back();
    if (m_cells.size() == m_names.size())
      return true;
    ++m_badRows;
  }
  return false;
}

} // namespace scarp
