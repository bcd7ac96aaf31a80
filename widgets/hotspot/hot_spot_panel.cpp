// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/hot_spot_panel.h"

#include "widgets/form/scrolled_content.h"
#include "widgets/hotspot/layer_maker.h"
#include "widgets/hotspot/scale_section.h"
#include "widgets/project/legend_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr int kNearest = 30, kFarthest = 500; ///< m
constexpr double kLargeShare = 0.2;           ///< of targets with few neighbours: worth a warning

QLabel* heading(const QString& words) {
  auto* label = new QLabel("<b>" + words + "</b>");
  label->setContentsMargins(0, 8, 0, 0);
  return label;
}

QString count(int64_t n) {
  return QLocale().toString(static_cast<qlonglong>(n));
}

QString percent(int64_t part, int64_t whole) {
  return QLocale().toString(whole > 0 ? 100.0 * static_cast<double>(part) / static_cast<double>(whole) : 0.0,
                            'f', 0);
}

void keepNarrow(QComboBox* box) {
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(10);
}

} // namespace

HotSpotPanel::HotSpotPanel(QWidget* parent)
    : QWidget(parent), m_source(new QComboBox), m_field(new QComboBox), m_self(new QComboBox),
      m_colour(new QComboBox), m_slider(new QSlider(Qt::Horizontal)), m_distance(new QDoubleSpinBox),
      m_fdr(new QCheckBox(tr("Correct for many tests (FDR)"))), m_onMap(new QCheckBox(tr("Show on the map"))),
      m_state(new QLabel), m_counts(new QLabel), m_neighbours(new QLabel), m_warning(new QLabel),
      m_scale(new ScaleSection(m_live)), m_maker(new LayerMaker) {
  auto* content = new QWidget;
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(4);
  column->addWidget(makeSource());
  column->addWidget(makeDistance());
  column->addWidget(makeRules());
  column->addWidget(makeFindings());
  column->addWidget(heading(tr("Which distance?")));
  column->addWidget(m_scale);
  column->addWidget(heading(tr("Layer of the whole scene")));
  column->addWidget(m_maker);
  column->addStretch();
  fillScrolled(*this, content);
  wire();
  clear();
}

QWidget* HotSpotPanel::makeSource() {
  m_source->setObjectName("hotspot-source");
  m_field->setObjectName("hotspot-field");
  m_state->setObjectName("hotspot-state");
  m_source->setToolTip(tr("Coherent targets whose values are looked at"));
  m_field->setToolTip(tr("The column with the values: the velocity, or another one with numbers"));
  for (QComboBox* box : {m_source, m_field})
    keepNarrow(box);
  m_state->setWordWrap(true);
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("Targets"), m_source);
  form->addRow(tr("Values"), m_field);
  form->addRow(m_state);
  return box;
}

QWidget* HotSpotPanel::makeDistance() {
  m_slider->setObjectName("hotspot-distance");
  m_slider->setRange(kNearest, kFarthest);
  m_slider->setPageStep(10);
  m_slider->setValue(static_cast<int>(m_live.params().distance));
  m_slider->setToolTip(tr("Targets this near or nearer are neighbours; drag to see what changes"));
  m_distance->setObjectName("hotspot-metres");
  m_distance->setRange(kNearest, kFarthest);
  m_distance->setDecimals(0);
  m_distance->setSingleStep(10);
  m_distance->setSuffix(tr(" m"));
  m_distance->setValue(m_live.params().distance);
  m_distance->setToolTip(m_slider->toolTip());
  auto* box = new QWidget;
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 4, 0, 4);
  auto* label = new QLabel(tr("&Distance"));
  label->setBuddy(m_slider);
  row->addWidget(label);
  row->addWidget(m_slider, 1);
  row->addWidget(m_distance);
  return box;
}

QWidget* HotSpotPanel::makeRules() {
  m_self->setObjectName("hotspot-self");
  m_self->addItem(tr("is its own neighbour: Gi*, as in ArcGIS"), "include");
  m_self->addItem(tr("is left out: Gi, with its own mean and variance"), "exclude");
  m_self->addItem(tr("has weight 0 in the formula of Gi*"), "literal");
  m_self->setToolTip(tr("The published formula and the usual tools differ in what a target is to itself"));
  keepNarrow(m_self);
  m_fdr->setObjectName("hotspot-fdr");
  m_fdr->setToolTip(tr("Benjamini-Hochberg over all targets of the scene; z and p stay as they are"));
  auto* box = new QWidget;
  auto* form = new QFormLayout(box);
  form->setContentsMargins(0, 0, 0, 0);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  form->addRow(tr("A target"), m_self);
  form->addRow(m_fdr);
  return box;
}

