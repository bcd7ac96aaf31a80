// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/source_watch.h"

#include "core/geo/overviews.h"
#include "widgets/project/layer_loader.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>

namespace scarp {
namespace fs = std::filesystem;

SourceWatch::SourceWatch(QObject* parent) : QObject(parent) {
  m_timer.setInterval(2000);
  connect(&m_timer, &QTimer::timeout, this, &SourceWatch::look);
}

void SourceWatch::watch(const Project& project) {
  std::vector<fs::path> files;
  for (const ProjectLayer& layer : project.layers) {
    if (layer.file.empty())
      continue;
    files.push_back(project.pathOf(layer.file));
    files.push_back(overviewFileOf(files.back()));
  }
  if (files == m_files)
    return;
  m_files = std::move(files);
  m_known = m_looking = false;
  ++m_round;
  if (m_files.empty())
    m_timer.stop();
  else
    m_timer.start();
  look();
}

void SourceWatch::look() {
  if (m_looking || m_files.empty())
    return;
  m_looking = true;
  QThreadPool::globalInstance()->start([self = QPointer(this), files = m_files, round = m_round] {
    std::string stamps;
    for (const fs::path& file : files)
      stamps += fileStamp(file);
    QMetaObject::invokeMethod(
        qApp,
        [self, stamps, round] {
          if (self)
            self->take(stamps, round);
        },
        Qt::QueuedConnection);
  });
}

void SourceWatch::take(const std::string& stamps, int round) {
  if (round != m_round)
    return;
  m_looking = false;
  const bool news = m_known && stamps != m_stamps;
  m_stamps = stamps;
  m_known = true;
  if (news)
    emit changed();
}

} // namespace scarp
