// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/new_project_page.h"

#include "app/studio/source_slot.h"
#include "core/geo/crs.h"
#include "core/geo/raster.h"
#include "core/project/file_kind.h"
#include "widgets/project/layer_adder.h"
#include "widgets/task/background_work.h"

#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

constexpr std::array kWanted{LayerKind::Image, LayerKind::Dem, LayerKind::Points};

bool contains(const FileKinds& kinds, LayerKind kind) {
  return std::ranges::find(kinds.kinds, kind) != kinds.kinds.end();
}

QString shellWord(const fs::path& file) {
  const QString path = QString::fromStdString(file.string());
  return path.contains(' ') ? '"' + path + '"' : path;
}

} // namespace

NewProjectPage::NewProjectPage(QWidget* parent)
    : QWidget(parent), m_work(new BackgroundWork(this)), m_folder(new QLineEdit), m_status(new QLabel),
      m_command(new QLabel),
      m_create(new QPushButton(QIcon::fromTheme("document-new"), tr("Create project"))) {
  setObjectName("new-project-page");
  const QString rasters = tr("Rasters (*.tif *.tiff *.vrt *.img *.jp2)");
  m_slots = {
      new SourceSlot("image-x-generic", tr("Optical image"),
                     tr("Red, green and blue, in metres (UTM). It gives the project its CRS and extent."),
                     rasters),
      new SourceSlot("labplot-xy-curve", tr("Height model"),
                     tr("Elevations in metres, for slope and aspect. Can be added later."), rasters),
      new SourceSlot("draw-cross", tr("Coherent targets"),
                     tr("EGMS, CSV, GeoPackage or Shapefile with velocities in mm/yr. Can be added later."),
                     tr("Tables (*.csv *.zip *.gpkg *.shp *.txt)"))};
  auto* title = new QLabel(tr("New project"));
  QFont large = title->font();
  large.setPointSizeF(large.pointSizeF() * 1.5);
  large.setBold(true);
  title->setFont(large);
  auto* row = new QHBoxLayout;
  for (int k = 0; k < Slots; ++k) {
    row->addWidget(m_slots[static_cast<size_t>(k)], 1);
    connect(m_slots[static_cast<size_t>(k)], &SourceSlot::fileGiven, this,
            [this, k](const QString& file) { give(static_cast<Slot>(k), file); });
  }
  m_folder->setObjectName("project-folder");
  m_folder->setPlaceholderText(tr("A new folder for the project"));
  auto* browse = new QPushButton(tr("Choose…"));
  connect(browse, &QPushButton::clicked, this, &NewProjectPage::chooseFolder);
  connect(m_folder, &QLineEdit::textEdited, this, [this] {
    m_folderTyped = true;
    refresh();
  });
  auto* folder = new QHBoxLayout;
  folder->addWidget(m_folder, 1);
  folder->addWidget(browse);
  auto* form = new QFormLayout;
  form->addRow(tr("Folder"), folder);
  m_status->setObjectName("new-project-status");
  m_status->setWordWrap(true);
  m_command->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_command->setWordWrap(true);
  m_command->setEnabled(true);
  m_command->setToolTip(tr("The same on the command line"));
  m_create->setObjectName("create-project");
  m_create->setDefault(true);
  auto* back = new QPushButton(QIcon::fromTheme("go-previous"), tr("Back"));
  back->setObjectName("back");
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(back);
  buttons->addStretch();
  buttons->addWidget(m_create);

  auto* column = new QVBoxLayout;
  column->setSpacing(12);
  column->addSpacing(24);
  column->addWidget(title);
  column->addWidget(new QLabel(tr("Drop the files where they belong, or anywhere on this page.")));
  column->addLayout(row);
  column->addLayout(form);
  column->addWidget(m_status);
  column->addWidget(m_command);
  column->addLayout(buttons);
  column->addStretch(1);
  auto* whole = new QHBoxLayout(this);
  whole->addStretch(1);
  whole->addLayout(column, 8);
  whole->addStretch(1);

  connect(back, &QPushButton::clicked, this, [this] {
    m_work->cancel();
    emit backAsked();
  });
  connect(m_create, &QPushButton::clicked, this, &NewProjectPage::create);
  connect(m_work, &BackgroundWork::failed, this, [this](const QString& message, const QString& hint) {
    m_creating = false;
    refresh();
    m_status->setText(message + (hint.isEmpty() ? QString() : QStringLiteral(". ") + hint));
  });
  start();
}

void NewProjectPage::start() {
  m_work->cancel();
  m_creating = m_folderTyped = false;
  for (SourceSlot* slot : m_slots)
    slot->setFile({});
  m_folder->clear();
  refresh();
}

void NewProjectPage::addFiles(const QStringList& files) {
  for (const QString& file : files)
    sort(file);
}

void NewProjectPage::sort(const QString& file) {
  m_work->run(tr("Looking at %1").arg(QFileInfo(file).fileName()),
              [this, file](const std::stop_token&) -> BackgroundWork::Then {
                const FileKinds kinds = kindsOf(file.toStdString());
                return [this, file, kinds] {
                  if (kinds.project) {
                    emit projectFound(QFileInfo(file).isDir() ? file : QFileInfo(file).path());
                    return;
                  }
                  for (int k = 0; k < Slots; ++k)
                    if (contains(kinds, kWanted[static_cast<size_t>(k)])) {
                      give(static_cast<Slot>(k), file);
                      return;
                    }
                  m_status->setText(tr("%1 can be added once the project is there: %2.")
                                        .arg(QFileInfo(file).fileName(), wordsFor(kinds.kinds.front())));
                };
              });
}

