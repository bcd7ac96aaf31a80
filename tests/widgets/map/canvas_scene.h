// SPDX-License-Identifier: GPL-3.0-or-later
// A shown canvas of 600 x 400 px, 1 map unit per pixel around (0, 0), and layers whose pixels follow from a
// simple rule, for tests that look at the picture.
#pragma once

#include "core/base/error.h"
#include "widgets/map/map_canvas.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <atomic>
#include <functional>
#include <mutex>
#include <set>

namespace scarp::test {

/// Colour by place (premultiplied); transparent where the rule says 0.
class RuleLayer : public MapLayer {
public:
  using Rule = std::function<QRgb(Point)>;
  RuleLayer(Extent extent, Rule rule) : m_extent(extent), m_rule(std::move(rule)) {}
  Extent extent() const override { return m_extent; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token&) const override {
    ++painted;
    for (int row = 0; row < view.height; ++row)
      for (int column = 0; column < view.width; ++column) {
        const Point at{view.left + (column + 0.5) * view.mapPerPixel,
                       view.top - (row + 0.5) * view.mapPerPixel};
        if (at.x >= m_extent.xMin && at.x < m_extent.xMax && at.y >= m_extent.yMin && at.y < m_extent.yMax)
          reinterpret_cast<QRgb*>(tile.scanLine(row))[column] = m_rule(at);
      }
    return true;
  }
  mutable std::atomic<int> painted{0};

private:
  Extent m_extent;
  Rule m_rule;
};

inline constexpr QRgb kRed = qRgb(200, 0, 0), kBlue = qRgb(0, 0, 200);
inline constexpr Extent kEverywhere{-1e9, -1e9, 1e9, 1e9};

inline std::shared_ptr<RuleLayer> solid(QRgb colour, Extent extent = kEverywhere) {
  return std::make_shared<RuleLayer>(extent, [colour](Point) { return qPremultiply(colour); });
}

/// Fails on every tile.
class BrokenLayer : public MapLayer {
public:
  Extent extent() const override { return kEverywhere; }
  bool paint(QImage&, const TileView&, const std::stop_token&) const override {
    throw inputError("cannot read gone.tif", "Where is it?");
  }
};

/// Draws nothing until it is let go or stopped; never waits longer than the test needs.
class HeldLayer : public MapLayer {
public:
  Extent extent() const override { return kEverywhere; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token& stop) const override {
    {
      const std::lock_guard lock(m_mutex);
      m_asked.insert({view.mapPerPixel, view.left, view.top});
    }
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_open; });
    stopped += stop.stop_requested() ? 1 : 0;
    tile.fill(Qt::red);
    return true;
  }
  void letGo() {
    {
      const std::lock_guard lock(m_mutex);
      m_open = true;
    }
    m_wake.notify_all();
  }
  size_t asked() const {
    const std::lock_guard lock(m_mutex);
    return m_asked.size();
  }
  mutable std::atomic<int> stopped{0};

private:
  mutable std::mutex m_mutex;
  mutable std::condition_variable_any m_wake;
  mutable std::set<std::array<double, 3>> m_asked;
  bool m_open = false;
};

struct CanvasScene {
  CanvasScene() {
    canvas.resize(600, 400);
    canvas.show();
    canvas.setView(ViewTransform({0, 0}, 1, canvas.size()));
    canvas.setFocus();
  }
  /// Draws these layers, bottom first, to the end.
  bool draw(std::vector<PictureEntry> entries) {
    canvas.setEntries(std::move(entries));
    return settle();
  }
  bool settle() {
    return QTest::qWaitFor([this] { return canvas.complete(); }, 20000);
  }
  QImage picture() { return canvas.grab().toImage().convertToFormat(QImage::Format_RGB32); }
  QColor colourAt(double x, double y) {
    return picture().pixelColor((canvas.view().toScreen({x, y}) * canvas.devicePixelRatioF()).toPoint());
  }
  QPoint at(double x, double y) const { return canvas.view().toScreen({x, y}).toPoint(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas, key, modifiers); }
  void wheel(QPoint at, int steps, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, steps * 120}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }
  void drag(QPoint from, QPoint to, Qt::MouseButton button, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(&canvas, button, modifiers, from);
    QTest::mouseMove(&canvas, (from + to) / 2);
    move(to, button, modifiers);
    QTest::mouseRelease(&canvas, button, modifiers, to);
  }
  void move(QPoint to, Qt::MouseButtons buttons = {}, Qt::KeyboardModifiers modifiers = {}) {
    QMouseEvent event(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, buttons, modifiers);
    QApplication::sendEvent(&canvas, &event);
  }
  MapCanvas canvas;
};

inline ::testing::AssertionResult near(const QColor& seen, const QColor& wanted, int tolerance = 2) {
  if (std::abs(seen.red() - wanted.red()) <= tolerance &&
      std::abs(seen.green() - wanted.green()) <= tolerance &&
      std::abs(seen.blue() - wanted.blue()) <= tolerance)
    return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure()
         << seen.name().toStdString() << " is not " << wanted.name().toStdString();
}

} // namespace scarp::test
