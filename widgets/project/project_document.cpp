// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/project_document.h"

#include "core/project/layer_tree.h"
#include "widgets/project/project_step.h"

#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {
constexpr int kMostSteps = 200;
}

ProjectDocument::ProjectDocument(QObject* parent) : QObject(parent) {
  m_history.setUndoLimit(kMostSteps);
  m_save.setSingleShot(true);
  m_save.setInterval(400);
  connect(&m_save, &QTimer::timeout, this, &ProjectDocument::saveNow);
  m_poll.setInterval(1000);
  connect(&m_poll, &QTimer::timeout, this, &ProjectDocument::poll);
}

ProjectDocument::~ProjectDocument() {
  blockSignals(true);
  m_history.blockSignals(true);
  saveNow();
}

fs::file_time_type ProjectDocument::stampOnDisk() const {
  std::error_code code;
  const auto stamp = fs::last_write_time(m_project.folder / "project.json", code);
  return code ? fs::file_time_type{} : stamp;
}

void ProjectDocument::open(const fs::path& folder) {
  saveNow(); // it may be the same project
  Project fresh = loadProject(folder);
  if (isOpen())
    close();
  m_project = std::move(fresh);
  m_stamp = stampOnDisk();
  m_poll.start();
  emit opened();
  emit changed();
}

void ProjectDocument::close() {
  if (!isOpen())
    return;
  saveNow();
  m_save.stop();
  m_poll.stop();
  m_pending.clear();
  m_history.clear();
  Project none;
  std::swap(m_project, none);
  emit closed();
  emit changed();
}

void ProjectDocument::edit(const Change& change) {
  if (!isOpen())
    return;
  change(m_project);
  arrangeLayers(m_project);
  m_pending.push_back(change);
  m_save.start();
  emit changed();
}

void ProjectDocument::edit(const QString& what, const Change& change, const QString& gesture) {
  if (!isOpen())
    return;
  const Project before = m_project;
  edit(change);
  push(what, before, gesture);
}

void ProjectDocument::recordStep(const QString& what, const Project& before) {
  if (isOpen())
    push(what, before, {});
}

void ProjectDocument::push(const QString& what, const Project& before, const QString& gesture) {
  ProjectPatch done = patchBetween(before, m_project);
  if (done.empty())
    return;
  const QString name = gesture.isEmpty() ? gesture : gesture + QChar('#') + QString::number(m_gesture);
  m_history.push(new ProjectStep(*this, what, std::move(done), patchBetween(m_project, before), name));
}

void ProjectDocument::step(const ProjectPatch& patch) {
  endGesture();
  edit([patch](Project& project) { apply(project, patch); });
}

void ProjectDocument::editLayer(const std::string& id, const std::function<void(ProjectLayer&)>& change) {
  edit([id, change](Project& project) {
    for (auto& layer : project.layers)
      if (layer.id == id)
        change(layer);
  });
}

void ProjectDocument::editLayer(const QString& what, const std::string& id,
                                const std::function<void(ProjectLayer&)>& change, const QString& gesture) {
  edit(
      what,
      [id, change](Project& project) {
        for (auto& layer : project.layers)
          if (layer.id == id)
            change(layer);
      },
      gesture.isEmpty() ? gesture : gesture + QChar(':') + QString::fromStdString(id));
}

bool ProjectDocument::saveNow() {
  m_save.stop();
  if (!isOpen() || m_pending.empty())
    return true;
  try {
    m_project = updateProject(m_project.folder, [this](Project& fresh) {
      for (const auto& change : m_pending)
        change(fresh);
    });
    m_pending.clear();
    m_stamp = stampOnDisk();
    emit changed();
    return true;
  } catch (const Error& error) {
    emit saveFailed(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
    return false;
  }
}

void ProjectDocument::poll() {
  if (!isOpen() || stampOnDisk() == m_stamp || stampOnDisk() == fs::file_time_type{})
    return;
  try {
    Project fresh = loadProject(m_project.folder);
    m_stamp = stampOnDisk();
    for (const auto& change : m_pending)
      change(fresh);
    arrangeLayers(fresh);
    m_project = std::move(fresh);
    emit changed();
  } catch (const Error&) {
    // Half-edited by hand, perhaps: the next poll looks again, and saving would say so.
  }
}

} // namespace scarp
