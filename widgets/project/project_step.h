// SPDX-License-Identifier: GPL-3.0-or-later
// One step of the project's history: what it changed and what undoes that, as patches.
#pragma once

#include "core/project/project_patch.h"

#include <QUndoCommand>

namespace scarp {

class ProjectDocument;

class ProjectStep : public QUndoCommand {
public:
  /// Has been done already: the first redo does nothing.
  ProjectStep(ProjectDocument& document, const QString& text, ProjectPatch redo, ProjectPatch undo,
              QString gesture);
  void redo() override;
  void undo() override;
  int id() const override { return m_gesture.isEmpty() ? -1 : 1; }
  bool mergeWith(const QUndoCommand* other) override;

private:
  ProjectDocument& m_document;
  ProjectPatch m_redo, m_undo;
  QString m_gesture;
  bool m_done = true;
};

} // namespace scarp
