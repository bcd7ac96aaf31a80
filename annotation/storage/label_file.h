// SPDX-License-Identifier: GPL-3.0-or-later
// One expert's areas in one file. Our own form is a GeoPackage with one layer "areas", all attributes and, in
// its metadata, the sequence number of the last journal entry it holds. Labels made elsewhere are read as
// well.
#pragma once

#include "annotation/labels/label_set.h"
#include "core/base/notice.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace scarp {

struct LabelFile {
  LabelSet labels;
  std::string crs;       ///< WKT of the coordinates as they are here
  uint64_t sequence = 0; ///< 0: nothing of a journal is in the file
  Notices notices;       ///< repairs, rows that were left out
};

/// Reads any polygon file into `crs` (empty: as it is). Areas without an id of ours get one that depends on
/// the file's content and `author` alone, so that opening it twice gives the same ids. Throws Error(Input)
/// when missing.
LabelFile readLabels(const std::filesystem::path& file, const std::string& crs, const std::string& author);

/// Writes a GeoPackage whole or not at all. Throws Error(Input), reason "disk-full" or "read-only" where it
/// fits.
void writeLabels(const std::filesystem::path& file, const LabelSet& labels, const std::string& crs,
                 uint64_t sequence);

} // namespace scarp
