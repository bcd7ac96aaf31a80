// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/compare_view.h"

#include "widgets/compare/cursor_cross.h"
#include "widgets/compare/swipe_handle.h"
#include "widgets/map/tile_board.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {
constexpr double kSmallestLens = 30, kLargestLens = 800, kLensStep = 1.2;
constexpr size_t kBoardMemory = 48u << 20; // beside what is in sight
} // namespace

CompareView::CompareView(MapCanvas& canvas, MapCanvas& second, QObject* parent)
    : QObject(parent), m_canvas(canvas), m_second(second), m_cross(std::make_unique<CursorCross>()),
      m_secondCross(std::make_unique<CursorCross>()), m_handle(new SwipeHandle(&canvas)) {
  m_handle->hide();
  m_second.hide();
  m_second.addOverlay(m_secondCross.get());
  m_flicker.setInterval(m_period);
  connect(&m_flicker, &QTimer::timeout, this, [this] {
    m_overlay.showsB = !m_overlay.showsB;
    m_canvas.update();
  });
  connect(m_handle, &SwipeHandle::moved, this, &CompareView::setPosition);
  link(m_canvas, m_second);
  link(m_second, m_canvas);
  connect(&m_canvas, &MapCanvas::viewChanged, this, &CompareView::followView);
  const auto show = [](CursorCross& cross, MapCanvas& on, std::optional<Point> place) {
    if (cross.place == place)
      return;
    cross.place = place;
    on.update();
  };
  connect(&m_canvas, &MapCanvas::cursorMoved, this, [=, this](Point place) {
    if (m_forwarding)
      return;
    show(*m_secondCross, m_second, place);
    show(*m_cross, m_canvas, {});
  });
  connect(&m_canvas, &MapCanvas::cursorLeft, this, [=, this] { show(*m_secondCross, m_second, {}); });
  connect(&m_second, &MapCanvas::cursorMoved, this, [=, this](Point place) {
    show(*m_cross, m_canvas, place);
    show(*m_secondCross, m_second, {});
    m_forwarding = true;
    emit m_canvas.cursorMoved(place); // read-outs follow either canvas
    m_forwarding = false;
  });
  connect(&m_second, &MapCanvas::cursorLeft, this, [=, this] { show(*m_cross, m_canvas, {}); });
  connect(&m_second, &MapCanvas::clicked, &m_canvas, &MapCanvas::clicked);
  connect(&m_second, &MapCanvas::contextMenuAsked, &m_canvas, &MapCanvas::contextMenuAsked);
}

CompareView::~CompareView() {
  setOn(false);
  m_second.removeOverlay(m_secondCross.get());
}

void CompareView::link(MapCanvas& from, MapCanvas& to) {
  connect(&from, &MapCanvas::viewChanged, this, [this, &from, &to] {
    if (!m_on || mode() != CompareMode::SideBySide || m_linking)
      return;
    m_linking = true;
    to.setView(from.view());
    m_linking = false;
  });
}

void CompareView::setPictures(std::optional<std::vector<PictureEntry>> a, std::vector<PictureEntry> b) {
  m_entriesA = std::move(a);
  m_entriesB = std::move(b);
  if (m_on)
    arrange();
}

void CompareView::replaceLayer(const QString& id, const MapLayerPtr& layer, std::optional<Extent> changed) {
  for (TileBoard* board : {m_a.get(), m_b.get()})
    if (board)
      board->replaceLayer(id, layer, changed);
  m_second.replaceLayer(id, layer, changed);
}

void CompareView::setNames(const QString& a, const QString& b) {
  m_overlay.nameA = tr("A: %1").arg(a);
  m_overlay.nameB = tr("B: %1").arg(b);
  m_secondCross->name = m_overlay.nameB;
  m_canvas.update();
  m_second.update();
}

void CompareView::setOn(bool on) {
  if (on == m_on)
    return;
  m_on = on;
  if (on) {
    m_canvas.addOverlay(&m_overlay, CanvasOrder::OnThePicture);
    m_canvas.addOverlay(m_cross.get());
    m_canvas.installEventFilter(this);
    m_overlay.lens = QPointF(m_canvas.width() / 2.0, m_canvas.height() / 2.0);
  } else {
    m_canvas.removeEventFilter(this);
    m_canvas.removeOverlay(&m_overlay);
    m_canvas.removeOverlay(m_cross.get());
  }
  arrange();
  if (on)
    (mode() == CompareMode::Swipe ? static_cast<QWidget*>(m_handle) : &m_canvas)->setFocus();
  emit onChanged(on);
}

void CompareView::setMode(CompareMode mode) {
  m_overlay.mode = mode;
  arrange();
  if (m_on)
    (mode == CompareMode::Swipe ? static_cast<QWidget*>(m_handle) : &m_canvas)->setFocus();
}

void CompareView::setAcross(bool across) {
  m_overlay.across = across;
  arrange();
}

void CompareView::setPosition(double position) {
  m_overlay.position = std::clamp(position, 0.0, 1.0);
  m_handle->place(m_overlay.position, m_overlay.across);
  m_canvas.update();
}

