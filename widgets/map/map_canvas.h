// SPDX-License-Identifier: GPL-3.0-or-later
// The map: shows a picture of layers that worker threads draw in tiles, navigates as QGIS does, and lends
// mouse and keyboard to a tool. This thread only puts finished tiles together; an older picture, scaled,
// stands in meanwhile. The canvas does not own the tool.
#pragma once

#include "widgets/map/canvas_overlay.h"
#include "widgets/map/canvas_tool.h"
#include "widgets/map/map_picture.h"
#include "widgets/map/view_history.h"
#include "widgets/map/view_transform.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>
#include <unordered_map>

namespace scarp {

class TileRenderer;
struct TileRequest;

class MapCanvas : public QWidget {
  Q_OBJECT

public:
  /// What the left button does while no tool is active.
  enum class Mode { Pan, ZoomIn, ZoomOut };
  explicit MapCanvas(QWidget* parent = nullptr);
  ~MapCanvas() override;

  /// All layers, bottom first. Tiles of before stay on the screen until their successors are there.
  void setEntries(std::vector<PictureEntry> bottomFirst);
  /// One layer in place of another of the same id. With `changed`, only tiles that touch that place are drawn
  /// anew.
  void replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed = {});
  const std::vector<PictureEntry>& entries() const { return m_picture->entries; }
  void setBackground(const QColor& colour);
  /// The whole of the map (zoom full), the size of an image pixel (zoom 1:1), and whether units are degrees.
  void setHome(const Extent& full, double nativeMapPerPixel, bool degrees);

  const ViewTransform& view() const { return m_view; }
  void setView(const ViewTransform& view);
  void zoomTo(const Extent& extent, double margin = 0.05);
  void centreOn(Point place) { setView(m_view.centredOn(place)); }
  void flash(Point place); ///< a ring around a place for a moment

  void setTool(CanvasTool* tool); ///< cancels the former; null: navigation and inspection only
  CanvasTool* tool() const { return m_tool; }
  /// Painted over the map, below the tool's preview, until removed. Not owned.
  void addOverlay(const CanvasOverlay* overlay);
  void removeOverlay(const CanvasOverlay* overlay);
  void toolChanged(); ///< cursor, hint or preview changed outside a canvas event
  void setMode(Mode mode);
  Mode mode() const { return m_mode; }
  /// A ring at a chosen place (the target that is read out); none: no ring.
  void setMarker(std::optional<Point> place);

  bool complete() const { return m_complete; } ///< every visible tile shows the present picture
  bool hasLastView() const { return m_history.hasLast(); }
  bool hasNextView() const { return m_history.hasNext(); }
  bool unitsAreDegrees() const { return m_degrees; }
  QSize sizeHint() const override { return {900, 600}; }

public slots:
  void zoomIn() { zoomAtCentre(2); }
  void zoomOut() { zoomAtCentre(0.5); }
  void zoomFull();
  void zoomNative();
  void zoomLast();
  void zoomNext();
  void stopDrawing();
  void refresh();           ///< draws anew what was stopped
  void setDrawing(bool on); ///< off: the picture stands still

signals:
  void viewChanged();
  void historyChanged();
  void cursorMoved(scarp::Point place);
  void cursorLeft();
  void clicked(const scarp::CanvasMouse& mouse); ///< left click that no tool used
  void contextMenuAsked(scarp::Point place, QPoint global);
  void hintChanged(const QString& hint);
  void toolSet(scarp::CanvasTool* tool); ///< another tool, or none
  void busyChanged(bool busy);
  void pictureComplete();
  void layerFailed(const QString& layerId, const QString& message);

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void keyReleaseEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void leaveEvent(QEvent* event) override;
  bool event(QEvent* event) override;

private:
  enum class Drag { None, Pan, SpacePan, Box };
  struct Tile {
    QImage image;
    uint64_t generation = 0;
    uint64_t used = 0;
  };
  struct TileRange {
    int64_t firstColumn = 0, firstRow = 0, lastColumn = -1, lastRow = -1;
    double originX = 0, originY = 0; ///< device pixel of tile (0, 0)'s corner, whole
  };

  CanvasMouse mouseOf(const QMouseEvent& event) const;
  void zoomAtCentre(double factor);
  void changeView(const ViewTransform& view);
  void changePicture(std::vector<PictureEntry> entries);
  void updateCursor();
  double deviceScale() const;
  TileRange visibleTiles() const;
  TileView viewOf(const TileAddress& address) const;
  void requestTiles();
  void takeTile(const TileRequest& request, const QImage& image);
  void dropOldTiles();
  void checkComplete();
  void setComplete(bool complete);
  void paintMap(QPainter& painter);
  void keepStandIn();
  void paintBox(QPainter& painter) const;

  std::shared_ptr<const MapPicture> m_picture;
  ViewTransform m_view;
  Extent m_home{0, 0, -1, -1};
  double m_native = 1;
  bool m_degrees = false, m_fitOnResize = true;
  ViewHistory m_history;
  QTimer m_settled, m_request, m_flashTimer;
  CanvasTool* m_tool = nullptr;
  std::vector<const CanvasOverlay*> m_overlays;
  Mode m_mode = Mode::Pan;
  Drag m_drag = Drag::None;
  bool m_spaceHeld = false, m_moved = false;
  QPointF m_pressed, m_lastMouse;
  Qt::MouseButton m_dragButton = Qt::NoButton;
  QRectF m_box;
  bool m_drawing = true, m_stopped = false, m_complete = false;
  std::unordered_map<TileAddress, Tile, TileAddressHash> m_tiles;
  uint64_t m_clock = 0;
  QImage m_standIn;
  ViewTransform m_standInView;
  std::optional<Point> m_marker, m_flash;
  std::unique_ptr<TileRenderer> m_renderer;
};

} // namespace scarp
