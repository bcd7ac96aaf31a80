// SPDX-License-Identifier: GPL-3.0-or-later
// One worker thread for jobs that take moments to minutes: they run one after the other, each gives back what
// is to be done on the GUI thread when it is done. Errors are told, a cancelled job ends without a word.
#pragma once

#include <QObject>
#include <QString>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace scarp {

class BackgroundWork final : public QObject {
  Q_OBJECT

public:
  using Then = std::function<void()>;
  using Work = std::function<Then(const std::stop_token&)>; ///< may throw Error or Cancelled

  explicit BackgroundWork(QObject* parent = nullptr);
  ~BackgroundWork() override; ///< stops what runs and waits for it
  void run(const QString& what, Work work);
  void cancel(); ///< what runs, and what waits
  bool busy() const { return m_running > 0; }

signals:
  void failed(const QString& message, const QString& hint);
  void busyChanged(const QString& what); ///< empty: nothing runs

private:
  struct Job {
    Work work;
    std::stop_source stop;
  };
  void loop(const std::stop_token& stop);
  Then perform(const Job& job);
  void done();

  int m_running = 0;
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  std::deque<Job> m_jobs;
  std::stop_source m_current;
  std::jthread m_thread;
};

} // namespace scarp
