// SPDX-License-Identifier: GPL-3.0-or-later
// Base maps against a tile server on this machine: right places, the cache, and silence that nobody waits
// for.
#include "core/base/error.h"
#include "core/geo/crs.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tiny_project.h"
#include "tests/widgets/basemap/tile_server.h"
#include "widgets/basemap/base_map_dialog.h"
#include "widgets/basemap/base_map_feed.h"
#include "widgets/basemap/credits_overlay.h"
#include "widgets/map/map_canvas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <future>

using namespace scarp;
using scarp::test::TempFolder;
using scarp::test::TileServer;
using ::testing::HasSubstr;

namespace {

BaseMapService serviceOf(const TileServer& server) {
  BaseMapService service;
  service.url = server.address() + "/{z}/{x}/{y}.png";
  service.credit = "© The testers";
  service.maxZoom = 14;
  return service;
}

/// Asks until the tile is there.
QImage arrived(BaseMapTiles& tiles, const TileView& view) {
  QImage found;
  EXPECT_TRUE(QTest::qWaitFor(
      [&] {
        found = tiles.find(view);
        return !found.isNull();
      },
      30000));
  return found;
}

TileView viewAt(double longitude, double latitude, const std::string& crs, double mapPerPixel) {
  const Point middle = CrsTransform(crsFromUser("EPSG:4326"), crs).apply(Point{longitude, latitude});
  TileView view;
  view.width = view.height = 64;
  view.mapPerPixel = mapPerPixel;
  view.left = middle.x - 32 * mapPerPixel;
  view.top = middle.y + 32 * mapPerPixel;
  return view;
}

/// Column and row of the tile that holds a place (the usual formula of web maps).
std::pair<int, int> tileOf(double longitude, double latitude, int zoom) {
  const double n = std::exp2(zoom), phi = latitude * 3.14159265358979323846 / 180;
  return {static_cast<int>((longitude + 180) / 360 * n),
          static_cast<int>((1 - std::asinh(std::tan(phi)) / 3.14159265358979323846) / 2 * n)};
}

} // namespace

TEST(BaseMap, TilesLieWhereTheyBelongInTheMapsCrs) {
  const TempFolder folder;
  TileServer server;
  const std::string utm = crsFromUser("EPSG:32647");
  BaseMapTiles tiles(serviceOf(server), {folder / "cache"}, utm);
  constexpr double kLongitude = 101.4, kLatitude = 36.0;
  // At this latitude a pixel of level 14 is 9.55 * cos(36) m of ground.
  const QImage image = arrived(tiles, viewAt(kLongitude, kLatitude, utm, 7.7));
  const auto [column, row] = tileOf(kLongitude, kLatitude, 14);
  const QColor middle = QColor::fromRgb(image.pixel(32, 32)),
               expected = QColor::fromRgb(TileServer::colourOf(14, column, row));
  EXPECT_EQ(middle.name().toStdString(), expected.name().toStdString());
}

TEST(BaseMap, AFarViewTakesACoarseLevel) {
  const TempFolder folder;
  TileServer server;
  const std::string utm = crsFromUser("EPSG:32647");
  BaseMapTiles tiles(serviceOf(server), {folder / "cache"}, utm);
  const QImage image = arrived(tiles, viewAt(101.4, 36, utm, 2000));
  const int zoom = qRed(image.pixel(32, 32)) / 10;
  EXPECT_GE(zoom, 5);
  EXPECT_LE(zoom, 7);
  EXPECT_LT(server.requests(), 20);
}

TEST(BaseMap, WhatWasFetchedOnceComesFromTheDisk) {
  const TempFolder folder;
  TileServer server;
  const std::string utm = crsFromUser("EPSG:32647");
  const TileView view = viewAt(101.4, 36, utm, 7.7);
  QImage first;
  {
    BaseMapTiles tiles(serviceOf(server), {folder / "cache"}, utm);
    first = arrived(tiles, view);
  }
  const int before = server.requests();
  EXPECT_GT(before, 0);
  EXPECT_FALSE(std::filesystem::is_empty(folder / "cache"));
  server.setSilent(true);
  BaseMapTiles again(serviceOf(server), {folder / "cache"}, utm);
  EXPECT_EQ(arrived(again, view), first);
  EXPECT_EQ(server.requests(), before);
}

