// SPDX-License-Identifier: GPL-3.0-or-later
// The map: shows a picture of layers that worker threads draw in tiles (a TileBoard), navigates as QGIS does,
// and lends mouse and keyboard to a tool. This thread only puts finished tiles together. The canvas does not
// own the tool.
#pragma once

#include "widgets/map/canvas_overlay.h"
#include "widgets/map/canvas_tool.h"
#include "widgets/map/tile_board.h"
#include "widgets/map/view_history.h"
#include "widgets/map/view_transform.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

namespace scarp {

class TileRenderer;

class MapCanvas : public QWidget {
  Q_OBJECT

public:
  /// What the left button does. Tool: leaves it to the tool; without one it pans, and a click inspects.
  enum class Mode { Tool, Pan, ZoomIn, ZoomOut };
  explicit MapCanvas(QWidget* parent = nullptr);
  ~MapCanvas() override;

  /// The layers, as in TileBoard.
  void setEntries(std::vector<PictureEntry> bottomFirst) { m_board->setEntries(std::move(bottomFirst)); }
  void replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed = {}) {
    m_board->replaceLayer(id, layer, changed);
  }
  const std::vector<PictureEntry>& entries() const { return m_board->entries(); }
  void setBackground(const QColor& colour) { m_board->setBackground(colour); }
  const TileBoard& board() const { return *m_board; }
  TileRenderer& renderer() { return *m_renderer; } ///< for a second board at the same view
  /// Most that finished tiles may take, in bytes: part for whole tiles, part for those of single layers.
  void setMemory(size_t bytes);
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
  void addOverlay(const CanvasOverlay* overlay, CanvasOrder order = CanvasOrder::OverMarks);
  void removeOverlay(const CanvasOverlay* overlay);
  void toolChanged();      ///< cursor, hint or preview changed outside a canvas event
  void setMode(Mode mode); ///< the tool stays, and gets the left button back with Mode::Tool
  Mode mode() const { return m_mode; }
  /// A ring at a chosen place (the target that is read out); none: no ring.
  void setMarker(std::optional<Point> place);

  bool complete() const { return m_board->complete(); } ///< every visible tile shows the present picture
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
  void refresh();           ///< draws everything anew
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
  void modeChanged(scarp::MapCanvas::Mode mode);
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
  CanvasMouse mouseOf(const QMouseEvent& event) const;
  CanvasTool* toolInHand() const { return m_mode == Mode::Tool ? m_tool : nullptr; } ///< that gets the mouse
  bool zooming() const { return m_mode == Mode::ZoomIn || m_mode == Mode::ZoomOut; }
  void finishBox(const QMouseEvent& event);
  void zoomAtCentre(double factor);
  void changeView(const ViewTransform& view);
  void updateCursor();
  void paintBox(QPainter& painter) const;
  void paintAll(QPainter& painter, const std::vector<const CanvasOverlay*>& overlays) const;

  ViewTransform m_view;
  Extent m_home{0, 0, -1, -1};
  double m_native = 1;
  bool m_degrees = false, m_fitOnResize = true;
  ViewHistory m_history;
  QTimer m_settled, m_flashTimer;
  CanvasTool* m_tool = nullptr;
  Mode m_mode = Mode::Tool;
  std::vector<const CanvasOverlay*> m_underlays, m_overlays; ///< below and over the marks
  Drag m_drag = Drag::None;
  bool m_spaceHeld = false, m_moved = false;
  QPointF m_pressed, m_lastMouse;
  Qt::MouseButton m_dragButton = Qt::NoButton;
  QRectF m_box;
  std::optional<Point> m_marker, m_flash;
  std::unique_ptr<TileRenderer> m_renderer;
  std::unique_ptr<TileBoard> m_board; ///< goes before the renderer that it draws with
};

} // namespace scarp
