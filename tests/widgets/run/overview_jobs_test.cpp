// SPDX-License-Identifier: GPL-3.0-or-later
// Overviews as runs of the real command.
#include "widgets/run/overview_jobs.h"

#include "core/geo/raster.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

using namespace scarp;
namespace fs = std::filesystem;

namespace {

fs::path rasterIn(const test::TempFolder& folder) {
  test::writeRaster(folder / "a.tif", test::smallGrid(700, 600), {},
                    [](int, int64_t x, int64_t y) { return double(x % 2 == 0 ? 0 : y); });
  return folder / "a.tif";
}

} // namespace

TEST(OverviewJobs, ARunMakesThemAndTells) {
  const test::TempFolder folder;
  const fs::path file = rasterIn(folder);
  OverviewJobs jobs;
  QSignalSpy finished(&jobs, &OverviewJobs::finished);
  jobs.start(folder / "runs", file, false);
  EXPECT_TRUE(jobs.running(file));
  jobs.start(folder / "runs", file, false); // once is enough
  EXPECT_EQ(findRuns(folder / "runs").size(), 1u);
  ASSERT_TRUE(finished.wait(60000));
  EXPECT_EQ(finished.first().first().toString().toStdString(), file.string());
  EXPECT_FALSE(jobs.running(file));
  EXPECT_EQ(RasterReader(file).overviewCount(), 2);
  RunReader run(findRuns(folder / "runs").front());
  run.poll();
  EXPECT_EQ(run.view().status.state, RunState::Done);
}

TEST(OverviewJobs, WhatGoesWrongIsTold) {
  const test::TempFolder folder;
  const fs::path file = rasterIn(folder);
  fs::resize_file(file, fs::file_size(file) / 2);
  OverviewJobs jobs;
  QSignalSpy failed(&jobs, &OverviewJobs::failed);
  jobs.start(folder / "runs", file, true);
  ASSERT_TRUE(failed.wait(60000));
  EXPECT_TRUE(failed.first().at(1).toString().contains("a.tif")) << failed.first().at(1).toString().toStdString();
  EXPECT_FALSE(fs::exists(file.string() + ".ovr"));
}
