// SPDX-License-Identifier: GPL-3.0-or-later
// Asks what a file is, when its content leaves several kinds. Does not block.
#pragma once

#include "core/project/project.h"

#include <QDialog>
#include <vector>

class QButtonGroup;

namespace scarp {

class KindDialog final : public QDialog {
  Q_OBJECT

public:
  KindDialog(const QString& fileName, const std::vector<LayerKind>& kinds, QWidget* parent);
  LayerKind kind() const;

private:
  QButtonGroup* m_group;
};

} // namespace scarp
