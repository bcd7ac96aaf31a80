// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: every action of the window and every layer, found by typing part of its name.
#pragma once

#include <QDialog>
#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace scarp {

class MainWindow;

class CommandPalette final : public QDialog {
  Q_OBJECT

public:
  explicit CommandPalette(MainWindow& window);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  struct Entry {
    QString text, detail;
    std::function<void()> run;
  };
  void filter(const QString& typed);
  void runCurrent();

  std::vector<Entry> m_entries;
  std::vector<size_t> m_shown;
  QLineEdit* m_edit;
  QListWidget* m_list;
};

} // namespace scarp
