// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_properties.h"

#include "widgets/map/ct_layer.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <algorithm>
#include <utility>

namespace scarp {

LayerProperties::LayerProperties(ProjectDocument& document, LayerStack& stack, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(stack), m_opacity(new QSlider(Qt::Horizontal)),
      m_percent(new QSpinBox), m_blend(new QComboBox), m_threshold(new QDoubleSpinBox) {
  m_opacity->setObjectName("opacity");
  m_opacity->setRange(0, 100);
  m_opacity->setToolTip(tr("Opacity of the selected layers"));
  m_opacity->setAccessibleName(tr("Opacity"));
  m_percent->setObjectName("opacity-percent");
  m_percent->setRange(0, 100);
  m_percent->setSuffix(tr(" %"));
  m_percent->setToolTip(m_opacity->toolTip());
  m_blend->setObjectName("blend");
  m_blend->setToolTip(tr("How the colours of the selected layers meet those below"));
  for (const auto& [mode, name] :
       {std::pair{BlendMode::Normal, tr("Normal")}, std::pair{BlendMode::Multiply, tr("Multiply")},
        std::pair{BlendMode::Screen, tr("Screen")}, std::pair{BlendMode::Overlay, tr("Overlay")},
        std::pair{BlendMode::Darken, tr("Darken")}, std::pair{BlendMode::Lighten, tr("Lighten")}})
    m_blend->addItem(name, static_cast<int>(mode));
  m_threshold->setObjectName("stability-threshold");
  m_threshold->setRange(0, 1000);
  m_threshold->setDecimals(1);
  m_threshold->setPrefix("±");
  m_threshold->setSuffix(tr(" mm/yr"));
  m_threshold->setToolTip(
      tr("Coherent targets within this velocity count as stable and are drawn small and grey"));
  auto* suggest = new QPushButton(tr("Suggest"));
  suggest->setObjectName("suggest-threshold");
  suggest->setToolTip(tr("From the spread of the velocities of the whole set"));
  auto* opacity = new QHBoxLayout;
  opacity->addWidget(m_opacity, 1);
  opacity->addWidget(m_percent);
  auto* stable = new QHBoxLayout;
  stable->addWidget(m_threshold, 1);
  stable->addWidget(suggest);
  auto* form = new QFormLayout(this);
  form->setContentsMargins(6, 4, 6, 4);
  form->setVerticalSpacing(4);
  form->addRow(tr("Opacity"), opacity);
  form->addRow(tr("Blend"), m_blend);
  form->addRow(tr("Stable"), stable);

  connect(m_opacity, &QSlider::valueChanged, m_percent, &QSpinBox::setValue);
  connect(m_percent, &QSpinBox::valueChanged, this, [this](int value) {
    const QSignalBlocker quiet(m_opacity);
    m_opacity->setValue(value);
    change(tr("Opacity"), QStringLiteral("opacity"),
           [value](ProjectLayer& layer) { layer.opacity = value / 100.0; });
  });
  connect(m_opacity, &QSlider::sliderReleased, this, [this] { m_document.endGesture(); });
  connect(m_percent, &QSpinBox::editingFinished, this, [this] { m_document.endGesture(); });
  connect(m_blend, &QComboBox::activated, this, [this](int) {
    const auto mode = static_cast<BlendMode>(m_blend->currentData().toInt());
    change(tr("Blend mode"), {}, [mode](ProjectLayer& layer) { layer.blend = mode; });
  });
  connect(m_threshold, &QDoubleSpinBox::valueChanged, this, [this](double value) {
    m_document.edit(
        tr("Stability threshold"), [value](Project& project) { project.stabilityThreshold = value; },
        QStringLiteral("stability"));
  });
  connect(suggest, &QPushButton::clicked, this, &LayerProperties::suggestThreshold);
  connect(&document, &ProjectDocument::changed, this, &LayerProperties::refresh);
  refresh();
}

void LayerProperties::setLayers(std::vector<std::string> ids) {
  m_document.endGesture();
  m_ids = std::move(ids);
  refresh();
}

void LayerProperties::change(const QString& what, const QString& gesture,
                             const std::function<void(ProjectLayer&)>& change) {
  m_document.edit(
      what,
      [ids = m_ids, change](Project& project) {
        for (ProjectLayer& layer : project.layers)
          if (std::ranges::find(ids, layer.id) != ids.end())
            change(layer);
      },
      gesture);
}

void LayerProperties::refresh() {
  const Project& project = m_document.project();
  const ProjectLayer* layer = m_ids.empty() ? nullptr : project.layer(m_ids.front());
  const QSignalBlocker opacity(m_opacity), percent(m_percent), blend(m_blend), threshold(m_threshold);
  const int value = layer ? static_cast<int>(layer->opacity * 100 + 0.5) : 100;
  m_opacity->setValue(value);
  m_percent->setValue(value);
  m_blend->setCurrentIndex(m_blend->findData(static_cast<int>(layer ? layer->blend : BlendMode::Normal)));
  for (QWidget* control : std::initializer_list<QWidget*>{m_opacity, m_percent, m_blend}) {
    control->setEnabled(layer != nullptr);
    control->setStatusTip(layer ? control->toolTip() : tr("Select a layer first."));
  }
  m_threshold->setValue(project.stabilityThreshold);
  m_threshold->setEnabled(m_document.isOpen());
}

void LayerProperties::suggestThreshold() {
  for (const ProjectLayer& layer : m_document.project().layers)
    if (const auto points = std::dynamic_pointer_cast<const CtLayer>(m_stack.layer(layer.id))) {
      m_threshold->setValue(CtLayer::suggestedThreshold(points->cloud()));
      return;
    }
}

} // namespace scarp
