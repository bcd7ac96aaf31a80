// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/sheet_marks.h"

#include "widgets/map/scale_bar.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <cmath>

namespace scarp {

namespace {

constexpr double kGap = 4; // mm

QString text(const char* words) {
  return QCoreApplication::translate("scarp::SheetMarks", words);
}

} // namespace

QFont sheetFont(double points, bool bold) {
  QFont font(QStringLiteral("Sans Serif"));
  font.setPointSizeF(points);
  font.setBold(bold);
  return font;
}

double paintNorthArrow(QPainter& painter, QPointF topLeft, double mm,
                       const std::optional<double>& convergence) {
  painter.setFont(sheetFont(8));
  const double size = 13 * mm;
  painter.save();
  painter.translate(topLeft + QPointF(size / 2, size / 2));
  painter.rotate(-convergence.value_or(0)); // the grid lies clockwise of true north by it
  const QPolygonF left{{0, -size * 0.32}, {-size * 0.2, size * 0.45}, {0, size * 0.28}};
  const QPolygonF right{{0, -size * 0.32}, {size * 0.2, size * 0.45}, {0, size * 0.28}};
  painter.setPen(QPen(Qt::black, 0.2 * mm));
  painter.setBrush(Qt::black);
  painter.drawPolygon(left);
  painter.setBrush(Qt::white);
  painter.drawPolygon(right);
  painter.setFont(sheetFont(9, true));
  painter.drawText(QRectF(-size / 2, -size * 0.68, size, size * 0.32), Qt::AlignCenter | Qt::TextDontClip,
                   text("N"));
  painter.restore();
  QString words = text("Grid north");
  if (convergence) {
    const QString angle = QLocale().toString(std::abs(*convergence), 'f', 2);
    words = std::abs(*convergence) < 0.005 ? text("True north")
            : *convergence > 0             ? text("True north; the grid's is %1° east of it").arg(angle)
                                           : text("True north; the grid's is %1° west of it").arg(angle);
  }
  painter.setPen(Qt::black);
  painter.setFont(sheetFont(7));
  painter.drawText(QRectF(topLeft.x() + size + 2 * mm, topLeft.y(), 34 * mm, size),
                   Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, words);
  return size;
}

double paintSheetScaleBar(QPainter& painter, QPointF topLeft, double widest, const SheetSpec& spec,
                          const SheetContent& content) {
  const double mm = spec.dpi / 25.4, mapPerPixel = mapPerPixelOf(spec, content);
  painter.setFont(sheetFont(8));
  const QFontMetricsF metrics(painter.font(), painter.device());
  // The bar must leave room for half of its last figure.
  const double length = roundLength(mapPerPixel, widest - 10 * mm), pixels = length / mapPerPixel;
  const double thick = 1.6 * mm;
  double y = topLeft.y();
  painter.setPen(Qt::black);
  const QString scale = text("1:%1").arg(QLocale().toString(spec.denominator, 'f', 0));
  painter.drawText(QRectF(topLeft.x(), y, widest, metrics.height()), Qt::AlignLeft, scale);
  y += metrics.height() + 0.8 * mm;
  painter.setPen(QPen(Qt::black, 0.2 * mm));
  for (int part = 0; part < 4; ++part) {
    painter.setBrush(part % 2 == 0 ? Qt::black : Qt::white);
    painter.drawRect(QRectF(topLeft.x() + pixels / 4 * part, y, pixels / 4, thick));
  }
  y += thick + 0.5 * mm;
  painter.drawText(QRectF(topLeft.x(), y, 10 * mm, metrics.height()), Qt::AlignLeft, QStringLiteral("0"));
  painter.drawText(QRectF(topLeft.x() + pixels - 20 * mm, y, 40 * mm, metrics.height()), Qt::AlignHCenter,
                   lengthText(length, content.degrees));
  return y + metrics.height() - topLeft.y();
}

double paintLegends(QPainter& painter, const QRectF& box, const std::vector<LegendView::Entry>& legends,
                    double mm) {
  double y = box.top();
  const auto write = [&](const QString& words, const QFont& font) {
    painter.setFont(font);
    painter.setPen(Qt::black);
    const QFontMetricsF metrics(font, painter.device());
    const double height =
        metrics.boundingRect(QRectF(0, 0, box.width(), 1e6), Qt::TextWordWrap, words).height();
    painter.drawText(QRectF(box.left(), y, box.width(), height), Qt::TextWordWrap, words);
    y += height + 0.5 * mm;
  };
  const QFont small = sheetFont(7);
  const QFontMetricsF metrics(small, painter.device());
  for (const LegendView::Entry& entry : legends) {
    const Legend& legend = entry.legend;
    if (!legend.ramps.empty() || legend.swatches.size() > 1)
      write(entry.layer, sheetFont(7, true));
    if (!legend.title.isEmpty())
      write(legend.title, small);
    for (const LegendRamp& ramp : legend.ramps) {
      if (ramp.colours.empty())
        continue;
      QImage bar(static_cast<int>(ramp.colours.size()), 1, QImage::Format_RGB32);
      for (size_t i = 0; i < ramp.colours.size(); ++i)
        bar.setPixel(static_cast<int>(i), 0, ramp.colours[i]);
      const QRectF place(box.left(), y, box.width(), 3 * mm);
      painter.setBrush(Qt::black); // a PDF paints images with the alpha of the brush before
      painter.drawImage(place, bar);
      y += 3.4 * mm;
      const QRectF row(box.left(), y, box.width(), metrics.height());
      painter.setFont(small);
      painter.setPen(Qt::black);
      painter.drawText(row, Qt::AlignLeft, ramp.low);
      painter.drawText(row, Qt::AlignHCenter, ramp.middle);
      painter.drawText(row, Qt::AlignRight, ramp.high);
      y += metrics.height() + 0.6 * mm;
    }
    for (const LegendSwatch& swatch : legend.swatches) {
      const QRectF mark(box.left() + 0.3 * mm, y + 0.4 * mm, 3.2 * mm, metrics.height() - 0.8 * mm);
      painter.setPen(swatch.outline.isValid() ? QPen(swatch.outline, 0.4 * mm) : QPen(Qt::NoPen));
      painter.setBrush(swatch.fill.isValid() ? QBrush(swatch.fill) : QBrush(Qt::NoBrush));
      if (swatch.dot)
        painter.drawEllipse(mark.center(), 1.1 * mm, 1.1 * mm);
      else
        painter.drawRect(mark);
      painter.setPen(Qt::black);
      painter.setFont(small);
      painter.drawText(QRectF(box.left() + 5 * mm, y, box.width() - 5 * mm, metrics.height()), Qt::AlignLeft,
                       metrics.elidedText(swatch.text, Qt::ElideRight, box.width() - 5 * mm));
      y += metrics.height() + 0.4 * mm;
    }
    y += 2 * mm;
  }
  return y - box.top();
}

double paintSide(QPainter& painter, const QRectF& box, const SheetSpec& spec, const SheetContent& content) {
  const double mm = spec.dpi / 25.4;
  double y = box.top();
  if (spec.showNorth)
    y += paintNorthArrow(painter, {box.left(), y}, mm, content.convergence) + kGap * mm;
  if (spec.showScaleBar)
    y += paintSheetScaleBar(painter, {box.left(), y}, box.width(), spec, content) + kGap * mm;
  if (spec.showLegend)
    y += paintLegends(painter, QRectF(box.left(), y, box.width(), box.bottom() - y), content.legends, mm);
  return y - box.top();
}

double sideHeight(QPainter& painter, const SheetSpec& spec, const SheetContent& content, double width) {
  painter.save();
  painter.setClipRect(QRectF()); // nothing shows
  const double height = paintSide(painter, QRectF(0, 0, width, 1e6), spec, content);
  painter.restore();
  return height;
}

} // namespace scarp
