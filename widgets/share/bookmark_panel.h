// SPDX-License-Identifier: GPL-3.0-or-later
// The places of the project as a list: go there, rename, delete, drag into another order.
#pragma once

#include "core/project/bookmarks.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace scarp {

class ProjectDocument;

class BookmarkPanel final : public QWidget {
  Q_OBJECT

public:
  explicit BookmarkPanel(ProjectDocument& document, QWidget* parent = nullptr);
  void select(const std::string& name);
  void renameCurrent(); ///< opens the editor of the row

signals:
  void zoomAsked(const scarp::Extent& extent);
  void newAsked(); ///< the button for a new one at the present view

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void refresh();
  void zoom();
  void takeName(QListWidgetItem* item);
  void remove();
  void move(int by);
  void takeOrder();
  std::string current() const;

  ProjectDocument& m_document;
  QListWidget* m_list;
  QLabel* m_empty;
  QPushButton *m_zoom, *m_rename, *m_delete;
  std::vector<Bookmark> m_shown;
};

} // namespace scarp
