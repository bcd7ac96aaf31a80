// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses targets on the map: a click takes the nearest one, or clicks draw an area that a double-click, a
// right click or Return closes. Over a target the pointer reads its values. Used to pin series and to choose
// the reference.
#pragma once

#include "widgets/map/canvas_tool.h"
#include "widgets/map/ct_layer.h"

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace scarp {

/// The layer of targets that a click means.
struct TargetLayer {
  std::string id;
  std::shared_ptr<const CtLayer> layer; ///< null when none is shown
};

class TargetTool final : public QObject, public CanvasTool {
  Q_OBJECT

public:
  enum class Takes { Target, Area };
  /// `hint`: what a click does, for the status bar.
  TargetTool(Takes takes, QString hint, std::function<TargetLayer()> layer, QObject* parent = nullptr);

  bool mousePress(const CanvasMouse& mouse) override;
  bool mouseMove(const CanvasMouse& mouse) override;
  bool mouseDoubleClick(const CanvasMouse& mouse) override;
  bool keyPress(const QKeyEvent& key) override;
  void paint(QPainter& painter, const ViewTransform& view) const override;
  QString statusHint() const override;
  void cancel() override;
  bool shiftDragZooms() const override { return true; }
  const Ring& sketch() const { return m_corners; }

  /// "−12.3 mm/yr, coherence 0.81, Gi* z −3.20"
  static QString readout(const CtLayer& layer, size_t target);
  /// The shown target under the pointer.
  static std::optional<size_t> targetAt(const CtLayer& layer, Point place, double mapPerPixel);

signals:
  void targetChosen(const QString& layer, scarp::Point place);
  void areaChosen(const QString& layer, const scarp::Ring& area);
  void refused(const QString& why);

private:
  void finish();

  Takes m_takes;
  QString m_hint;
  std::function<TargetLayer()> m_layer;
  Ring m_corners;
  Point m_pointer{};
  std::shared_ptr<const CtLayer> m_hovered;
  std::optional<size_t> m_target; ///< of m_hovered
};

} // namespace scarp
