// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/project_step.h"

#include "widgets/project/project_document.h"

#include <utility>

namespace scarp {

ProjectStep::ProjectStep(ProjectDocument& document, const QString& text, ProjectPatch redo, ProjectPatch undo,
                         QString gesture)
    : m_document(document), m_redo(std::move(redo)), m_undo(std::move(undo)), m_gesture(std::move(gesture)) {
  setText(text);
}

void ProjectStep::redo() {
  if (!std::exchange(m_done, false))
    m_document.step(m_redo);
}

void ProjectStep::undo() {
  m_document.step(m_undo);
}

bool ProjectStep::mergeWith(const QUndoCommand* other) {
  const auto& next = static_cast<const ProjectStep&>(*other);
  if (next.m_gesture != m_gesture)
    return false;
  m_redo = combined(m_redo, next.m_redo);
  m_undo = combined(next.m_undo, m_undo);
  return true;
}

} // namespace scarp
