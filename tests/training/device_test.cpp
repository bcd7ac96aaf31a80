// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/device.h"

#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <gtest/gtest.h>

#include <thread>

namespace scarp {
namespace {

TEST(Device, RunningOutOfMemoryIsADeviceError) {
  try {
    translatingErrors([] { at::empty({int64_t{1} << 50}); });
    FAIL() << "a petabyte was given out";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Device);
    EXPECT_EQ(e.reason(), "out-of-memory");
    EXPECT_NE(e.hint().find("--batch"), std::string::npos);
  }
}

TEST(Device, OtherFaultsOfTheLibraryAreOurs) {
  try {
    translatingErrors([] { at::ones({2, 3}).mm(at::ones({2, 3})); });
    FAIL() << "shapes did not fit";
  } catch (const Error& e) {
    EXPECT_EQ(e.code(), ErrorCode::Internal);
  }
}

TEST(Device, TakesAllCoresUnlessTold) {
  useThreads(1);
  EXPECT_EQ(at::get_num_threads(), 1);
  useThreads(0);
  EXPECT_EQ(at::get_num_threads(), static_cast<int>(std::thread::hardware_concurrency()));
  EXPECT_TRUE(chooseDevice("cpu").is_cpu());
}

} // namespace
} // namespace scarp
