// SPDX-License-Identifier: GPL-3.0-or-later
// What the duel's panel is made of, from top to bottom.
#include "widgets/compare/disagreement_model.h"
#include "widgets/compare/duel_panel.h"
#include "widgets/project/project_document.h"
#include "widgets/task/background_task.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSlider>
#include <QStackedWidget>
#include <QTableView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace scarp {

namespace {

QTableWidget* smallTable(int rows, const QStringList& columns, const QString& name) {
  auto* table = new QTableWidget(rows, static_cast<int>(columns.size()));
  table->setObjectName(name);
  table->setHorizontalHeaderLabels(columns);
  table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 6);
  table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table->setSelectionMode(QAbstractItemView::NoSelection);
  table->setFocusPolicy(Qt::NoFocus);
  table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  const int height = table->horizontalHeader()->sizeHint().height() +
                     rows * table->verticalHeader()->defaultSectionSize() + 4;
  table->setFixedHeight(height);
  return table;
}

} // namespace

QWidget* DuelPanel::makeEmptyPage() {
  auto* page = new QWidget;
  auto* words = new QLabel(tr("A duel needs two probability rasters in this project. Predict the scene with "
                              "two finished training runs; each prediction becomes a layer."));
  words->setWordWrap(true);
  auto* train = new QPushButton(QIcon::fromTheme("go-next"), tr("Predict in the Train workspace"));
  train->setObjectName("to-train");
  connect(train, &QPushButton::clicked, this, &DuelPanel::trainAsked);
  auto* column = new QVBoxLayout(page);
  column->addWidget(words);
  column->addWidget(train, 0, Qt::AlignLeft);
  column->addStretch(1);
  return page;
}

void DuelPanel::makeWidgets() {
  for (size_t i = 0; i < 2; ++i) {
    m_choose[i] = new QComboBox;
    m_choose[i]->setObjectName(i == 0 ? "model-a" : "model-b");
    m_choose[i]->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    connect(m_choose[i], &QComboBox::activated, this, &DuelPanel::load);
  }
  auto* swap = new QPushButton(QIcon::fromTheme("object-flip-vertical"), tr("Swap"));
  swap->setObjectName("swap");
  swap->setToolTip(tr("A becomes B, B becomes A"));
  connect(swap, &QPushButton::clicked, this, [this] {
    const int a = m_choose[0]->currentIndex();
    m_choose[0]->setCurrentIndex(m_choose[1]->currentIndex());
    m_choose[1]->setCurrentIndex(a);
    load();
  });
  m_figures = smallTable(4, {tr("A pooled"), tr("B pooled"), tr("A tiles"), tr("B tiles")}, "figures");
  m_figures->setVerticalHeaderLabels({tr("Precision"), tr("Recall"), tr("F1"), tr("IoU")});
  m_figures->setToolTip(tr("On the test part of the training run: pooled over all pixels, and the mean over "
                           "tiles. The better one is bold; no figure: the run has no evaluation."));
  m_slider = new QSlider(Qt::Horizontal);
  m_slider->setObjectName("threshold");
  m_slider->setRange(1, 99);
  m_slider->setValue(50);
  m_slider->setPageStep(5);
  m_slider->setToolTip(tr("A pixel is positive when its probability is at least this; of both models"));
  m_thresholdText = new QLabel;
  connect(m_slider, &QSlider::valueChanged, this, &DuelPanel::thresholdMoved);
  connect(m_slider, &QSlider::sliderReleased, this, [this] {
    keepThreshold();
    m_document.endGesture();
  });
  m_map = new QCheckBox(tr("Difference map"));
  m_map->setObjectName("difference-map");
  m_map->setChecked(true);
  m_show = new QComboBox;
  m_show->setObjectName("show");
  m_show->addItems({tr("A against B"), tr("A against the consensus"), tr("B against the consensus")});
  connect(m_map, &QCheckBox::toggled, this, &DuelPanel::updateLayer);
  connect(m_show, &QComboBox::currentIndexChanged, this, [this] {
    updateLayer();
    m_countDelay.start();
  });
  m_areas = smallTable(3, {tr("In view, ha")}, "areas-in-view");
  m_areaState = new QLabel;
  m_areaState->setObjectName("area-state");
  m_areaState->setWordWrap(true);
  m_findButton = new QPushButton(QIcon::fromTheme("edit-find"), tr("Find disagreements"));
  m_findButton->setObjectName("find");
  m_findButton->setToolTip(tr("Regions of 500 m² and more that one model alone calls a moving slope"));
  connect(m_findButton, &QPushButton::clicked, this, &DuelPanel::find);
  m_cancelButton = new QPushButton(tr("Cancel"));
  m_cancelButton->setObjectName("cancel-find");
  m_cancelButton->setEnabled(false);
  connect(m_cancelButton, &QPushButton::clicked, m_find, &BackgroundTask::cancel);
  m_progress = new QProgressBar;
  m_progress->setRange(0, 1000);
  m_progress->setTextVisible(false);
  m_progress->hide();
  m_ledgerState = new QLabel(tr("The ledger is empty: look for the regions on which the two disagree."));
  m_ledgerState->setObjectName("ledger-state");
  m_ledgerState->setWordWrap(true);
  m_regions = new DisagreementModel(this);
  m_ledger = new QTableView;
  m_ledger->setObjectName("ledger");
  m_ledger->setModel(m_regions);
  m_ledger->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_ledger->setSelectionMode(QAbstractItemView::SingleSelection);
  m_ledger->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_ledger->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_ledger->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
  m_ledger->setMinimumHeight(90);
  m_ledger->setToolTip(tr("A click goes there; { and } step through the list"));
  m_ledger->installEventFilter(this);
  connect(m_ledger, &QTableView::clicked, this, [this](const QModelIndex& index) { goTo(index.row()); });
  connect(m_ledger, &QTableView::activated, this, [this](const QModelIndex& index) { goTo(index.row()); });
  m_state = new QLabel;
  m_state->setObjectName("duel-state");
  m_state->setWordWrap(true);

  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(8, 8, 8, 8);
  column->setSpacing(4);
  auto* models = new QFormLayout;
  models->addRow(tr("A"), m_choose[0]);
  models->addRow(tr("B"), m_choose[1]);
  auto* modelRow = new QHBoxLayout;
  modelRow->addLayout(models, 1);
  modelRow->addWidget(swap);
  column->addLayout(modelRow);
  column->addWidget(m_figures);
  auto* thresholdRow = new QHBoxLayout;
  thresholdRow->addWidget(m_thresholdText);
  thresholdRow->addWidget(m_slider, 1);
  column->addLayout(thresholdRow);
  auto* mapRow = new QHBoxLayout;
  mapRow->addWidget(m_map);
  mapRow->addWidget(m_show, 1);
  column->addLayout(mapRow);
  column->addWidget(m_areas);
  column->addWidget(m_areaState);
  auto* findRow = new QHBoxLayout;
  findRow->addWidget(m_findButton, 1);
  findRow->addWidget(m_cancelButton);
  column->addLayout(findRow);
  column->addWidget(m_progress);
  column->addWidget(m_ledgerState);
  column->addWidget(m_ledger, 1);
  column->addWidget(m_state);
  m_pages = new QStackedWidget;
  m_pages->addWidget(makeEmptyPage());
  m_pages->addWidget(page);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(m_pages);
}

} // namespace scarp
