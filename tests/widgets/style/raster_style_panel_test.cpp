// SPDX-License-Identifier: GPL-3.0-or-later
// The panel as a person uses it: clicks and keys, and what the project and the map make of them.
#include "tests/support/tiny_project.h"
#include "tests/widgets/map/raster_painting.h"
#include "widgets/map/ramp_catalogue.h"
#include "widgets/project/source_watch.h"
#include "widgets/style/raster_style_panel.h"

#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>

using namespace scarp;

namespace {

class StylePanel : public testing::Test {
protected:
  StylePanel() {
    m_document.open(m_project.folder());
    m_document.edit([](Project& project) {
      for (ProjectLayer& layer : project.layers)
        layer.visible = true;
    });
    QObject::connect(&m_document, &ProjectDocument::changed, &m_stack,
                     [this] { m_stack.setProject(m_document.project()); });
    m_stack.setProject(m_document.project());
    m_panel.resize(320, 700);
    m_panel.show();
  }

  void open(const std::string& id) {
    m_panel.setLayer(id);
    settle(id);
  }
  void settle(const std::string& id) {
    ASSERT_TRUE(QTest::qWaitFor([&] { return m_stack.status(id).state == LayerState::Ready; }, 20000));
  }
  const Json& style(const std::string& id) const { return m_document.project().layer(id)->style; }
  /// What is drawn once the last change has arrived.
  std::shared_ptr<const RasterLayer> drawn(const std::string& id) {
    settle(id);
    return std::dynamic_pointer_cast<const RasterLayer>(m_stack.layer(id));
  }

  template <class Widget> Widget* find(const char* name) {
    auto* found = m_panel.findChild<Widget*>(name);
    EXPECT_NE(found, nullptr) << name;
    return found;
  }
  /// Opens the list and clicks the entry with that data.
  void choose(const char* name, const QVariant& data) {
    auto* box = find<QComboBox>(name);
    const int row = box->findData(data);
    ASSERT_GE(row, 0) << name;
    QTest::mouseClick(box, Qt::LeftButton);
    ASSERT_TRUE(QTest::qWaitFor([&] { return box->view()->isVisible(); }));
    const QModelIndex index = box->model()->index(row, 0);
    box->view()->scrollTo(index);
    box->view()->setCurrentIndex(index);
    QTest::keyClick(box->view(),
                    Qt::Key_Return); // a click right after a list opens is taken for the first one's
  }
  void check(const char* name) {
    auto* box = find<QCheckBox>(name);
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
  }
  void type(const char* name, const QString& text) {
    auto* edit = find<QLineEdit>(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
  }

  test::TinyProject m_project;
  ProjectDocument m_document;
  LayerStack m_stack;
  RasterStylePanel m_panel{m_document, m_stack};
};

} // namespace

TEST_F(StylePanel, SaysWhatWouldFillItUntilARasterIsChosen) {
  EXPECT_TRUE(find<QLabel>("style-why")->isVisible());
  EXPECT_TRUE(find<QLabel>("style-why")->text().contains("Choose a raster"));
  m_panel.setLayer("consensus");
  EXPECT_TRUE(find<QLabel>("style-why")->text().contains("is no raster"));
  open("elevation");
  EXPECT_TRUE(find<QComboBox>("style-ramp")->isVisible());
  EXPECT_FALSE(find<QLabel>("style-why")->isVisible());
}

TEST_F(StylePanel, ARampIsChosenAndInverted) {
  open("elevation");
  choose("style-ramp", "viridis");
  EXPECT_EQ(style("elevation").at("ramp"), "viridis");
  EXPECT_EQ(drawn("elevation")->drawing().table, rampNamed("viridis")->table);
  check("style-invert");
  EXPECT_EQ(drawn("elevation")->drawing().table, inverted(rampNamed("viridis")->table));
  EXPECT_EQ(m_document.history().count(), 2);
  m_document.history().undo();
  EXPECT_EQ(drawn("elevation")->drawing().table, rampNamed("viridis")->table);
}

TEST_F(StylePanel, LimitsAreTypedAndNonsenseIsTakenBack) {
  open("elevation");
  type("style-low-1", "1800");
  type("style-high-1", "2100.5");
  EXPECT_EQ(style("elevation").at("stretch"), "typed");
  EXPECT_EQ(drawn("elevation")->drawing().limits.front(), std::pair(1800.0, 2100.5));
  type("style-low-1", "9999"); // above the upper limit
  EXPECT_EQ(drawn("elevation")->drawing().limits.front(), std::pair(1800.0, 2100.5));
  EXPECT_EQ(find<QLineEdit>("style-low-1")->text(), "1800.00");
}

TEST_F(StylePanel, TheStretchFollowsTheView) {
  open("slope");
  const GridSpec& grid = m_document.project().grid;
  m_panel.setViewExtent([&grid] { // the western half: slopes of 0 to 30 degrees
    return Extent{grid.left, grid.bottom(), grid.left + 60 * grid.cellX, grid.top};
  });
  choose("style-stretch", static_cast<int>(Stretch::Extent));
  EXPECT_EQ(style("slope").at("extent").size(), 4u);
  const auto [low, high] = drawn("slope")->drawing().limits.front();
  EXPECT_NEAR(low, 0.6, 0.7);
  EXPECT_NEAR(high, 29, 1);
}

TEST_F(StylePanel, DraggingTheLowerBoundActsWhileItMovesAndIsOneStep) {
  open("elevation");
  check("style-below-on");
  m_document.endGesture();
  const int before = m_document.history().count();
  auto* slider = m_panel.findChild<QWidget*>("style-below")->findChild<QSlider*>();
  QSignalSpy changed(&m_document, &ProjectDocument::changed);
  const int y = slider->height() / 2; // the handle is a quarter of the way along
  QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() / 4 + 3, y));
  for (int x = slider->width() / 4; x < slider->width() * 3 / 4; x += 5) {
    QMouseEvent move(QEvent::MouseMove, QPointF(x, y), slider->mapToGlobal(QPointF(x, y)), Qt::NoButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(slider, &move);
  }
  EXPECT_GT(changed.count(), 3); // not only at the end
  QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(slider->width() * 3 / 4, y));
  EXPECT_EQ(m_document.history().count(), before + 1);
  EXPECT_EQ(drawn("elevation")->drawing().below, style("elevation").at("below").get<double>());
}

