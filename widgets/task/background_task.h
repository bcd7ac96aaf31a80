// SPDX-License-Identifier: GPL-3.0-or-later
// One piece of long work at a time on a thread of its own. The work gets values, and gives back a function
// that hands its result over in the owner's thread. Starting again drops the work before: it is asked to stop
// and its result is never handed over.
#pragma once

#include "core/base/progress.h"

#include <QObject>
#include <QString>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace scarp {

class BackgroundTask : public QObject {
  Q_OBJECT

public:
  using Deliver = std::function<void()>; ///< runs in the owner's thread; may be empty
  using Work = std::function<Deliver(const Progress&)>;

  explicit BackgroundTask(QObject* parent = nullptr);
  ~BackgroundTask() override; ///< asks the work to stop and waits until it has
  void start(Work work);
  void cancel(); ///< nothing is handed over any more; `cancelled` follows when something ran
  bool running() const { return m_running; }

signals:
  void progressed(double fraction, const QString& what);
  void finished();                                          ///< after the result was handed over
  void failed(const QString& message, const QString& hint); ///< the work threw
  void cancelled();

private:
  struct Job {
    uint64_t number = 0;
    Work work;
    std::stop_source stop;
  };
  void run(const std::stop_token& stop);
  void perform(const Job& job);
  void report(uint64_t number, const std::function<void()>& tell);

  bool m_running = false;
  uint64_t m_number = 0; ///< of the job whose result counts
  std::stop_source m_stop;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::optional<Job> m_next;
  std::jthread m_thread; ///< last: joined before anything it uses goes
};

} // namespace scarp
