// SPDX-License-Identifier: GPL-3.0-or-later
// A panel whose content scrolls where the window is too low for it, and is never cut at the side.
#pragma once

class QWidget;

namespace scarp {

/// Fills `panel`, which has no layout yet, with `content`, and owns it.
void fillScrolled(QWidget& panel, QWidget* content);

} // namespace scarp
