// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compare/duel_layer.h"

#include "core/geo/rasterise.h"
#include "core/predict/duel.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace scarp {

namespace {
QString text(const char* words) {
  return QCoreApplication::translate("scarp::DuelLayer", words);
}
} // namespace

DuelLayer::DuelLayer(std::shared_ptr<const RasterSource> a, std::shared_ptr<const RasterSource> b,
                     std::shared_ptr<const std::vector<MultiPolygon>> truth, DuelLook look)
    : m_a(std::move(a)), m_b(std::move(b)), m_truth(std::move(truth)), m_look(std::move(look)) {
  if (m_truth)
    for (const MultiPolygon& shape : *m_truth)
      m_extents.push_back(extentOf(shape));
}

Extent DuelLayer::extent() const {
  const Extent &a = m_a->extent(), &b = m_b->extent();
  return {std::max(a.xMin, b.xMin), std::max(a.yMin, b.yMin), std::min(a.xMax, b.xMax),
          std::min(a.yMax, b.yMax)};
}

QRgb DuelLayer::colourOf(uint8_t bits) const {
  uint8_t first = duel::kA, second = duel::kB;
  if (m_look.show != DuelShow::Models) {
    first = m_look.show == DuelShow::JudgeA ? duel::kA : duel::kB;
    second = duel::kTruth;
  }
  const bool one = (bits & first) != 0, other = (bits & second) != 0;
  if (one && other)
    return kDuelAgree.rgba();
  return one ? kDuelFirst.rgba() : other ? kDuelSecond.rgba() : 0;
}

std::vector<uint8_t> DuelLayer::truthIn(const TileView& view) const {
  const size_t cells = static_cast<size_t>(view.width) * static_cast<size_t>(view.height);
  std::vector<uint8_t> mask(cells, 0);
  if (!m_truth || m_look.show == DuelShow::Models)
    return mask;
  std::vector<MultiPolygon> near;
  const Extent seen = view.extent();
  for (size_t i = 0; i < m_extents.size(); ++i)
    if (overlaps(m_extents[i], seen))
      near.push_back((*m_truth)[i]);
  rasterise(near, {{}, view.left, view.top, view.mapPerPixel, view.mapPerPixel, view.width, view.height},
            mask);
  return mask;
}

bool DuelLayer::paint(QImage& tile, const TileView& view, const std::stop_token& stop) const {
  std::vector<float> a, b;
  if (!m_a->sample(view, {1}, {}, a) || stop.stop_requested() || !m_b->sample(view, {1}, {}, b))
    return false;
  const std::vector<uint8_t> truth = truthIn(view);
  const auto thresholdA = static_cast<float>(m_look.thresholdA),
             thresholdB = static_cast<float>(m_look.thresholdB);
  bool drawn = false;
  size_t pixel = 0;
  for (int row = 0; row < view.height; ++row) {
    auto* line = reinterpret_cast<QRgb*>(tile.scanLine(row));
    for (int column = 0; column < view.width; ++column, ++pixel) {
      const uint8_t bits = duelBits(a[pixel], b[pixel], thresholdA, thresholdB, truth[pixel] != 0);
      if (const QRgb colour = bits != 0 ? colourOf(bits) : 0; colour != 0) {
        line[column] = colour;
        drawn = true;
      }
    }
  }
  return drawn;
}

Legend DuelLayer::legend() const {
  const auto above = [](const QString& name, double threshold) {
    return text("%1 (p ≥ %2)").arg(name, QLocale().toString(threshold, 'f', 2));
  };
  const QString a = above(m_look.nameA, m_look.thresholdA), b = above(m_look.nameB, m_look.thresholdB);
  if (m_look.show == DuelShow::Models)
    return {text("Difference of two models"),
            {},
            {{kDuelAgree, {}, text("Both"), false},
             {kDuelFirst, {}, text("Only %1").arg(a), false},
             {kDuelSecond, {}, text("Only %1").arg(b), false}}};
  const QString model = m_look.show == DuelShow::JudgeA ? a : b;
  return {text("%1 against %2").arg(model, m_look.truthName),
          {},
          {{kDuelAgree, {}, text("Hit (TP)"), false},
           {kDuelFirst, {}, text("False alarm (FP)"), false},
           {kDuelSecond, {}, text("Missed (FN)"), false}}};
}

std::optional<QString> DuelLayer::valueAt(Point place) const {
  const auto a = m_a->valueAt(place), b = m_b->valueAt(place);
  if (!a || !b)
    return {};
  return text("%1: p = %2; %3: p = %4")
      .arg(m_look.nameA, QLocale().toString(*a, 'f', 2), m_look.nameB, QLocale().toString(*b, 'f', 2));
}

} // namespace scarp
