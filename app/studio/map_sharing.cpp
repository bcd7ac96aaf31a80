// SPDX-License-Identifier: GPL-3.0-or-later
// Measuring, bookmarks, the map's context menu, and export of the view: what can be done with any map,
// whatever the workspace.
#include "app/studio/map_sharing.h"

#include "app/studio/main_window.h"
#include "app/studio/map_status.h"
#include "widgets/map/scale_bar.h"
#include "widgets/share/bookmark_panel.h"
#include "widgets/share/export_dialog.h"
#include "widgets/share/measure_tool.h"
#include "widgets/share/place_text.h"

#include <QApplication>
#include <QClipboard>
#include <QDate>
#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QToolBar>
#include <cmath>

namespace scarp {

namespace {

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

Extent around(Point place, const Extent& view) {
  return {place.x - view.width() / 2, place.y - view.height() / 2, place.x + view.width() / 2,
          place.y + view.height() / 2};
}

} // namespace

void addMapSharing(MainWindow& window) {
  new MapSharing(window);
}

MapSharing::MapSharing(MainWindow& window)
    : QObject(&window), m_window(window), m_measure(new MeasureTool(this)),
      m_bookmarks(new BookmarkPanel(window.document())) {
  m_bar = window.addToolBar(tr("Map tools"));
  m_bar->setObjectName("map-tools");
  m_bar->setMovable(false);
  addMeasuring();
  addBookmarks();
  addExport();
  connect(&window, &MainWindow::mapMenuOpening, this, &MapSharing::fillMenu);
  connect(&window.document(), &ProjectDocument::opened, this, [this] {
    const std::string& crs = m_window.document().project().grid.crs;
    m_surveyor = Surveyor(crs);
    m_measure->setCrs(crs);
  });
}

void MapSharing::addMeasuring() {
  QAction* measure = m_window.addMapTool(
      *m_measure, {"measure", tr("Measure"), QKeySequence("Ctrl+Shift+M"),
                   tr("Measure distance, area and bearing: click corners, right click ends")});
  m_bar->addAction(measure);
  connect(m_measure, &MeasureTool::copied, this,
          [this] { m_window.showMessage(tr("The measured values are on the clipboard.")); });
}

void MapSharing::addBookmarks() {
  m_window.addDrawerPage(m_bookmarks, tr("Bookmarks"));
  m_bar->addAction(m_window.addCommand(
      MainWindow::Menu::View,
      {"bookmark-new", tr("New bookmark…"), QKeySequence("Ctrl+B"), tr("Keep the place that the map shows")},
      [this] { askBookmark(m_window.canvas().view().extent()); }));
  m_window.addCommand(MainWindow::Menu::View,
                      {"bookmarks-organize", tr("Bookmarks"), QKeySequence("Ctrl+7"),
                       tr("Kept places: go there, rename, delete, order")},
                      [this] { m_window.showDrawerPage(m_bookmarks); });
  m_places =
      m_window.menu(MainWindow::Menu::View)->addMenu(QIcon::fromTheme("bookmarks"), tr("Go to a bookmark"));
  connect(m_bookmarks, &BookmarkPanel::newAsked, this,
          [this] { askBookmark(m_window.canvas().view().extent()); });
  connect(m_bookmarks, &BookmarkPanel::zoomAsked, this,
          [this](const Extent& extent) { m_window.canvas().zoomTo(extent, 0); });
  connect(&m_window.document(), &ProjectDocument::changed, this, &MapSharing::listPlaces);
}

void MapSharing::addExport() {
  m_bar->addAction(
      m_window.addCommand(MainWindow::Menu::File,
                          {"document-export", tr("Export the view…"), QKeySequence("Ctrl+Shift+P"),
                           tr("The map as PNG, PDF or GeoTIFF, with scale bar, north arrow and legend")},
                          [this] { openExport(); }));
  m_window.addCommand(MainWindow::Menu::Change,
                      {"edit-copy", tr("Copy the map"), QKeySequence("Ctrl+Shift+C"),
                       tr("The map as it is on the screen, as an image on the clipboard")},
                      [this] {
                        QGuiApplication::clipboard()->setPixmap(m_window.canvas().grab());
                        m_window.showMessage(tr("The map is on the clipboard."));
                      });
}

void MapSharing::askBookmark(const Extent& extent) {
  auto* ask = new QInputDialog(&m_window);
  ask->setObjectName("bookmark-name");
  ask->setAttribute(Qt::WA_DeleteOnClose);
  ask->setWindowTitle(tr("New bookmark"));
  ask->setLabelText(tr("Name of the place"));
  ask->setTextValue(text(freeBookmarkName(m_window.document().project(), tr("Place").toStdString())));
  connect(ask, &QInputDialog::textValueSelected, this, [this, extent](const QString& typed) {
    const std::string name = typed.trimmed().toStdString();
    if (name.empty())
      return;
    m_window.document().edit(tr("Keep %1").arg(text(name)), [=](Project& project) {
      putBookmark(project, {name, extent});
    });
    m_bookmarks->select(name);
    m_window.showMessage(tr("'%1' is kept; Ctrl+7 lists all places.").arg(text(name)));
  });
  ask->open();
}

/// One action per place, so that Ctrl+K and the menu find them.
void MapSharing::listPlaces() {
  const auto bookmarks = bookmarksOf(m_window.document().project());
  if (bookmarks == m_listed)
    return;
  m_listed = bookmarks;
  for (QAction* each : m_places->actions())
    delete each;
  for (const Bookmark& bookmark : bookmarks) {
    auto* go = new QAction(QIcon::fromTheme("bookmarks"), tr("Go to %1").arg(text(bookmark.name)), m_places);
    go->setStatusTip(tr("Show this place"));
    connect(go, &QAction::triggered, this,
            [this, extent = bookmark.extent] { m_window.canvas().zoomTo(extent, 0); });
    m_places->addAction(go);
    m_window.addAction(go);
  }
  m_places->setEnabled(!bookmarks.empty());
}

void MapSharing::fillMenu(QMenu* menu, Point place) {
  const PlaceText words = placeText(m_surveyor, place);
  const auto copy = [&](const QString& label, const QString& value) {
    QAction* action = menu->addAction(QIcon::fromTheme("edit-copy"), label.arg(value), this, [this, value] {
      QGuiApplication::clipboard()->setText(value);
      m_window.showMessage(tr("Copied: %1").arg(value));
    });
    action->setEnabled(!value.isEmpty());
  };
  copy(tr("Copy map coordinates  %1"), words.map);
  copy(tr("Copy WGS 84 latitude, longitude  %1"), words.wgs84);
  copy(tr("Copy as WKT  %1"), words.wkt);
  copy(tr("Copy as link  %1"), words.link);
  menu->addSeparator();
  MapCanvas& canvas = m_window.canvas();
  menu->addAction(QIcon::fromTheme("zoom-in"), tr("Zoom in here"), this, [&canvas, place] {
    canvas.setView(canvas.view().scaled(canvas.view().mapPerPixel() / 2).centredOn(place));
  });
  menu->addAction(QIcon::fromTheme("crosshairs"), tr("Centre here"), this,
                  [&canvas, place] { canvas.centreOn(place); });
  menu->addAction(QIcon::fromTheme("bookmark-new"), tr("Bookmark here…"), this,
                  [this, place] { askBookmark(around(place, m_window.canvas().view().extent())); });
  menu->addSeparator();
}

MapExport MapSharing::shown() const {
  const Project& project = m_window.document().project();
  const ViewTransform& view = m_window.canvas().view();
  MapExport what;
  auto picture = std::make_shared<MapPicture>();
  picture->entries = m_window.canvas().entries();
  what.picture = picture;
  what.crs = project.grid.crs;
  what.content.crs = text(crsLabel(project.grid.crs));
  what.content.date = QLocale().toString(QDate::currentDate(), QLocale::ShortFormat);
  what.content.synthetic = project.synthetic;
  what.content.degrees = isGeographic(project.grid.crs);
  what.content.unitMetres = metresPerUnit(what.content.degrees, view.centre().y);
  what.content.convergence = m_surveyor.convergence(view.centre());
  for (const ProjectLayer& layer : project.layers)
    for (const PictureEntry& entry : picture->entries)
      if (entry.id == text(layer.id) && entry.layer && !entry.layer->legend().empty())
        what.content.legends.push_back({text(layer.name), entry.layer->legend()});
  what.spec.title = text(project.name);
  what.spec.credits = text(project.note).simplified();
  what.spec.centre = view.centre();
  what.spec.denominator =
      std::round(scaleDenominator(view.mapPerPixel(), m_window.logicalDpiX(), what.content.unitMetres));
  return what;
}

void MapSharing::openExport() {
  if (!m_export) {
    m_export = new ExportDialog([this] { return shown(); }, &m_window);
    connect(m_export, &ExportDialog::exported, this, [this](const QString& file) {
      m_window.showMessage(tr("The view was exported to %1").arg(file));
    });
    connect(&m_window.document(), &ProjectDocument::closed, m_export, &QWidget::close);
  }
  m_export->refresh();
  m_export->show();
  m_export->raise();
  m_export->activateWindow();
}

} // namespace scarp
