// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/recent_projects.h"

#include <QSettings>

namespace scarp {

namespace {
constexpr auto kKey = "recent";
constexpr qsizetype kMost = 12;
} // namespace

QStringList recentProjects() {
  return QSettings().value(kKey).toStringList();
}

void rememberProject(const QString& folder) {
  QStringList recent = recentProjects();
  recent.removeAll(folder);
  recent.prepend(folder);
  QSettings().setValue(kKey, QStringList(recent.mid(0, kMost)));
}

} // namespace scarp
