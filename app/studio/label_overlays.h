// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for the labels on the map: H hides and shows them, A and D make them fainter and stronger, { and }
// step through experts and consensus one at a time.
#pragma once

#include <string>
#include <vector>

namespace scarp {

class MainWindow;
struct Project;

/// Ids of the experts' layers and the consensus, in the order of the steps.
std::vector<std::string> labelOverlays(const Project& project);
/// Hides all that are visible; with none visible, shows those of `remembered`, or all. Gives back what was
/// visible before.
std::vector<std::string> toggleLabelOverlays(Project& project, const std::vector<std::string>& remembered);
/// One alone, the next one, ..., all of them, and round again.
void stepLabelOverlays(Project& project, int by);
/// Opacity of all of them, by a share of 1.
void fadeLabelOverlays(Project& project, double by);

void addLabelOverlayKeys(MainWindow& window);

} // namespace scarp
