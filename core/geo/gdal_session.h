// SPDX-License-Identifier: GPL-3.0-or-later
// GDAL as we use it: drivers registered once, its messages collected per thread instead of printed, handles
// that close themselves. Only sources that call GDAL include this.
#pragma once

#include "core/base/error.h"

#include <gdal_priv.h>
#include <ogr_spatialref.h>

#include <filesystem>
#include <memory>
#include <string>

namespace scarp {

/// Registers the drivers on first use; thread-safe.
void useGdal();

/// While it lives, GDAL's messages of this thread are kept here instead of being printed.
class GdalMessages {
public:
  GdalMessages();
  ~GdalMessages();
  GdalMessages(const GdalMessages&) = delete;
  GdalMessages& operator=(const GdalMessages&) = delete;
  bool failed() const { return !m_failures.empty(); }
  /// All failures so far as one sentence part; "no reason given" when there is none.
  std::string text() const;
  void clear() { m_failures.clear(); }

private:
  static void CPL_STDCALL collect(CPLErr kind, CPLErrorNum number, const char* message);
  std::string m_failures;
};

struct CloseDataset {
  void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};
using DatasetHandle = std::unique_ptr<GDALDataset, CloseDataset>;

/// "cannot <action> <file>: <what GDAL said>", with a hint and reason for a full disk or a read-only folder.
[[noreturn]] void throwGdalError(const std::filesystem::path& file, const std::string& action,
                                 const GdalMessages& messages);

/// A reference with x = east, y = north; throws Error(Input) when the text is no CRS. Must not be empty.
OGRSpatialReference referenceOf(const std::string& wkt);
/// The WKT of a reference; empty for null or an empty one.
std::string wktOf(const OGRSpatialReference* reference);

} // namespace scarp
