// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/duel_panel.h"

#include "core/geo/polygon_file.h"
#include "core/predict/duel.h"
#include "widgets/compare/disagreement_model.h"
#include "widgets/map/outline_layer.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"
#include "widgets/style/raster_style.h"
#include "widgets/task/background_task.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

constexpr const char* kMapId = "duel";
constexpr const char* kRegionId = "duel-region";

QString text(const std::string& s) {
  return QString::fromStdString(s);
}

/// What is not drawn of a prediction, in hundredths, as the slider has it.
int thresholdOf(const ProjectLayer& layer) {
  return static_cast<int>(std::lround(rasterStyleOf(layer).below.value_or(0.5) * 100));
}

void put(QTableWidget& table, int row, int column, const QString& words, bool strong = false) {
  auto* item = new QTableWidgetItem(words);
  item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  QFont font = item->font();
  font.setBold(strong);
  item->setFont(font);
  table.setItem(row, column, item);
}

} // namespace

DuelPanel::DuelPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent)
    : QWidget(parent), m_document(document), m_stack(stack), m_load(new BackgroundTask(this)),
      m_count(new BackgroundTask(this)), m_find(new BackgroundTask(this)) {
  makeWidgets();
  m_countDelay.setSingleShot(true);
  m_countDelay.setInterval(500);
  connect(&m_countDelay, &QTimer::timeout, this, &DuelPanel::count);
  m_keepDelay.setSingleShot(true);
  m_keepDelay.setInterval(40);
  connect(&m_keepDelay, &QTimer::timeout, this, &DuelPanel::keepThreshold);
  for (BackgroundTask* task : {m_load, m_count, m_find})
    connect(task, &BackgroundTask::failed, this, [this](const QString& message, const QString& hint) {
      m_state->setText(message + QStringLiteral(". ") + hint);
      emit problem(message, hint);
    });
  connect(m_count, &BackgroundTask::progressed, this, [this](double fraction) {
    m_areaState->setText(
        tr("Counting the view at full resolution, %1 %").arg(static_cast<int>(fraction * 100)));
  });
  connect(m_find, &BackgroundTask::progressed, this,
          [this](double fraction) { m_progress->setValue(static_cast<int>(fraction * 1000)); });
  const auto idle = [this] {
    m_progress->hide();
    m_cancelButton->setEnabled(false);
    m_findButton->setEnabled(m_ready);
  };
  connect(m_find, &BackgroundTask::finished, this, idle);
  connect(m_find, &BackgroundTask::failed, this, idle);
  connect(m_find, &BackgroundTask::cancelled, this, idle);
  connect(&document, &ProjectDocument::changed, this, &DuelPanel::refreshChoices);
  connect(&document, &ProjectDocument::closed, this, [this] {
    m_find->cancel();
    m_count->cancel();
    m_load->cancel();
    m_keepDelay.stop();
    m_ready = false;
    m_loaded.clear();
    m_sides = {};
    m_regions->clear();
  });
  refreshChoices();
}

DuelPanel::~DuelPanel() = default;

void DuelPanel::setActive(bool active) {
  m_active = active;
  if (active)
    load();
  else
    dropRegion();
  updateLayer();
  m_countDelay.start();
}

void DuelPanel::setView(const Extent& extent) {
  m_view = extent;
  m_count->cancel();
  m_countDelay.start();
}

bool DuelPanel::hasLedger() const {
  return m_regions->rowCount() > 0;
}

double DuelPanel::threshold() const {
  return m_slider->value() / 100.0;
}

Duel DuelPanel::duel() const {
  const Project& project = m_document.project();
  const auto file = [&](const Side& side) {
    const ProjectLayer* layer = project.layer(side.layer);
    return layer ? project.pathOf(layer->file) : std::filesystem::path();
  };
  return {file(m_sides[0]), file(m_sides[1]), threshold(), threshold(), m_truth};
}

