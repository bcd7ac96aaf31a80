// SPDX-License-Identifier: GPL-3.0-or-later
// The panel against run directories that a small fake trainer writes: no Torch needed.
#include "core/base/files.h"
#include "core/run/run_writer.h"
#include "tests/support/temp_folder.h"
#include "widgets/run/learning_curves.h"
#include "widgets/run/run_launcher.h"
#include "widgets/run/run_model.h"
#include "widgets/run/run_panel.h"
#include "widgets/run/run_watcher.h"
#include "widgets/run/train_form.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace scarp;
using scarp::test::TempFolder;

namespace {

std::filesystem::path makeRun(const TempFolder& project, const std::string& name,
                              const std::string& model = "XIII") {
  TrainParams params;
  params.model = model;
  RunConfig config;
  config.kind = "train";
  config.parameters = toJson(resolved(params));
  createRun(project / ("runs/" + name), config);
  return project / ("runs/" + name);
}

void epoch(RunWriter& writer, int64_t number, double loss) {
  MetricsRow row;
  row.epoch = number;
  row.phase = "train";
  row.loss = loss;
  row.iou = 1 - loss;
  writer.append(row);
  writer.update(
      [&](RunStatus& s) {
        s.epoch = number;
        s.epochs = 3;
        s.bestEpoch = number;
        s.bestIou = 1 - loss;
      },
      true);
}

QString cell(QTableView& table, int row, int column) {
  return table.model()->index(row, column).data().toString();
}

} // namespace

TEST(RunPanel, FollowsARunFromTheQueueToItsEnd) {
  const TempFolder project;
  const auto folder = makeRun(project, "20260101-000000-XIII-0001");
  LearningCurves curves;
  RunPanel panel(curves);
  panel.setProject(project.path());
  auto& table = *panel.findChild<QTableView*>("runs");
  QSignalSpy message(&panel, &RunPanel::message);
  ASSERT_EQ(table.model()->rowCount(), 1);
  EXPECT_EQ(cell(table, 0, RunModel::Name), "XIII, seed 1");
  EXPECT_EQ(cell(table, 0, RunModel::State), "queued");
  {
    RunWriter writer(folder);
    writer.progress({});
    epoch(writer, 1, 0.6);
    panel.watcher().poll();
    EXPECT_EQ(cell(table, 0, RunModel::State), "running");
    EXPECT_EQ(cell(table, 0, RunModel::Progress), "1 / 3 epochs");
    EXPECT_EQ(curves.findChild<CurveChart*>("loss-chart")->curves().at(0).points.size(), 1u);
    epoch(writer, 2, 0.4);
    panel.watcher().poll();
    EXPECT_EQ(cell(table, 0, RunModel::BestIou), QLocale().toString(0.6, 'f', 3));
    EXPECT_EQ(curves.findChild<CurveChart*>("loss-chart")->curves().at(0).points.size(), 2u);
    writer.done();
  }
  panel.watcher().poll();
  EXPECT_EQ(cell(table, 0, RunModel::State), "done");
  EXPECT_EQ(message.count(), 1);
}

TEST(RunPanel, TheStopButtonAsksTheRunToEnd) {
  const TempFolder project;
  const auto folder = makeRun(project, "20260101-000000-XIII-0001");
  LearningCurves curves;
  RunPanel panel(curves);
  panel.show();
  RunWriter writer(folder);
  const Progress work = writer.progress({});
  panel.setProject(project.path());
  auto* stop = panel.findChild<QPushButton*>("stop-run");
  EXPECT_FALSE(stop->isEnabled());
  panel.findChild<QTableView*>("runs")->selectRow(0);
  ASSERT_TRUE(stop->isEnabled());
  QTest::mouseClick(stop, Qt::LeftButton);
  EXPECT_TRUE(QTest::qWaitFor([&] { return work.stopRequested(); }, 2000));
  writer.stopped();
  panel.watcher().poll();
  EXPECT_FALSE(stop->isEnabled());
  EXPECT_TRUE(panel.findChild<QPushButton*>("resume-run")->isEnabled());
}

TEST(RunPanel, AFailureIsToldInOneSentence) {
  const TempFolder project;
  const auto folder = makeRun(project, "20260101-000000-XIII-0001");
  LearningCurves curves;
  RunPanel panel(curves);
  panel.setProject(project.path());
  QSignalSpy failed(&panel, &RunPanel::failed);
  {
    RunWriter writer(folder);
    writer.failed("out-of-memory", "the device has no memory left", "Use a smaller batch.");
  }
  panel.watcher().poll();
  ASSERT_EQ(failed.count(), 1);
  EXPECT_TRUE(failed.first().first().toString().contains("Use a smaller batch"));
}

TEST(RunPanel, ATornRunIsShownAsUnreadable) {
  const TempFolder project;
  const auto folder = makeRun(project, "20260101-000000-XIII-0001");
  writeFileAtomically(RunPaths{folder}.status(), "{");
  LearningCurves curves;
  RunPanel panel(curves);
  panel.setProject(project.path());
  EXPECT_EQ(cell(*panel.findChild<QTableView*>("runs"), 0, RunModel::State), "unreadable");
}

TEST(RunPanel, UntickingARunHidesItsCurves) {
  const TempFolder project;
  const auto folder = makeRun(project, "20260101-000000-XIII-0001");
  {
    RunWriter writer(folder);
    epoch(writer, 1, 0.5);
    writer.done();
  }
  LearningCurves curves;
  RunPanel panel(curves);
  panel.setProject(project.path());
  auto* chart = curves.findChild<CurveChart*>("loss-chart");
  EXPECT_EQ(chart->curves().size(), 1u);
  auto* model = panel.findChild<QTableView*>("runs")->model();
  model->setData(model->index(0, RunModel::Name), Qt::Unchecked, Qt::CheckStateRole);
  EXPECT_EQ(chart->curves().size(), 0u);
}

TEST(TrainForm, APresetSetsNetAndChannelsAndTheCommand) {
  const TempFolder project;
  makeFolder(project / "datasets/valley");
  writeFileAtomically(project / "datasets/valley/dataset.json", "{}");
  TrainForm form;
  form.setProject(project.path());
  auto* preset = form.findChild<QComboBox*>("preset");
  preset->setCurrentIndex(preset->findData("VI"));
  EXPECT_EQ(form.params().net, "segnet");
  EXPECT_EQ(form.params().channels, "rgb,hotspot,aspect");
  EXPECT_FALSE(form.findChild<QWidget*>("param-net")->isEnabled());
  const QString command = form.findChild<QLineEdit*>("command")->text();
  EXPECT_TRUE(command.startsWith("scarp train ")) << command.toStdString();
  EXPECT_TRUE(command.contains("--model VI --width 16")) << command.toStdString();
  EXPECT_FALSE(command.contains("--channels"));
  preset->setCurrentIndex(0);
  EXPECT_TRUE(form.findChild<QWidget*>("param-net")->isEnabled());
  EXPECT_TRUE(form.findChild<QPushButton*>("start-training")->isEnabled());
}

TEST(TrainForm, WithoutADatasetTheButtonSaysWhy) {
  TrainForm form;
  const auto* start = form.findChild<QPushButton*>("start-training");
  EXPECT_FALSE(start->isEnabled());
  EXPECT_TRUE(start->toolTip().contains("scarp dataset create"));
}

TEST(RunLauncher, QuotesForAShell) {
  EXPECT_EQ(shellLine({"train", "/data/my set", "it's"}), R"(scarp train '/data/my set' 'it'\''s')");
}
