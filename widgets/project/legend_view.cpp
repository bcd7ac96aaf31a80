// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/legend_view.h"

#include <QPainter>
#include <algorithm>
#include <cstdlib>

namespace scarp {

namespace {
constexpr int kMargin = 4, kGap = 8, kBar = 12, kBox = 14;
}

LegendView::LegendView(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
  setSizePolicy(policy);
}

void LegendView::setEntries(std::vector<Entry> entries) {
  std::erase_if(entries, [](const Entry& entry) { return entry.legend.empty(); });
  m_entries = std::move(entries);
  setMinimumHeight(layOut(nullptr));
  updateGeometry();
  update();
}

QSize LegendView::sizeHint() const {
  return {200, layOut(nullptr)};
}

void LegendView::resizeEvent(QResizeEvent*) {
  setMinimumHeight(layOut(nullptr));
}

void LegendView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  layOut(&painter);
}

int LegendView::layOut(QPainter* painter) const {
  const QFontMetrics metrics = fontMetrics();
  const int width = std::max(120, this->width()) - 2 * kMargin;
  int y = kMargin;
  const auto writeWrapped = [&](const QString& text, bool strong) {
    const QRect box = metrics.boundingRect(QRect(0, 0, width, 1000), Qt::TextWordWrap, text);
    if (painter) {
      QColor colour = palette().color(QPalette::WindowText);
      if (!strong)
        colour.setAlphaF(0.75F);
      painter->setPen(colour);
      painter->drawText(QRect(kMargin, y, width, box.height()), Qt::TextWordWrap, text);
    }
    y += box.height() + 2;
  };
  for (const Entry& entry : m_entries) {
    if (!entry.legend.title.isEmpty())
      writeWrapped(entry.legend.title, true);
    for (const LegendRamp& ramp : entry.legend.ramps) {
      if (painter && !ramp.colours.empty()) {
        for (int x = 0; x < width; ++x) {
          const size_t at = static_cast<size_t>(x) * ramp.colours.size() / static_cast<size_t>(width);
          painter->setPen(QColor(ramp.colours[at]));
          painter->drawLine(kMargin + x, y, kMargin + x, y + kBar);
        }
      }
      y += kBar + 2;
      if (painter) {
        painter->setPen(palette().color(QPalette::WindowText));
        const QRect row(kMargin, y, width, metrics.height());
        painter->drawText(row, Qt::AlignLeft, ramp.low);
        painter->drawText(row, Qt::AlignHCenter, ramp.middle);
        painter->drawText(row, Qt::AlignRight, ramp.high);
      }
      y += metrics.height();
    }
    for (const LegendSwatch& swatch : entry.legend.swatches) {
      if (painter) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(swatch.outline.isValid() ? QPen(swatch.outline, 1.6) : QPen(Qt::NoPen));
        painter->setBrush(swatch.fill.isValid() ? QBrush(swatch.fill) : QBrush(Qt::NoBrush));
        const QRectF box(kMargin + 1, y + 2, kBox - 2, metrics.height() - 4);
        const QColor ground = palette().color(QPalette::Window);
        // Black on the dark ground, white on the light one: the ground of the box changes.
        if (swatch.outline.isValid() && swatch.outline.saturation() < 40 &&
            std::abs(qGray(swatch.outline.rgb()) - qGray(ground.rgb())) < 60)
          painter->fillRect(box.adjusted(-2, -2, 2, 2), palette().color(QPalette::WindowText));
        if (swatch.dot)
          painter->drawEllipse(box.center(), 4, 4);
        else
          painter->drawRect(box);
        painter->setPen(palette().color(QPalette::WindowText));
        painter->drawText(QRect(kMargin + kBox + 6, y, width - kBox - 6, metrics.height()), Qt::AlignLeft,
                          metrics.elidedText(swatch.text, Qt::ElideRight, width - kBox - 6));
      }
      y += metrics.height() + 1;
    }
    y += kGap;
  }
  return y;
}

} // namespace scarp
