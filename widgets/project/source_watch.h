// SPDX-License-Identifier: GPL-3.0-or-later
// Notices when a file of a layer appears, goes away or is written anew by somebody else. Looks every two
// seconds, on a thread of its own: a folder on a network that hangs must not stop the map.
#pragma once

#include "core/project/project.h"

#include <QObject>
#include <QTimer>
#include <filesystem>
#include <string>
#include <vector>

namespace scarp {

class SourceWatch final : public QObject {
  Q_OBJECT

public:
  explicit SourceWatch(QObject* parent = nullptr);
  void watch(const Project& project);    ///< instead of what was watched before; a closed one watches nothing
  void look();                           ///< now, besides the timer
  bool knows() const { return m_known; } ///< how things stand: changes from now on are told

signals:
  void changed();

private:
  void take(const std::string& stamps, int round);

  std::vector<std::filesystem::path> m_files;
  std::string m_stamps;
  bool m_known = false, m_looking = false;
  int m_round = 0; ///< answers about what is no longer watched are dropped
  QTimer m_timer;
};

} // namespace scarp
