// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/kind_dialog.h"

#include "widgets/project/layer_adder.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace scarp {

QString wordsFor(LayerKind kind) {
  switch (kind) {
  case LayerKind::Image:
    return LayerAdder::tr("Optical image");
  case LayerKind::Dem:
    return LayerAdder::tr("Height model");
  case LayerKind::Points:
    return LayerAdder::tr("Coherent targets");
  case LayerKind::HotSpot:
    return LayerAdder::tr("Hot spots or velocity, away and toward");
  case LayerKind::Slope:
    return LayerAdder::tr("Slope");
  case LayerKind::Aspect:
    return LayerAdder::tr("Aspect");
  case LayerKind::Labels:
    return LayerAdder::tr("An expert's labels, copied into the project");
  case LayerKind::Consensus:
    return LayerAdder::tr("Consensus of the experts");
  case LayerKind::Prediction:
    return LayerAdder::tr("Probability of a model");
  case LayerKind::Areas:
    return LayerAdder::tr("Areas that a model found");
  case LayerKind::BaseMap:
    return LayerAdder::tr("Base map of the web");
  case LayerKind::Vector:
    break;
  }
  return LayerAdder::tr("Reference: faults, old landslides, borders");
}

KindDialog::KindDialog(const QString& fileName, const std::vector<LayerKind>& kinds, QWidget* parent)
    : QDialog(parent), m_group(new QButtonGroup(this)) {
  setObjectName("layer-kind");
  setWindowTitle(tr("Add layer"));
  auto* column = new QVBoxLayout(this);
  column->addWidget(new QLabel(tr("What is %1?").arg(fileName)));
  for (const LayerKind kind : kinds) {
    auto* choice = new QRadioButton(wordsFor(kind));
    choice->setChecked(kind == kinds.front());
    m_group->addButton(choice, static_cast<int>(kind));
    column->addWidget(choice);
  }
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  buttons->button(QDialogButtonBox::Ok)->setText(tr("Add"));
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  column->addSpacing(8);
  column->addWidget(buttons);
}

LayerKind KindDialog::kind() const {
  return static_cast<LayerKind>(m_group->checkedId());
}

} // namespace scarp
