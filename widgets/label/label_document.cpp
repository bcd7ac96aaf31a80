// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/label_document.h"

#include "annotation/storage/label_store.h"
#include "core/base/error.h"
#include "widgets/label/edit_command.h"

#include <algorithm>

namespace scarp {

namespace {
Extent nowhere() {
  return {0, 0, -1, -1};
}

Extent united(const Extent& a, const Extent& b) {
  if (a.xMax < a.xMin)
    return b;
  if (b.xMax < b.xMin)
    return a;
  return {std::min(a.xMin, b.xMin), std::min(a.yMin, b.yMin), std::max(a.xMax, b.xMax),
          std::max(a.yMax, b.yMax)};
}
} // namespace

LabelDocument::LabelDocument(QObject* parent) : QObject(parent) {
  connect(&m_history, &QUndoStack::indexChanged, this, &LabelDocument::followHistory);
  connect(&m_history, &QUndoStack::cleanChanged, this,
          [this](bool clean) { emit modifiedChanged(isOpen() && !clean); });
}

LabelDocument::~LabelDocument() {
  m_history.blockSignals(true); // nobody is to look at what is half gone
}

void LabelDocument::open(const std::filesystem::path& file, const std::string& crs,
                         const std::string& author) {
  if (isOpen() && file == m_store->file())
    return;
  auto store = std::make_unique<LabelStore>(file, crs, author);
  close();
  m_store = std::move(store);
  m_recording = true;
  for (const LabelStore::Recovered& one : m_store->recovered()) {
    ++m_position;
    m_history.push(new EditCommand(*this, one.edit, one.inverse));
  }
  m_recording = false;
  emit opened();
  emit modifiedChanged(modified());
  for (const Notice& notice : m_store->notices())
    emit noticed(notice);
}

void LabelDocument::close(bool discard) {
  if (!isOpen())
    return;
  // Edits that were all undone leave the labels as saved: nothing to recover.
  if ((discard || m_history.isClean()) && m_store->modified()) {
    try {
      m_store->discardUnsaved();
    } catch (const Error& error) {
      emit failed(QString::fromStdString(error.what()), QString::fromStdString(error.hint()));
    }
  }
  m_selection.clear();
  m_position = 0;
  m_history.clear();
  m_store.reset();
  emit selectionChanged();
  emit modifiedChanged(false);
  emit closed();
}

const std::filesystem::path& LabelDocument::file() const {
  static const std::filesystem::path none;
  return isOpen() ? m_store->file() : none;
}

const std::string& LabelDocument::author() const {
  static const std::string none;
  return isOpen() ? m_store->author() : none;
}

const LabelSet& LabelDocument::labels() const {
  static const LabelSet none;
  return isOpen() ? m_store->labels() : none;
}

LabelChange LabelDocument::changeOf(const Edit& edit) const {
  LabelChange change{idsOf(edit), nowhere()};
  for (const AreaId id : change.ids)
    if (const Area* area = labels().find(id))
      change.extent = united(change.extent, extentOf(area->shape));
  return change;
}

void LabelDocument::announce(LabelChange before, const Edit& edit) {
  before.extent = united(before.extent, changeOf(edit).extent);
  emit changed(before);
  const size_t chosen = m_selection.size();
  std::erase_if(m_selection, [this](AreaId id) { return !labels().find(id); });
  if (m_selection.size() != chosen)
    emit selectionChanged();
}

bool LabelDocument::run(const Edit& edit, Edit* inverse) {
  try {
    Edit back = m_store->apply(edit);
    if (inverse)
      *inverse = std::move(back);
    return true;
  } catch (const Error& error) {
    emit failed(QString::fromStdString(error.what()), QString::fromStdString(error.hint()));
    return false;
  }
}

bool LabelDocument::edit(const Edit& edit) {
  if (!isOpen())
    return false;
  const LabelChange before = changeOf(edit);
  Edit inverse;
  if (!run(edit, &inverse))
    return false;
  ++m_position;
  m_recording = true;
  m_history.push(new EditCommand(*this, edit, std::move(inverse)));
  m_recording = false;
  announce(before, edit);
  return true;
}

/// An undo or redo of the history. When it cannot be recorded (a full disk), this step and those after it in
/// the same jump are left out, and followHistory() brings the history back to where the labels are.
void LabelDocument::step(const Edit& edit, int direction) {
  if (m_recording || m_restoring || m_stepFailed || !isOpen())
    return;
  const LabelChange before = changeOf(edit);
  if (!run(edit, nullptr)) {
    m_stepFailed = true;
    return;
  }
  m_position += direction;
  announce(before, edit);
}

void LabelDocument::followHistory(int index) {
  if (m_restoring || index == m_position)
    return;
  m_restoring = true;
  m_history.setIndex(m_position);
  m_restoring = false;
  m_stepFailed = false;
}

bool LabelDocument::save() {
  if (!isOpen())
    return true;
  try {
    m_store->save();
  } catch (const Error& error) {
    emit failed(QString::fromStdString(error.what()), QString::fromStdString(error.hint()));
    return false;
  }
  m_history.setClean();
  emit saved();
  return true;
}

void LabelDocument::select(std::vector<AreaId> ids) {
  std::erase_if(ids, [this](AreaId id) { return !labels().find(id); });
  if (ids == m_selection)
    return;
  m_selection = std::move(ids);
  emit selectionChanged();
}

} // namespace scarp