/// The predictions of the project; the paper's models IV and XIII at first, where they are.
void DuelPanel::refreshChoices() {
  QStringList ids, names;
  for (const ProjectLayer& layer : m_document.project().layers)
    if (layer.kind == LayerKind::Prediction) {
      ids << text(layer.id);
      names << text(layer.name);
    }
  m_pages->setCurrentIndex(ids.size() >= 2 ? 1 : 0);
  const QStringList usual{QStringLiteral("prediction-IV"), QStringLiteral("prediction-XIII")};
  for (size_t i = 0; i < 2; ++i) {
    QComboBox& box = *m_choose[i];
    QStringList shown;
    for (int row = 0; row < box.count(); ++row)
      shown << box.itemData(row).toString() + box.itemText(row);
    QStringList wanted;
    for (qsizetype row = 0; row < ids.size(); ++row)
      wanted << ids[row] + names[row];
    if (shown == wanted)
      continue;
    const QString before = box.currentData().toString();
    box.clear();
    for (qsizetype row = 0; row < ids.size(); ++row)
      box.addItem(names[row], ids[row]);
    qsizetype at = ids.indexOf(before);
    if (at < 0)
      at = ids.indexOf(usual[static_cast<qsizetype>(i)]);
    if (at < 0)
      at = std::min<qsizetype>(static_cast<qsizetype>(i), ids.size() - 1);
    box.setCurrentIndex(static_cast<int>(at));
  }
  if (m_active)
    load();
}

void DuelPanel::load() {
  const Project& project = m_document.project();
  std::array<const ProjectLayer*, 2> layers{};
  for (size_t i = 0; i < 2; ++i)
    layers[i] = project.layer(m_choose[i]->currentData().toString().toStdString());
  if (!layers[0] || !layers[1])
    return;
  const ProjectLayer* consensus = project.firstOf(LayerKind::Consensus);
  std::string key; // another file, or the same one written anew
  for (const ProjectLayer* layer : {layers[0], layers[1], consensus}) {
    if (!layer)
      continue;
    std::error_code code;
    const auto stamp = std::filesystem::last_write_time(project.pathOf(layer->file), code);
    key +=
        layer->id + '|' + layer->file.string() + '|' + std::to_string(stamp.time_since_epoch().count()) + '|';
  }
  if (key == m_loaded)
    return;
  m_loaded = key;
  m_ready = false;
  m_find->cancel();
  m_regions->clear();
  dropRegion();
  m_ledgerState->setText(tr("The ledger is empty: look for the regions on which the two disagree."));
  m_state->clear();
  m_load->start([this, copy = project, ids = std::array{layers[0]->id, layers[1]->id},
                 truth = consensus ? std::optional(*consensus)
                                   : std::nullopt](const Progress& progress) -> BackgroundTask::Deliver {
    std::array<Side, 2> sides;
    for (size_t i = 0; i < 2; ++i) {
      progress.step(static_cast<double>(i) / 3);
      const ProjectLayer& layer = *copy.layer(ids[i]);
      sides[i] = {layer.id, text(layer.name),
                  std::make_shared<RasterSource>(copy.pathOf(layer.file), copy.grid.crs),
                  figuresOf(copy, layer)};
      if (!sides[i].figures.preset.empty())
        sides[i].name = tr("model %1").arg(text(sides[i].figures.preset));
    }
    std::shared_ptr<std::vector<MultiPolygon>> shapes;
    if (truth && std::filesystem::exists(copy.pathOf(truth->file))) {
      shapes = std::make_shared<std::vector<MultiPolygon>>();
      for (PolygonFeature& feature : readPolygons(copy.pathOf(truth->file), copy.grid.crs).features)
        shapes->push_back(std::move(feature.shape));
    }
    return [this, sides, shapes, name = truth ? text(truth->name) : QString()] {
      m_sides = sides;
      m_truth = shapes;
      m_truthName = name;
      m_ready = true;
      m_findButton->setEnabled(true);
      const ProjectLayer* layer = m_document.project().layer(sides[0].layer);
      const QSignalBlocker quiet(m_slider);
      m_slider->setValue(layer ? thresholdOf(*layer) : 50);
      m_show->setEnabled(m_truth != nullptr);
      m_show->setToolTip(m_truth ? QString() : tr("Judging a model needs a consensus layer in the project"));
      if (!m_truth)
        m_show->setCurrentIndex(0);
      showFigures();
      showThreshold();
    };
  });
}

