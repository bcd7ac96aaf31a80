// SPDX-License-Identifier: GPL-3.0-or-later
// Frame times of a comparison at 1920 x 1080: the divider dragged, the lens moved, the map panned while both
// pictures are there. Every frame is a repaint(); what is not drawn yet would show in `covered`.
#include "widgets/compare/compare_view.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QMouseEvent>
#include <QTimer>
#include <algorithm>
#include <cmath>

namespace scarp {
namespace {

/// Noise, so that nothing is cheaper to copy than a real map.
class NoiseLayer : public MapLayer {
public:
  explicit NoiseLayer(uint32_t seed) : m_seed(seed) {}
  Extent extent() const override { return {-1e7, -1e7, 1e7, 1e7}; }
  bool paint(QImage& tile, const TileView& view, const std::stop_token&) const override {
    uint32_t state = m_seed + static_cast<uint32_t>(static_cast<int64_t>(view.left * 7 + view.top));
    for (int row = 0; row < tile.height(); ++row) {
      auto* line = reinterpret_cast<QRgb*>(tile.scanLine(row));
      for (int column = 0; column < tile.width(); ++column) {
        state = state * 1664525 + 1013904223;
        line[column] = 0xff000000 | (state >> 8);
      }
    }
    return true;
  }

private:
  uint32_t m_seed;
};

struct Stage {
  Stage() {
    canvas.resize(1920, 1080);
    canvas.show();
    canvas.setView(ViewTransform({0, 0}, 1, canvas.size()));
    compare.setNames("A", "B");
    compare.setPictures(std::vector<PictureEntry>{{"a", std::make_shared<NoiseLayer>(1)}},
                        {{"b", std::make_shared<NoiseLayer>(2)}});
  }
  void start(CompareMode mode) {
    compare.setMode(mode);
    compare.setOn(true);
    settle();
  }
  void settle() {
    QEventLoop loop;
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
      if (compare.complete())
        loop.quit();
    });
    poll.start(1);
    loop.exec();
  }
  MapCanvas canvas, second;
  CompareView compare{canvas, second};
};

template <class Move> void measure(benchmark::State& state, CompareMode mode, Move&& move) {
  Stage stage;
  stage.start(mode);
  std::vector<double> frames;
  int covered = 0, step = 0;
  for (auto _ : state) {
    move(stage, step++);
    QElapsedTimer timer;
    timer.start();
    stage.canvas.repaint();
    frames.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    stage.settle(); // the next frame begins with every tile in place
    covered += stage.compare.complete() ? 1 : 0;
  }
  std::sort(frames.begin(), frames.end());
  state.counters["median_ms"] = frames[frames.size() / 2];
  state.counters["p99_ms"] = frames[frames.size() * 99 / 100];
  state.counters["covered"] = covered / static_cast<double>(frames.size());
}

void swipe(benchmark::State& state) {
  measure(state, CompareMode::Swipe,
          [](Stage& stage, int step) { stage.compare.setPosition(0.5 + 0.45 * std::sin(step * 0.05)); });
}

void lens(benchmark::State& state) {
  measure(state, CompareMode::Lens, [](Stage& stage, int step) {
    QMouseEvent move(QEvent::MouseMove,
                     QPointF(960 + 600 * std::cos(step * 0.05), 540 + 300 * std::sin(step * 0.07)), QPointF(),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&stage.canvas, &move);
  });
}

void panWhileSwiping(benchmark::State& state) {
  measure(state, CompareMode::Swipe, [](Stage& stage, int step) {
    stage.canvas.setView(stage.canvas.view().panned({step % 200 < 100 ? 2.0 : -2.0, 1.0 - step % 2 * 2.0}));
    stage.compare.setPosition(0.5 + 0.45 * std::sin(step * 0.05));
  });
}

BENCHMARK(swipe)->Iterations(600)->Unit(benchmark::kMillisecond);
BENCHMARK(lens)->Iterations(600)->Unit(benchmark::kMillisecond);
BENCHMARK(panWhileSwiping)->Iterations(600)->Unit(benchmark::kMillisecond);

} // namespace
} // namespace scarp

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  benchmark::Initialize(&argc, argv);
  benchmark::RunSpecifiedBenchmarks();
}
