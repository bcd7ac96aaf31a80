// SPDX-License-Identifier: GPL-3.0-or-later
// Widget tests need one QApplication; settings of the person who runs the tests stay untouched.
#include <gtest/gtest.h>

#include <QApplication>
#include <QStandardPaths>

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QStandardPaths::setTestModeEnabled(true);
  QApplication app(argc, argv);
  QCoreApplication::setOrganizationName("Scarp");
  QCoreApplication::setApplicationName("scarp-test");
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