void NewProjectPage::give(Slot at, const QString& file) {
  SourceSlot* slot = m_slots[static_cast<size_t>(at)];
  slot->setFile(file);
  refresh();
  if (file.isEmpty())
    return;
  m_work->run(tr("Looking at %1").arg(QFileInfo(file).fileName()),
              [this, at, slot, file](const std::stop_token&) -> BackgroundWork::Then {
                try {
                  const FileKinds kinds = kindsOf(file.toStdString());
                  QString size;
                  bool metric = true;
                  if (at == Image && contains(kinds, LayerKind::Image)) {
                    const RasterReader raster(file.toStdString());
                    raster.requireGeoreference();
                    metric = isMetric(raster.grid().crs);
                    size = tr("%1 × %2 px, %3")
                               .arg(QLocale().toString(static_cast<qlonglong>(raster.grid().columns)),
                                    QLocale().toString(static_cast<qlonglong>(raster.grid().rows)),
                                    QString::fromStdString(crsLabel(raster.grid().crs)));
                  }
                  return [this, at, slot, file, kinds, size, metric] {
                    if (slot->file() != fs::path(file.toStdString()))
                      return; // another one meanwhile
                    judge(at, file, kinds);
                    if (slot->good() && !size.isEmpty())
                      slot->setVerdict(
                          metric ? size
                                 : tr("%1: distances need metres. Warp it to the UTM zone first, for "
                                      "example with gdalwarp -t_srs.")
                                       .arg(size),
                          metric);
                    proposeFolder();
                    refresh();
                  };
                } catch (const Error& error) {
                  const QString why = QString::fromStdString(std::string(error.what()) + ". " + error.hint());
                  return [this, slot, file, why] {
                    if (slot->file() == fs::path(file.toStdString()))
                      slot->setVerdict(why, false);
                    refresh();
                  };
                }
              });
}

void NewProjectPage::judge(Slot at, const QString& file, const FileKinds& kinds) {
  SourceSlot* slot = m_slots[static_cast<size_t>(at)];
  const LayerKind wanted = kWanted[static_cast<size_t>(at)];
  if (kinds.project)
    slot->setVerdict(tr("This is a project: open it instead."), false);
  else if (contains(kinds, wanted))
    slot->setVerdict(wordsFor(wanted), true);
  else
    slot->setVerdict(tr("%1 looks like something else: %2.")
                         .arg(QFileInfo(file).fileName(), wordsFor(kinds.kinds.front())),
                     false);
}

void NewProjectPage::proposeFolder() {
  const fs::path image = m_slots[Image]->file();
  if (m_folderTyped || image.empty())
    return;
  const QFileInfo info(QString::fromStdString(image.string()));
  QString base = info.path();
  if (!QFileInfo(base).isWritable())
    base = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
  QString folder = QDir(base).filePath(info.completeBaseName() + "-project");
  for (int k = 2; QFileInfo::exists(folder); ++k)
    folder = QDir(base).filePath(QStringLiteral("%1-project-%2").arg(info.completeBaseName()).arg(k));
  m_folder->setText(folder);
}

void NewProjectPage::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Folder for the project"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    m_folderTyped = true;
    m_folder->setText(folder);
    refresh();
  });
  dialog->open();
}

QString NewProjectPage::missing() const {
  if (m_slots[Image]->file().empty())
    return tr("Missing: an optical image.");
  for (const SourceSlot* slot : m_slots)
    if (slot->looking())
      return tr("Looking at the files…");
  for (const SourceSlot* slot : m_slots)
    if (!slot->file().empty() && !slot->good())
      return tr("%1: another file is needed, or none.").arg(slot->title());
  if (m_folder->text().trimmed().isEmpty())
    return tr("Missing: a folder for the project.");
  if (QFileInfo::exists(QDir(m_folder->text()).filePath("project.json")))
    return tr("This folder is a project already: open it, or choose another.");
  return {};
}

void NewProjectPage::refresh() {
  const QString why = missing();
  QStringList later;
  for (const Slot slot : {Dem, Points})
    if (m_slots[slot]->file().empty())
      later << m_slots[slot]->title();
  m_create->setEnabled(why.isEmpty() && !m_creating);
  m_create->setToolTip(why.isEmpty() ? tr("Makes the folder and opens the project") : why);
  if (m_creating)
    m_status->setText(tr("Creating the project…"));
  else if (!why.isEmpty())
    m_status->setText(why);
  else
    m_status->setText(later.isEmpty()
                          ? tr("Everything is there.")
                          : tr("Ready. Still to come, whenever you like: %1.").arg(later.join(tr(", "))));
  m_command->setText(commandLine());
}

QString NewProjectPage::commandLine() const {
  QString line = QStringLiteral("scarp project create %1")
                     .arg(m_folder->text().isEmpty() ? QStringLiteral("DIR")
                                                     : shellWord(m_folder->text().toStdString()));
  for (const auto& [slot, option] :
       {std::pair{Image, " --image "}, std::pair{Dem, " --dem "}, std::pair{Points, " --points "}})
    if (!m_slots[slot]->file().empty())
      line += option + shellWord(m_slots[slot]->file());
  return line;
}

void NewProjectPage::create() {
  m_creating = true;
  refresh();
  ProjectSources sources;
  sources.image = m_slots[Image]->file();
  sources.dem = m_slots[Dem]->file();
  sources.points = m_slots[Points]->file();
  m_work->run(tr("Creating the project…"),
              [this, sources, folder = fs::path(m_folder->text().trimmed().toStdString())](
                  const std::stop_token&) -> BackgroundWork::Then {
                const Project made = createProject(folder, sources);
                return [this, at = QString::fromStdString(made.folder.string())] {
                  m_creating = false;
                  emit created(at);
                };
              });
}

} // namespace scarp
