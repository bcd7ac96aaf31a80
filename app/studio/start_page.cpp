// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/start_page.h"

#include "app/studio/new_project_page.h"
#include "app/studio/welcome_page.h"
#include "core/synth/write_project.h"
#include "widgets/task/background_work.h"

#include <QDir>
#include <QStandardPaths>

namespace scarp {

namespace {
constexpr int64_t kSampleWidth = 2048, kSampleHeight = 1536; // px of 2.5 m: 5 by 4 km
} // namespace

StartPage::StartPage(QWidget* parent)
    : QStackedWidget(parent), m_welcome(new WelcomePage), m_new(new NewProjectPage),
      m_work(new BackgroundWork(this)) {
  addWidget(m_welcome);
  addWidget(m_new);
  connect(m_welcome, &WelcomePage::openAsked, this, &StartPage::openRequested);
  connect(m_welcome, &WelcomePage::newAsked, this, [this] { showNewProject(); });
  connect(m_welcome, &WelcomePage::projectChosen, this, &StartPage::projectChosen);
  connect(m_welcome, &WelcomePage::sampleAsked, this, &StartPage::openSample);
  connect(m_welcome, &WelcomePage::workCancelled, m_work, &BackgroundWork::cancel);
  connect(m_new, &NewProjectPage::backAsked, this, &StartPage::showWelcome);
  for (const auto found : {&NewProjectPage::created, &NewProjectPage::projectFound})
    connect(m_new, found, this, &StartPage::projectChosen);
  connect(m_work, &BackgroundWork::busyChanged, m_welcome, &WelcomePage::setWork);
  connect(m_work, &BackgroundWork::failed, this, [this](const QString& message, const QString& hint) {
    setProblem(message + QStringLiteral(". ") + hint);
  });
}

StartPage::~StartPage() {
  delete m_work; // waits for a job that tells its progress to the pages
}

void StartPage::setRecent(const QStringList& folders) {
  m_welcome->setRecent(folders);
}

void StartPage::setProblem(const QString& text) {
  m_welcome->setProblem(text);
  if (!text.isEmpty())
    showWelcome();
}

void StartPage::showNewProject(const QStringList& files) {
  if (currentIndex() != 1)
    m_new->start();
  m_new->addFiles(files);
  setCurrentIndex(1);
}

void StartPage::openSample() {
  if (m_work->busy())
    return;
  const QDir documents(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
  const QString folder = documents.filePath(QStringLiteral("Scarp sample"));
  if (QDir(folder).exists("project.json")) {
    emit projectChosen(folder);
    return;
  }
  m_work->run(tr("Making the sample in %1").arg(folder),
              [this, folder](const std::stop_token& stop) -> BackgroundWork::Then {
                const Progress progress(stop, [this](const ProgressReport& report) {
                  const QString words = tr("Making the sample: %1 %").arg(qRound(report.fraction * 100));
                  QMetaObject::invokeMethod(m_welcome, [page = m_welcome, words] { page->setWork(words); });
                });
                synth::writeSceneProject(folder.toStdString(), {kSampleWidth, kSampleHeight, 1, 0}, progress);
                return [this, folder] { emit projectChosen(folder); };
              });
}

} // namespace scarp
