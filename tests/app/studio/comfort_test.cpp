// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/language.h"
#include "app/studio/window_layout.h"
#include "tests/app/studio/studio_fixture.h"

#include <QDialog>
#include <QDockWidget>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QTabWidget>
#include <QTreeWidget>
#include <algorithm>

namespace scarp {
namespace {

using StudioComfort = test::Studio;

TEST_F(StudioComfort, PanelsRememberTheirPlacePerWorkspace) {
  ASSERT_TRUE(open());
  auto* layers = child<QDockWidget>("dock-layers");
  window->addDockWidget(Qt::RightDockWidgetArea, layers);
  window->setWorkspace(Workspace::Label);
  window->addDockWidget(Qt::LeftDockWidgetArea, layers);
  window->setWorkspace(Workspace::Explore);
  EXPECT_EQ(window->dockWidgetArea(layers), Qt::RightDockWidgetArea);
  window->setWorkspace(Workspace::Label);
  EXPECT_EQ(window->dockWidgetArea(layers), Qt::LeftDockWidgetArea);
}

TEST_F(StudioComfort, TheNextStartLooksLikeTheLastOne) {
  ASSERT_TRUE(open());
  window->setWorkspace(Workspace::Train);
  auto* drawer = child<QDockWidget>("dock-drawer");
  drawer->show();
  window->drawer().setCurrentIndex(1);
  const QString page = window->drawer().tabText(1);
  child<QDockWidget>("dock-layers")->hide();
  ASSERT_TRUE(window->close());
  EXPECT_EQ(WindowLayout::lastWorkspace(), Workspace::Train);
  start();
  window->setWorkspace(WindowLayout::lastWorkspace());
  ASSERT_TRUE(open());
  EXPECT_FALSE(child<QDockWidget>("dock-layers")->isVisible());
  EXPECT_TRUE(child<QDockWidget>("dock-drawer")->isVisible());
  EXPECT_EQ(window->drawer().tabText(window->drawer().currentIndex()), page);
}

TEST_F(StudioComfort, DarkAndLightChangeAtOnce) {
  QMenu* menu = child<QMenu>("appearance");
  ASSERT_NE(menu, nullptr);
  const auto pick = [&](int row) { menu->actions().at(row)->trigger(); };
  pick(2);
  EXPECT_LT(QApplication::palette().color(QPalette::Window).lightness(), 80);
  EXPECT_GT(QApplication::palette().color(QPalette::WindowText).lightness(), 180);
  EXPECT_EQ(QIcon::themeName(), "breeze-dark");
  pick(1);
  EXPECT_GT(QApplication::palette().color(QPalette::Window).lightness(), 200);
  EXPECT_EQ(QIcon::themeName(), "breeze");
}

/// Contrast as in WCAG 2.1.
double contrast(const QColor& a, const QColor& b) {
  const auto luminance = [](const QColor& colour) {
    const auto linear = [](double v) {
      return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
  };
  const double high = std::max(luminance(a), luminance(b)), low = std::min(luminance(a), luminance(b));
  return (high + 0.05) / (low + 0.05);
}

TEST_F(StudioComfort, EveryTextIsLegibleInBothPalettes) {
  for (const bool dark : {false, true}) {
    const QPalette palette = Appearance::palette(dark);
    const auto expect = [&](QPalette::ColorGroup group, QPalette::ColorRole text, QPalette::ColorRole ground,
                            double least) {
      EXPECT_GE(contrast(palette.color(group, text), palette.color(group, ground)), least)
          << "role " << text << " on " << ground << (dark ? ", dark" : ", light");
    };
    expect(QPalette::Active, QPalette::WindowText, QPalette::Window, 7);
    expect(QPalette::Active, QPalette::Text, QPalette::Base, 7);
    expect(QPalette::Active, QPalette::Text, QPalette::AlternateBase, 7);
    expect(QPalette::Active, QPalette::ButtonText, QPalette::Button, 7);
    expect(QPalette::Active, QPalette::ToolTipText, QPalette::ToolTipBase, 7);
    expect(QPalette::Active, QPalette::HighlightedText, QPalette::Highlight, 3);
    expect(QPalette::Active, QPalette::PlaceholderText, QPalette::Base, 4);
    expect(QPalette::Disabled, QPalette::WindowText, QPalette::Window, 4);
    expect(QPalette::Disabled, QPalette::Text, QPalette::Base, 4);
  }
}

TEST_F(StudioComfort, LettersGrowAndShrink) {
  const double usual = QApplication::font().pointSizeF();
  appearance->setFontStep(2);
  EXPECT_EQ(QApplication::font().pointSizeF(), usual + 2);
  appearance->setFontStep(0);
  EXPECT_EQ(QApplication::font().pointSizeF(), usual);
}

TEST_F(StudioComfort, TheLanguageIsKeptForTheNextStart) {
  QMenu* menu = child<QMenu>("language");
  ASSERT_NE(menu, nullptr);
  ASSERT_EQ(menu->actions().size(), 3);
  EXPECT_EQ(menu->actions().at(2)->text(), QStringLiteral("简体中文"));
  menu->actions().at(2)->trigger();
  EXPECT_EQ(chosenLanguage(), "zh_CN");
  const QLocale before;
  loadLanguage(*qApp, chosenLanguage());
  EXPECT_EQ(QLocale().language(), QLocale::Chinese) << "numbers and dates follow";
  QLocale::setDefault(before);
}

TEST_F(StudioComfort, F6GoesRoundPanelsAndMap) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  window->canvas().setFocus();
  const auto in = [&](const char* dock) {
    return child<QDockWidget>(dock)->isAncestorOf(QApplication::focusWidget());
  };
  QStringList visited;
  do {
    key(Qt::Key_F6);
    visited << (window->canvas().hasFocus() ? "map" : in("dock-layers") ? "layers" : "panel");
  } while (visited.last() != "map" && visited.size() < 5);
  EXPECT_EQ(visited.last(), "map") << visited.join(' ').toStdString();
  EXPECT_EQ(visited.first(), "layers");
  key(Qt::Key_F6, Qt::ShiftModifier);
  EXPECT_FALSE(window->canvas().hasFocus());
}

TEST_F(StudioComfort, CtrlOneShowsAndHidesTheLayers) {
  ASSERT_TRUE(open());
  auto* layers = child<QDockWidget>("dock-layers");
  ASSERT_TRUE(layers->isVisible());
  key(Qt::Key_1, Qt::ControlModifier);
  EXPECT_FALSE(layers->isVisible());
  key(Qt::Key_1, Qt::ControlModifier);
  EXPECT_TRUE(layers->isVisible());
}

TEST_F(StudioComfort, TheShortcutsPageListsEveryKey) {
  key(Qt::Key_Slash, Qt::ControlModifier);
  auto* page = child<QDialog>("shortcuts");
  ASSERT_NE(page, nullptr);
  auto* list = page->findChild<QTreeWidget*>();
  const auto found = [&](const char* command, const char* keys) {
    const auto rows = list->findItems(command, Qt::MatchExactly | Qt::MatchRecursive);
    return std::ranges::any_of(rows, [&](const auto* row) { return row->text(1).contains(keys); });
  };
  EXPECT_TRUE(found("Find a command…", "Ctrl+K"));
  EXPECT_TRUE(found("Layer panel", "Ctrl+1"));
  EXPECT_TRUE(found("Draw area", "N"));
  EXPECT_TRUE(found("Remove", "Del"));
  QTest::keyClicks(page->findChild<QLineEdit*>(), "palette that does not exist");
  EXPECT_TRUE(list->topLevelItem(0)->isHidden());
  page->close();
}

} // namespace
} // namespace scarp