void DuelPanel::showFigures() {
  m_figures->clearContents();
  const auto column = [&](int at, const std::optional<Scores>& mine, const std::optional<Scores>& other) {
    if (!mine)
      return;
    const std::array values{mine->precision, mine->recall, mine->f1, mine->iou};
    for (int row = 0; row < 4; ++row) {
      const double value = values[static_cast<size_t>(row)];
      const std::array others{other ? other->precision : 2, other ? other->recall : 2, other ? other->f1 : 2,
                              other ? other->iou : 2};
      put(*m_figures, row, at, value == value ? QLocale().toString(value, 'f', 3) : QStringLiteral("–"),
          value > others[static_cast<size_t>(row)]);
    }
  };
  const ModelFigures &a = m_sides[0].figures, &b = m_sides[1].figures;
  column(0, a.pooled, b.pooled);
  column(1, b.pooled, a.pooled);
  column(2, a.tileMean, b.tileMean);
  column(3, b.tileMean, a.tileMean);
  if (!a.pooled || !b.pooled)
    m_state->setText(tr("No evaluation was found for %1: it is written at the end of a training run.")
                         .arg(!a.pooled ? m_sides[0].name : m_sides[1].name));
}

/// The difference map follows at once, both overlays and the project a moment later, while the slider moves.
void DuelPanel::thresholdMoved() {
  m_keepDelay.start();
  if (hasLedger())
    m_ledgerState->setText(tr("The threshold has changed since these regions were found: look again."));
  showThreshold();
}

void DuelPanel::showThreshold() {
  m_thresholdText->setText(tr("p ≥ %1").arg(QLocale().toString(threshold(), 'f', 2)));
  updateLayer();
  m_count->cancel();
  m_countDelay.start();
}

void DuelPanel::keepThreshold() {
  if (!m_ready)
    return;
  m_document.edit(
      tr("Threshold of two models"),
      [ids = std::array{m_sides[0].layer, m_sides[1].layer}, value = threshold()](Project& project) {
        for (ProjectLayer& layer : project.layers)
          if (layer.id == ids[0] || layer.id == ids[1]) {
            RasterStyle style = rasterStyleOf(layer);
            style.below = value;
            setRasterStyle(layer, style);
          }
      },
      QStringLiteral("duel-threshold")); // one step of the history, however long it was dragged
}

void DuelPanel::updateLayer() {
  if (!m_active || !m_ready || !m_map->isChecked()) {
    m_stack.setExtra(kMapId, nullptr);
    return;
  }
  const DuelLook look{static_cast<DuelShow>(m_show->currentIndex()),
                      threshold(),
                      threshold(),
                      m_sides[0].name,
                      m_sides[1].name,
                      m_truthName};
  m_stack.setExtra(kMapId, std::make_shared<DuelLayer>(m_sides[0].source, m_sides[1].source, m_truth, look),
                   0.75);
}

void DuelPanel::count() {
  if (!m_active || !m_ready || m_view.xMax < m_view.xMin)
    return;
  m_count->start([this, what = duel(), view = m_view](const Progress& progress) -> BackgroundTask::Deliver {
    return [this, counts = countDuel(what, view, progress)] { showCounts(counts); };
  });
}

