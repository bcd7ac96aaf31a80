// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/outputs.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace scarp {
namespace fs = std::filesystem;

namespace {
std::string extensionOf(const std::string& file) {
  return lowerCase(fs::path(file).extension().string());
}
} // namespace

void refuseOverwriting(const std::string& in, const std::string& out) {
  std::error_code ignored;
  if (!out.empty() && fs::equivalent(in, out, ignored))
    throw usageError(out + " is read here and would be overwritten", "Give the result a name of its own.");
}

void requireRasterOut(const std::string& out) {
  if (extensionOf(out) != ".tif" && extensionOf(out) != ".tiff")
    throw usageError("cannot write a raster to " + out, "Use a name that ends in .tif.");
  requireWritableFolder(out);
}

void requirePointsOut(const std::string& out) {
  if (extensionOf(out) != ".csv" && extensionOf(out) != ".gpkg")
    throw usageError("cannot write points to " + out, "Use a name that ends in .csv or .gpkg.");
  requireWritableFolder(out);
}

} // namespace scarp
