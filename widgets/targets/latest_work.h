// SPDX-License-Identifier: GPL-3.0-or-later
// One thread that works on what was asked for last: an order that waits is replaced, one that runs is told to
// stop. What an order gives back is called in the thread that owns this object (the GUI thread), unless a
// newer order has come meanwhile.
#pragma once

#include <QObject>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace scarp {

class LatestWork final : public QObject {
  Q_OBJECT

public:
  using Finish = std::function<void()>;
  /// Runs in the working thread; throws only Cancelled.
  using Work = std::function<Finish(const std::stop_token&)>;

  explicit LatestWork(QObject* parent = nullptr);
  ~LatestWork() override; ///< waits for the order that runs, which was told to stop
  void run(Work work);
  void drop(); ///< forgets what was asked for
  bool busy() const { return m_busy; }

private:
  void loop(const std::stop_token& stop);

  bool m_busy = false;
  uint64_t m_order = 0;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  Work m_next;
  uint64_t m_nextOrder = 0;
  std::stop_source m_running;
  std::jthread m_thread;
};

} // namespace scarp
