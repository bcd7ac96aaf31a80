// SPDX-License-Identifier: GPL-3.0-or-later
// One file of a new project: dropped on it or chosen, looked at by its owner, with a sentence of what it is
// or what is wrong.
#pragma once

#include <QFrame>
#include <filesystem>

class QLabel;
class QPushButton;

namespace scarp {

class SourceSlot final : public QFrame {
  Q_OBJECT

public:
  SourceSlot(const QString& icon, const QString& title, const QString& wanted, const QString& filter,
             QWidget* parent = nullptr);
  std::filesystem::path file() const { return m_file; }
  QString title() const { return m_title; }
  void setFile(const QString& file); ///< empty: none
  void setVerdict(const QString& text, bool good);
  bool good() const { return m_state == State::Good; }
  bool looking() const { return m_state == State::Looking; } ///< no verdict yet

signals:
  void fileGiven(const QString& file);

protected:
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

private:
  void choose();

  QString m_title, m_wanted, m_filter;
  std::filesystem::path m_file;
  enum class State { Empty, Looking, Good, Bad };
  State m_state = State::Empty;
  QLabel *m_name, *m_verdict;
  QPushButton* m_clear;
};

} // namespace scarp
