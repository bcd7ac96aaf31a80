// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_style_panel.h"

#include "core/project/layer_tree.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"
#include "widgets/targets/filter_form.h"
#include "widgets/targets/symbol_form.h"

#include <QComboBox>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace scarp {

namespace {

constexpr int kOneStep = 1000;  // ms: changes in a row are one step of the history
constexpr int kApplyAfter = 25; // ms: a dragged slider gives one change of style per frame, not ten

QGroupBox* boxed(const QString& title, std::initializer_list<QWidget*> widgets) {
  auto* box = new QGroupBox(title);
  auto* column = new QVBoxLayout(box);
  column->setContentsMargins(8, 4, 8, 8);
  for (QWidget* each : widgets)
    column->addWidget(each);
  return box;
}

} // namespace

TargetStylePanel::TargetStylePanel(ProjectDocument& document, LayerStack& layers, QWidget* parent)
    : QWidget(parent), m_document(document), m_layers(layers), m_choice(new QComboBox), m_count(new QLabel),
      m_reference(new QLabel), m_source(new QLabel),
      m_empty(new QLabel(tr("This project has no coherent targets. Add a table of them with: "
                            "scarp project add PROJECT --kind points --file FILE"))),
      m_resetFilter(new QPushButton(QIcon::fromTheme("edit-reset"), tr("Show all"))),
      m_revert(new QPushButton(QIcon::fromTheme("edit-undo"), tr("Revert"))), m_symbols(new SymbolForm),
      m_filter(new FilterForm), m_body(new QWidget) {
  m_choice->setObjectName("target-layer");
  m_count->setObjectName("target-count");
  m_reference->setObjectName("reference-words");
  m_revert->setObjectName("revert-reference");
  m_resetFilter->setObjectName("reset-filter");
  m_revert->setToolTip(tr("Back to the reference of the file"));
  m_resetFilter->setToolTip(tr("Takes every condition of the filter away"));
  for (QLabel* each : {m_reference, m_source, m_empty})
    each->setWordWrap(true);
  m_source->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* countRow = new QWidget;
  auto* countLayout = new QHBoxLayout(countRow);
  countLayout->setContentsMargins(0, 0, 0, 0);
  countLayout->addWidget(m_count, 1);
  countLayout->addWidget(m_resetFilter);
  auto* body = new QVBoxLayout(m_body);
  body->setContentsMargins(8, 8, 8, 8);
  body->addWidget(m_choice);
  body->addWidget(boxed(tr("Symbols"), {m_symbols}));
  body->addWidget(boxed(tr("Filter"), {m_filter, countRow}));
  body->addWidget(boxed(tr("Reference"), {m_reference, m_revert, m_source}));
  body->addStretch();
  auto* scroll = new QScrollArea;
  scroll->setWidget(m_body);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(m_empty);
  whole->addWidget(scroll, 1);
  m_empty->setMargin(8);
  m_apply.setSingleShot(true);
  m_apply.setInterval(kApplyAfter);
  connect(&m_apply, &QTimer::timeout, this, &TargetStylePanel::apply);
  m_rest.setSingleShot(true);
  m_rest.setInterval(kOneStep);
  connect(&m_rest, &QTimer::timeout, &document, &ProjectDocument::endGesture);
  const auto later = [this] {
    if (!m_apply.isActive())
      m_apply.start();
  };
  connect(m_symbols, &SymbolForm::changed, this, later);
  connect(m_filter, &FilterForm::changed, this, later);
  connect(m_resetFilter, &QPushButton::clicked, this, [this] {
    m_filter->setFilter({});
    apply();
  });
  connect(m_revert, &QPushButton::clicked, this, [this] { setReference({}); });
  connect(m_choice, &QComboBox::activated, this,
          [this] { setLayer(m_choice->currentData().toString().toStdString()); });
  connect(&document, &ProjectDocument::changed, this, &TargetStylePanel::refresh);
  connect(&layers, &LayerStack::statusChanged, this, &TargetStylePanel::refresh);
  refresh();
}

std::shared_ptr<const CtLayer> TargetStylePanel::drawn() const {
  return std::dynamic_pointer_cast<const CtLayer>(m_layers.layer(m_layer));
}

void TargetStylePanel::setLayer(const std::string& id) {
  if (id == m_layer)
    return;
  if (m_apply.isActive()) { // what was changed belongs to the layer before
    m_apply.stop();
    apply();
  }
  m_layer = id;
  m_shownSerial = 0;
  refresh();
  emit layerChanged();
}

