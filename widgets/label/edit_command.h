// SPDX-License-Identifier: GPL-3.0-or-later
// The one undo command: an edit and its inverse, as values.
#pragma once

#include "annotation/labels/edit.h"

#include <QUndoCommand>

namespace scarp {

class LabelDocument;

class EditCommand : public QUndoCommand {
public:
  EditCommand(LabelDocument& document, Edit edit, Edit inverse);
  void redo() override;
  void undo() override;

private:
  LabelDocument& m_document;
  Edit m_edit, m_inverse;
};

} // namespace scarp
