// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/map_sheet.h"

#include "widgets/map/scale_bar.h"
#include "widgets/share/sheet_marks.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <cmath>

namespace scarp {

namespace {

constexpr double kMargin = 8, kGap = 4, kTitle = 11, kSide = 52, kFooter = 9; // mm

QString text(const char* words) {
  return QCoreApplication::translate("scarp::MapSheet", words);
}

bool hasSide(const SheetSpec& spec, const SheetContent& content) {
  return (spec.showLegend && !content.legends.empty()) || spec.showNorth || spec.showScaleBar;
}

bool hasFooter(const SheetSpec& spec, const SheetContent& content) {
  return spec.showCredits || spec.showDate || content.synthetic;
}

QString footerText(const SheetSpec& spec, const SheetContent& content) {
  QStringList parts;
  if (content.synthetic)
    parts << text("Synthetic scene: nothing on this map was measured.");
  if (spec.showCredits && !spec.credits.isEmpty())
    parts << spec.credits;
  if (spec.showCredits)
    parts << content.crs;
  if (spec.showDate)
    parts << content.date;
  return parts.join(QStringLiteral("  ·  "));
}

void paintOverMap(QPainter& painter, const SheetLayout& layout, const SheetSpec& spec,
                  const SheetContent& content) {
  const double mm = layout.pixelsPerMm;
  if (hasSide(spec, content)) {
    const double width = kSide * mm;
    const double height = sideHeight(painter, spec, content, width - 4 * mm);
    const QRectF plate(layout.map.right() - width - 3 * mm, layout.map.top() + 3 * mm, width,
                       std::min<double>(height + 4 * mm, layout.map.height() - 6 * mm));
    painter.fillRect(plate, QColor(255, 255, 255, 225));
    paintSide(painter, plate.adjusted(2 * mm, 2 * mm, -2 * mm, -2 * mm), spec, content);
  }
  const auto strip = [&](const QString& words, double points, bool top) {
    painter.setFont(sheetFont(points, top));
    const QFontMetricsF metrics(painter.font(), painter.device());
    const double height = metrics.height() + 2 * mm;
    const QRectF box(layout.map.left(), top ? layout.map.top() : layout.map.bottom() + 1 - height,
                     std::min<double>(layout.map.width(), metrics.horizontalAdvance(words) + 4 * mm), height);
    painter.fillRect(box, QColor(255, 255, 255, 225));
    painter.setPen(Qt::black);
    painter.drawText(box.adjusted(2 * mm, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(words, Qt::ElideRight, box.width() - 2 * mm));
  };
  if (spec.showTitle && !spec.title.isEmpty())
    strip(spec.title, 13, true);
  if (hasFooter(spec, content))
    strip(footerText(spec, content), 6.5, false);
}

} // namespace

SheetLayout layOutSheet(const SheetSpec& spec, const SheetContent& content) {
  SheetLayout layout;
  layout.pixelsPerMm = spec.dpi / 25.4;
  const auto pixels = [&](double mm) { return static_cast<int>(std::lround(mm * layout.pixelsPerMm)); };
  layout.page = {std::max(1, pixels(spec.width)), std::max(1, pixels(spec.height))};
  if (spec.format == SheetFormat::GeoTiff) {
    layout.map = QRect(QPoint(0, 0), layout.page);
    return layout;
  }
  QRect inner = QRect(QPoint(0, 0), layout.page)
                    .adjusted(pixels(kMargin), pixels(kMargin), -pixels(kMargin), -pixels(kMargin));
  if (spec.showTitle && !spec.title.isEmpty()) {
    layout.title = QRect(inner.left(), inner.top(), inner.width(), pixels(kTitle));
    inner.setTop(inner.top() + pixels(kTitle));
  }
  if (hasFooter(spec, content)) {
    layout.footer = QRect(inner.left(), inner.bottom() + 1 - pixels(kFooter), inner.width(), pixels(kFooter));
    inner.setBottom(inner.bottom() - pixels(kFooter));
  }
  if (hasSide(spec, content)) {
    layout.side = QRect(inner.right() + 1 - pixels(kSide), inner.top(), pixels(kSide), inner.height());
    inner.setRight(inner.right() - pixels(kSide + kGap));
  }
  layout.map = inner.isValid() ? inner : QRect(0, 0, 1, 1);
  return layout;
}

double mapPerPixelOf(const SheetSpec& spec, const SheetContent& content) {
  return mapPerPixelFor(spec.denominator, spec.dpi, content.unitMetres);
}

Extent mapExtentOf(const SheetSpec& spec, const SheetContent& content) {
  const QRect map = layOutSheet(spec, content).map;
  const double half = mapPerPixelOf(spec, content) / 2;
  return {spec.centre.x - map.width() * half, spec.centre.y - map.height() * half,
          spec.centre.x + map.width() * half, spec.centre.y + map.height() * half};
}

void paintSheet(QPainter& painter, const SheetSpec& spec, const SheetContent& content, const QImage& map) {
  const SheetLayout layout = layOutSheet(spec, content);
  painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing |
                         QPainter::LosslessImageRendering);
  painter.drawImage(layout.map, map);
  if (spec.format == SheetFormat::GeoTiff)
    return paintOverMap(painter, layout, spec, content);
  const double mm = layout.pixelsPerMm;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Qt::black, 0.25 * mm));
  painter.drawRect(layout.map);
  painter.setPen(Qt::black);
  if (!layout.title.isEmpty()) {
    painter.setFont(sheetFont(15, true));
    const QFontMetricsF metrics(painter.font(), painter.device());
    painter.drawText(layout.title, Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(spec.title, Qt::ElideRight, layout.title.width()));
  }
  if (!layout.side.isEmpty())
    paintSide(painter, layout.side, spec, content);
  if (!layout.footer.isEmpty()) {
    painter.setPen(Qt::black);
    painter.setFont(sheetFont(6.5));
    painter.drawText(layout.footer, Qt::AlignLeft | Qt::AlignBottom | Qt::TextWordWrap,
                     footerText(spec, content));
  }
}

} // namespace scarp
