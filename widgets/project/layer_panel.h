// SPDX-License-Identifier: GPL-3.0-or-later
// The layer panel: map themes on top, the tree, how the selected layers are mixed, and the legends of what is
// shown.
#pragma once

#include <QWidget>
#include <string>

namespace scarp {

class LayerActions;
class LayerModel;
class LayerProperties;
class LayerStack;
class LayerTreeView;
class LegendView;
class ProjectDocument;
class ThemeBar;

class LayerPanel final : public QWidget {
  Q_OBJECT

public:
  LayerPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent = nullptr);
  std::string currentLayer() const; ///< id; empty when none is selected
  void select(const std::string& id);
  /// The label layer that is being edited (a pencil marks it, the other label layers show a lock); empty:
  /// none.
  void setEditing(const std::string& id);
  LayerActions& actions() { return *m_actions; }
  ThemeBar& themes() { return *m_themes; }

signals:
  void zoomToLayer(const QString& id);
  void editLabelsAsked(const QString& id);
  void addLayerAsked();
  void currentChanged();
  void message(const QString& text, const QString& hint);

private:
  void showMenu(const QPoint& place);
  void refreshLegend();

  ProjectDocument& m_document;
  LayerStack& m_stack;
  LayerModel* m_model;
  LayerTreeView* m_view;
  LayerActions* m_actions;
  ThemeBar* m_themes;
  LayerProperties* m_properties;
  LegendView* m_legend;
};

} // namespace scarp
