// SPDX-License-Identifier: GPL-3.0-or-later
// A canvas with a document, the drawing tool and the panel, as the Label workspace has them; 1 m per pixel.
#pragma once

#include "annotation/tools/draw_area_tool.h"
#include "tests/support/temp_folder.h"
#include "widgets/label/area_panel.h"
#include "widgets/label/label_document.h"
#include "widgets/label/label_layer.h"
#include "widgets/label/tool_driver.h"
#include "widgets/map/map_canvas.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

namespace scarp::test {

struct LabelStudio {
  LabelStudio() {
    canvas.resize(600, 400);
    canvas.show();
    canvas.setView(ViewTransform({300, 200}, 1, canvas.size()));
    document.open(folder / "a.gpkg", "", "expert-a");
    driver.setTool(&draw);
    driver.setSnapping(false);
    canvas.setTool(&driver);
    QObject::connect(&driver, &ToolDriver::previewChanged, &canvas, &MapCanvas::toolChanged);
    canvas.setFocus();
  }
  ~LabelStudio() { canvas.setTool(nullptr); }

  /// Map coordinates; the view is 600 x 400 m with y up.
  QPoint at(double x, double y) const { return canvas.view().toScreen({x, y}).toPoint(); }
  void click(double x, double y, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mouseMove(&canvas, at(x, y));
    QTest::mouseClick(&canvas, Qt::LeftButton, modifiers, at(x, y));
  }
  void rightClick(double x, double y) { QTest::mouseClick(&canvas, Qt::RightButton, {}, at(x, y)); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&canvas, key, modifiers); }
  void drawSquare(double x, double y, double side) {
    click(x, y);
    click(x + side, y);
    click(x + side, y + side);
    click(x, y + side);
    key(Qt::Key_Return);
  }
  const Area& only() const { return document.labels().areas().begin()->second; }

  TempFolder folder;
  LabelDocument document;
  DrawAreaTool draw;
  ToolDriver driver{document};
  MapCanvas canvas;
};

} // namespace scarp::test
