// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/support/temp_folder.h"
#include "training/models/safetensors.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>

namespace scarp {
namespace {

template <class T> std::span<const char> bytesOfValues(const T& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])};
}

TEST(Safetensors, GivesBackWhatWasWritten) {
  const test::TempFolder folder;
  const std::array<float, 6> weights{1, -2, 3.5F, 0, 1e-30F, 7};
  const std::array<int64_t, 1> step{42};
  const std::vector<TensorView> written{{"a.weight", TensorType::F32, {2, 3}, bytesOfValues(weights)},
                                        {"empty", TensorType::U8, {0, 4}, {}},
                                        {"step", TensorType::I64, {}, bytesOfValues(step)}};
  writeSafetensors(folder / "x.safetensors", written, {{"net", "unet"}});

  const SafetensorsFile read(folder / "x.safetensors");
  ASSERT_EQ(read.tensors().size(), 3u);
  EXPECT_EQ(read.metadata().at("net"), "unet");
  for (const TensorView& expected : written) {
    const TensorView& tensor = read.at(expected.name);
    EXPECT_EQ(tensor.type, expected.type);
    EXPECT_EQ(tensor.shape, expected.shape);
    ASSERT_EQ(tensor.bytes.size(), expected.bytes.size());
    EXPECT_TRUE(std::equal(tensor.bytes.begin(), tensor.bytes.end(), expected.bytes.begin()));
  }
  EXPECT_EQ(read.find("b"), nullptr);
  EXPECT_THROW(read.at("b"), Error);
}

TEST(Safetensors, ReadsFilesOfOtherSoftware) {
  const SafetensorsFile file(test::testData("nets/unet_nobn_in4_io.safetensors"));
  EXPECT_EQ(file.at("input").shape, (std::vector<int64_t>{2, 4, 64, 64}));
  EXPECT_EQ(file.at("target").type, TensorType::U8);
  EXPECT_EQ(file.at("prob_eval").type, TensorType::F64);
  EXPECT_EQ(file.at("prob_eval").count(), 2 * 64 * 64);
}

TEST(Safetensors, RefusesEveryTornFile) {
  const test::TempFolder folder;
  const std::array<float, 4> values{1, 2, 3, 4};
  writeSafetensors(folder / "x", std::vector<TensorView>{{"a", TensorType::F32, {4}, bytesOfValues(values)}});
  const std::string whole = readFile(folder / "x");
  for (size_t length = 0; length < whole.size(); ++length) {
    writeFileAtomically(folder / "torn", whole.substr(0, length));
    EXPECT_THROW(SafetensorsFile(folder / "torn"), Error) << length << " of " << whole.size() << " bytes";
  }
}

TEST(Safetensors, RefusesShapesThatDoNotFitTheirData) {
  const test::TempFolder folder;
  for (const char* shape : {"[5]", "[-1]", "[4294967296,4294967296,4]"}) {
    const std::string header =
        std::string(R"({"a":{"dtype":"F32","shape":)") + shape + R"(,"data_offsets":[0,16]}})";
    std::string content(8, '\0');
    const uint64_t length = header.size();
    std::memcpy(content.data(), &length, sizeof length);
    writeFileAtomically(folder / "bad", content + header + std::string(16, '\0'));
    EXPECT_THROW(SafetensorsFile(folder / "bad"), Error) << shape;
  }
}

} // namespace
} // namespace scarp
