// SPDX-License-Identifier: GPL-3.0-or-later
// The layer panel under mouse and keyboard, on a project with groups.
#include "tests/support/tiny_project.h"
#include "widgets/project/layer_actions.h"
#include "widgets/project/layer_model.h"
#include "widgets/project/layer_panel.h"
#include "widgets/project/layer_tree_view.h"
#include "widgets/project/theme_bar.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <algorithm>
#include <memory>

namespace scarp {
namespace {

namespace fs = std::filesystem;

class LayerTreeTest : public testing::Test {
protected:
  void SetUp() override {
    test::writeRectangles(made.temp / "ann.gpkg", made.grid, {{5, 5, 10, 10}});
    test::writeRectangles(made.temp / "bo.gpkg", made.grid, {{25, 5, 10, 10}});
    addLayer(made.folder(), LayerKind::Labels, made.temp / "ann.gpkg");
    addLayer(made.folder(), LayerKind::Labels, made.temp / "bo.gpkg");
    document.open(made.folder());
    QObject::connect(&document, &ProjectDocument::changed, &stack,
                     [this] { stack.setProject(document.project()); });
    stack.setProject(document.project());
    panel.resize(320, 700);
    panel.show();
    view = panel.findChild<LayerTreeView*>();
    model = static_cast<LayerModel*>(view->model());
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&panel));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !stack.loading(); }, 20000));
  }
  QModelIndex rowOf(const TreeItem& item) const { return model->indexOf(item); }
  QPoint boxOf(const TreeItem& item) const {
    const QRect row = view->visualRect(rowOf(item));
    return {row.left() + 8, row.center().y()};
  }
  void click(const TreeItem& item, Qt::KeyboardModifiers keys = {}) {
    const QRect row = view->visualRect(rowOf(item));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, keys, {row.left() + 60, row.center().y()});
  }
  void key(int code, Qt::KeyboardModifiers modifiers = {}) {
    view->setFocus();
    QTest::keyClick(view, static_cast<Qt::Key>(code), modifiers);
  }
  bool shown(const std::string& id) const {
    return isShown(document.project(), *document.project().layer(id));
  }
  template <class Widget> Widget* open(const char* name) {
    Widget* found = nullptr;
    EXPECT_TRUE(QTest::qWaitFor([&] {
      for (QWidget* top : QApplication::topLevelWidgets())
        if (top->objectName() == name && top->isVisible())
          found = qobject_cast<Widget*>(top);
      return found != nullptr;
    })) << name;
    return found;
  }

  test::TinyProject made;
  ProjectDocument document;
  LayerStack stack;
  LayerPanel panel{document, stack};
  LayerTreeView* view = nullptr;
  LayerModel* model = nullptr;
  const TreeItem experts{true, "Experts"}, ann{false, "labels-ann"}, bo{false, "labels-bo"},
      slope{false, "slope"}, image{false, "image"};
};

TEST_F(LayerTreeTest, ShowsTheExpertsInTheirGroup) {
  EXPECT_EQ(model->data(model->index(0, 0), Qt::DisplayRole).toString(), "Experts");
  EXPECT_EQ(model->rowCount(model->index(0, 0)), 2);
  EXPECT_TRUE(view->isExpanded(model->index(0, 0)));
}

TEST_F(LayerTreeTest, AClickOnABoxHidesTheLayer) {
  EXPECT_TRUE(shown("labels-bo"));
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, boxOf(bo));
  EXPECT_FALSE(shown("labels-bo"));
  EXPECT_TRUE(shown("labels-ann"));
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, boxOf(experts));
  EXPECT_FALSE(shown("labels-ann"));
  EXPECT_TRUE(document.project().layer("labels-ann")->visible) << "the group's box is its own";
}

TEST_F(LayerTreeTest, CtrlClickOnABoxTakesChildrenOrParentsAlong) {
  QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, boxOf(experts));
  EXPECT_FALSE(document.project().layer("labels-ann")->visible);
  EXPECT_FALSE(document.project().layer("labels-bo")->visible);
  QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::ControlModifier, boxOf(bo));
  EXPECT_TRUE(shown("labels-bo")) << "the group came on with it";
  EXPECT_FALSE(shown("labels-ann"));
}

TEST_F(LayerTreeTest, SpaceTogglesAllSelectedRows) {
  click(ann);
  click(bo, Qt::ControlModifier);
  EXPECT_EQ(view->selectedItems().size(), 2U);
  key(Qt::Key_Space);
  EXPECT_FALSE(shown("labels-ann"));
  EXPECT_FALSE(shown("labels-bo"));
  key(Qt::Key_Space);
  EXPECT_TRUE(shown("labels-ann"));
  EXPECT_TRUE(shown("labels-bo"));
}

