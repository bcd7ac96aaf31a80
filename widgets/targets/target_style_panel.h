// SPDX-License-Identifier: GPL-3.0-or-later
// How the targets of a layer are shown and which ones: symbols, filter, reference, and how many are left.
// What is changed is stored in the layer's style at once; the map follows while a slider is dragged.
#pragma once

#include "widgets/map/ct_layer.h"

#include <QTimer>
#include <QWidget>
#include <memory>
#include <string>

class QComboBox;
class QLabel;
class QPushButton;

namespace scarp {

class FilterForm;
class LayerStack;
class ProjectDocument;
class SymbolForm;

class TargetStylePanel final : public QWidget {
  Q_OBJECT

public:
  TargetStylePanel(ProjectDocument& document, LayerStack& layers, QWidget* parent = nullptr);
  /// Of the layer of targets that is chosen here; empty while the project has none.
  const std::string& layer() const { return m_layer; }
  void setLayer(const std::string& id);
  void setReference(std::optional<CtReference> reference);
  FilterForm& filterForm() { return *m_filter; }

signals:
  void layerChanged();

private:
  void refresh();
  void showStyle();
  void apply();
  std::shared_ptr<const CtLayer> drawn() const;

  ProjectDocument& m_document;
  LayerStack& m_layers;
  std::string m_layer;
  uint64_t m_shownSerial = 0;
  QTimer m_apply, m_rest;
  QComboBox* m_choice;
  QLabel *m_count, *m_reference, *m_source, *m_empty;
  QPushButton *m_resetFilter, *m_revert;
  SymbolForm* m_symbols;
  FilterForm* m_filter;
  QWidget* m_body;
};

} // namespace scarp
