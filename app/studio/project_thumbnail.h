// SPDX-License-Identifier: GPL-3.0-or-later
// Small pictures of recent projects, kept in the cache folder of the person.
#pragma once

#include <QPixmap>
#include <QString>

namespace scarp {

inline constexpr QSize kThumbnailSize{240, 150};

void saveThumbnail(const QString& projectFolder, const QPixmap& map);
/// Null when there is none.
QPixmap thumbnailOf(const QString& projectFolder);

} // namespace scarp
