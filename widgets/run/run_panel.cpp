// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/run_panel.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "widgets/run/learning_curves.h"
#include "widgets/run/run_launcher.h"
#include "widgets/run/run_model.h"
#include "widgets/run/run_watcher.h"
#include "widgets/run/train_form.h"

#include <QDesktopServices>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

namespace scarp {
namespace fs = std::filesystem;

namespace {

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  QFont font = label->font();
  font.setBold(true);
  label->setFont(font);
  return label;
}

bool isActive(const RunView& view) {
  return !isFinal(view.status.state) && view.status.state != RunState::Queued && !view.lost;
}

} // namespace

RunPanel::RunPanel(LearningCurves& curves, QWidget* parent)
    : QWidget(parent), m_watcher(new RunWatcher(this)), m_model(new RunModel(*m_watcher, this)),
      m_curves(curves), m_form(new TrainForm), m_table(new QTableView), m_stop(new QPushButton(tr("Stop"))),
      m_resume(new QPushButton(tr("Resume"))), m_predict(new QPushButton(tr("Predict the scene"))),
      m_folder(new QPushButton(tr("Open folder"))) {
  m_table->setObjectName("runs");
  m_stop->setObjectName("stop-run");
  m_resume->setObjectName("resume-run");
  m_predict->setObjectName("predict-run");
  m_table->setModel(m_model);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  m_table->verticalHeader()->hide();
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(RunModel::Name, QHeaderView::Stretch);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(true);
  m_table->setWordWrap(false);

  auto* buttons = new QGridLayout;
  buttons->addWidget(m_stop, 0, 0);
  buttons->addWidget(m_resume, 0, 1);
  buttons->addWidget(m_predict, 1, 0);
  buttons->addWidget(m_folder, 1, 1);
  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(8, 8, 8, 8);
  whole->addWidget(heading(tr("New training run")));
  whole->addWidget(m_form);
  whole->addSpacing(8);
  whole->addWidget(heading(tr("Runs")));
  whole->addWidget(m_table, 1);
  whole->addLayout(buttons);

  connect(m_form, &TrainForm::startRequested, this, &RunPanel::start);
  connect(m_stop, &QPushButton::clicked, this, &RunPanel::stop);
  connect(m_resume, &QPushButton::clicked, this, &RunPanel::resume);
  connect(m_predict, &QPushButton::clicked, this, &RunPanel::predict);
  connect(m_folder, &QPushButton::clicked, this, &RunPanel::openFolder);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RunPanel::refreshButtons);
  connect(m_model, &RunModel::modelReset, this, &RunPanel::refreshButtons);
  connect(m_model, &RunModel::checksChanged, this, &RunPanel::refreshCurves);
  connect(m_watcher, &RunWatcher::runChanged, this, [this] {
    refreshCurves();
    refreshButtons();
    refreshActivity();
  });
  connect(m_watcher, &RunWatcher::runFinished, this, [this](const RunReader* run) {
    const RunView& view = run->view();
    if (view.config.kind == "overviews")
      return; // who asked for them tells
    const QString title = runTitle(*run);
    if (view.status.state == RunState::Failed && view.status.error)
      emit failed(tr("%1 failed: %2. %3")
                      .arg(title, QString::fromStdString(view.status.error->message),
                           QString::fromStdString(view.status.error->hint)));
    else if (view.status.state == RunState::Done)
      emit message(tr("%1 is done").arg(title));
    if (view.config.kind == "predict" && view.status.state == RunState::Done)
      emit predictionFinished(run);
  });
  refreshButtons();
}

void RunPanel::setProject(const fs::path& folder) {
  m_project = folder;
  m_form->setProject(folder);
  m_watcher->watch(folder.empty() ? fs::path() : folder / "runs");
}

template <class Work> void RunPanel::guarded(Work&& work) {
  try {
    work();
  } catch (const Error& e) {
    emit failed(QString::fromStdString(std::string(e.what()) + ". " + e.hint()));
  } catch (const std::exception& e) {
    emit failed(QString::fromStdString(e.what()));
  }
}