void DuelPanel::showCounts(const DuelCounts& counts) {
  const auto show = static_cast<DuelShow>(m_show->currentIndex());
  const uint8_t first = show == DuelShow::JudgeB ? duel::kB : duel::kA;
  const uint8_t second = show == DuelShow::Models ? duel::kB : duel::kTruth;
  QStringList names{tr("Hit (TP)"), tr("False alarm (FP)"), tr("Missed (FN)")};
  if (show == DuelShow::Models)
    names = {tr("Both"), tr("Only %1").arg(m_sides[0].name), tr("Only %1").arg(m_sides[1].name)};
  const std::array hectares{counts.hectares(first | second, 0), counts.hectares(first, second),
                            counts.hectares(second, first)};
  const std::array colours{kDuelAgree, kDuelFirst, kDuelSecond};
  for (int row = 0; row < 3; ++row) {
    const auto at = static_cast<size_t>(row);
    auto* header = new QTableWidgetItem(names[row]);
    QPixmap swatch(12, 12);
    swatch.fill(colours[at]);
    header->setIcon(swatch);
    m_areas->setVerticalHeaderItem(row, header);
    put(*m_areas, row, 0, QLocale().toString(hectares[at], 'f', 2));
  }
  m_areaState->setText(
      tr("Of %1 ha in view with both predictions").arg(QLocale().toString(counts.hectares(0, 0), 'f', 1)));
}

void DuelPanel::find() {
  m_findButton->setEnabled(false);
  m_cancelButton->setEnabled(true);
  m_progress->setValue(0);
  m_progress->show();
  m_find->start([this, what = duel()](const Progress& progress) -> BackgroundTask::Deliver {
    auto regions = std::make_shared<std::vector<Disagreement>>(findDisagreements(what, {}, progress));
    return [this, regions] {
      const auto count = static_cast<int>(regions->size());
      double hectares = 0;
      for (const Disagreement& each : *regions)
        hectares += each.hectares;
      m_regions->set(std::move(*regions), m_sides[0].name, m_sides[1].name);
      m_ledgerState->setText(count == 0 ? tr("The two agree everywhere, but for less than 500 m² at a place.")
                                        : tr("%n regions of 500 m² and more, %1 ha, at p ≥ %2", "", count)
                                              .arg(QLocale().toString(hectares, 'f', 1),
                                                   QLocale().toString(threshold(), 'f', 2)));
    };
  });
}

void DuelPanel::goTo(int row) {
  const Disagreement* region = m_regions->at(row);
  if (!region)
    return;
  m_ledger->selectRow(row);
  // A frame around it: the difference map shows its pixels, and a ragged outline would hide them.
  const double gap = std::max(region->extent.width(), region->extent.height()) * 0.05;
  const Extent frame{region->extent.xMin - gap, region->extent.yMin - gap, region->extent.xMax + gap,
                     region->extent.yMax + gap};
  OutlineStyle style;
  style.line = Qt::black;
  style.casing = Qt::white;
  style.width = 2;
  const MultiPolygon box{{{{frame.xMin, frame.yMin},
                           {frame.xMax, frame.yMin},
                           {frame.xMax, frame.yMax},
                           {frame.xMin, frame.yMax}},
                          {}}};
  m_stack.setExtra(kRegionId, std::make_shared<OutlineLayer>(std::vector<MultiPolygon>{box}, style));
  emit zoomAsked(region->extent);
}

void DuelPanel::stepLedger(int by) {
  if (!hasLedger())
    return;
  const int rows = m_regions->rowCount(), row = m_ledger->currentIndex().row();
  goTo(row < 0 ? (by > 0 ? 0 : rows - 1) : (row + by + rows) % rows);
}

void DuelPanel::dropRegion() {
  m_stack.setExtra(kRegionId, nullptr);
}

bool DuelPanel::eventFilter(QObject* watched, QEvent* event) {
  // Inside the ledger { and } step through it, whatever they do elsewhere in the window.
  if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key == Qt::Key_BraceLeft || key == Qt::Key_BraceRight) {
      if (event->type() == QEvent::KeyPress)
        stepLedger(key == Qt::Key_BraceRight ? 1 : -1);
      event->accept();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace scarp
