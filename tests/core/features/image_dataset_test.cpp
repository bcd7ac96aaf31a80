// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/features/image_dataset.h"
#include "tests/support/small_rasters.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class ImageDataset : public testing::Test {
protected:
  void SetUp() override {
    makeFolder(temp / "images");
    makeFolder(temp / "masks");
  }
  /// Mask: magenta on the left half.
  void writePair(const std::string& image, const std::string& mask, int64_t width, int64_t height) {
    test::writeImage(temp / "images" / image, test::smallGrid(width, height));
    RasterOptions options;
    options.type = RasterType::Byte;
    options.bands = 3;
    test::writeRaster(
        temp / "masks" / mask, test::smallGrid(width, height), options,
        [width](int band, int64_t x, int64_t) { return band != 2 && x < width / 2 ? 255.0 : 0.0; });
  }
  fs::path operator/(const std::string& name) const { return temp / name; }
  Dataset make(const ImageDatasetParams& how) {
    return createImageDataset(temp / "images", temp / "masks", how, temp / "pack", notices, {});
  }
  std::string messageOf(const ImageDatasetParams& how) {
    try {
      make(how);
    } catch (const Error& e) {
      EXPECT_FALSE(fs::exists(temp / "pack"));
      return e.what();
    }
    return "no error";
  }

  test::TempFolder temp;
  Notices notices;
  ImageDatasetParams params{"images", 1, 16, 0.25, 0.3};
};

TEST_F(ImageDataset, StacksImagesOfDifferentSizes) {
  writePair("Landslide001.tif", "LandslideLabel001.tif", 40, 30);
  writePair("Landslide002.tif", "LandslideLabel002.tif", 64, 20);
  writePair("Landslide003.tif", "LandslideLabel003.tif", 30, 50);
  make(params);
  const Dataset dataset = loadDataset(temp / "pack");
  EXPECT_EQ(dataset.width, 64);
  EXPECT_EQ(dataset.height, 100);
  EXPECT_FALSE(dataset.grid);
  ASSERT_EQ(dataset.regions.size(), 3U);
  EXPECT_EQ(dataset.regions[1].name, "Landslide002");
  EXPECT_EQ(dataset.regions[1].window, (Window{0, 30, 64, 20}));
  EXPECT_EQ(dataset.windows.size(), 3U * 2 + 5 * 1 + 2 * 3);
  EXPECT_EQ(dataset.split.testPixelsSeenInTraining, 0);
  const PackReader reader(dataset, {"red", "green", "blue"});
  std::vector<float> out(64 * 20);
  reader.values(2, dataset.regions[1].window, out);
  EXPECT_EQ(out[64 * 3 + 10], float((10 * 3 + 3 * 7) % 256));
  std::vector<uint8_t> mask(64 * 20);
  reader.mask(dataset.regions[1].window, mask);
  EXPECT_EQ(std::count(mask.begin(), mask.end(), 1), 32 * 20);
  EXPECT_EQ(mask[31], 1);
  EXPECT_EQ(mask[32], 0);
  std::set<int64_t> trainRegions, testRegions;
  for (const uint32_t k : dataset.split.train)
    trainRegions.insert(dataset.windows[k].y < 30 ? 0 : dataset.windows[k].y < 50 ? 1 : 2);
  for (const uint32_t k : dataset.split.test)
    testRegions.insert(dataset.windows[k].y < 30 ? 0 : dataset.windows[k].y < 50 ? 1 : 2);
  EXPECT_EQ(trainRegions.size(), 2U);
  EXPECT_EQ(testRegions.size(), 1U);
}

TEST_F(ImageDataset, PairsByStemByWordAndByNumber) {
  for (const char* name : {"a.png", "scene_1_image.png", "photo-017.jpg", "alone.png"})
    writeFileAtomically(temp / "images" / name, "x");
  for (const char* name : {"A.tif", "scene_1_mask.png", "truth 17.png", "widow.png", "notes.txt"})
    writeFileAtomically(temp / "masks" / name, "x");
  const ImagePairs found = pairedImages(temp / "images", temp / "masks");
  std::vector<std::string> pairs, unpaired;
  for (const ImagePair& pair : found.pairs)
    pairs.push_back(pair.image.filename().string() + "|" + pair.mask.filename().string());
  for (const fs::path& file : found.unpaired)
    unpaired.push_back(file.filename().string());
  EXPECT_THAT(pairs, testing::ElementsAre("a.png|A.tif", "photo-017.jpg|truth 17.png",
                                          "scene_1_image.png|scene_1_mask.png"));
  EXPECT_THAT(unpaired, testing::ElementsAre("alone.png", "widow.png"));
}

TEST_F(ImageDataset, NeverGuessesBetweenTwo) {
  for (const char* name : {"north_1.png", "south_1.png"})
    writeFileAtomically(temp / "images" / name, "x");
  writeFileAtomically(temp / "masks" / "truth_1.png", "x");
  EXPECT_THROW(pairedImages(temp / "images", temp / "masks"), Error);
}

TEST_F(ImageDataset, NamesFilesWithoutPartnerAndImagesTooSmall) {
  writePair("i1.tif", "i1.tif", 40, 30);
  writePair("i2.tif", "i2.tif", 40, 30);
  writePair("i3.tif", "i3.tif", 12, 30);
  test::writeImage(temp / "images" / "lonely.tif", test::smallGrid(40, 30));
  const Dataset dataset = make(params);
  EXPECT_EQ(dataset.regions.size(), 2U);
  std::string all;
  for (const Notice& notice : notices)
    all += notice.text + "\n";
  EXPECT_THAT(all, HasSubstr("lonely.tif has no partner"));
  EXPECT_THAT(all, HasSubstr("i3.tif (12 x 30 px) is smaller than a tile"));
}

TEST_F(ImageDataset, RefusesWhatCannotWork) {
  EXPECT_THAT(messageOf(params), HasSubstr("holds no images"));
  writePair("i1.tif", "i1.tif", 40, 30);
  EXPECT_THAT(messageOf(params), HasSubstr("at least two images"));
  writePair("i2.tif", "i2.tif", 40, 30);
  test::writeImage(temp / "masks" / "i2.tif", test::smallGrid(39, 30));
  EXPECT_THAT(messageOf(params), HasSubstr("39 x 30"));
  writePair("i2.tif", "i2.tif", 40, 30);
  test::writeRaster(temp / "images" / "i2.tif", test::smallGrid(40, 30), {},
                    [](int, int64_t, int64_t) { return 1.0; });
  EXPECT_THAT(messageOf(params), HasSubstr("not an 8-bit RGB image"));
  writeFileAtomically(temp / "images" / "i2.tif", "this is no image");
  EXPECT_THAT(messageOf(params), HasSubstr("i2.tif"));
  writePair("i2.tif", "i2.tif", 40, 30);
  params.tile = 64;
  EXPECT_THAT(messageOf(params), HasSubstr("as large as a tile"));
}

} // namespace
} // namespace scarp