const RunReader* RunPanel::selected() const {
  const QModelIndexList rows = m_table->selectionModel()->selectedRows();
  return rows.isEmpty() ? nullptr : m_model->runAt(rows.first().row());
}

void RunPanel::start() {
  guarded([&] {
    const fs::path run = launchTraining(m_project / "runs", m_project, m_form->dataset(), m_form->params());
    m_watcher->poll();
    if (const int row = m_model->rowOf(run); row >= 0)
      m_table->selectRow(row);
    emit message(tr("Training started in %1").arg(QString::fromStdString(run.filename().string())));
  });
}

void RunPanel::stop() {
  if (const RunReader* run = selected())
    guarded([&] {
      requestStop(run->folder());
      emit message(tr("Asked %1 to stop; it ends after the current batch").arg(runTitle(*run)));
    });
}

void RunPanel::resume() {
  if (const RunReader* run = selected())
    guarded([&] {
      resumeTraining(run->folder());
      emit message(tr("Resuming %1").arg(runTitle(*run)));
    });
}

void RunPanel::predict() {
  if (const RunReader* run = selected())
    guarded([&] {
      const Json& p = run->view().config.parameters;
      const std::string model = p.value("model", ""), name = model.empty() ? p.value("net", "net") : model;
      launchPrediction(m_project / "runs", m_project, run->folder(), name);
      emit message(tr("Predicting the scene with %1").arg(runTitle(*run)));
    });
}

void RunPanel::openFolder() {
  if (const RunReader* run = selected())
    QDesktopServices::openUrl(QUrl::fromLocalFile(QString::fromStdString(run->folder().string())));
}

void RunPanel::refreshButtons() {
  const RunReader* run = selected();
  const QString choose = tr("Select a run in the table");
  const auto set = [&](QPushButton* button, bool on, const QString& can, const QString& cannot) {
    button->setEnabled(on);
    button->setToolTip(on ? can : run ? cannot : choose);
  };
  const bool training = run && run->view().config.kind == "train";
  const bool active = run && isActive(run->view());
  const bool done = run && run->view().status.state == RunState::Done;
  set(m_stop, active, tr("End after the current batch; it can be resumed"), tr("The run is not at work"));
  set(m_resume, training && !active && !done, tr("Go on from the last checkpoint"),
      done ? tr("The run is done") : tr("Only training runs that are not at work can be resumed"));
  set(m_predict, training && done, tr("Probability of the whole scene, and its polygons, as new layers"),
      tr("Only a finished training run can predict"));
  set(m_folder, run != nullptr, tr("Show the run directory"), choose);
}

void RunPanel::refreshCurves() {
  std::vector<LearningCurves::RunCurves> runs;
  for (const RunReader* run : m_model->checkedRuns()) {
    LearningCurves::RunCurves curves{runTitle(*run), m_model->colourOf(run), run->metrics(), {}, {}};
    const std::string model = run->view().config.parameters.value("model", "");
    for (const ModelPreset& preset : modelPresets())
      if (preset.name == model) {
        curves.publishedIou = preset.iou;
        curves.model = QString::fromStdString(model);
      }
    runs.push_back(std::move(curves));
  }
  m_curves.setRuns(runs);
}

void RunPanel::refreshActivity() {
  int active = 0;
  const RunReader* first = nullptr;
  for (const auto& run : m_watcher->runs())
    if (isActive(run->view())) {
      first = run.get();
      ++active;
    }
  if (!first) {
    emit activity({}, 0);
    return;
  }
  const RunStatus& status = first->view().status;
  QString text = tr("%1: %2 %").arg(runTitle(*first)).arg(static_cast<int>(100 * status.fraction));
  if (status.etaSeconds)
    text += tr(", %1 left").arg(QString::fromStdString(formatDuration(*status.etaSeconds)));
  if (active > 1)
    text += tr(" (and %n more)", nullptr, active - 1);
  emit activity(text, status.fraction);
}

} // namespace scarp
