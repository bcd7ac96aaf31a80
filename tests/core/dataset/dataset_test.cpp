// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "core/dataset/dataset.h"
#include "core/dataset/pack_writer.h"
#include "tests/support/temp_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

namespace scarp {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;

void writeSmall(const fs::path& folder) {
  PackWriter writer(folder, 20, 10, {storedChannel("red"), storedChannel("slope")});
  Dataset dataset;
  dataset.tile = 5;
  dataset.stride = 5;
  dataset.windows = {{0, 0, 5, 5}, {5, 0, 5, 5}, {10, 0, 5, 5}};
  dataset.split = {"random", 1, {0, 2}, {1}, 0};
  writer.finish(dataset, {});
}

/// The message of the Error that loading gives after `harm` was done to a good dataset.
std::string messageAfter(const std::function<void(const fs::path&)>& harm) {
  const test::TempFolder temp;
  writeSmall(temp / "pack");
  loadDataset(temp / "pack"); // good before
  harm(temp / "pack");
  try {
    loadDataset(temp / "pack");
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Input);
    EXPECT_FALSE(e.hint().empty());
    return e.what();
  }
  return "no error";
}

void editManifest(const fs::path& folder, const std::function<void(Json&)>& edit) {
  Json document = readJson(folder / "dataset.json");
  edit(document);
  writeJson(folder / "dataset.json", document);
}

TEST(Dataset, ExpandsRgb) {
  EXPECT_THAT(expandChannels("rgb,hotspot, Aspect"),
              ElementsAre("red", "green", "blue", "hotspot", "aspect"));
  EXPECT_THAT(expandChannels("elevation"), ElementsAre("elevation"));
}

TEST(Dataset, RefusesUnknownAndRepeatedChannels) {
  for (const char* list : {"rgb,colour", "rgb,red", "", "rgb,,slope", "slope,slope"})
    EXPECT_THROW(expandChannels(list), Error) << list;
}

TEST(Dataset, SaysWhenThereIsNone) {
  const test::TempFolder temp;
  EXPECT_THROW(loadDataset(temp / "nowhere"), Error);
  EXPECT_THROW(loadDataset(temp.path()), Error);
  writeFileAtomically(temp / "file", "x");
  EXPECT_THROW(loadDataset(temp / "file"), Error);
}

TEST(Dataset, NoticesTornFiles) {
  EXPECT_THAT(messageAfter([](const fs::path& f) { fs::remove(f / "red.u8"); }), HasSubstr("red.u8"));
  EXPECT_THAT(messageAfter([](const fs::path& f) { fs::resize_file(f / "slope.u16", 399); }),
              HasSubstr("399 bytes, expected 400"));
  EXPECT_THAT(messageAfter([](const fs::path& f) { fs::resize_file(f / "mask.u8", 201); }),
              HasSubstr("mask.u8"));
  EXPECT_THAT(
      messageAfter([](const fs::path& f) { writeFileAtomically(f / "dataset.json", "{\"schema\": 1, "); }),
      HasSubstr("not valid JSON"));
  EXPECT_THAT(messageAfter([](const fs::path& f) { writeFileAtomically(f / "dataset.json", "[]"); }),
              HasSubstr("not a dataset description"));
}

TEST(Dataset, NoticesAManifestThatContradictsItself) {
  const auto edited = [](const std::function<void(Json&)>& edit) {
    return messageAfter([&](const fs::path& f) { editManifest(f, edit); });
  };
  EXPECT_THAT(edited([](Json& d) { d.erase("windows"); }), HasSubstr("windows"));
  EXPECT_THAT(edited([](Json& d) { d["schema"] = 2; }), HasSubstr("schema 2"));
  EXPECT_THAT(edited([](Json& d) { d["width"] = 21; }), HasSubstr("bytes"));
  EXPECT_THAT(edited([](Json& d) { d["width"] = -20; }), HasSubstr("not positive"));
  EXPECT_THAT(edited([](Json& d) { d["windows"][1] = {18, 0}; }), HasSubstr("outside the pack"));
  EXPECT_THAT(edited([](Json& d) { d["split"]["test"] = {7}; }), HasSubstr("not there"));
  EXPECT_THAT(edited([](Json& d) { d["split"]["test"] = {2}; }), HasSubstr("twice"));
  EXPECT_THAT(edited([](Json& d) { d["channels"] = Json::array(); }), HasSubstr("no channels"));
  EXPECT_THAT(edited([](Json& d) { d["channels"][0]["type"] = "float16"; }), HasSubstr("float16"));
  EXPECT_THAT(edited([](Json& d) { d["channels"][0]["file"] = "../red.u8"; }),
              HasSubstr("no file of the folder"));
}

} // namespace
} // namespace scarp