QWidget* HotSpotPanel::makeFindings() {
  m_onMap->setObjectName("hotspot-on-map");
  m_onMap->setChecked(true);
  m_onMap->setToolTip(tr("Colour the targets in view by what is found at this distance"));
  m_colour->setObjectName("hotspot-colour");
  m_colour->addItems({tr("by confidence"), tr("by z-score")});
  m_counts->setObjectName("hotspot-counts");
  m_neighbours->setObjectName("hotspot-neighbours");
  m_warning->setObjectName("hotspot-warning");
  for (QLabel* label : {m_neighbours, m_warning})
    label->setWordWrap(true);
  m_counts->setTextFormat(Qt::RichText);
  m_counts->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* legend = new LegendView;
  const auto showLegend = [legend, this] {
    legend->setEntries({{QString(), GiLayer::legendOf(static_cast<GiColour>(m_colour->currentIndex()))}});
  };
  connect(m_colour, &QComboBox::currentIndexChanged, legend, showLegend);
  connect(m_onMap, &QCheckBox::toggled, legend, &QWidget::setVisible);
  showLegend();
  auto* box = new QWidget;
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  row->addWidget(m_onMap, 1);
  row->addWidget(m_colour);
  column->addLayout(row);
  column->addWidget(m_counts);
  column->addWidget(m_neighbours);
  column->addWidget(m_warning);
  column->addWidget(legend);
  return box;
}

void HotSpotPanel::wire() {
  connect(m_source, &QComboBox::currentIndexChanged, this, [this] {
    {
      const QSignalBlocker quiet(m_field);
      m_field->clear();
    }
    chooseSource();
  });
  connect(m_field, &QComboBox::currentIndexChanged, this, &HotSpotPanel::chooseSource);
  connect(m_slider, &QSlider::valueChanged, this, [this](int metres) { chooseDistance(metres); });
  connect(m_distance, &QDoubleSpinBox::valueChanged, this, &HotSpotPanel::chooseDistance);
  connect(m_scale, &ScaleSection::distanceAsked, this, &HotSpotPanel::chooseDistance);
  connect(m_self, &QComboBox::currentIndexChanged, this, &HotSpotPanel::paramsChanged);
  connect(m_fdr, &QCheckBox::toggled, this, &HotSpotPanel::paramsChanged);
  connect(m_onMap, &QCheckBox::toggled, this, &HotSpotPanel::showOverlay);
  connect(m_colour, &QComboBox::currentIndexChanged, this, &HotSpotPanel::showOverlay);
  connect(&m_live, &LiveHotSpots::fieldChanged, this, &HotSpotPanel::showOverlay);
  connect(&m_live, &LiveHotSpots::summaryChanged, this, &HotSpotPanel::showFindings);
  connect(&m_live, &LiveHotSpots::sceneChanged, this, [this] {
    offerFields();
    showState();
    passRequest();
  });
  connect(&m_live, &LiveHotSpots::failed, this,
          [this](const QString& message, const QString& hint) { m_state->setText(message + ". " + hint); });
}

void HotSpotPanel::setProject(const Project& project) {
  const QString before = m_source->currentData().toString();
  const bool other = project.folder != m_project.folder;
  m_project = project;
  if (other)
    m_shown = isVisible();
  {
    const QSignalBlocker quiet(m_source);
    m_source->clear();
    for (const ProjectLayer& layer : project.layers)
      if (layer.kind == LayerKind::Points)
        m_source->addItem(QString::fromStdString(layer.name), QString::fromStdString(layer.id));
    // The first layer of targets is not a product of this panel, unless there is no other.
    int at = m_source->findData(before);
    for (int i = 0; at < 0 && i < m_source->count(); ++i)
      if (!m_source->itemData(i).toString().startsWith("hotspot-"))
        at = i;
    m_source->setCurrentIndex(std::max(at, m_source->count() > 0 ? 0 : -1));
  }
  chooseSource();
}

void HotSpotPanel::clear() {
  Project none;
  std::swap(m_project, none);
  m_shown = false;
  m_source->clear();
  m_field->clear();
  m_live.clear();
  m_maker->runs().clear();
  passRequest();
  showState();
  showFindings();
}

void HotSpotPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  if (m_project.folder.empty())
    return;
  m_shown = true;
  m_live.setActive(true);
  showState();
}

void HotSpotPanel::chooseSource() {
  const ProjectLayer* layer = m_project.layer(m_source->currentData().toString().toStdString());
  if (!layer) {
    m_live.clear();
  } else {
    m_live.setSource(m_project.pathOf(layer->file), m_field->currentData().toString().toStdString(),
                     m_project.grid.crs);
    m_live.setActive(m_shown);
  }
  passRequest();
  showState();
}

void HotSpotPanel::offerFields() {
  const std::shared_ptr<const GiScene>& scene = m_live.scene();
  if (!scene)
    return;
  const QSignalBlocker quiet(m_field);
  const QVariant before = m_field->currentData();
  if (!scene->chosenField) {
    m_field->clear();
    m_field->addItem(tr("Velocity (%1)").arg(QString::fromStdString(scene->field)), QString());
    for (const std::string& name : scene->fields)
      if (name != scene->field)
        m_field->addItem(QString::fromStdString(name), QString::fromStdString(name));
  }
  m_field->setCurrentIndex(std::max(0, m_field->findData(before)));
}

