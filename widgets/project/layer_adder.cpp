// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/layer_adder.h"

#include "core/project/default_themes.h"
#include "widgets/project/kind_dialog.h"
#include "widgets/project/project_document.h"
#include "widgets/task/background_work.h"

#include <QFileDialog>
#include <algorithm>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// The project as it would be without a layer that has just come: what undo goes back to.
Project without(const Project& project, const ProjectLayer& layer) {
  Project before = project;
  std::erase_if(before.layers, [&](const ProjectLayer& each) { return each.id == layer.id; });
  if (layer.kind == LayerKind::Labels)
    std::erase_if(before.experts, [&](const Expert& each) { return each.file == layer.file; });
  const auto usual = defaultThemes(before), now = defaultThemes(project);
  std::erase_if(before.themes, [&](const MapTheme& theme) {
    return std::ranges::find(now, theme) != now.end() &&
           std::ranges::find(usual, theme.name, &MapTheme::name) == usual.end();
  });
  return before;
}

} // namespace

LayerAdder::LayerAdder(ProjectDocument& document, QWidget& window)
    : QObject(&window), m_document(document), m_window(window), m_work(new BackgroundWork(this)) {
  connect(m_work, &BackgroundWork::failed, this, &LayerAdder::failed);
  connect(m_work, &BackgroundWork::busyChanged, this, &LayerAdder::busyChanged);
}

void LayerAdder::chooseFiles() {
  auto* dialog = new QFileDialog(&m_window, tr("Add layers"));
  dialog->setObjectName("add-layers");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters({tr("All files (*)"), tr("Rasters (*.tif *.tiff *.vrt *.img *.jp2 *.png *.jpg)"),
                          tr("Vector files (*.gpkg *.shp *.geojson *.json *.kml)"),
                          tr("Tables of coherent targets (*.csv *.zip *.txt)")});
  connect(dialog, &QFileDialog::filesSelected, this, &LayerAdder::add);
  dialog->open();
}

void LayerAdder::add(const QStringList& files) {
  for (const QString& file : files)
    look(file);
}

void LayerAdder::look(const QString& file) {
  m_work->run(tr("Looking at %1").arg(QFileInfo(file).fileName()),
              [this, file, project = m_document.project()](const std::stop_token&) -> BackgroundWork::Then {
                const FileKinds kinds = kindsOf(file.toStdString(), &project);
                return [this, file, kinds] { found(file, kinds); };
              });
}

void LayerAdder::found(const QString& file, const FileKinds& kinds) {
  if (kinds.project)
    emit projectFound(QFileInfo(file).isDir() ? file : QFileInfo(file).path());
  else if (kinds.certain)
    addAs(file, kinds.kinds.front());
  else
    ask(file, kinds);
}

void LayerAdder::ask(const QString& file, const FileKinds& kinds) {
  auto* dialog = new KindDialog(QFileInfo(file).fileName(), kinds.kinds, &m_window);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this, [this, dialog, file] { addAs(file, dialog->kind()); });
  dialog->open();
}

void LayerAdder::addAs(const QString& file, LayerKind kind) {
  if (!m_document.isOpen() || !m_document.saveNow())
    return;
  m_work->run(tr("Adding %1").arg(QFileInfo(file).fileName()),
              [this, file, kind,
               folder = m_document.project().folder](const std::stop_token&) -> BackgroundWork::Then {
                const ProjectLayer layer = addAnotherLayer(folder, kind, file.toStdString());
                return [this, folder, layer] { finish(folder, layer); };
              });
}

void LayerAdder::finish(const fs::path& folder, const ProjectLayer& layer) {
  if (m_document.project().folder != folder)
    return; // another project by now: the layer is in its own
  m_document.poll();
  const ProjectLayer* there = m_document.project().layer(layer.id);
  if (!there)
    return;
  const QString name = QString::fromStdString(there->name);
  m_document.recordStep(tr("Add %1").arg(name), without(m_document.project(), *there));
  emit added(QString::fromStdString(layer.id), name);
}

} // namespace scarp
