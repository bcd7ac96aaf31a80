// SPDX-License-Identifier: GPL-3.0-or-later
// Work on all cores. An exception of a worker (Cancelled too) ends the others and is thrown again in the
// caller. parallelRanges: independent ranges of a loop. orderedBlocks: workers compute, the caller's thread
// takes the results in order (to write a file, say), with only a few results waiting at any time.
#pragma once

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace scarp {

inline int coreCount() {
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

/// Calls work(first, last) for pieces of 0..count of at most `piece`, on every core; the caller's thread
/// takes part.
template <class Work> void parallelRanges(int64_t count, int64_t piece, Work&& work) {
  std::atomic<int64_t> next{0};
  std::exception_ptr failure;
  std::mutex mutex;
  const auto run = [&] {
    try {
      for (int64_t first; (first = next.fetch_add(piece)) < count;)
        work(first, std::min(first + piece, count));
    } catch (...) {
      next = count;
      const std::lock_guard lock(mutex);
      if (!failure)
        failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    const int64_t useful = std::min<int64_t>(coreCount(), (count + piece - 1) / piece);
    for (int64_t i = 1; i < useful; ++i)
      threads.emplace_back(run);
    run();
  }
  if (failure)
    std::rethrow_exception(failure);
}

/// makeWorker() is called once in every working thread and gives a function Result(int64_t block);
/// take(block, Result&&) is called in the caller's thread for block 0, 1, 2, ...
template <class Result, class MakeWorker, class Take>
void orderedBlocks(int64_t count, MakeWorker&& makeWorker, Take&& take) {
  const int threadCount = static_cast<int>(std::min<int64_t>(coreCount(), std::max<int64_t>(count, 1)));
  const int64_t waiting = 2 * threadCount + 2;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::optional<Result>> results(static_cast<size_t>(waiting));
  int64_t next = 0, taken = 0;
  bool ended = false;
  std::exception_ptr failure;

  const auto run = [&] {
    try {
      auto worker = makeWorker();
      while (true) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ended || next >= count || next < taken + waiting; });
        if (ended || next >= count)
          return;
        const int64_t block = next++;
        lock.unlock();
        Result result = worker(block);
        lock.lock();
        results[static_cast<size_t>(block % waiting)] = std::move(result);
        changed.notify_all();
      }
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure)
        failure = std::current_exception();
      ended = true;
      changed.notify_all();
    }
  };

  std::vector<std::jthread> threads;
  for (int i = 0; i < threadCount; ++i)
    threads.emplace_back(run);
  try {
    for (int64_t block = 0; block < count; ++block) {
      std::optional<Result>& slot = results[static_cast<size_t>(block % waiting)];
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return ended || slot.has_value(); });
      if (!slot)
        break;
      Result result = std::move(*slot);
      slot.reset();
      ++taken;
      changed.notify_all();
      lock.unlock();
      take(block, std::move(result));
    }
  } catch (...) {
    const std::lock_guard lock(mutex);
    if (!failure)
      failure = std::current_exception();
    ended = true;
    changed.notify_all();
  }
  threads.clear(); // joins
  if (failure)
    std::rethrow_exception(failure);
}

} // namespace scarp
