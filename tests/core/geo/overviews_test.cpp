// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/geo/overviews.h"
#include "core/geo/raster.h"
#include "tests/support/odd_rasters.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cmath>
#include <set>

using namespace scarp;
using scarp::test::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSubsetOf;
namespace fs = std::filesystem;

namespace {

std::vector<std::string> namesIn(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.insert(entry.path().filename().string());
  return {names.begin(), names.end()};
}

/// Columns of 0 and 100 in turn.
void writeStripes(const fs::path& file, const std::string& description = {}, double first = 0,
                  double second = 100) {
  RasterOptions options;
  if (!description.empty())
    options.descriptions = {description};
  test::writeRaster(file, test::smallGrid(600, 520), options,
                    [&](int, int64_t x, int64_t) { return x % 2 == 0 ? first : second; });
}

/// All values of the coarsest overview.
std::vector<float> coarsest(const fs::path& file, RasterReader::Shrink shrink) {
  const RasterReader reader(file);
  std::vector<float> values(64);
  reader.readScaled(reader.grid().window(), 1, 8, 8, values, shrink);
  return values;
}

std::string whatOf(const std::function<void()>& work) {
  try {
    work();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    EXPECT_FALSE(e.hint().empty());
    return e.what();
  }
  ADD_FAILURE() << "nothing was refused";
  return {};
}

} // namespace

TEST(Overviews, StandBesideTheFileThatStaysAsItWas) {
  const TempFolder folder;
  writeStripes(folder / "a.tif");
  const std::string before = hashFile(folder / "a.tif");
  const OverviewReport report = writeOverviews(folder / "a.tif", {}, {});
  EXPECT_EQ(report.resampling, "average");
  EXPECT_THAT(report.factors, ElementsAre(2, 4));
  EXPECT_FALSE(report.existed);
  EXPECT_EQ(report.bytes, fs::file_size(folder / "a.tif.ovr"));
  EXPECT_EQ(hashFile(folder / "a.tif"), before);
  EXPECT_THAT(namesIn(folder.path()), ElementsAre("a.tif", "a.tif.ovr"));
  EXPECT_EQ(RasterReader(folder / "a.tif").overviewCount(), 2);
  for (const float value : coarsest(folder / "a.tif", RasterReader::Shrink::Nearest))
    EXPECT_FLOAT_EQ(value, 50); // the nearest cell of an averaged overview
}

TEST(Overviews, OfAnglesAndClassesAreTakenFromTheNearestCell) {
  const TempFolder folder;
  writeStripes(folder / "aspect.tif", "aspect [degrees clockwise from north]", 359, 1);
  EXPECT_EQ(writeOverviews(folder / "aspect.tif", {}, {}).resampling, "nearest");
  for (const float value : coarsest(folder / "aspect.tif", RasterReader::Shrink::Nearest))
    EXPECT_TRUE(value == 359 || value == 1) << value; // never 180

  writeStripes(folder / "plain.tif");
  EXPECT_EQ(writeOverviews(folder / "plain.tif", {.resampling = "nearest"}, {}).resampling, "nearest");

  test::OddRaster palette{.columns = 300, .rows = 300, .type = GDT_Byte};
  palette.more = [](GDALDataset& dataset) {
    GDALColorTable table;
    const GDALColorEntry red{255, 0, 0, 255};
    table.SetColorEntry(1, &red);
    dataset.GetRasterBand(1)->SetColorTable(&table);
  };
  test::write(folder / "palette.tif", palette);
  EXPECT_EQ(writeOverviews(folder / "palette.tif", {}, {}).resampling, "nearest");
}

TEST(Overviews, NoDataDoesNotLeakIntoAverages) {
  const TempFolder folder;
  RasterOptions options;
  options.noData = -9999;
  test::writeRaster(folder / "a.tif", test::smallGrid(600, 520), options,
                    [](int, int64_t x, int64_t) { return x % 2 == 0 ? NAN : 40.0; });
  writeOverviews(folder / "a.tif", {}, {});
  for (const float value : coarsest(folder / "a.tif", RasterReader::Shrink::Nearest))
    EXPECT_FLOAT_EQ(value, 40);
}

TEST(Overviews, SmallRastersAndThoseThatHaveThemAreLeftAlone) {
  const TempFolder folder;
  RasterOptions options;
  test::writeRaster(folder / "small.tif", test::smallGrid(100, 90), options,
                    [](int, int64_t, int64_t) { return 1; });
  EXPECT_TRUE(writeOverviews(folder / "small.tif", {}, {}).factors.empty());
  writeStripes(folder / "a.tif");
  writeOverviews(folder / "a.tif", {}, {});
  const auto stamp = fs::last_write_time(folder / "a.tif.ovr");
  EXPECT_TRUE(writeOverviews(folder / "a.tif", {}, {}).existed);
  EXPECT_EQ(fs::last_write_time(folder / "a.tif.ovr"), stamp);
  EXPECT_THAT(namesIn(folder.path()), ElementsAre("a.tif", "a.tif.ovr", "small.tif"));
}

TEST(Overviews, StoppedOnesLeaveNothing) {
  const TempFolder folder;
  RasterOptions options;
  test::writeRaster(folder / "a.tif", test::smallGrid(3000, 2600), options,
                    [](int, int64_t x, int64_t y) { return double(x * y % 977); });
  std::stop_source stop;
  int steps = 0;
  const Progress progress(stop.get_token(), [&](const ProgressReport& report) {
    ++steps;
    EXPECT_LT(report.fraction, 1);
    if (report.fraction > 0)
      stop.request_stop();
  });
  EXPECT_THROW(writeOverviews(folder / "a.tif", {}, progress), Cancelled);
  EXPECT_GE(steps, 2);
  EXPECT_THAT(namesIn(folder.path()), ElementsAre("a.tif"));
}

TEST(Overviews, SayWhatIsWrong) {
  const TempFolder folder;
  EXPECT_THAT(whatOf([&] { writeOverviews(folder / "none.tif", {}, {}); }), HasSubstr("does not exist"));
  writeFileAtomically(folder / "text.tif", "no raster");
  EXPECT_THAT(whatOf([&] { writeOverviews(folder / "text.tif", {}, {}); }), HasSubstr("is not a raster"));
  EXPECT_THROW(writeOverviews(folder / "text.tif", {.resampling = "cubic"}, {}), Error);
}

TEST(Overviews, OfAFolderThatCannotBeWrittenToSayWhatToDo) {
  // Nobody may make files under /proc/self, root neither; the file itself can be read there.
  const TempFolder folder;
  writeStripes(folder / "a.tif");
  const int descriptor = ::open((folder / "a.tif").c_str(), O_RDONLY);
  const fs::path unwritable = "/proc/self/fd/" + std::to_string(descriptor);
  const std::string what = whatOf([&] { writeOverviews(unwritable, {}, {}); });
  ::close(descriptor);
  EXPECT_THAT(what, HasSubstr("cannot write overviews beside"));
  EXPECT_THAT(what, HasSubstr("the folder cannot be written to"));
}