TEST_F(LayerTreeTest, DeleteRemovesAndUndoBringsBackPlaceAndStyle) {
  document.editLayer("labels-bo", [](ProjectLayer& layer) { layer.opacity = 0.3; });
  const auto before = document.project().layers;
  click(bo);
  key(Qt::Key_Delete);
  EXPECT_EQ(document.project().layer("labels-bo"), nullptr);
  EXPECT_EQ(document.history().undoText(), "Remove bo");
  document.history().undo();
  ASSERT_EQ(document.project().layers.size(), before.size());
  EXPECT_EQ(document.project().layers[1].id, "labels-bo");
  EXPECT_EQ(document.project().layers[1].opacity, 0.3);
  ASSERT_TRUE(document.saveNow());
  EXPECT_NE(loadProject(made.folder()).layer("labels-bo"), nullptr);
  document.history().redo();
  EXPECT_EQ(document.project().layer("labels-bo"), nullptr);
}

TEST_F(LayerTreeTest, F2RenamesLayersAndGroups) {
  const auto rename = [&](const TreeItem& item, const char* name) {
    click(item);
    key(Qt::Key_F2);
    auto* editor = view->viewport()->findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->selectAll();
    QTest::keyClicks(editor, name);
    QTest::keyClick(editor, Qt::Key_Return);
  };
  rename(slope, "Steepness");
  EXPECT_TRUE(QTest::qWaitFor([&] { return document.project().layer("slope")->name == "Steepness"; }));
  rename(experts, "People");
  EXPECT_TRUE(QTest::qWaitFor([&] { return document.project().layer("labels-ann")->group == "People"; }));
}

TEST_F(LayerTreeTest, ARowIsDraggedIntoAGroup) {
  const std::unique_ptr<QMimeData> data(model->mimeData({rowOf(slope)}));
  model->dropMimeData(data.get(), Qt::MoveAction, 1, 0, rowOf(experts));
  EXPECT_EQ(document.project().layer("slope")->group, "Experts");
  EXPECT_EQ(document.project().layers[1].id, "slope") << "between the two experts";
  EXPECT_EQ(model->data(rowOf(slope), Qt::CheckStateRole).toInt(), Qt::Unchecked)
      << "dragging does not show it";
  document.history().undo();
  EXPECT_EQ(document.project().layer("slope")->group, "");
}

TEST_F(LayerTreeTest, ClosingAGroupIsRememberedInTheProject) {
  view->collapse(rowOf(experts));
  EXPECT_FALSE(groupAt(document.project(), "Experts")->expanded);
  EXPECT_FALSE(document.history().canUndo()) << "looking is no change";
  ASSERT_TRUE(document.saveNow());
  EXPECT_FALSE(groupAt(loadProject(made.folder()), "Experts")->expanded);
}

TEST_F(LayerTreeTest, SelectionStaysWhenRowsAreRebuilt) {
  click(slope);
  document.edit([](Project& project) { moveToEdge(project, {{false, "image"}}, true); });
  ASSERT_EQ(view->selectedItems().size(), 1U);
  EXPECT_EQ(view->selectedItems().front(), slope);
  EXPECT_EQ(panel.currentLayer(), "slope");
}

TEST_F(LayerTreeTest, OpacityOfSeveralLayersIsOneStepPerDrag) {
  click(ann);
  click(bo, Qt::ControlModifier);
  auto* slider = panel.findChild<QSlider*>("opacity");
  for (const int value : {80, 60, 40})
    slider->setValue(value);
  EXPECT_EQ(document.project().layer("labels-ann")->opacity, 0.4);
  EXPECT_EQ(document.project().layer("labels-bo")->opacity, 0.4);
  EXPECT_EQ(document.history().count(), 1);
  document.endGesture();
  slider->setValue(20);
  EXPECT_EQ(document.history().count(), 2);
  document.history().undo();
  EXPECT_EQ(document.project().layer("labels-bo")->opacity, 0.4);
  document.history().undo();
  EXPECT_EQ(document.project().layer("labels-bo")->opacity, 1);
}

TEST_F(LayerTreeTest, BlendModeIsChosenInTheBox) {
  click(slope);
  auto* blend = panel.findChild<QComboBox*>("blend");
  blend->setFocus();
  QTest::keyClick(blend, Qt::Key_Down);
  EXPECT_EQ(document.project().layer("slope")->blend, BlendMode::Multiply);
}

