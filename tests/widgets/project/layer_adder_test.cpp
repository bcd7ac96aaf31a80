// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"
#include "tests/support/tiny_project.h"
#include "widgets/project/kind_dialog.h"
#include "widgets/project/layer_adder.h"
#include "widgets/project/project_document.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

namespace scarp {
namespace {

class LayerAdderTest : public testing::Test {
protected:
  void SetUp() override {
    document.open(made.folder());
    window.show();
  }
  QString path(const char* name) const { return QString::fromStdString((made.temp / name).string()); }

  test::TinyProject made;
  ProjectDocument document;
  QWidget window;
  LayerAdder* adder = new LayerAdder(document, window);
};

TEST_F(LayerAdderTest, AddsWhatIsCertainAndUndoTakesItAway) {
  test::writeRaster(made.temp / "coarse.tif", test::smallGrid(30, 20), {},
                    [](int, int64_t x, int64_t y) { return double(x + y); });
  QSignalSpy added(adder, &LayerAdder::added);
  adder->add({path("coarse.tif")});
  ASSERT_TRUE(added.wait(20000));
  ASSERT_NE(document.project().layer("dem"), nullptr);
  EXPECT_TRUE(document.project().layer("dem")->visible);
  EXPECT_EQ(document.history().undoText(), "Add Height model");
  document.history().undo();
  EXPECT_EQ(document.project().layer("dem"), nullptr);
  ASSERT_TRUE(document.saveNow());
  EXPECT_EQ(loadProject(made.folder()).layer("dem"), nullptr);
  document.history().redo();
  EXPECT_NE(document.project().layer("dem"), nullptr);
}

TEST_F(LayerAdderTest, ASecondTableDoesNotReplaceTheFirst) {
  std::filesystem::copy_file(made.temp / "points.csv", made.temp / "descending.csv");
  QSignalSpy added(adder, &LayerAdder::added);
  adder->add({path("descending.csv")});
  ASSERT_TRUE(added.wait(20000));
  EXPECT_EQ(document.project().layer("points")->file, made.temp / "points.csv");
  ASSERT_NE(document.project().layer("descending"), nullptr);
  EXPECT_EQ(document.project().layer("descending")->name, "descending");
}

TEST_F(LayerAdderTest, AsksWhatPolygonsAre) {
  test::writeRectangles(made.temp / "cora.gpkg", made.grid, {{5, 5, 10, 10}});
  adder->add({path("cora.gpkg")});
  KindDialog* dialog = nullptr;
  ASSERT_TRUE(QTest::qWaitFor([&] { return (dialog = window.findChild<KindDialog*>()) != nullptr; }, 20000));
  const auto choices = dialog->findChildren<QRadioButton*>();
  ASSERT_GE(choices.size(), 2);
  EXPECT_TRUE(choices.first()->isChecked());
  QSignalSpy added(adder, &LayerAdder::added);
  QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
  ASSERT_TRUE(added.wait(20000));
  ASSERT_EQ(document.project().experts.size(), 1U);
  EXPECT_EQ(document.project().experts[0].name, "cora");
  EXPECT_EQ(document.project().layer("labels-cora")->group, "Experts");
  document.history().undo();
  EXPECT_TRUE(document.project().experts.empty());
}

TEST_F(LayerAdderTest, SaysWhatCannotBeAdded) {
  writeFileAtomically(made.temp / "letter.docx", "Dear colleague");
  QSignalSpy failed(adder, &LayerAdder::failed);
  adder->add({path("letter.docx")});
  ASSERT_TRUE(failed.wait(20000));
  EXPECT_TRUE(failed[0][0].toString().contains("letter.docx"));
  EXPECT_FALSE(document.history().canUndo());
}

TEST_F(LayerAdderTest, AProjectIsHandedOn) {
  QSignalSpy found(adder, &LayerAdder::projectFound);
  adder->add({QString::fromStdString(made.folder().string())});
  ASSERT_TRUE(found.wait(20000));
  EXPECT_EQ(found[0][0].toString().toStdString(), made.folder().string());
}

} // namespace
} // namespace scarp
