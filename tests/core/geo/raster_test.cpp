// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/progress.h"
#include "core/geo/crs.h"
#include "core/geo/overviews.h"
#include "core/geo/raster.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <cmath>
#include <csignal>
#include <limits>
#include <numeric>

using namespace scarp;
using scarp::test::TempFolder;
using ::testing::Each;
using ::testing::HasSubstr;

namespace {

GridSpec utmGrid(int64_t columns, int64_t rows) {
  return {crsFromUser("EPSG:32647"), 720000, 3992000, 2.5, 2.5, columns, rows};
}

size_t filesIn(const TempFolder& folder) {
  size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path()))
    ++count;
  return count;
}

std::vector<float> ramp(int64_t cells) {
  std::vector<float> values(static_cast<size_t>(cells));
  std::iota(values.begin(), values.end(), 0.f);
  return values;
}

} // namespace

TEST(Raster, RoundTripKeepsGridValuesNoDataAndMetadata) {
  const TempFolder folder;
  const GridSpec grid = utmGrid(300, 280);
  std::vector<float> values = ramp(grid.window().cells());
  values[5] = std::numeric_limits<float>::quiet_NaN();
  RasterOptions options;
  options.bands = 2;
  options.noData = -9999;
  options.descriptions = {"slope", "aspect"};
  options.metadata = {{"unit", "degrees"}};
  RasterWriter writer(folder / "a.tif", grid, options);
  writer.write(grid.window(), 1, values);
  EXPECT_FALSE(std::filesystem::exists(folder / "a.tif")); // nothing under that name before finish()
  writer.finish();
  EXPECT_EQ(filesIn(folder), 1u);

  const RasterReader reader(folder / "a.tif");
  EXPECT_TRUE(sameCells(reader.grid(), grid));
  EXPECT_TRUE(sameCrs(reader.grid().crs, grid.crs));
  EXPECT_TRUE(reader.hasGeoreference());
  EXPECT_EQ(reader.bands(), 2);
  EXPECT_EQ(reader.type(), RasterType::Float32);
  EXPECT_EQ(reader.noData(), -9999);
  EXPECT_EQ(reader.bandDescription(2), "aspect");
  EXPECT_EQ(reader.metadata().at("unit"), "degrees");
  std::vector<float> back(values.size());
  reader.read(grid.window(), 1, back);
  EXPECT_TRUE(std::isnan(back[5]));
  back[5] = values[5] = 0;
  EXPECT_EQ(back, values);
  reader.read(grid.window(), 2, back); // never written: NoData
  EXPECT_TRUE(std::all_of(back.begin(), back.end(), [](float v) { return std::isnan(v); }));
}

TEST(Raster, ReadsAWindowAcrossTiles) {
  const TempFolder folder;
  const GridSpec grid = utmGrid(600, 300);
  RasterWriter writer(folder / "a.tif", grid, {});
  const std::vector<float> values = ramp(grid.window().cells());
  writer.write(grid.window(), 1, values);
  writer.finish();
  const RasterReader reader(folder / "a.tif");
  const Window window{250, 250, 20, 10};
  std::vector<float> part(200);
  std::vector<double> exact(200);
  reader.read(window, 1, part);
  reader.readDouble(window, 1, exact);
  for (int64_t r = 0; r < 10; ++r)
    for (int64_t c = 0; c < 20; ++c) {
      EXPECT_EQ(part[static_cast<size_t>(r * 20 + c)],
                values[static_cast<size_t>((250 + r) * 600 + 250 + c)]);
      EXPECT_EQ(exact[static_cast<size_t>(r * 20 + c)],
                values[static_cast<size_t>((250 + r) * 600 + 250 + c)]);
    }
  EXPECT_THROW(reader.read({590, 0, 20, 1}, 1, part), Error);
  EXPECT_THROW(reader.read(window, 2, part), Error);
}

TEST(Raster, ReadsScaledByAverageAndLeavesNoDataOut) {
  const TempFolder folder;
  const GridSpec grid = utmGrid(4, 2);
  RasterOptions options;
  options.noData = -9999;
  const float nan = std::numeric_limits<float>::quiet_NaN();
  RasterWriter writer(folder / "a.tif", grid, options);
  writer.write(grid.window(), 1, std::vector<float>{1, 3, nan, nan, 5, 7, nan, nan});
  writer.finish();
  std::vector<float> out(2);
  RasterReader(folder / "a.tif").readScaled(grid.window(), 1, 2, 1, out);
  EXPECT_FLOAT_EQ(out[0], 4);
  EXPECT_TRUE(std::isnan(out[1]));
}

