// SPDX-License-Identifier: GPL-3.0-or-later
// A project with 20 x 20 targets 20 m apart, whose values follow from their column i and row j:
// velocity 4 (i - 10) mm/yr, coherence j / 20, z-score (i - 10) / 2, height 1000 + j, series velocity * t
// plus an annual wave of 3 mm on 24 dates, of which target (0, 0) lacks half.
#pragma once

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/insar/ct_series.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"
#include "widgets/map/ct_layer.h"
#include "widgets/map/map_canvas.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <numbers>

namespace scarp::test {

inline constexpr int kSide = 20;

inline std::vector<std::string> studioDates() {
  std::vector<std::string> dates;
  for (int year = 2020; year < 2022; ++year)
    for (int month = 1; month <= 12; ++month)
      dates.push_back(std::to_string(year) + (month < 10 ? "0" : "") + std::to_string(month) + "15");
  return dates;
}

struct TargetFiles {
  TempFolder temp;
  GridSpec grid = smallGrid(200, 200);

  Point place(int i, int j) const { return {grid.left + 20 + 20.0 * i, grid.bottom() + 20 + 20.0 * j}; }
  static double velocity(int i) { return 4.0 * (i - 10); }
  static double displacement(int i, double years) {
    return velocity(i) * (years - yearsOf("20200115")) + 3 * std::sin(2 * std::numbers::pi * years);
  }

  TargetFiles() {
    std::string csv = "x,y,velocity,coherence,gi_z,height,kind";
    for (const std::string& date : studioDates())
      csv += ",D" + date;
    csv += "\n";
    for (int j = 0; j < kSide; ++j)
      for (int i = 0; i < kSide; ++i) {
        const Point p = place(i, j);
        csv += formatNumber(p.x) + "," + formatNumber(p.y) + "," + formatNumber(velocity(i)) + "," +
               formatNumber(j / 20.0) + "," + formatNumber((i - 10) / 2.0) + "," + formatNumber(1000 + j) +
               ",rock";
        int k = 0;
        for (const std::string& date : studioDates())
          csv += i == 0 && j == 0 && k++ % 2 ? std::string(",")
                                             : "," + formatFixed(displacement(i, yearsOf(date)), 4);
        csv += "\n";
      }
    writeFileAtomically(temp / "targets.csv", csv);
  }
  std::filesystem::path table() const { return temp / "targets.csv"; }
};

struct TargetStudio : TargetFiles {
  TargetStudio() {
    writeImage(temp / "image.tif", grid);
    createProject(temp / "project", {temp / "image.tif", {}, table(), {}, {}});
    QObject::connect(&document, &ProjectDocument::changed, &layers, [this] {
      if (document.isOpen())
        layers.setProject(document.project());
    });
    QObject::connect(&layers, &LayerStack::entriesChanged, &canvas,
                     [this] { canvas.setEntries(layers.entries()); });
    document.open(temp / "project");
    canvas.resize(600, 500);
    canvas.show();
    canvas.setView(ViewTransform({grid.left + 250, grid.bottom() + 250}, 1, canvas.size()));
  }
  std::shared_ptr<const CtLayer> layer() const {
    return std::dynamic_pointer_cast<const CtLayer>(layers.layer("points"));
  }
  bool load() {
    return QTest::qWaitFor([this] { return layer() && !layers.loading(); }, 20000);
  }
  /// Waits until the layer was made anew from a changed style.
  template <class Holds> bool wait(Holds&& holds) { return QTest::qWaitFor(holds, 20000); }
  QPoint at(int i, int j) const { return canvas.view().toScreen(place(i, j)).toPoint(); }
  uint32_t target(int i, int j) const {
    return static_cast<uint32_t>(*layer()->cloud().nearest(place(i, j), 1));
  }

  ProjectDocument document;
  LayerStack layers;
  MapCanvas canvas;
};

} // namespace scarp::test
