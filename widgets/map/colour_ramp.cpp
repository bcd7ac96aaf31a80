// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/colour_ramp.h"

#include <algorithm>
#include <cmath>

namespace scarp {

namespace {

struct Lab {
  double l, a, b;
};

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double companded(double channel) {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * std::pow(channel, 1 / 2.4) - 0.055;
}

constexpr double kWhiteX = 0.95047, kWhiteZ = 1.08883; // D65

Lab labOf(QRgb colour) {
  const double r = linear(qRed(colour) / 255.0), g = linear(qGreen(colour) / 255.0),
               b = linear(qBlue(colour) / 255.0);
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / kWhiteX);
  const double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
  const double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / kWhiteZ);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

QRgb rgbOf(const Lab& lab) {
  const auto inverse = [](double t) {
    return t * t * t > 216.0 / 24389 ? t * t * t : (116 * t - 16) * 27 / 24389;
  };
  const double fy = (lab.l + 16) / 116;
  const double x = inverse(fy + lab.a / 500) * kWhiteX, y = inverse(fy),
               z = inverse(fy - lab.b / 200) * kWhiteZ;
  const auto byte = [](double channel) {
    return static_cast<int>(std::clamp(companded(std::clamp(channel, 0.0, 1.0)), 0.0, 1.0) * 255 + 0.5);
  };
  return qRgb(byte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
              byte(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
              byte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z));
}

} // namespace

ColourTable labRamp(std::span<const QColor> anchors) {
  std::vector<Lab> labs;
  for (const auto& anchor : anchors)
    labs.push_back(labOf(anchor.rgb()));
  ColourTable table{};
  for (size_t i = 0; i < table.size(); ++i) {
    const double at = static_cast<double>(i) / 255 * static_cast<double>(labs.size() - 1);
    const size_t first = std::min(static_cast<size_t>(at), labs.size() - 2);
    const double t = at - static_cast<double>(first);
    const Lab &a = labs[first], &b = labs[first + 1];
    table[i] = rgbOf({a.l + (b.l - a.l) * t, a.a + (b.a - a.a) * t, a.b + (b.b - a.b) * t});
  }
  return table;
}

const ColourTable& divergingRamp() {
  // L* 30, 54, 78, 95, 78, 54, 30: the lightness says how strong, the hue says which way.
  static const ColourTable table = [] {
    const std::array<Lab, 7> labs{Lab{30, 18, -58}, {54, 0, -45}, {78, -8, -22}, {95, 0, 2},
                                  {78, 24, 22},     {54, 56, 40}, {30, 50, 30}};
    std::array<QColor, 7> anchors;
    for (size_t i = 0; i < labs.size(); ++i)
      anchors[i] = QColor(rgbOf(labs[i]));
    return labRamp(anchors);
  }();
  return table;
}

const ColourTable& elevationRamp() {
  static const ColourTable table =
      labRamp(std::array<QColor, 5>{QColor(38, 70, 60), QColor(92, 124, 82), QColor(170, 166, 112),
                                    QColor(205, 187, 160), QColor(248, 246, 244)});
  return table;
}

const ColourTable& slopeRamp() {
  static const ColourTable table = labRamp(std::array<QColor, 4>{QColor(252, 250, 240), QColor(222, 196, 140),
                                                                 QColor(158, 104, 70), QColor(64, 32, 44)});
  return table;
}

const ColourTable& aspectRamp() {
  static const ColourTable table = [] {
    ColourTable cyclic{};
    for (size_t i = 0; i < cyclic.size(); ++i) {
      const double turn = static_cast<double>(i) / 256 * 2 * 3.14159265358979323846;
      cyclic[i] = rgbOf({68, 38 * std::cos(turn), 38 * std::sin(turn)});
    }
    return cyclic;
  }();
  return table;
}

ColourTable singleHueRamp(const QColor& colour) {
  Lab deep = labOf(colour.rgb());
  deep.l = std::min(deep.l, 42.0);
  const Lab pale{90, deep.a * 0.22, deep.b * 0.22};
  return labRamp(std::array<QColor, 3>{QColor(rgbOf(pale)),
                                       QColor(rgbOf({66, (pale.a + deep.a) * 0.6, (pale.b + deep.b) * 0.6})),
                                       QColor(rgbOf(deep))});
}

std::vector<QRgb> legendColours(const ColourTable& table) {
  return {table.begin(), table.end()};
}

double lightness(QRgb colour) {
  return labOf(colour).l;
}

} // namespace scarp
