// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/share/measure_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace scarp {

namespace {

QString text(const char* words) {
  return QCoreApplication::translate("scarp::MeasureText", words);
}

QString number(double value, int decimals) {
  return QLocale().toString(value, 'f', decimals);
}

/// "3.904 km (plane 3.905 km)": true first, the plane's beside it.
QString both(const std::optional<double>& ground, double planar, bool metric, QString (*words)(double)) {
  if (!ground)
    return metric ? words(planar) : text("%1 map units").arg(number(planar, 3));
  return metric ? text("%1 (plane %2)").arg(words(*ground), words(planar)) : words(*ground);
}

} // namespace

QString lengthWords(double metres) {
  return metres < 1000 ? text("%1 m").arg(number(metres, 1)) : text("%1 km").arg(number(metres / 1000, 3));
}

QString areaWords(double squareMetres) {
  if (squareMetres < 1e4)
    return text("%1 m²").arg(number(squareMetres, 0));
  return squareMetres < 1e6 ? text("%1 ha").arg(number(squareMetres / 1e4, 2))
                            : text("%1 km²").arg(number(squareMetres / 1e6, 3));
}

QString bearingWords(const Leg& leg) {
  const QString grid = number(leg.gridBearing, 2);
  return leg.trueBearing ? text("%1° true, %2° grid").arg(number(*leg.trueBearing, 2), grid)
                         : text("%1° grid").arg(grid);
}

QString legWords(const Leg& leg, bool metric) {
  if (leg.ground)
    return lengthWords(*leg.ground);
  return metric ? lengthWords(leg.planar) : number(leg.planar, 3);
}

QStringList measurementLines(const Measurement& measured, bool metric) {
  QStringList lines;
  if (measured.legs.empty())
    return lines;
  const QString length = both(measured.groundLength, measured.planarLength, metric, lengthWords);
  if (measured.planarArea) {
    lines << text("Area: %1").arg(both(measured.groundArea, *measured.planarArea, metric, areaWords));
    lines << text("Perimeter: %1").arg(length);
  } else {
    lines << text("Length: %1").arg(length);
    lines << text("Bearing: %1").arg(bearingWords(measured.legs.back()));
  }
  return lines;
}

QString measurementTable(const Measurement& measured, bool metric) {
  // For a spreadsheet: plain numbers with a point, one column per quantity.
  const QString unit = metric ? QStringLiteral("m") : text("map units");
  QStringList rows{
      text("leg\tlength on WGS 84 [m]\tlength in the plane [%1]\ttrue bearing [°]\tgrid bearing [°]")
          .arg(unit)};
  const auto optional = [](const std::optional<double>& value, int decimals) {
    return value ? QLocale::c().toString(*value, 'f', decimals) : QString();
  };
  const int decimals = metric ? 3 : 8;
  int count = 0;
  for (const Leg& leg : measured.legs)
    rows << QStringList{QString::number(++count), optional(leg.ground, 3), optional(leg.planar, decimals),
                        optional(leg.trueBearing, 4), optional(leg.gridBearing, 4)}
                .join('\t');
  rows << QStringList{text("total"), optional(measured.groundLength, 3),
                      optional(measured.planarLength, decimals)}
              .join('\t');
  if (measured.planarArea)
    rows << QStringList{metric ? text("area [m²]") : text("area"), optional(measured.groundArea, 1),
                        optional(measured.planarArea, metric ? 1 : 8)}
                .join('\t');
  return rows.join('\n');
}

} // namespace scarp