TEST_F(LayerTreeTest, TheEditedLayerHasAPencilOthersALock) {
  panel.setEditing("labels-ann");
  const auto mark = [&](const TreeItem& item) {
    return rowOf(item).data(LayerModel::MarkRole).value<QIcon>().isNull();
  };
  EXPECT_FALSE(rowOf(ann).data(Qt::ToolTipRole).toString().isEmpty());
  EXPECT_TRUE(rowOf(ann).data(Qt::ToolTipRole).toString().contains("Being edited"));
  EXPECT_TRUE(rowOf(bo).data(Qt::ToolTipRole).toString().contains("Locked"));
  EXPECT_TRUE(mark(slope));
  click(ann);
  EXPECT_FALSE(panel.actions().remove()->isEnabled()) << "what is edited cannot be removed";
}

TEST_F(LayerTreeTest, AGroupIsMadeOfSelectedRowsAndDissolved) {
  click(slope);
  click(image, Qt::ControlModifier);
  panel.actions().newGroup()->trigger();
  EXPECT_EQ(document.project().layer("image")->group, "Group");
  if (auto* editor = view->viewport()->findChild<QLineEdit*>()) // its name is asked in place
    QTest::keyClick(editor, Qt::Key_Escape);
  click({true, "Group"});
  QAction* dissolve = panel.findChild<QAction*>("layer-object-ungroup");
  ASSERT_TRUE(dissolve->isEnabled());
  dissolve->trigger();
  EXPECT_EQ(document.project().layer("image")->group, "");
}

TEST_F(LayerTreeTest, AMovedFileIsRepairedWithAllThatMovedAlong) {
  fs::create_directory(made.temp / "elsewhere");
  for (const char* name : {"slope.tif", "aspect.tif"})
    fs::rename(made.folder() / "layers" / name, made.temp / "elsewhere" / name);
  stack.setProject(document.project());
  ASSERT_TRUE(QTest::qWaitFor(
      [&] {
        return stack.status("slope").state == LayerState::Missing && !stack.status("slope").problem.isEmpty();
      },
      20000));
  EXPECT_TRUE(rowOf(slope).data(Qt::ToolTipRole).toString().contains("missing"));
  EXPECT_TRUE(rowOf(slope).data(Qt::DisplayRole).toString().contains("missing"));
  panel.actions().repair("slope");
  auto* dialog = open<QFileDialog>("repair-source");
  ASSERT_NE(dialog, nullptr);
  emit dialog->fileSelected(QString::fromStdString((made.temp / "elsewhere" / "slope.tif").string()));
  auto* all = open<QMessageBox>("repair-all");
  ASSERT_NE(all, nullptr);
  EXPECT_TRUE(all->informativeText().contains("Aspect"));
  QTest::mouseClick(all->button(QMessageBox::Yes), Qt::LeftButton);
  EXPECT_TRUE(fs::exists(document.project().pathOf(document.project().layer("slope")->file)));
  EXPECT_TRUE(fs::exists(document.project().pathOf(document.project().layer("aspect")->file)));
  dialog->close();
}

TEST_F(LayerTreeTest, AThemeIsSavedAppliedChangedAndDeleted) {
  auto* box = panel.findChild<QComboBox*>("themes");
  const int usual = box->count();
  ASSERT_GT(usual, 0) << "the themes that every project has";
  panel.findChild<QAction*>("theme-document-save-as")->trigger();
  auto* ask = open<QInputDialog>("theme-name");
  ASSERT_NE(ask, nullptr);
  QTest::keyClicks(ask->findChild<QLineEdit*>(), "Mine");
  QTest::keyClick(ask->findChild<QLineEdit*>(), Qt::Key_Return);
  EXPECT_EQ(box->count(), usual + 1);
  EXPECT_EQ(box->currentText(), "Mine");
  EXPECT_TRUE(shown("consensus"));
  panel.themes().applyTheme("Image + CTs");
  EXPECT_FALSE(shown("consensus"));
  EXPECT_EQ(box->currentText(), "Image + CTs");
  document.editLayer("slope", [](ProjectLayer& layer) { layer.visible = true; });
  EXPECT_EQ(box->currentIndex(), -1) << "changed by hand";
  panel.findChild<QAction*>("theme-document-save")->trigger();
  EXPECT_EQ(box->currentText(), "Image + CTs");
  panel.themes().applyTheme("Mine");
  EXPECT_TRUE(shown("consensus"));
  panel.findChild<QAction*>("theme-edit-delete")->trigger();
  EXPECT_EQ(box->count(), usual);
  document.history().undo();
  EXPECT_EQ(box->count(), usual + 1);
}

} // namespace
} // namespace scarp
