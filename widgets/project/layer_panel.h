// SPDX-License-Identifier: GPL-3.0-or-later
// The layer list with opacity, stability threshold, and the legend of what is shown.
#pragma once

#include <QWidget>
#include <string>

class QDoubleSpinBox;
class QTreeView;
class QSlider;

namespace scarp {

class LayerModel;
class LayerStack;
class LegendView;
class ProjectDocument;
struct Extent;

class LayerPanel final : public QWidget {
  Q_OBJECT

public:
  LayerPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent = nullptr);
  std::string currentLayer() const; ///< id; empty when none is selected
  void select(const std::string& id);

signals:
  void zoomToLayer(const QString& id);
  void currentChanged();

private:
  void showMenu(const QPoint& place);
  void repairSource(const std::string& id);
  void removeLayer(const std::string& id);
  void suggestThreshold();
  void refresh();

  ProjectDocument& m_document;
  LayerStack& m_stack;
  LayerModel* m_model;
  QTreeView* m_view;
  QSlider* m_opacity;
  QDoubleSpinBox* m_threshold;
  LegendView* m_legend;
};

} // namespace scarp
