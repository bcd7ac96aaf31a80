// SPDX-License-Identifier: GPL-3.0-or-later
// Plugs measuring, bookmarks, the map's context menu and export of the view into the window, whatever the
// workspace. Owned by the window.
#pragma once

#include "core/geo/measure.h"
#include "core/project/bookmarks.h"

#include <QObject>

class QMenu;
class QToolBar;

namespace scarp {

class BookmarkPanel;
class ExportDialog;
class MainWindow;
class MeasureTool;
struct MapExport;

class MapSharing final : public QObject {
  Q_OBJECT

public:
  explicit MapSharing(MainWindow& window);

private:
  void addMeasuring();
  void addBookmarks();
  void addExport();
  void askBookmark(const Extent& extent);
  void listPlaces();
  void fillMenu(QMenu* menu, Point place);
  void openExport();
  MapExport shown() const;

  MainWindow& m_window;
  Surveyor m_surveyor;
  QToolBar* m_bar = nullptr;
  MeasureTool* m_measure;
  BookmarkPanel* m_bookmarks;
  ExportDialog* m_export = nullptr;
  QMenu* m_places = nullptr;
  std::vector<Bookmark> m_listed;
};

void addMapSharing(MainWindow& window);

} // namespace scarp
