// SPDX-License-Identifier: GPL-3.0-or-later
// The project's map themes above the layer tree: choosing one applies it; saving, updating, renaming and
// deleting are in the menu beside it. Shows which theme the map looks like now, or none.
#pragma once

#include <QWidget>
#include <functional>
#include <string>

class QAction;
class QComboBox;
class QToolButton;

namespace scarp {

class ProjectDocument;

class ThemeBar final : public QWidget {
  Q_OBJECT

public:
  explicit ThemeBar(ProjectDocument& document, QWidget* parent = nullptr);
  /// The theme that the map looks like; empty when it differs from all.
  std::string current() const;
  void applyTheme(const std::string& name);
  /// For a menu and the command palette too.
  QList<QAction*> actions() const { return {m_save, m_update, m_rename, m_remove}; }

signals:
  void message(const QString& text, const QString& hint);

private:
  QAction* make(const QString& icon, const QString& text, const QString& hint, std::function<void()> run);
  void refresh();
  void askName(const QString& title, const QString& proposal, std::function<void(const QString&)> use);
  void saveAs();
  void update();
  void rename();
  void remove();
  std::string chosen() const; ///< the theme named in the box; empty for none

  ProjectDocument& m_document;
  QComboBox* m_box;
  QToolButton* m_menu;
  QAction *m_save, *m_update, *m_rename, *m_remove;
  std::string m_last; ///< applied last: what "update" updates once the map has changed
};

} // namespace scarp
