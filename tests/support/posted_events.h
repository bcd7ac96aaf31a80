// SPDX-License-Identifier: GPL-3.0-or-later
// Waits, without a time, until what other threads have posted to this one and what waits for an idle moment
// (timers of zero) has happened: for tests that want to see that nothing comes of it.
#pragma once

#include <QTest>
#include <QTimer>

namespace scarp::test {

inline bool postedEventsArrive() {
  QObject here;
  bool arrived = false;
  QMetaObject::invokeMethod(
      &here, [&] { QTimer::singleShot(0, &here, [&] { arrived = true; }); }, Qt::QueuedConnection);
  return QTest::qWaitFor([&] { return arrived; });
}

} // namespace scarp::test
