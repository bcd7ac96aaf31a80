// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/widgets/targets/target_studio.h"
#include "widgets/map/ct_source.h"

namespace scarp {
namespace {

TEST(CtSource, FurtherColumnsComeInTheOrderOfTheCloud) {
  const test::TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  const CtColumns columns = source.columns({"height", "gi_z"});
  ASSERT_EQ(columns.size(), 2u);
  const CtCloud& cloud = *source.cloud();
  for (size_t i = 0; i < cloud.size(); ++i) {
    EXPECT_FLOAT_EQ((*columns.at("height"))[i], 1000 + static_cast<float>(cloud.row(i) / 20));
    EXPECT_FLOAT_EQ((*columns.at("gi_z"))[i], static_cast<float>(*cloud.z(i)));
  }
  EXPECT_EQ(source.columns({"height"}).at("height"), columns.at("height")) << "read once";
}

TEST(CtSource, AColumnThatIsMissingOrHoldsTextsIsRefusedByName) {
  const test::TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  for (const char* name : {"depth", "kind"})
    try {
      source.columns({name});
      FAIL() << name;
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(name), std::string::npos);
    }
}

TEST(CtSource, SeriesOfALongTableAreReadFromTheFileInTheOrderAsked) {
  const test::TargetFiles files;
  CtReadOptions little;
  little.mostSeriesValues = 100;
  const CtSource whole(files.table(), {}, files.grid.crs), few(files.table(), little, files.grid.crs);
  EXPECT_TRUE(whole.cloud()->keepsSeries());
  EXPECT_FALSE(few.cloud()->keepsSeries());
  EXPECT_EQ(few.cloud()->dates(), whole.cloud()->dates());
  EXPECT_TRUE(few.cloud()->coverages().empty());
  const std::vector<uint32_t> targets = {399, 3, 200, 3};
  const std::vector<float> a = whole.series(targets), b = few.series(targets);
  ASSERT_EQ(a.size(), 4 * 24u);
  ASSERT_EQ(b.size(), a.size());
  for (size_t i = 0; i < a.size(); ++i)
    EXPECT_TRUE(a[i] == b[i] || (std::isnan(a[i]) && std::isnan(b[i]))) << i;
}

TEST(CtSource, ARowHasEverythingThatTheTableSaysOfATarget) {
  const test::TargetFiles files;
  const CtSource source(files.table(), {}, files.grid.crs);
  const auto target = source.cloud()->nearest(files.place(7, 3), 1);
  ASSERT_TRUE(target);
  const CtPoints row = source.row(static_cast<uint32_t>(*target));
  ASSERT_EQ(row.size(), 1u);
  EXPECT_EQ(row.velocity[0], test::TargetFiles::velocity(7));
  EXPECT_EQ(std::get<std::vector<double>>(row.column("height")->values)[0], 1003);
  EXPECT_EQ(std::get<std::vector<std::string>>(row.column("kind")->values)[0], "rock");
}

TEST(CtSource, AFileThatHasShrunkMeanwhileIsSaidAndReadsNothingWrong) {
  const test::TargetFiles files;
  CtReadOptions little;
  little.mostSeriesValues = 100;
  const CtSource source(files.table(), little, files.grid.crs);
  writeFileAtomically(files.table(), "x,y,velocity,D20200115\n500020,3899520,1,2\n");
  const std::vector<uint32_t> targets = {399};
  EXPECT_THROW(source.series(targets), Error);
}

} // namespace
} // namespace scarp
