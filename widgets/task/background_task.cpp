// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/task/background_task.h"

#include "core/base/error.h"

namespace scarp {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent), m_stop(std::nostopstate) {
  m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

BackgroundTask::~BackgroundTask() {
  m_stop.request_stop();
  m_thread.request_stop();
  m_thread.join();
}

void BackgroundTask::start(Work work) {
  m_stop.request_stop();
  m_stop = std::stop_source();
  m_running = true;
  {
    const std::lock_guard lock(m_mutex);
    m_next = Job{++m_number, std::move(work), m_stop};
  }
  m_wake.notify_all();
}

void BackgroundTask::cancel() {
  if (!m_running)
    return;
  m_stop.request_stop();
  ++m_number;
  m_running = false;
  emit cancelled();
}

void BackgroundTask::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Job job;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return m_next.has_value(); }))
        return;
      job = std::move(*m_next);
      m_next.reset();
    }
    if (!job.stop.stop_requested())
      perform(job);
  }
}

void BackgroundTask::perform(const Job& job) {
  const uint64_t number = job.number;
  const Progress progress(job.stop.get_token(), [this, number](const ProgressReport& at) {
    report(number, [this, fraction = at.fraction, what = QString::fromStdString(at.what)] {
      emit progressed(fraction, what);
    });
  });
  const auto fail = [&](const QString& message, const QString& hint) {
    report(number, [this, message, hint] {
      m_running = false;
      emit failed(message, hint);
    });
  };
  try {
    const Deliver deliver = job.work(progress);
    report(number, [this, deliver] {
      m_running = false;
      if (deliver)
        deliver();
      emit finished();
    });
  } catch (const Cancelled&) { // whoever cancelled knows
  } catch (const Error& error) {
    fail(QString::fromUtf8(error.what()), QString::fromStdString(error.hint()));
  } catch (const std::exception& error) {
    fail(QString::fromUtf8(error.what()), {});
  }
}

/// In the owner's thread, unless another job counts by then.
void BackgroundTask::report(uint64_t number, const std::function<void()>& tell) {
  QMetaObject::invokeMethod(
      this,
      [this, number, tell] {
        if (number == m_number)
          tell();
      },
      Qt::QueuedConnection);
}

} // namespace scarp
