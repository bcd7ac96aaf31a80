// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/start_page.h"

#include <QDir>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace scarp {

StartPage::StartPage(QWidget* parent)
    : QWidget(parent), m_recent(new QListWidget), m_empty(new QLabel), m_problem(new QLabel) {
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
  auto* open = new QPushButton(tr("Open project…"));
  open->setObjectName("open-project");
  auto* sample =
      new QLabel(tr("A new project: <code>scarp project create DIR --image F --dem F --points F</code><br>"
                    "The sample: <code>scarp demo DIR</code>, then open <code>DIR/valley</code>.<br>"
                    "A project folder can also be dropped on this window."));
  sample->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_empty->setText(tr("No project was opened yet."));
  m_recent->setObjectName("recent");

  auto* column = new QVBoxLayout;
  column->setSpacing(12);
  column->addStretch(1);
  column->addWidget(title);
  column->addWidget(what);
  column->addWidget(m_problem);
  column->addWidget(open, 0, Qt::AlignLeft);
  column->addWidget(new QLabel(tr("Recent projects")));
  column->addWidget(m_recent, 2);
  column->addWidget(m_empty);
  column->addWidget(sample);
  column->addStretch(1);
  auto* whole = new QHBoxLayout(this);
  whole->addStretch(1);
  whole->addLayout(column, 2);
  whole->addStretch(1);

  connect(open, &QPushButton::clicked, this, &StartPage::openRequested);
  connect(m_recent, &QListWidget::itemActivated, this,
          [this](const QListWidgetItem* item) { emit projectChosen(item->text()); });
}

void StartPage::setRecent(const QStringList& folders) {
  m_recent->clear();
  for (const QString& folder : folders)
    if (QDir(folder).exists("project.json"))
      m_recent->addItem(folder);
  m_recent->setVisible(m_recent->count() > 0);
  m_empty->setVisible(m_recent->count() == 0);
}

void StartPage::setProblem(const QString& text) {
  m_problem->setText(text);
  m_problem->setVisible(!text.isEmpty());
}

} // namespace scarp
