// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window with everything plugged in, on the tiny project, with settings of its own.
#pragma once

#include "app/studio/appearance.h"
#include "app/studio/features.h"
#include "app/studio/main_window.h"
#include "tests/support/tiny_project.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QTest>
#include <QUrl>
#include <memory>

namespace scarp::test {

class Studio : public testing::Test {
protected:
  void SetUp() override {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, text(made.temp / "settings"));
    start();
  }
  void TearDown() override {
    window.reset();
    appearance->setMode(Appearance::Mode::Light);
  }
  /// A fresh window, as after another start of the program.
  void start() {
    window.reset();
    appearance = std::make_unique<Appearance>(*qApp);
    window = std::make_unique<MainWindow>();
    addFeatures(*window, *appearance);
    window->resize(1366, 768);
    window->show();
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
  }
  static QString text(const std::filesystem::path& file) { return QString::fromStdString(file.string()); }
  bool open() { return window->openProject(made.folder()); }
  bool drawn() {
    return QTest::qWaitFor([this] { return window->complete(); }, 30000);
  }
  const Project& project() const { return window->document().project(); }
  void key(Qt::Key code, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(window.get(), code, modifiers);
  }
  void drop(const QStringList& files) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& file : files)
      urls << QUrl::fromLocalFile(file);
    data.setUrls(urls);
    QDragEnterEvent enter({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent event({400, 300}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(window.get(), &event);
  }
  template <class Widget> Widget* child(const char* name = "") const {
    return window->findChild<Widget*>(QString::fromLatin1(name));
  }

  TinyProject made;
  std::unique_ptr<Appearance> appearance;
  std::unique_ptr<MainWindow> window;
};

} // namespace scarp::test
