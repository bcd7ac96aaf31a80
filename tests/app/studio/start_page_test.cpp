// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/new_project_page.h"
#include "app/studio/source_slot.h"
#include "app/studio/start_page.h"
#include "core/base/files.h"
#include "tests/app/studio/studio_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

namespace scarp {
namespace {

class StudioStart : public test::Studio {
protected:
  QString status() const { return child<QLabel>("new-project-status")->text(); }
  bool says(const char* words) {
    return QTest::qWaitFor([&] { return status().contains(words); }, 20000);
  }
  QPushButton* button(const char* name) const { return child<QPushButton>(name); }
};

TEST_F(StudioStart, ANewProjectComesFromDroppedFiles) {
  QTest::mouseClick(button("new-project"), Qt::LeftButton);
  EXPECT_TRUE(status().contains("Missing: an optical image"));
  EXPECT_FALSE(button("create-project")->isEnabled());
  drop({text(made.temp / "image.tif"), text(made.temp / "points.csv")});
  ASSERT_TRUE(says("Ready")) << status().toStdString();
  EXPECT_TRUE(status().contains("Height model")) << "what may still come";
  auto* folder = child<QLineEdit>("project-folder");
  EXPECT_TRUE(folder->text().endsWith("image-project"));
  ASSERT_TRUE(button("create-project")->isEnabled());
  QTest::mouseClick(button("create-project"), Qt::LeftButton);
  ASSERT_TRUE(QTest::qWaitFor([this] { return window->document().isOpen(); }, 20000))
      << status().toStdString();
  EXPECT_EQ(project().folder, made.temp / "image-project");
  EXPECT_NE(project().layer("points"), nullptr);
  EXPECT_EQ(project().grid.columns, 120) << "the image gives the grid";
  ASSERT_TRUE(drawn());
}

TEST_F(StudioStart, AWrongFileIsSaidInWords) {
  drop({text(made.temp / "image.tif")});
  ASSERT_TRUE(says("Ready"));
  const auto places = window->findChildren<SourceSlot*>();
  ASSERT_EQ(places.size(), 3);
  emit places[1]->fileGiven(text(made.temp / "image.tif")); // an image where heights belong
  ASSERT_TRUE(says("Height model: another file is needed"));
  EXPECT_TRUE(places[1]->findChild<QLabel*>("verdict")->text().contains("Optical image"));
  EXPECT_FALSE(button("create-project")->isEnabled());
}

TEST_F(StudioStart, AnImageInDegreesIsSaidBeforeAnythingIsMade) {
  GridSpec degrees = made.grid;
  degrees.crs = crsFromUser("EPSG:4326");
  degrees.left = 101;
  degrees.top = 36;
  degrees.cellX = degrees.cellY = 0.001;
  test::writeImage(made.temp / "degrees.tif", degrees);
  drop({text(made.temp / "degrees.tif")});
  ASSERT_TRUE(says("Optical image: another file is needed"));
  EXPECT_TRUE(
      window->findChildren<SourceSlot*>().first()->findChild<QLabel*>("verdict")->text().contains("UTM"));
}

TEST_F(StudioStart, ADroppedProjectOnTheFormIsOpened) {
  QTest::mouseClick(button("new-project"), Qt::LeftButton);
  drop({text(made.folder())});
  EXPECT_TRUE(window->document().isOpen());
}

TEST_F(StudioStart, RecentProjectsHaveTheirPicture) {
  ASSERT_TRUE(open());
  ASSERT_TRUE(drawn());
  ASSERT_TRUE(window->closeProject());
  auto* recent = child<QListWidget>("recent");
  ASSERT_EQ(recent->count(), 1);
  EXPECT_EQ(recent->item(0)->text(), "project");
  const QImage picture = recent->item(0)->icon().pixmap(recent->iconSize()).toImage();
  EXPECT_NE(picture.pixelColor(picture.width() / 2, picture.height() / 2), QColor(Qt::white));
  recent->setFocus();
  QTest::keyClick(recent, Qt::Key_Down);
  QTest::keyClick(recent, Qt::Key_Return);
  EXPECT_TRUE(window->document().isOpen());
}

} // namespace
} // namespace scarp
