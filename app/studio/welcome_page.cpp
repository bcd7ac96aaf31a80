// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/welcome_page.h"

#include "app/studio/project_thumbnail.h"

#include <QDir>
#include <QIcon>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace scarp {

namespace {

/// The picture of a project, or an empty frame with a map's icon.
QIcon pictureOf(const QString& folder, const QPalette& palette) {
  QPixmap picture = thumbnailOf(folder);
  if (!picture.isNull())
    return picture;
  picture = QPixmap(kThumbnailSize);
  picture.fill(palette.color(QPalette::AlternateBase));
  QPainter painter(&picture);
  QIcon::fromTheme(QStringLiteral("map-flat"), QIcon::fromTheme(QStringLiteral("folder")))
      .paint(&painter, picture.rect().adjusted(90, 45, -90, -45));
  return picture;
}

} // namespace

WelcomePage::WelcomePage(QWidget* parent)
    : QWidget(parent), m_recent(new QListWidget), m_recentTitle(new QLabel(tr("Recent projects"))),
      m_empty(new QLabel), m_problem(new QLabel), m_work(new QLabel), m_stop(new QPushButton(tr("Stop"))),
      m_workRow(new QWidget) {
  auto* title = new QLabel(tr("Scarp"));
  QFont large = title->font();
  large.setPointSizeF(large.pointSizeF() * 2);
  large.setBold(true);
  title->setFont(large);
  auto* what = new QLabel(tr("From InSAR coherent targets to trusted maps of moving slopes"));
  m_problem->setObjectName("start-problem");
  m_problem->setWordWrap(true);
  m_problem->setFrameShape(QFrame::StyledPanel);
  m_problem->setMargin(8);
  m_problem->hide();
  auto* open =
      button("document-open", tr("Open project…"), tr("A folder with a project.json"), "open-project");
  auto* fresh = button("document-new", tr("New project…"),
                       tr("From an image, a height model and coherent targets"), "new-project");
  auto* sample =
      button("applications-education", tr("Sample project"),
             tr("A synthetic valley to try everything on; it is made in a few seconds"), "sample-project");
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(open);
  buttons->addWidget(fresh);
  buttons->addWidget(sample);
  buttons->addStretch();
  m_work->setObjectName("start-work");
  m_stop->setObjectName("stop-work");
  auto* work = new QHBoxLayout(m_workRow);
  work->setContentsMargins(0, 0, 0, 0);
  work->addWidget(m_work, 1);
  work->addWidget(m_stop);
  m_workRow->hide();
  m_empty->setText(
      tr("No project was opened yet. A project folder, or an image to start one from, can also be "
         "dropped on this window."));
  m_empty->setWordWrap(true);
  m_recent->setObjectName("recent");
  m_recent->setViewMode(QListView::IconMode);
  m_recent->setIconSize(kThumbnailSize);
  m_recent->setGridSize(kThumbnailSize + QSize(24, 48));
  m_recent->setMovement(QListView::Static);
  m_recent->setResizeMode(QListView::Adjust);
  m_recent->setWordWrap(true);
  m_recent->setFrameShape(QFrame::NoFrame);
  m_recent->setAccessibleName(m_recentTitle->text());

  auto* column = new QVBoxLayout;
  column->setSpacing(12);
  column->addSpacing(24);
  column->addWidget(title);
  column->addWidget(what);
  column->addWidget(m_problem);
  column->addLayout(buttons);
  column->addWidget(m_workRow);
  column->addSpacing(8);
  column->addWidget(m_recentTitle);
  column->addWidget(m_recent, 1);
  column->addWidget(m_empty, 1, Qt::AlignTop);
  auto* whole = new QHBoxLayout(this);
  whole->addStretch(1);
  whole->addLayout(column, 8);
  whole->addStretch(1);

  connect(open, &QPushButton::clicked, this, &WelcomePage::openAsked);
  connect(fresh, &QPushButton::clicked, this, &WelcomePage::newAsked);
  connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleAsked);
  connect(m_stop, &QPushButton::clicked, this, &WelcomePage::workCancelled);
  const auto choose = [this](const QListWidgetItem* item) {
    emit projectChosen(item->data(Qt::UserRole).toString());
  };
  connect(m_recent, &QListWidget::itemActivated, this, choose);
}

QPushButton* WelcomePage::button(const QString& icon, const QString& text, const QString& hint,
                                 const QString& name) {
  auto* made = new QPushButton(QIcon::fromTheme(icon), text);
  made->setObjectName(name);
  made->setToolTip(hint);
  made->setStatusTip(hint);
  return made;
}

void WelcomePage::setRecent(const QStringList& folders) {
  m_recent->clear();
  for (const QString& folder : folders) {
    if (!QDir(folder).exists("project.json"))
      continue;
    auto* item = new QListWidgetItem(pictureOf(folder, palette()), QDir(folder).dirName(), m_recent);
    item->setData(Qt::UserRole, folder);
    item->setToolTip(folder);
  }
  const bool any = m_recent->count() > 0;
  m_recent->setVisible(any);
  m_recentTitle->setVisible(any);
  m_empty->setVisible(!any);
}

void WelcomePage::setProblem(const QString& text) {
  m_problem->setText(text);
  m_problem->setVisible(!text.isEmpty());
}

void WelcomePage::setWork(const QString& what) {
  m_work->setText(what);
  m_workRow->setVisible(!what.isEmpty());
}

} // namespace scarp
