// SPDX-License-Identifier: GPL-3.0-or-later
// Where to compute, with how many threads, and LibTorch's errors as ours. Private to training: carries
// LibTorch headers.
#pragma once

#include "core/base/error.h"

#include <c10/core/Device.h>
#include <c10/util/Exception.h>

#include <cstdint>
#include <string>
#include <utility>

namespace scarp {

/// auto | cpu | cuda. Throws Error(Device) when cuda is asked for and there is none.
c10::Device chooseDevice(const std::string& name);
/// 0: all cores. LibTorch's own default is one thread on some builds.
void useThreads(int64_t threads);
std::string describe(const c10::Device& device); ///< "CPU, 2 threads"

/// Memory of the device or of the machine ran out: Error(Device) with reason "out-of-memory". Anything else
/// of a GPU: Error(Device); of the CPU: Error(Internal).
[[noreturn]] void throwTranslated(const c10::Error& error);

/// Runs `work`; LibTorch's exceptions leave as Error.
template <class Work> auto translatingErrors(Work&& work) -> decltype(work()) {
  try {
    return std::forward<Work>(work)();
  } catch (const c10::Error& error) {
    throwTranslated(error);
  }
}

} // namespace scarp