TEST_F(StylePanel, TheHillshadeHasItsLightOnlyWhileItIsOn) {
  open("elevation");
  EXPECT_FALSE(m_panel.findChild<QWidget*>("style-azimuth")->isVisible());
  check("style-hillshade");
  EXPECT_TRUE(m_panel.findChild<QWidget*>("style-azimuth")->isVisible());
  ASSERT_TRUE(drawn("elevation")->drawing().hillshade.has_value());
  EXPECT_EQ(drawn("elevation")->drawing().hillshade, Hillshade{});
  auto* z = m_panel.findChild<QWidget*>("style-z")->findChild<QDoubleSpinBox*>();
  z->setFocus();
  z->selectAll();
  QTest::keyClicks(z, "3");
  QTest::keyClick(z, Qt::Key_Return);
  EXPECT_EQ(drawn("elevation")->drawing().hillshade->zFactor, 3);
  open("aspect"); // an angle has no relief
  EXPECT_FALSE(find<QCheckBox>("style-hillshade")->isVisible());
}

TEST_F(StylePanel, BandsOfTheImageAreSwappedAndOneIsShownAlone) {
  open("image");
  EXPECT_TRUE(find<QComboBox>("style-band-3")->isVisible());
  choose("style-band-1", 3);
  EXPECT_EQ(drawn("image")->drawing().bands, (std::vector<int>{3, 2, 3}));
  choose("style-show", 1);
  EXPECT_EQ(drawn("image")->drawing().bands, std::vector<int>{1});
  EXPECT_FALSE(find<QComboBox>("style-band-2")->isVisible());
  EXPECT_TRUE(find<QComboBox>("style-ramp")->isVisible());
  QTest::mouseClick(find<QPushButton>("style-reset"), Qt::LeftButton);
  EXPECT_EQ(style("image"), Json::object());
  EXPECT_EQ(drawn("image")->drawing().bands, (std::vector<int>{1, 2, 3}));
}

TEST_F(StylePanel, AValueOfNothingIsTypedAndForgotten) {
  open("slope");
  type("style-nodata", "30");
  EXPECT_EQ(drawn("slope")->drawing().noData, 30);
  type("style-nodata", "thirty");
  EXPECT_EQ(find<QLineEdit>("style-nodata")->text(), "30");
  auto* edit = find<QLineEdit>("style-nodata");
  edit->setFocus();
  edit->selectAll();
  QTest::keyClick(edit, Qt::Key_Delete);
  QTest::keyClick(edit, Qt::Key_Return);
  EXPECT_FALSE(style("slope").contains("nodata"));
}

TEST_F(StylePanel, AVanishedFileKeepsItsPictureAndComesBack) {
  open("elevation");
  const auto file = m_project.folder() / "layers" / "elevation.tif";
  SourceWatch watch;
  QObject::connect(&watch, &SourceWatch::changed, &m_stack,
                   [this] { m_stack.setProject(m_document.project()); });
  QSignalSpy notices(&m_stack, &LayerStack::noticed);
  watch.watch(m_document.project());
  const auto see = [&](LayerState state) {
    return QTest::qWaitFor(
        [&] {
          watch.look();
          return m_stack.status("elevation").state == state;
        },
        20000);
  };
  ASSERT_TRUE(QTest::qWaitFor([&] { return watch.knows(); }, 20000));
  std::filesystem::rename(file, file.string() + ".away");
  ASSERT_TRUE(see(LayerState::Missing));
  const GridSpec& grid = m_document.project().grid;
  const Point place{grid.centreX(60), grid.centreY(45)};
  ASSERT_NE(m_stack.layer("elevation"), nullptr); // still on the map
  EXPECT_EQ(qAlpha(test::colourAt(*m_stack.layer("elevation"), place)), 255);
  EXPECT_EQ(notices.count(), 1);
  m_stack.setProject(m_document.project());
  EXPECT_EQ(notices.count(), 1); // said once
  std::filesystem::rename(file.string() + ".away", file);
  ASSERT_TRUE(see(LayerState::Ready));
  EXPECT_TRUE(m_stack.status("elevation").problem.isEmpty());
}
