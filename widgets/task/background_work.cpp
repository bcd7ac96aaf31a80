// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/task/background_work.h"

#include "core/base/error.h"

namespace scarp {

BackgroundWork::BackgroundWork(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

BackgroundWork::~BackgroundWork() {
  m_thread.request_stop();
  cancel();
  m_thread.join();
}

void BackgroundWork::run(const QString& what, Work work) {
  {
    const std::lock_guard lock(m_mutex);
    m_jobs.push_back({std::move(work), std::stop_source()});
  }
  ++m_running;
  m_wake.notify_all();
  emit busyChanged(what);
}

void BackgroundWork::cancel() {
  const std::lock_guard lock(m_mutex);
  m_current.request_stop();
  for (Job& job : m_jobs)
    job.stop.request_stop();
}

void BackgroundWork::loop(const std::stop_token& stop) {
  for (;;) {
    Job job;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); });
      if (stop.stop_requested())
        return;
      job = std::move(m_jobs.front());
      m_jobs.pop_front();
      m_current = job.stop;
    }
    Then then = perform(job);
    QMetaObject::invokeMethod(
        this,
        [this, then = std::move(then)] {
          done();
          if (then)
            then();
        },
        Qt::QueuedConnection);
  }
}

BackgroundWork::Then BackgroundWork::perform(const Job& job) {
  QString message, hint;
  try {
    return job.stop.stop_requested() ? Then() : job.work(job.stop.get_token());
  } catch (const Cancelled&) {
    return {};
  } catch (const Error& error) {
    message = QString::fromUtf8(error.what());
    hint = QString::fromStdString(error.hint());
  } catch (const std::exception& error) { // no memory, a file that a library trips over
    message = QString::fromUtf8(error.what());
  }
  return [this, message, hint] { emit failed(message, hint); };
}

void BackgroundWork::done() {
  if (--m_running == 0)
    emit busyChanged({});
}

} // namespace scarp
