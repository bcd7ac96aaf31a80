// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/blend_pixels.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace scarp {

namespace {

/// x / 255, rounded, for x up to 255 * 255.
constexpr uint16_t by255(uint16_t x) {
  const auto y = static_cast<uint16_t>(x + 128);
  return static_cast<uint16_t>((y + (y >> 8)) >> 8);
}

// Each takes a byte of the ground, of the layer (times its alpha) and the layer's alpha. Of the alpha byte
// itself (ground 255, layer = alpha) all of them make 255.
struct Multiply {
  static uint16_t mix(uint16_t g, uint16_t s, uint16_t a) {
    return by255(static_cast<uint16_t>(g * (255 - a + s)));
  }
};
struct Screen {
  static uint16_t mix(uint16_t g, uint16_t s, uint16_t) {
    return static_cast<uint16_t>(g + s - by255(static_cast<uint16_t>(g * s)));
  }
};
struct Darken {
  static uint16_t mix(uint16_t g, uint16_t s, uint16_t a) {
    const uint16_t below = by255(static_cast<uint16_t>(g * a));
    return static_cast<uint16_t>(g - below + std::min(s, below));
  }
};
struct Lighten {
  static uint16_t mix(uint16_t g, uint16_t s, uint16_t a) {
    const uint16_t below = by255(static_cast<uint16_t>(g * a));
    return static_cast<uint16_t>(g - below + std::max(s, below));
  }
};
struct Overlay {
  static uint16_t mix(uint16_t g, uint16_t s, uint16_t a) {
    const uint16_t dark = by255(static_cast<uint16_t>(2 * std::min<int>(g, 127) * s));
    const auto light = static_cast<uint16_t>(
        a - by255(static_cast<uint16_t>(2 * std::min(255 - g, 127) * std::max(0, a - s))));
    const uint16_t below = by255(static_cast<uint16_t>(g * a));
    return static_cast<uint16_t>(g - below + (g < 128 ? dark : light));
  }
};

template <class Mode> void mixWith(QImage& ground, const QImage& layer, uint16_t opacity) {
  const auto pixels = static_cast<size_t>(ground.width()), bytes = pixels * 4;
  std::vector<uint8_t> source(bytes), alpha(bytes);
  for (int row = 0; row < ground.height(); ++row) {
    const auto* from = layer.constScanLine(row);
    for (size_t k = 0; k < bytes; ++k)
      source[k] = static_cast<uint8_t>(by255(static_cast<uint16_t>(from[k] * opacity)));
    const auto* colours = reinterpret_cast<const QRgb*>(source.data());
    auto* alphas = reinterpret_cast<uint32_t*>(alpha.data());
    for (size_t k = 0; k < pixels; ++k)
      alphas[k] = (colours[k] >> 24) * 0x01010101U;
    uint8_t* to = ground.scanLine(row);
    for (size_t k = 0; k < bytes; ++k)
      to[k] = static_cast<uint8_t>(Mode::mix(to[k], source[k], alpha[k]));
  }
}

} // namespace

void mixInto(QImage& ground, const QImage& layer, double opacity, BlendMode mode) {
  const auto share = static_cast<uint16_t>(std::lround(std::clamp(opacity, 0.0, 1.0) * 255));
  switch (mode) {
  case BlendMode::Multiply:
    return mixWith<Multiply>(ground, layer, share);
  case BlendMode::Screen:
    return mixWith<Screen>(ground, layer, share);
  case BlendMode::Overlay:
    return mixWith<Overlay>(ground, layer, share);
  case BlendMode::Darken:
    return mixWith<Darken>(ground, layer, share);
  case BlendMode::Lighten:
    return mixWith<Lighten>(ground, layer, share);
  case BlendMode::Normal:
    break;
  }
  QPainter painter(&ground); // this one is vectorised in Qt
  painter.setOpacity(opacity);
  painter.drawImage(0, 0, layer);
}

} // namespace scarp