void TargetStylePanel::setReference(std::optional<CtReference> reference) {
  m_document.editLayer(tr("Reference of targets"), m_layer, [reference](ProjectLayer& layer) {
    CtStyle style = ctStyleFrom(layer.style);
    style.reference = reference;
    putStyle(layer.style, style);
  });
}

void TargetStylePanel::apply() {
  const ProjectLayer* layer = m_document.project().layer(m_layer);
  if (!layer)
    return;
  const CtStyle before = ctStyleFrom(layer->style);
  CtStyle style = before;
  m_symbols->write(style);
  style.filter = m_filter->filter();
  if (style == before)
    return;
  m_document.editLayer(
      tr("Symbols and filter of targets"), m_layer,
      [style](ProjectLayer& each) { putStyle(each.style, style); }, QStringLiteral("target-style"));
  m_rest.start();
}

void TargetStylePanel::refresh() {
  const Project& project = m_document.project();
  const QSignalBlocker quiet(m_choice);
  m_choice->clear();
  std::vector<std::pair<QString, QString>> areas;
  std::string first;
  for (const ProjectLayer& layer : project.layers) {
    const QString id = QString::fromStdString(layer.id), name = QString::fromStdString(layer.name);
    if (layer.kind == LayerKind::Points) {
      m_choice->addItem(name, id);
      if (first.empty() || (isShown(project, layer) && !isShown(project, *project.layer(first))))
        first = layer.id;
    }
    if (layer.kind == LayerKind::Labels || layer.kind == LayerKind::Consensus ||
        layer.kind == LayerKind::Areas)
      areas.emplace_back(id, name);
  }
  m_choice->setVisible(m_choice->count() > 1);
  m_filter->setAreaLayers(areas);
  if (m_choice->findData(QString::fromStdString(m_layer)) < 0 && m_layer != first) {
    m_layer = first;
    m_shownSerial = 0;
    emit layerChanged();
  }
  m_choice->setCurrentIndex(m_choice->findData(QString::fromStdString(m_layer)));
  m_empty->setVisible(m_layer.empty());
  m_body->setVisible(!m_layer.empty());
  showStyle();
}

void TargetStylePanel::showStyle() {
  const auto layer = drawn();
  m_body->setEnabled(layer != nullptr);
  if (!layer) {
    m_count->setText(m_layer.empty() ? QString() : tr("reading…"));
    return;
  }
  if (layer->serial() == m_shownSerial)
    return;
  m_shownSerial = layer->serial();
  const QLocale locale;
  const CtSymbols& symbols = layer->symbols();
  m_count->setText(tr("%1 of %2 shown")
                       .arg(locale.toString(static_cast<qulonglong>(symbols.shown())),
                            locale.toString(static_cast<qulonglong>(layer->cloud().size()))));
  m_resetFilter->setEnabled(!symbols.style().filter.empty());
  const bool chosen = symbols.style().reference.has_value();
  m_reference->setText(
      !chosen ? tr("As in the file. The tool “Reference” makes velocities and series relative to a place you "
                   "choose; "
                   "z-scores stay as they are.")
      : symbols.referenceCount() == 0
          ? tr("No target is at the chosen reference: nothing is taken off.")
          : tr("Relative to the mean of %1 target(s): %2 mm/yr is taken off every velocity.")
                .arg(locale.toString(static_cast<qulonglong>(symbols.referenceCount())),
                     locale.toString(static_cast<double>(symbols.referenceVelocity()), 'f', 2)));
  m_revert->setVisible(chosen);
  const CtProvenance& from = layer->cloud().provenance();
  m_source->setText(
      tr("In the file: %1, unit %2, %3. Reference: %4.")
          .arg(QString::fromStdString(from.format), QString::fromStdString(from.unit),
               QString::fromStdString(from.sign),
               from.reference.empty() ? tr("not named") : QString::fromStdString(from.reference)));
  m_filter->setCloud(layer->cloud());
  if (m_apply.isActive()) // the forms are ahead of the map
    return;
  m_symbols->show(layer->cloud(), symbols);
  if (const ProjectLayer* stored = m_document.project().layer(m_layer))
    m_filter->setFilter(ctStyleFrom(stored->style).filter);
}

} // namespace scarp
