// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/project_thumbnail.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace scarp {

namespace {

QString fileFor(const QString& projectFolder) {
  const QByteArray name =
      QCryptographicHash::hash(QDir(projectFolder).absolutePath().toUtf8(), QCryptographicHash::Sha1).toHex();
  return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + "/thumbnails/" + name + ".png";
}

} // namespace

void saveThumbnail(const QString& projectFolder, const QPixmap& map) {
  if (map.isNull())
    return;
  const QString file = fileFor(projectFolder);
  QDir().mkpath(QFileInfo(file).path());
  const QSize twice = kThumbnailSize * 2; // sharp on fine screens too
  const QPixmap small = map.scaled(twice, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
  const QRect middle((small.width() - twice.width()) / 2, (small.height() - twice.height()) / 2,
                     twice.width(), twice.height());
  small.copy(middle).save(file);
}

QPixmap thumbnailOf(const QString& projectFolder) {
  return QPixmap(fileFor(projectFolder));
}

} // namespace scarp
