// SPDX-License-Identifier: GPL-3.0-or-later
// How the selected layers are mixed into the map: opacity and blend mode, and below which velocity coherent
// targets count as stable.
#pragma once

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QSlider;
class QSpinBox;

namespace scarp {

class LayerStack;
class ProjectDocument;
struct ProjectLayer;

class LayerProperties final : public QWidget {
  Q_OBJECT

public:
  LayerProperties(ProjectDocument& document, LayerStack& stack, QWidget* parent = nullptr);
  void setLayers(std::vector<std::string> ids); ///< the selection; the first shows its values

private:
  void change(const QString& what, const QString& gesture, const std::function<void(ProjectLayer&)>& change);
  void refresh();
  void suggestThreshold();

  ProjectDocument& m_document;
  LayerStack& m_stack;
  std::vector<std::string> m_ids;
  QSlider* m_opacity;
  QSpinBox* m_percent;
  QComboBox* m_blend;
  QDoubleSpinBox* m_threshold;
};

} // namespace scarp
