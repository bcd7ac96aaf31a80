// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/layer_maker.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/hotspot/kernel_density.h"
#include "widgets/run/run_launcher.h"
#include "widgets/run/run_watcher.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace scarp {
namespace fs = std::filesystem;

LayerMaker::LayerMaker(QWidget* parent)
    : QWidget(parent), m_sameRadius(new QCheckBox(tr("Spread as far as the distance"))),
      m_radius(new QDoubleSpinBox), m_command(new QLineEdit),
      m_make(new QPushButton(QIcon::fromTheme("layer-new"), tr("Make layer"))),
      m_cancel(new QPushButton(tr("Cancel"))), m_bar(new QProgressBar), m_state(new QLabel) {
  m_sameRadius->setObjectName("same-radius");
  m_radius->setObjectName("radius");
  m_command->setObjectName("hotspot-command");
  m_make->setObjectName("make-layer");
  m_cancel->setObjectName("cancel-layer");
  m_state->setObjectName("layer-state");
  m_sameRadius->setChecked(true);
  m_sameRadius->setToolTip(
      tr("Radius of the kernel density, which turns the z-scores of targets into a raster per km²"));
  m_radius->setRange(1, 10000);
  m_radius->setDecimals(0);
  m_radius->setSuffix(tr(" m"));
  m_radius->setValue(KernelDensityParams{}.radius);
  m_radius->setToolTip(m_sameRadius->toolTip());
  m_command->setReadOnly(true);
  m_command->setToolTip(tr("The command that the button runs"));
  auto* copy = new QToolButton;
  copy->setObjectName("copy-command");
  copy->setIcon(QIcon::fromTheme("edit-copy"));
  copy->setText(tr("Copy"));
  copy->setToolTip(tr("Copy the command"));
  m_bar->setRange(0, 1000);
  m_state->setWordWrap(true);

  auto* radius = new QHBoxLayout;
  radius->addWidget(m_sameRadius, 1);
  radius->addWidget(m_radius);
  auto* command = new QHBoxLayout;
  command->addWidget(m_command, 1);
  command->addWidget(copy);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(m_make, 1);
  buttons->addWidget(m_cancel);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(radius);
  column->addLayout(command);
  column->addLayout(buttons);
  column->addWidget(m_bar);
  column->addWidget(m_state);

  connect(m_sameRadius, &QCheckBox::toggled, this, &LayerMaker::refresh);
  connect(m_radius, &QDoubleSpinBox::valueChanged, this, &LayerMaker::refresh);
  connect(copy, &QToolButton::clicked, this,
          [this] { QApplication::clipboard()->setText(m_command->text()); });
  connect(m_make, &QPushButton::clicked, this, &LayerMaker::start);
  connect(m_cancel, &QPushButton::clicked, this, [this] {
    m_runs.stop();
    m_cancel->setEnabled(false);
    m_state->setText(tr("Asked to stop"));
  });
  connect(&m_runs, &HotSpotRuns::progressed, this, &LayerMaker::showRun);
  connect(&m_runs, &HotSpotRuns::ended, this, [this](const RunReader* run) {
    emit finished(run);
    refresh();
    const RunView& view = run->view();
    const QString name = QString::fromStdString(run->folder().filename().string());
    if (view.status.error)
      m_state->setText(tr("%1 failed: %2. %3")
                           .arg(name, QString::fromStdString(view.status.error->message),
                                QString::fromStdString(view.status.error->hint)));
    else
      m_state->setText(tr("%1: %2").arg(name, stateText(view)));
  });
  refresh();
}

void LayerMaker::setRequest(const fs::path& project, const std::optional<HotSpotRequest>& request) {
  m_project = project;
  m_request = request;
  refresh();
}

std::optional<HotSpotRequest> LayerMaker::request() const {
  if (!m_request)
    return {};
  HotSpotRequest r = *m_request;
  r.radius = m_sameRadius->isChecked() ? r.gi.distance : m_radius->value();
  std::string stem = "hotspot-" + formatNumber(r.gi.distance) + "m";
  if (!r.field.empty())
    stem += "-" + r.field;
  if (r.gi.self != GiStarParams{}.self)
    stem += "-" + r.gi.self;
  r.rasterOut = m_project / "layers" / (stem + ".tif");
  r.pointsOut = m_project / "layers" / (stem + "-points.gpkg");
  return r;
}

void LayerMaker::start() {
  try {
    const fs::path run = launchHotSpots(m_project, *request());
    m_runs.follow({run});
    emit started(QString::fromStdString(run.filename().string()));
  } catch (const Error& error) {
    emit failed(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
  }
  refresh();
}

void LayerMaker::refresh() {
  m_radius->setEnabled(!m_sameRadius->isChecked());
  if (m_request && m_sameRadius->isChecked()) {
    const QSignalBlocker quiet(m_radius);
    m_radius->setValue(m_request->gi.distance);
  }
  const std::optional<HotSpotRequest> r = request();
  m_command->setText(r ? shellLine(hotSpotArguments(*r, "RUN")) : QString());
  m_command->setCursorPosition(0);
  const bool running = m_runs.active();
  m_make->setEnabled(r && !running);
  m_make->setToolTip(!r        ? tr("There are no coherent targets in this project")
                     : running ? tr("A run is at work; wait for its end or cancel it")
                               : tr("Run the whole scene with these values, in a process of its own; the "
                                    "studio may be closed meanwhile"));
  m_cancel->setVisible(running);
  m_cancel->setEnabled(running);
  m_bar->setVisible(running);
  if (running)
    showRun();
}

void LayerMaker::showRun() {
  const RunReader* run = m_runs.newest();
  if (!run)
    return;
  const RunStatus& status = run->view().status;
  m_bar->setValue(static_cast<int>(1000 * status.fraction));
  QString words =
      tr("%1: %2").arg(QString::fromStdString(run->folder().filename().string()),
                       status.what.empty() ? stateText(run->view()) : QString::fromStdString(status.what));
  if (status.etaSeconds)
    words += tr(", %1 left").arg(QString::fromStdString(formatDuration(*status.etaSeconds)));
  m_state->setText(words);
}

} // namespace scarp