TEST(Raster, BytesAndOverviews) {
  const TempFolder folder;
  const GridSpec grid = utmGrid(1024, 700);
  RasterOptions options;
  options.type = RasterType::Byte;
  RasterWriter writer(folder / "a.tif", grid, options);
  const std::vector<uint8_t> values(static_cast<size_t>(grid.window().cells()), 200);
  writer.writeBytes(grid.window(), 1, values);
  writer.finish();
  EXPECT_EQ(RasterReader(folder / "a.tif").overviewCount(), 0);
  addOverviews(folder / "a.tif", {});
  const RasterReader reader(folder / "a.tif");
  EXPECT_EQ(reader.overviewCount(), 3); // 512, 256, 128
  std::vector<uint8_t> small(100);
  reader.readScaledBytes(grid.window(), 1, 10, 10, small);
  EXPECT_THAT(small, Each(200));
  EXPECT_EQ(filesIn(folder), 1u);
}

TEST(Raster, WithoutGeoreferenceIsPixelsAndSaysSoWhereOneIsNeeded) {
  const RasterReader reader(std::filesystem::path(SCARP_SOURCE_DIR) /
                            "assets/sample/sichuan/images/Landslide001.png");
  EXPECT_FALSE(reader.hasGeoreference());
  EXPECT_EQ(reader.grid().columns, 512);
  EXPECT_EQ(reader.grid().top, 512);
  EXPECT_EQ(reader.grid().cellX, 1);
  try {
    reader.requireGeoreference();
    FAIL();
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    EXPECT_THAT(e.what(), HasSubstr("Landslide001.png"));
  }
}

TEST(Raster, RefusesMissingFilesAndOtherFiles) {
  const TempFolder folder;
  EXPECT_THROW(RasterReader(folder / "none.tif"), Error);
  writeFileAtomically(folder / "text.tif", "no raster\n");
  EXPECT_THROW(RasterReader(folder / "text.tif"), Error);
}

TEST(Raster, AnUnfinishedFileLeavesNoTrace) {
  const TempFolder folder;
  writeFileAtomically(folder / "a.tif", "what was there");
  {
    RasterWriter writer(folder / "a.tif", utmGrid(300, 300), {});
    writer.write({0, 0, 300, 300}, 1, ramp(90000));
  }
  EXPECT_EQ(filesIn(folder), 1u);
  EXPECT_EQ(readFile(folder / "a.tif"), "what was there");
}

TEST(Raster, RefusesAMissingFolderAndAnEmptyGrid) {
  const TempFolder folder;
  EXPECT_THROW(RasterWriter(folder / "none/a.tif", utmGrid(3, 3), {}), Error);
  EXPECT_THROW(RasterWriter(folder / "a.tif", utmGrid(0, 3), {}), Error);
  EXPECT_THROW(RasterWriter(folder.path(), utmGrid(3, 3), {}), Error);
}

TEST(Raster, AFullDiskIsOneErrorAndNothingIsLeft) {
  const TempFolder folder;
  // A limit on the size of files is what a full disk looks like to a program, without one.
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit old{};
  ::getrlimit(RLIMIT_FSIZE, &old);
  const rlimit tight{100000, old.rlim_max};
  ::setrlimit(RLIMIT_FSIZE, &tight);
  std::string message;
  try {
    RasterOptions options;
    options.compress = false;
    RasterWriter writer(folder / "a.tif", utmGrid(1000, 1000), options);
    writer.write({0, 0, 1000, 1000}, 1, ramp(1000000));
    writer.finish();
  } catch (const Error& e) {
    message = e.what();
    EXPECT_EQ(e.code(), ErrorCode::Input);
  }
  ::setrlimit(RLIMIT_FSIZE, &old);
  EXPECT_THAT(message, HasSubstr("a.tif"));
  EXPECT_EQ(filesIn(folder), 0u);
}

TEST(Raster, BlocksCoverTheGridOnce) {
  int64_t cells = 0;
  const GridSpec grid = utmGrid(1000, 601);
  for (const Window& block : blocksOf(grid, 256)) {
    EXPECT_EQ(intersect(block, grid.window()), block);
    cells += block.cells();
  }
  EXPECT_EQ(cells, 601000);
}
