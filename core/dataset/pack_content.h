// SPDX-License-Identifier: GPL-3.0-or-later
// What identifies a packed dataset: the layout, the split and the bytes of its files.
#pragma once

#include "core/dataset/dataset.h"

namespace scarp {

/// fileHashes: of every channel in order, then of the mask, as hashFile() gives them.
std::string contentHash(const Dataset& dataset, const std::vector<std::string>& fileHashes);

} // namespace scarp
