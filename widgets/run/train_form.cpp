// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/run/train_form.h"

#include "widgets/form/params_form.h"
#include "widgets/run/run_launcher.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {
const std::set<std::string> kMain{"net", "channels", "width", "epochs", "batch", "device", "seed"};
const std::set<std::string> kMore{"learning-rate", "loss",      "validation", "keep",
                                  "augment",       "threshold", "threads"};

std::set<std::string> allBut(const std::set<std::string>& shown) {
  std::set<std::string> hidden;
  const Json all = toJson(TrainParams{});
  for (const auto& [name, value] : all.items())
    if (!shown.contains(name))
      hidden.insert(name);
  return hidden;
}
} // namespace

TrainForm::TrainForm(QWidget* parent)
    : QWidget(parent), m_preset(new QComboBox), m_dataset(new QComboBox), m_command(new QLineEdit),
      m_start(new QPushButton(tr("Start training"))) {
  // On the two cores of a laptop the paper's width is out of reach: start narrow, the field is there to
  // widen.
  TrainParams defaults;
  defaults.width = 16;
  const auto describe = [&](ParamVisitor& v) { defaults.describe(v); };
  m_main = new ParamsForm(describe, allBut(kMain));
  m_more = new ParamsForm(describe, allBut(kMore));
  m_preset->setObjectName("preset");
  m_dataset->setObjectName("dataset");
  m_command->setObjectName("command");
  m_start->setObjectName("start-training");
  m_preset->setToolTip(tr("Net and channels of one of the study's eighteen models, with its published IoU"));
  m_preset->addItem(tr("Own choice"), QString());
  for (const ModelPreset& preset : modelPresets())
    m_preset->addItem(tr("%1 · %2 · %3 (IoU %4)")
                          .arg(QString::fromStdString(preset.name), preset.net == "unet" ? "U-Net" : "SegNet",
                               QString::fromStdString(preset.channels).replace(",", " + "),
                               QLocale().toString(preset.iou, 'f', 3)),
                      QString::fromStdString(preset.name));
  m_preset->setCurrentIndex(m_preset->findData("XIII"));
  m_preset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_preset->setMinimumContentsLength(16);
  m_dataset->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_dataset->setMinimumContentsLength(12);

  auto* browseButton = new QToolButton;
  browseButton->setText("…");
  browseButton->setToolTip(tr("Choose a packed dataset elsewhere"));
  auto* datasetRow = new QHBoxLayout;
  datasetRow->addWidget(m_dataset, 1);
  datasetRow->addWidget(browseButton);
  auto* top = new QFormLayout;
  top->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  top->addRow(tr("Model"), m_preset);
  top->addRow(tr("Dataset"), datasetRow);

  auto* more = new QToolButton;
  more->setObjectName("more");
  more->setText(tr("More parameters"));
  more->setCheckable(true);
  more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  more->setArrowType(Qt::RightArrow);
  more->setAutoRaise(true);
  m_more->hide();

  m_command->setReadOnly(true);
  m_command->setToolTip(tr("The command that the button runs"));
  auto* copy = new QToolButton;
  copy->setText(tr("Copy"));
  auto* commandRow = new QHBoxLayout;
  commandRow->addWidget(m_command, 1);
  commandRow->addWidget(copy);

  auto* whole = new QVBoxLayout(this);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addLayout(top);
  whole->addWidget(m_main);
  whole->addWidget(more, 0, Qt::AlignLeft);
  whole->addWidget(m_more);
  whole->addLayout(commandRow);
  whole->addWidget(m_start);

  connect(m_preset, &QComboBox::currentIndexChanged, this, &TrainForm::refresh);
  connect(m_dataset, &QComboBox::currentIndexChanged, this, &TrainForm::refresh);
  connect(m_main, &ParamsForm::changed, this, &TrainForm::refresh);
  connect(m_more, &ParamsForm::changed, this, &TrainForm::refresh);
  connect(browseButton, &QToolButton::clicked, this, &TrainForm::browse);
  connect(copy, &QToolButton::clicked, this,
          [this] { QApplication::clipboard()->setText(m_command->text()); });
  connect(more, &QToolButton::toggled, this, [this, more](bool open) {
    more->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_more->setVisible(open);
  });
  connect(m_start, &QPushButton::clicked, this, &TrainForm::startRequested);
  refresh();
}

void TrainForm::setProject(const fs::path& folder) {
  m_project = folder;
  const QString before = m_dataset->currentData().toString();
  m_dataset->clear();
  std::error_code code;
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder / "datasets", code))
    if (fs::exists(entry.path() / "dataset.json", code))
      found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  for (const fs::path& path : found)
    m_dataset->addItem(QString::fromStdString(path.filename().string()),
                       QString::fromStdString(path.string()));
  if (const int at = m_dataset->findData(before); at >= 0)
    m_dataset->setCurrentIndex(at);
  refresh();
}

TrainParams TrainForm::params() const {
  TrainParams params;
  fromJson(params, m_main->values());
  fromJson(params, m_more->values());
  params.model = m_preset->currentData().toString().toStdString();
  return resolved(params);
}

fs::path TrainForm::dataset() const {
  return m_dataset->currentData().toString().toStdString();
}

void TrainForm::refresh() {
  const std::string model = m_preset->currentData().toString().toStdString();
  if (!model.empty()) {
    const ModelPreset& preset = modelPreset(model);
    const QSignalBlocker quiet(m_main);
    m_main->setValues({{"net", preset.net}, {"channels", preset.channels}});
  }
  const QString why = tr("Set by the model; choose 'Own choice' to change it");
  m_main->setRowEnabled("net", model.empty(), why);
  m_main->setRowEnabled("channels", model.empty(), why);
  const bool ready = !dataset().empty();
  m_start->setEnabled(ready);
  m_start->setToolTip(
      ready ? tr("Train in a process of its own; the studio may be closed meanwhile")
            : tr("There is no dataset yet: make one with 'scarp dataset create', or choose one with …"));
  const fs::path example = ready ? dataset() : fs::path("DATASET");
  m_command->setText(shellLine(trainArguments(example, params(), fs::path("RUN"))));
  m_command->setCursorPosition(0);
}

void TrainForm::browse() {
  auto* dialog = new QFileDialog(this, tr("Packed dataset"), QString::fromStdString(m_project.string()));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    m_dataset->addItem(folder, folder);
    m_dataset->setCurrentIndex(m_dataset->count() - 1);
  });
  dialog->open();
}

} // namespace scarp
