// SPDX-License-Identifier: GPL-3.0-or-later
// Two pictures of the map against each other on a canvas: swipe, lens, flicker, or side by side with a second
// canvas that follows the first, each showing the other's pointer. The canvases are not owned; while it is
// off, they are as if it were not there.
#pragma once

#include "widgets/compare/compare_overlay.h"
#include "widgets/map/map_canvas.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

namespace scarp {

class CursorCross;
class SwipeHandle;

class CompareView final : public QObject {
  Q_OBJECT

public:
  CompareView(MapCanvas& canvas, MapCanvas& second, QObject* parent = nullptr);
  ~CompareView() override;

  /// Layers bottom first; no A: what the canvas shows anyway.
  void setPictures(std::optional<std::vector<PictureEntry>> a, std::vector<PictureEntry> b);
  void replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed);
  void setNames(const QString& a, const QString& b);
  void setOn(bool on);
  bool on() const { return m_on; }
  void setMode(CompareMode mode);
  CompareMode mode() const { return m_overlay.mode; }
  void setAcross(bool across); ///< the divider lies across
  bool across() const { return m_overlay.across; }
  void setPosition(double position); ///< of the divider, 0 to 1
  double position() const { return m_overlay.position; }
  void setLensRadius(double pixels);
  double lensRadius() const { return m_overlay.lensRadius; }
  void setPeriod(int milliseconds); ///< of the flicker; 0: only while F is held
  bool showsB() const { return m_overlay.showsB; }
  /// Both pictures are there, whole.
  bool complete() const;

signals:
  void onChanged(bool on);
  void lensRadiusChanged(double pixels);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void arrange();
  void followView();
  void link(MapCanvas& from, MapCanvas& to);
  bool keyUsed(const QEvent& event);
  bool lensEvent(QEvent* event);

  MapCanvas &m_canvas, &m_second;
  CompareOverlay m_overlay;
  std::unique_ptr<TileBoard> m_a, m_b;
  std::unique_ptr<CursorCross> m_cross, m_secondCross;
  SwipeHandle* m_handle;
  std::optional<std::vector<PictureEntry>> m_entriesA;
  std::vector<PictureEntry> m_entriesB;
  QTimer m_flicker;
  int m_period = 700;
  bool m_on = false, m_covered = false, m_linking = false, m_forwarding = false;
};

} // namespace scarp