TEST(BaseMap, ASilentServiceHoldsUpNobody) {
  const TempFolder folder;
  TileServer server;
  server.setSilent(true);
  const std::string utm = crsFromUser("EPSG:32647");
  auto tiles = std::make_shared<BaseMapTiles>(serviceOf(server), BaseMapCache{folder / "cache"}, utm);
  const BaseMapLayer layer(tiles);
  std::promise<std::string> said;
  tiles->setListener({{}, [&](const Error& error) { said.set_value(error.what()); }});
  QImage tile(64, 64, QImage::Format_ARGB32_Premultiplied);
  tile.fill(Qt::transparent);
  // A request is on its way all this time; its end comes with the timeout.
  EXPECT_FALSE(layer.paint(tile, viewAt(101.4, 36, utm, 7.7), {}));
  ASSERT_TRUE(QTest::qWaitFor([&] { return server.requests() > 0; }, 20000));
  auto answer = said.get_future();
  EXPECT_FALSE(layer.paint(tile, viewAt(101.5, 36, utm, 7.7), {}));
  EXPECT_THAT(answer.get(), HasSubstr("does not answer"));
}

TEST(BaseMap, ServicesThatCannotBeUsedAreRefusedWithWhatIsExpected) {
  const auto hintOf = [](const BaseMapService& service) -> std::string {
    try {
      requireUsable(service);
    } catch (const Error& e) {
      return e.hint();
    }
    return "usable";
  };
  EXPECT_THAT(hintOf({"xyz", "ftp://a/{z}/{x}/{y}", "", "", 19}), HasSubstr("https://"));
  EXPECT_THAT(hintOf({"xyz", "https://a/{z}/{x}.png", "", "", 19}), HasSubstr("{z}/{x}/{y}"));
  EXPECT_THAT(hintOf({"wms", "https://a/wms", "", "", 19}), HasSubstr("layer"));
  EXPECT_THAT(hintOf({"mbtiles", "https://a", "", "", 19}), HasSubstr("xyz, wmts and wms"));
  EXPECT_EQ(hintOf({"xyz", "https://a/{z}/{x}/{-y}.png", "", "", 19}), "usable");
  EXPECT_EQ(hintOf({"wmts", "https://a/capabilities.xml", "", "", 19}), "usable");
  const BaseMapService service{"wms", "https://a/wms?map=b&c", "ground", "© A & B", 18};
  EXPECT_EQ(baseMapFrom(toJson(service)), service);
  EXPECT_THAT(gdalDescription(service, {"/tmp/c"}), HasSubstr("https://a/wms?map=b&amp;c&amp;"));
}

namespace {

struct MapWithBase {
  MapWithBase() {
    document.open(project.folder());
    QObject::connect(&document, &ProjectDocument::changed, &stack,
                     [this] { stack.setProject(document.project()); });
    QObject::connect(&stack, &LayerStack::entriesChanged, &canvas,
                     [this] { canvas.setEntries(stack.entries()); });
    QObject::connect(
        &stack, &LayerStack::layerReplaced, &canvas,
        [this](const QString& id, const MapLayerPtr& layer, const std::optional<Extent>& changed) {
          canvas.replaceLayer(id, layer, changed);
        });
    canvas.resize(400, 300);
    canvas.show();
    canvas.setHome(document.project().grid.extent(), document.project().grid.cellX, false);
  }
  void add(const BaseMapService& service) {
    document.edit("Add base map", [service](Project& edited) {
      for (ProjectLayer& layer : edited.layers)
        layer.visible = false;
      ProjectLayer layer;
      layer.id = layer.name = "ground";
      layer.kind = LayerKind::BaseMap;
      layer.style = toJson(service);
      edited.putLayer(layer);
    });
  }
  QRgb middle() { return canvas.grab().toImage().pixel(200, 150); }

  test::TinyProject project;
  ProjectDocument document;
  LayerStack stack;
  MapCanvas canvas;
  BaseMapFeed feed{document, stack};
};

} // namespace

