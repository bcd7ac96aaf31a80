// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory decoded blocks of rasters may take, of all rasters of the process together.
#pragma once

#include <cstddef>

namespace scarp {

/// In bytes. What the user set by GDAL_CACHEMAX stays.
void limitRasterCache(size_t bytes);

} // namespace scarp
