// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/scale_bar.h"

#include <QFontMetricsF>
#include <QLocale>
#include <cmath>
#include <numbers>

namespace scarp {

double roundLength(double mapPerPixel, double longest) {
  const double available = mapPerPixel * longest;
  const double power = std::pow(10.0, std::floor(std::log10(available)));
  for (const double step : {5.0, 2.0})
    if (step * power <= available)
      return step * power;
  return power;
}

QString lengthText(double length, bool degrees) {
  const QLocale locale;
  if (degrees)
    return locale.toString(length, 'g', 6) + QStringLiteral("°");
  if (length >= 1000)
    return locale.toString(length / 1000, 'g', 6) + QStringLiteral(" km");
  if (length >= 1)
    return locale.toString(length, 'g', 6) + QStringLiteral(" m");
  return locale.toString(length * 100, 'g', 6) + QStringLiteral(" cm");
}

void paintScaleBar(QPainter& painter, const ViewTransform& view, bool degrees) {
  const double length = roundLength(view.mapPerPixel(), 150);
  const double pixels = std::round(length / view.mapPerPixel());
  const double left = 16, bottom = view.size().height() - 16;
  const QString text = lengthText(length, degrees);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  const QRectF textBox(left, bottom - 30, std::max(pixels, 60.0), 18);
  const QRectF plate(left - 8, bottom - 32,
                     std::max(pixels, QFontMetricsF(painter.font()).horizontalAdvance(text)) + 16, 40);
  painter.fillRect(plate, QColor(255, 255, 255, 200));
  painter.setPen(QColor(30, 30, 30));
  painter.drawText(textBox, Qt::AlignLeft | Qt::AlignVCenter, text);
  painter.fillRect(QRectF(left, bottom - 8, pixels, 6), QColor(30, 30, 30));
  painter.fillRect(QRectF(left + 1, bottom - 7, std::floor(pixels / 2) - 1, 4), Qt::white);
  painter.restore();
}

double metresPerUnit(bool degrees, double latitude) {
  return degrees ? 111320.0 * std::cos(latitude * std::numbers::pi / 180) : 1.0;
}

double scaleDenominator(double mapPerPixel, double dotsPerInch, double unitMetres) {
  return mapPerPixel * unitMetres * dotsPerInch / 0.0254;
}

double mapPerPixelFor(double denominator, double dotsPerInch, double unitMetres) {
  return denominator * 0.0254 / (dotsPerInch * unitMetres);
}

} // namespace scarp
