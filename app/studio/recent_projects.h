// SPDX-License-Identifier: GPL-3.0-or-later
// The folders of projects that were opened, the last one first.
#pragma once

#include <QStringList>

namespace scarp {

QStringList recentProjects();
void rememberProject(const QString& folder);

} // namespace scarp