TEST(BaseMap, ComesOntoTheMapAtTheBottomWithItsCredit) {
  TileServer server;
  MapWithBase map;
  map.add(serviceOf(server));
  EXPECT_EQ(map.document.project().layers.back().id, "ground");
  ASSERT_TRUE(
      QTest::qWaitFor([&] { return map.middle() != qRgb(255, 255, 255) && map.canvas.complete(); }, 30000));
  EXPECT_EQ(qRed(map.middle()), 140); // level 14
  EXPECT_EQ(map.feed.credits(), QStringList("© The testers"));
  CreditsOverlay overlay;
  overlay.setCredits(map.feed.credits());
  map.canvas.addOverlay(&overlay);
  const QImage corner = map.canvas.grab(QRect(400 - 40, 300 - 14, 40, 14)).toImage();
  bool ink = false;
  for (int x = 0; x < corner.width(); ++x)
    for (int y = 0; y < corner.height(); ++y)
      ink = ink || qGray(corner.pixel(x, y)) < 90;
  EXPECT_TRUE(ink);
  map.canvas.removeOverlay(&overlay);
  map.document.editLayer("ground", [](ProjectLayer& layer) { layer.visible = false; });
  EXPECT_TRUE(map.feed.credits().isEmpty());
}

TEST(BaseMap, WithoutANetworkIsOneCalmNoticeAndComesWhenItIsThere) {
  uint16_t port = 0;
  {
    const TileServer gone;
    port = gone.port();
  }
  BaseMapService service;
  service.url = "http://127.0.0.1:" + std::to_string(port) + "/{z}/{x}/{y}.png";
  service.maxZoom = 14;
  MapWithBase map;
  QSignalSpy unreachable(&map.feed, &BaseMapFeed::unreachable);
  QSignalSpy reachable(&map.feed, &BaseMapFeed::reachable);
  map.add(service);
  ASSERT_TRUE(unreachable.wait(30000));
  EXPECT_TRUE(map.canvas.complete() || QTest::qWaitFor([&] { return map.canvas.complete(); }, 30000));
  map.canvas.zoomIn(); // more tiles are wanted, and nothing more is said
  ASSERT_TRUE(QTest::qWaitFor([&] { return map.canvas.complete(); }, 30000));
  EXPECT_EQ(unreachable.count(), 1);
  EXPECT_TRUE(unreachable.first().at(1).toString().contains("does not answer"));
  const TileServer back(port);
  map.feed.retry();
  ASSERT_TRUE(reachable.wait(60000));
  EXPECT_TRUE(QTest::qWaitFor([&] { return qRed(map.middle()) == 140; }, 30000));
  EXPECT_EQ(unreachable.count(), 1);
}

TEST(BaseMap, TheDialogChecksWhatIsTyped) {
  BaseMapDialog dialog;
  dialog.show();
  EXPECT_EQ(dialog.name(), "OpenStreetMap");
  EXPECT_EQ(dialog.service().credit, "© OpenStreetMap contributors");
  auto* address = dialog.findChild<QLineEdit*>("base-map-url");
  auto* add = dialog.findChild<QPushButton*>();
  for (auto* button : dialog.findChildren<QPushButton*>())
    if (button->text() == "Add")
      add = button;
  EXPECT_TRUE(add->isEnabled());
  address->selectAll();
  QTest::keyClicks(address, "https://tiles.example.org/{z}/{x}");
  EXPECT_FALSE(add->isEnabled());
  EXPECT_TRUE(add->toolTip().contains("{y}"));
  QTest::keyClicks(address, "/{y}.png");
  EXPECT_TRUE(add->isEnabled());
  QSignalSpy accepted(&dialog, &QDialog::accepted);
  QTest::mouseClick(add, Qt::LeftButton);
  EXPECT_EQ(accepted.count(), 1);
  EXPECT_EQ(dialog.service().url, "https://tiles.example.org/{z}/{x}/{y}.png");
  auto* kind = dialog.findChild<QComboBox*>("base-map-type");
  dialog.show();
  kind->setFocus();
  QTest::keyClick(kind, Qt::Key_End); // WMS: needs a layer
  EXPECT_TRUE(dialog.findChild<QLineEdit*>("base-map-layer")->isVisible());
  EXPECT_FALSE(add->isEnabled());
}
