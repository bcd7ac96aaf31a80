// SPDX-License-Identifier: GPL-3.0-or-later
// The divider of the swipe: a thin widget over the canvas that is dragged, or moved with the arrow keys while
// it has the focus. Everything else goes on to the canvas below.
#pragma once

#include <QWidget>

namespace scarp {

class SwipeHandle final : public QWidget {
  Q_OBJECT

public:
  explicit SwipeHandle(QWidget* canvas);
  /// Share of the canvas; `across`: the divider lies across.
  void place(double position, bool across);

signals:
  void moved(double position);

protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

private:
  double m_position = 0.5, m_grip = 0; ///< pixels from the divider to where it was taken
  bool m_across = false, m_dragged = false;
};

} // namespace scarp