void CompareView::setLensRadius(double pixels) {
  m_overlay.lensRadius = std::clamp(pixels, kSmallestLens, kLargestLens);
  m_canvas.update();
  emit lensRadiusChanged(m_overlay.lensRadius);
}

void CompareView::setPeriod(int milliseconds) {
  m_period = milliseconds;
  m_overlay.showsB = false;
  arrange();
}

/// Makes what the mode needs, and lets go of what it does not.
void CompareView::arrange() {
  const auto board = [this](std::unique_ptr<TileBoard>& made, bool wanted,
                            const std::vector<PictureEntry>& entries) {
    if (!wanted) {
      made.reset();
      return;
    }
    if (!made) {
      made = std::make_unique<TileBoard>(m_canvas.renderer());
      made->setMemory(kBoardMemory);
      connect(made.get(), &TileBoard::changed, &m_canvas, qOverload<>(&QWidget::update));
      connect(made.get(), &TileBoard::layerFailed, &m_canvas, &MapCanvas::layerFailed);
    }
    made->setEntries(entries);
    made->setView(m_canvas.view(), m_canvas.devicePixelRatioF());
  };
  const bool beside = m_on && mode() == CompareMode::SideBySide;
  board(m_a, m_on && m_entriesA.has_value(), m_entriesA.value_or(std::vector<PictureEntry>{}));
  board(m_b, m_on && !beside, m_entriesB);
  m_overlay.a = m_a.get();
  m_overlay.b = m_b.get();
  if (m_covered != (m_a != nullptr)) { // the canvas's own picture would be drawn for nothing
    m_covered = !m_covered;
    m_canvas.setDrawing(!m_covered);
  }
  m_handle->setVisible(m_on && mode() == CompareMode::Swipe);
  m_handle->place(m_overlay.position, m_overlay.across);
  if (beside) {
    m_linking = true; // the first canvas leads: the second one takes its view before it has a size
    m_second.setEntries(m_entriesB);
    m_second.setView(m_canvas.view());
    m_second.show();
    m_linking = false;
  } else {
    m_second.hide();
    m_second.setEntries({});
    m_cross->place.reset();
  }
  if (m_on && mode() == CompareMode::Flicker && m_period > 0) {
    m_flicker.start(m_period);
  } else {
    m_flicker.stop();
    m_overlay.showsB = false;
  }
  m_canvas.update();
}

void CompareView::followView() {
  for (TileBoard* board : {m_a.get(), m_b.get()})
    if (board)
      board->setView(m_canvas.view(), m_canvas.devicePixelRatioF());
  if (m_on)
    m_handle->place(m_overlay.position, m_overlay.across);
}

bool CompareView::complete() const {
  const bool a = m_a ? m_a->complete() : m_canvas.complete();
  return a && (m_second.isVisible() ? m_second.complete() : !m_b || m_b->complete());
}

bool CompareView::keyUsed(const QEvent& event) {
  const auto& key = static_cast<const QKeyEvent&>(event);
  if (key.modifiers() & (Qt::ControlModifier | Qt::AltModifier))
    return false;
  return mode() == CompareMode::Flicker
             ? key.key() == Qt::Key_F
             : mode() == CompareMode::Lens && (key.key() == Qt::Key_Plus || key.key() == Qt::Key_Minus);
}

bool CompareView::lensEvent(QEvent* event) {
  if (event->type() == QEvent::MouseMove) {
    m_overlay.lens = static_cast<QMouseEvent*>(event)->position();
    m_canvas.update();
    return false; // the canvas wants it too
  }
  if (event->type() != QEvent::Wheel)
    return false;
  const auto* wheel = static_cast<QWheelEvent*>(event);
  if (!(wheel->modifiers() & Qt::ShiftModifier))
    return false;
  setLensRadius(lensRadius() * std::pow(kLensStep, wheel->angleDelta().y() / 120.0));
  return true;
}

bool CompareView::eventFilter(QObject* watched, QEvent* event) {
  if (!m_on)
    return false;
  if (mode() == CompareMode::Lens && lensEvent(event))
    return true;
  switch (event->type()) {
  case QEvent::ShortcutOverride:
    if (!keyUsed(*event))
      return false;
    event->accept();
    return true;
  case QEvent::KeyPress:
  case QEvent::KeyRelease: {
    if (!keyUsed(*event))
      return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool down = event->type() == QEvent::KeyPress;
    if (mode() == CompareMode::Lens) {
      if (down)
        setLensRadius(lensRadius() * (key->key() == Qt::Key_Plus ? kLensStep : 1 / kLensStep));
    } else if (!key->isAutoRepeat()) { // by hand: B while the key is held
      m_overlay.showsB = down;
      m_flicker.stop();
      if (!down && m_period > 0)
        m_flicker.start(m_period);
      m_canvas.update();
    }
    return true;
  }
  default:
    return QObject::eventFilter(watched, event);
  }
}

} // namespace scarp
