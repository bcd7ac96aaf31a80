// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/loop/device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <torch/cuda.h>

#include <algorithm>
#include <thread>

namespace scarp {

c10::Device chooseDevice(const std::string& name) {
  const bool gpu = name != "cpu" && torch::cuda::is_available();
  if (name == "cuda" && !gpu)
    throw Error(ErrorCode::Device, "there is no usable CUDA device",
                "Use --device cpu, or build with a CUDA LibTorch on a machine with an NVIDIA GPU.",
                "no-cuda");
  if (gpu)
    at::globalContext().setBenchmarkCuDNN(
        true); // all batches have one shape: let cuDNN choose the fastest kernels
  return gpu ? c10::Device(c10::kCUDA, 0) : c10::Device(c10::kCPU);
}

void useThreads(int64_t threads) {
  const int64_t cores = std::max(1U, std::thread::hardware_concurrency());
  at::set_num_threads(static_cast<int>(threads > 0 ? threads : cores));
}

std::string describe(const c10::Device& device) {
  if (device.is_cuda())
    return "GPU (CUDA)";
  const int threads = at::get_num_threads();
  return "CPU, " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

void throwTranslated(const c10::Error& error) {
  std::string text = error.what_without_backtrace();
  const bool memory = text.find("out of memory") != std::string::npos ||
                      text.find("can't allocate memory") != std::string::npos ||
                      text.find("not enough memory") != std::string::npos;
  const bool gpu = text.find("CUDA") != std::string::npos || text.find("cuDNN") != std::string::npos ||
                   text.find("CUBLAS") != std::string::npos;
  text = text.substr(0, text.find('\n'));
  if (memory)
    throw Error(ErrorCode::Device,
                std::string(gpu ? "the GPU" : "the machine") + " has not enough memory (" + text + ")",
                "Use a smaller batch (--batch) or a narrower network (--width).", "out-of-memory");
  if (gpu)
    throw Error(ErrorCode::Device, "the GPU failed: " + text, "Try again, or use --device cpu.", "device");
  throw Error(ErrorCode::Internal, "LibTorch failed: " + text, "This is a fault of Scarp; please report it.",
              "internal");
}

} // namespace scarp
