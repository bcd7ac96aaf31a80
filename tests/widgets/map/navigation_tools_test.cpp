// SPDX-License-Identifier: GPL-3.0-or-later
// The navigation commands of the window: chosen tools lend the left button, Render suspends drawing.
#include "app/studio/main_window.h"
#include "app/studio/navigation_tools.h"
#include "tests/support/posted_events.h"
#include "tests/support/tiny_project.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QMenu>
#include <QTest>

namespace scarp {
namespace {

struct NavigationWindow {
  test::TinyProject tiny;
  MainWindow window;
  NavigationWindow() {
    addNavigationTools(window);
    window.resize(1000, 700);
    window.show();
    EXPECT_TRUE(window.openProject(tiny.folder()));
    EXPECT_TRUE(QTest::qWaitFor([this] { return window.complete(); }, 30000));
  }
  QAction* action(const QString& name) {
    for (QAction* each :
         window.menu(MainWindow::Menu::Tools)->actions() + window.menu(MainWindow::Menu::View)->actions())
      if (each->text() == name)
        return each;
    return nullptr;
  }
  MapCanvas& canvas() { return window.canvas(); }
};

TEST(NavigationTools, AChosenToolHasTheLeftButtonUntilItIsGivenBack) {
  NavigationWindow scene;
  QAction *in = scene.action("Zoom in by a box"), *out = scene.action("Zoom out by a box");
  ASSERT_TRUE(in && out);
  in->trigger();
  EXPECT_EQ(scene.canvas().mode(), MapCanvas::Mode::ZoomIn);
  const double before = scene.canvas().view().mapPerPixel();
  QTest::mouseClick(&scene.canvas(), Qt::LeftButton, {}, {100, 100});
  EXPECT_DOUBLE_EQ(scene.canvas().view().mapPerPixel(), before / 2);
  out->trigger();
  EXPECT_FALSE(in->isChecked());
  EXPECT_TRUE(out->isChecked());
  QTest::keyClick(&scene.canvas(), Qt::Key_Escape);
  EXPECT_EQ(scene.canvas().mode(), MapCanvas::Mode::Tool);
  EXPECT_FALSE(out->isChecked());
  EXPECT_FALSE(in->shortcut().isEmpty());
  EXPECT_FALSE(in->statusTip().isEmpty());
}

TEST(NavigationTools, RenderSuspendsTheMapFromMenuAndStatusBar) {
  NavigationWindow scene;
  QAction* draw = scene.action("Draw the map");
  auto* check = scene.window.findChild<QCheckBox*>("render");
  ASSERT_TRUE(draw && check);
  check->click();
  EXPECT_FALSE(draw->isChecked());
  QTest::keyClick(&scene.canvas(), Qt::Key_PageUp);
  EXPECT_FALSE(scene.window.complete());
  ASSERT_TRUE(test::postedEventsArrive());
  EXPECT_EQ(scene.canvas().board().coverage().shown, 0) << "nothing is drawn at the new scale";
  draw->trigger();
  EXPECT_TRUE(check->isChecked());
  EXPECT_TRUE(QTest::qWaitFor([&] { return scene.window.complete(); }, 30000));
}

} // namespace
} // namespace scarp
