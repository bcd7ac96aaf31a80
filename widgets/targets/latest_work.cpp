// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/latest_work.h"

#include "core/base/error.h"

#include <QMetaObject>
#include <utility>

namespace scarp {

LatestWork::LatestWork(QObject* parent) : QObject(parent) {
  m_thread = std::jthread([this](const std::stop_token& stop) { loop(stop); });
}

LatestWork::~LatestWork() {
  drop();
  m_thread.request_stop();
  m_thread.join();
}

void LatestWork::run(Work work) {
  m_busy = true;
  ++m_order;
  {
    const std::lock_guard lock(m_mutex);
    m_running.request_stop();
    m_next = std::move(work);
    m_nextOrder = m_order;
  }
  m_wake.notify_one();
}

void LatestWork::drop() {
  m_busy = false;
  ++m_order;
  const std::lock_guard lock(m_mutex);
  m_running.request_stop();
  m_next = nullptr;
}

void LatestWork::loop(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    Work work;
    uint64_t order = 0;
    std::stop_token running;
    {
      std::unique_lock lock(m_mutex);
      if (!m_wake.wait(lock, stop, [this] { return m_next != nullptr; }))
        return;
      work = std::exchange(m_next, nullptr);
      order = m_nextOrder;
      m_running = std::stop_source();
      running = m_running.get_token();
    }
    Finish finish;
    try {
      finish = work(running);
    } catch (const Cancelled&) {
      continue;
    }
    QMetaObject::invokeMethod(
        this,
        [this, order, finish = std::move(finish)] {
          if (order != m_order)
            return;
          m_busy = false;
          if (finish)
            finish();
        },
        Qt::QueuedConnection);
  }
}

} // namespace scarp