void HotSpotPanel::chooseDistance(double distance) {
  {
    const QSignalBlocker quietSlider(m_slider), quietSpin(m_distance);
    m_slider->setValue(static_cast<int>(std::lround(distance)));
    m_distance->setValue(distance);
  }
  paramsChanged();
}

void HotSpotPanel::paramsChanged() {
  GiStarParams params;
  params.distance = m_distance->value();
  params.self = m_self->currentData().toString().toStdString();
  params.fdr = m_fdr->isChecked();
  m_live.setParams(params);
  m_scale->setDistance(params.distance);
  passRequest();
  showFindings();
}

void HotSpotPanel::passRequest() {
  const ProjectLayer* layer = m_project.layer(m_source->currentData().toString().toStdString());
  if (!layer) {
    m_maker->setRequest(m_project.folder, {});
    return;
  }
  HotSpotRequest request;
  request.points = m_project.pathOf(layer->file);
  request.field = m_field->currentData().toString().toStdString();
  request.gi = m_live.params();
  if (const ProjectLayer* image = m_project.firstOf(LayerKind::Image))
    request.like = m_project.pathOf(image->file);
  request.cell = m_project.grid.cellX;
  m_maker->setRequest(m_project.folder, request);
}

void HotSpotPanel::showOverlay() {
  emit overlayChanged(
      m_onMap->isChecked() && m_live.field()
          ? std::make_shared<GiLayer>(m_live.field(), static_cast<GiColour>(m_colour->currentIndex()))
          : nullptr);
}

void HotSpotPanel::showState() {
  const QLocale locale;
  const std::shared_ptr<const GiScene>& scene = m_live.scene();
  if (m_source->count() == 0)
    m_state->setText(tr("Add coherent targets to the project to look for hot spots."));
  else if (!scene)
    m_state->setText(tr("Reading the targets…"));
  else {
    const GiStarMoments& m = scene->gi.moments();
    QString words = tr("n %1, mean %2, S %3 (whole scene)")
                        .arg(count(m.n), locale.toString(m.mean, 'f', 2), locale.toString(m.sd, 'f', 2));
    if (scene->gi.leftOut() > 0)
      words += tr("; %1 without a value left out").arg(count(scene->gi.leftOut()));
    m_state->setText(words);
  }
}

void HotSpotPanel::showFindings() {
  if (!m_live.field()) {
    m_counts->clear();
    m_neighbours->clear();
    m_warning->hide();
    return;
  }
  const GiSummary& view = m_live.inView();
  const std::optional<GiSummary>& scene = m_live.inScene();
  const QString ink = "<td align='right' style='padding-left:10px'>%1</td>";
  const auto row = [&](const QString& name, const std::optional<GiSummary>& s, bool hot) {
    QString line = "<tr><td>" + name + "</td>";
    for (const int confidence : {99, 95, 90})
      line += ink.arg(s ? count(hot ? s->hot(confidence) : s->cold(confidence)) : QString("…"));
    return line + "</tr>";
  };
  const auto swatch = [](int bin) {
    return QString("<span style='color:%1'>●</span> ").arg(QColor(GiLayer::binColour(bin)).name());
  };
  QString table = "<table><tr><td></td>";
  for (const int confidence : {99, 95, 90})
    table += ink.arg(tr("≥ %1 %").arg(confidence));
  table += "</tr>" + row(swatch(3) + tr("hot in view"), view, true) +
           row(swatch(3) + tr("hot in the scene"), scene, true) +
           row(swatch(-3) + tr("cold in view"), view, false) +
           row(swatch(-3) + tr("cold in the scene"), scene, false) + "</table>";
  if (m_live.params().fdr)
    table += m_live.field()->fdrApplied() ? tr("Corrected for many tests (FDR).")
                                          : tr("Not corrected yet: the whole scene is being computed.");
  m_counts->setText(table);
  m_neighbours->setText(tr("%1 targets in view; neighbours within %2 m: %3 to %4, median %5")
                            .arg(count(view.points), QLocale().toString(m_live.params().distance, 'f', 0),
                                 count(view.least), count(view.most), count(view.median)));
  const bool lonely =
      view.points > 0 && static_cast<double>(view.few) > kLargeShare * static_cast<double>(view.points);
  m_warning->setVisible(lonely);
  m_warning->setText(tr("⚠ %1 % of the targets in view have fewer than 8 neighbours (%2 % have none): their "
                        "z-scores say little. Choose a larger distance.")
                         .arg(percent(view.few, view.points), percent(view.alone, view.points)));
}

} // namespace scarp
