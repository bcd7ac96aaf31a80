// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"

#include <gtest/gtest.h>

#include <vector>

using namespace scarp;

TEST(Progress, PartsMapTheirFractionsOntoTheWhole) {
  std::vector<double> seen;
  const Progress whole({}, [&](const ProgressReport& r) { seen.push_back(r.fraction); });
  const Progress second = whole.part(0.5, 1).part(0, 0.5);
  second.step(0, "begins");
  second.step(1, "ends");
  EXPECT_EQ(seen, (std::vector<double>{0.5, 0.75}));
}

TEST(Progress, AStopRequestCancelsAtTheNextStep) {
  std::stop_source stop;
  const Progress progress(stop.get_token(), {});
  EXPECT_NO_THROW(progress.step(0.1));
  stop.request_stop();
  EXPECT_TRUE(progress.part(0, 1).stopRequested());
  EXPECT_THROW(progress.step(0.2), Cancelled);
}

TEST(Progress, ManyStepsAreReportedNowAndThen) {
  int reports = 0;
  const Progress progress({}, [&](const ProgressReport&) { ++reports; });
  for (int i = 0; i <= 100000; ++i)
    progress.step(i / 100000.0);
  EXPECT_GE(reports, 2); // the two ends
  EXPECT_LT(reports, 1000);
}
