// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/geo/gdal_session.h"

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/geo/raster_display.h"

#include <cpl_conv.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <mutex>

namespace scarp {
namespace fs = std::filesystem;

void useGdal() {
  static std::once_flag once;
  std::call_once(once, [] {
    CPLSetConfigOption("CPL_VSIL_ZIP_ALLOWED_EXTENSIONS", "zip");
    CPLSetConfigOption("OGR_ENABLE_PARTIAL_REPROJECTION", "NO");
    if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
      GDALSetCacheMax64(GIntBig{256} << 20);
    GDALAllRegister();
  });
}

void readRastersForDisplay() {
  constexpr GIntBig kCache = GIntBig{96} << 20;
  constexpr const char* kThreshold = "GDAL_OVERVIEW_OVERSAMPLING_THRESHOLD";
  useGdal();
  if (!CPLGetConfigOption("GDAL_CACHEMAX", nullptr))
    GDALSetCacheMax64(kCache);
  // Between two overviews the nearer one, not always the finer: half as many cells on average.
  if (!CPLGetConfigOption(kThreshold, nullptr))
    CPLSetConfigOption(kThreshold, "1.4");
}

GdalMessages::GdalMessages() {
  useGdal();
  CPLPushErrorHandlerEx(&GdalMessages::collect, this);
}

GdalMessages::~GdalMessages() {
  CPLPopErrorHandler();
}

void CPL_STDCALL GdalMessages::collect(CPLErr kind, CPLErrorNum, const char* message) {
  if (kind != CE_Failure && kind != CE_Fatal)
    return;
  auto* self = static_cast<GdalMessages*>(CPLGetErrorHandlerUserData());
  const std::string_view text = trimmed(message);
  if (self->m_failures.find(text) != std::string::npos || self->m_failures.size() > 500)
    return; // the same complaint for every block tells nothing new
  self->m_failures += (self->m_failures.empty() ? "" : "; ") + std::string(text);
}

std::string GdalMessages::text() const {
  return m_failures.empty() ? "no reason given" : m_failures;
}

void throwGdalError(const fs::path& file, const std::string& action, const GdalMessages& messages) {
  const std::string text = messages.text();
  const auto says = [&](const char* words) { return lowerCase(text).find(words) != std::string::npos; };
  struct statvfs disk {};
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  const bool noSpace = ::statvfs(folder.c_str(), &disk) == 0 && disk.f_blocks > 0 && disk.f_bavail < 64;
  if (says("no space left") || says("file too large") || says("disk is full") ||
      (action == "write" && noSpace))
    throw inputError("cannot " + action + " " + file.string() + ": the disk is full",
                     "Free some space or choose another folder; nothing was half-written.", "disk-full");
  if (says("permission denied") || says("read-only file system"))
    throwFileError(file, action, EACCES);
  throw inputError("cannot " + action + " " + file.string() + ": " + text,
                   action == "read" ? "The file seems to be damaged or cut off; get it again." : "");
}

} // namespace scarp
