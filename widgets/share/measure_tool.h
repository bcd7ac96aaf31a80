// SPDX-License-Identifier: GPL-3.0-or-later
// Measures distances, areas and bearings on the map: clicks add corners, a click on the first corner closes
// the shape, a right or double click ends a line. The result stays on the map until the next one is begun.
#pragma once

#include "core/geo/measure.h"
#include "widgets/map/canvas_tool.h"

#include <QObject>
#include <optional>
#include <vector>

namespace scarp {

class MeasureTool final : public QObject, public CanvasTool {
  Q_OBJECT

public:
  explicit MeasureTool(QObject* parent = nullptr);
  void setCrs(const std::string& crs); ///< of the map; what was measured is dropped
  const std::vector<Point>& points() const { return m_points; }
  bool finished() const { return m_finished; }
  bool closed() const { return m_closed; }
  /// What is on the map now; while drawing, with the leg to the pointer.
  const Measurement& measurement() const { return m_measured; }
  bool hasResult() const { return !m_measured.legs.empty(); }
  QString resultText() const; ///< the table to paste

  bool mousePress(const CanvasMouse& mouse) override;
  bool mouseMove(const CanvasMouse& mouse) override;
  bool mouseDoubleClick(const CanvasMouse& mouse) override;
  bool keyPress(const QKeyEvent& event) override;
  void paint(QPainter& painter, const ViewTransform& view) const override;
  QString statusHint() const override;
  void cancel() override;
  bool shiftDragZooms() const override { return true; }

signals:
  void changed();
  void copied(const QString& text);

private:
  void finish(bool closed);
  void update();
  bool nearFirst(const CanvasMouse& mouse) const;
  void paintLegs(QPainter& painter, const ViewTransform& view, const std::vector<Point>& line) const;
  void paintTotals(QPainter& painter) const;

  Surveyor m_surveyor;
  std::vector<Point> m_points;
  std::optional<Point> m_pointer; ///< where the next corner would be
  bool m_finished = false, m_closed = false, m_onFirst = false;
  Measurement m_measured;
};

} // namespace scarp
