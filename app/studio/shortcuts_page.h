// SPDX-License-Identifier: GPL-3.0-or-later
// Every key of the studio and what it does, made from the actions themselves, and those of the map.
#pragma once

#include <QDialog>

class QTreeWidget;

namespace scarp {

class MainWindow;

class ShortcutsPage final : public QDialog {
  Q_OBJECT

public:
  explicit ShortcutsPage(MainWindow& window);

private:
  void fill(MainWindow& window);
  void filter(const QString& typed);

  QTreeWidget* m_list;
};

} // namespace scarp
