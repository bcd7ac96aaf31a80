// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/basemap/base_map_dialog.h"

#include "core/base/error.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <vector>

namespace scarp {

namespace {

struct Preset {
  QString name;
  BaseMapService service;
};

const std::vector<Preset>& presets() {
  static const std::vector<Preset> all{
      {"OpenStreetMap",
       {"xyz", "https://tile.openstreetmap.org/{z}/{x}/{y}.png", "", "© OpenStreetMap contributors", 19}},
      {"OpenTopoMap",
       {"xyz", "https://a.tile.opentopomap.org/{z}/{x}/{y}.png", "",
        "© OpenStreetMap contributors, SRTM | © OpenTopoMap (CC-BY-SA)", 17}},
      {"Sentinel-2 cloudless 2016",
       {"xyz", "https://tiles.maps.eox.at/wmts/1.0.0/s2cloudless_3857/default/g/{z}/{y}/{x}.jpg", "",
        "Sentinel-2 cloudless – https://s2maps.eu by EOX IT Services GmbH (contains modified Copernicus "
        "Sentinel data 2016 & 2017)",
        14}}};
  return all;
}

} // namespace

BaseMapDialog::BaseMapDialog(QWidget* parent)
    : QDialog(parent), m_form(new QFormLayout), m_preset(new QComboBox), m_type(new QComboBox),
      m_name(new QLineEdit), m_url(new QLineEdit), m_layer(new QLineEdit), m_credit(new QLineEdit),
      m_zoom(new QSpinBox), m_problem(new QLabel) {
  setObjectName("base-map");
  setWindowTitle(tr("Add base map"));
  m_preset->setObjectName("base-map-preset");
  m_type->setObjectName("base-map-type");
  m_name->setObjectName("base-map-name");
  m_url->setObjectName("base-map-url");
  m_layer->setObjectName("base-map-layer");
  m_credit->setObjectName("base-map-credit");
  m_zoom->setObjectName("base-map-zoom");
  m_problem->setObjectName("base-map-problem");
  for (const Preset& preset : presets())
    m_preset->addItem(preset.name);
  m_preset->addItem(tr("Another service"));
  m_type->addItem(tr("Tiles by address (XYZ)"), "xyz");
  m_type->addItem(tr("WMTS"), "wmts");
  m_type->addItem(tr("WMS"), "wms");
  m_zoom->setRange(0, 24);
  m_url->setMinimumWidth(440);
  m_url->setToolTip(
      tr("{z}, {x} and {y} stand for zoom level, column and row; {-y} for rows from the south"));
  m_layer->setToolTip(tr("Name of the layer in the service"));
  m_credit->setToolTip(tr("Shown in the corner of the map, as the service asks for"));
  m_problem->setWordWrap(true);
  m_form->addRow(tr("Service"), m_preset);
  m_form->addRow(tr("Name"), m_name);
  m_form->addRow(tr("Kind"), m_type);
  m_form->addRow(tr("Address"), m_url);
  m_form->addRow(tr("Layer"), m_layer);
  m_form->addRow(tr("Finest level"), m_zoom);
  m_form->addRow(tr("Credit"), m_credit);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  m_add = buttons->button(QDialogButtonBox::Ok);
  m_add->setText(tr("Add"));
  auto* column = new QVBoxLayout(this);
  column->addLayout(m_form);
  column->addWidget(m_problem);
  column->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_preset, &QComboBox::currentIndexChanged, this, &BaseMapDialog::take);
  connect(m_type, &QComboBox::currentIndexChanged, this, &BaseMapDialog::check);
  for (QLineEdit* edit : {m_name, m_url, m_layer})
    connect(edit, &QLineEdit::textChanged, this, &BaseMapDialog::check);
  take(0);
}

void BaseMapDialog::take(int at) {
  const bool known = at >= 0 && static_cast<size_t>(at) < presets().size();
  const Preset preset = known ? presets()[static_cast<size_t>(at)] : Preset{};
  m_name->setText(preset.name);
  m_type->setCurrentIndex(m_type->findData(QString::fromStdString(preset.service.type)));
  m_url->setText(QString::fromStdString(preset.service.url));
  m_layer->setText(QString::fromStdString(preset.service.layer));
  m_credit->setText(QString::fromStdString(preset.service.credit));
  m_zoom->setValue(static_cast<int>(preset.service.maxZoom));
  check();
}

QString BaseMapDialog::name() const {
  return m_name->text().trimmed();
}

BaseMapService BaseMapDialog::service() const {
  const auto text = [](const QLineEdit* edit) { return edit->text().trimmed().toStdString(); };
  return {m_type->currentData().toString().toStdString(), text(m_url), text(m_layer), text(m_credit),
          m_zoom->value()};
}

void BaseMapDialog::check() {
  const bool tiles = m_type->currentData().toString() == "xyz";
  m_form->setRowVisible(m_layer, !tiles);
  m_form->setRowVisible(m_zoom, m_type->currentData().toString() != "wmts");
  QString problem;
  try {
    requireUsable(service());
    if (name().isEmpty())
      problem = tr("Give it a name.");
  } catch (const Error& error) {
    problem = QString::fromStdString(error.hint());
  }
  m_problem->setText(problem);
  m_add->setEnabled(problem.isEmpty());
  m_add->setToolTip(problem);
}

} // namespace scarp
