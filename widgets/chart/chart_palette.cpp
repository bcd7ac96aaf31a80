// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chart/chart_palette.h"

#include <QAbstractAxis>
#include <QChart>
#include <QLegend>
#include <QPalette>

namespace scarp {

void applyPalette(QChart& chart, const QPalette& palette) {
  const QColor text = palette.color(QPalette::Text);
  chart.setBackgroundBrush(palette.base());
  chart.setTitleBrush(palette.text());
  chart.legend()->setLabelColor(text);
  QColor grid = text;
  grid.setAlphaF(0.15F);
  for (QAbstractAxis* axis : chart.axes()) {
    axis->setLabelsColor(text);
    axis->setTitleBrush(palette.text());
    axis->setLinePenColor(grid);
    axis->setGridLineColor(grid);
  }
}

} // namespace scarp
