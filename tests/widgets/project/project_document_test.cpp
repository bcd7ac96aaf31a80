// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tiny_project.h"
#include "widgets/project/project_document.h"

#include <gtest/gtest.h>

#include <QSignalSpy>

namespace scarp {
namespace {

class ProjectDocumentTest : public testing::Test {
protected:
  void SetUp() override { document.open(made.folder()); }
  void threshold(double value, const QString& gesture = {}) {
    document.edit(
        "Threshold", [value](Project& project) { project.stabilityThreshold = value; }, gesture);
  }
  test::TinyProject made;
  ProjectDocument document;
};

TEST_F(ProjectDocumentTest, UndoAndRedoAreSavedToo) {
  threshold(4);
  threshold(6);
  document.history().undo();
  ASSERT_TRUE(document.saveNow());
  EXPECT_EQ(loadProject(made.folder()).stabilityThreshold, 4);
  document.history().redo();
  ASSERT_TRUE(document.saveNow());
  EXPECT_EQ(loadProject(made.folder()).stabilityThreshold, 6);
}

TEST_F(ProjectDocumentTest, ADragIsOneStep) {
  for (const double value : {1.0, 2.0, 3.0})
    threshold(value, "drag");
  document.endGesture();
  threshold(4, "drag");
  EXPECT_EQ(document.history().count(), 2);
  document.history().undo();
  EXPECT_EQ(document.project().stabilityThreshold, 3);
  document.history().undo();
  EXPECT_EQ(document.project().stabilityThreshold, 10);
}

TEST_F(ProjectDocumentTest, AChangeOfNothingIsNoStep) {
  threshold(document.project().stabilityThreshold);
  EXPECT_FALSE(document.history().canUndo());
}

TEST_F(ProjectDocumentTest, UndoKeepsWhatARunAddedMeanwhile) {
  document.edit("Remove", [](Project& project) { removeItems(project, {{false, "slope"}}); });
  ASSERT_TRUE(document.saveNow());
  updateProject(made.folder(), [](Project& project) {
    ProjectLayer layer{"prediction-iv", "Model IV", LayerKind::Prediction, "layers/slope.tif"};
    project.putLayer(layer);
  });
  document.poll();
  document.history().undo();
  EXPECT_NE(document.project().layer("slope"), nullptr);
  EXPECT_NE(document.project().layer("prediction-iv"), nullptr);
  ASSERT_TRUE(document.saveNow());
  const Project stored = loadProject(made.folder());
  EXPECT_NE(stored.layer("slope"), nullptr);
  EXPECT_NE(stored.layer("prediction-iv"), nullptr);
}

TEST_F(ProjectDocumentTest, AnotherProjectStartsWithAnEmptyHistory) {
  threshold(4);
  const test::TinyProject other;
  document.open(other.folder());
  EXPECT_FALSE(document.history().canUndo());
}

} // namespace
} // namespace scarp
