// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/edit_command.h"

#include "widgets/label/label_document.h"

namespace scarp {

EditCommand::EditCommand(LabelDocument& document, Edit edit, Edit inverse)
    : m_document(document), m_edit(std::move(edit)), m_inverse(std::move(inverse)) {
  setText(QString::fromStdString(titleOf(m_edit)));
}

void EditCommand::redo() {
  m_document.step(m_edit, 1);
}

void EditCommand::undo() {
  m_document.step(m_inverse, -1);
}

} // namespace scarp
