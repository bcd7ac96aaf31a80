// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/form/scrolled_content.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace scarp {

void fillScrolled(QWidget& panel, QWidget* content) {
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(content);
  auto* whole = new QVBoxLayout(&panel);
  whole->setContentsMargins(0, 0, 0, 0);
  whole->addWidget(scroll);
}

} // namespace scarp
