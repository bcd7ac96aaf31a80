// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the chart of displacements as a figure of a fixed size, and its values as a table that says units,
// sign, reference and fit in its head.
#pragma once

#include "widgets/targets/pinned_model.h"

#include <QString>
#include <filesystem>
#include <string>
#include <vector>

class QGraphicsScene;

namespace scarp {

/// PNG (300 dpi), SVG or PDF by the name's ending, 180 mm wide. Throws Error when it cannot be written.
void writeFigure(const std::filesystem::path& file, const std::vector<QGraphicsScene*>& fromTop);

/// One row per date; per shown series the displacement, its spread (areas), the fit and the residual.
std::string seriesTable(const std::vector<PinnedModel::Item>& items, bool fromZero);

/// Sign, reference and source in one sentence each, as the chart and the table say them.
QString referenceWords(const TargetSeries& series);
/// mm to take off a series so that it starts at zero; 0 when that is not asked for.
double offsetOf(const TargetSeries& series, bool fromZero);

} // namespace scarp
