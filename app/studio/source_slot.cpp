// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/source_slot.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QIcon>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QVBoxLayout>

namespace scarp {

SourceSlot::SourceSlot(const QString& icon, const QString& title, const QString& wanted,
                       const QString& filter, QWidget* parent)
    : QFrame(parent), m_title(title), m_wanted(wanted), m_filter(filter), m_name(new QLabel),
      m_verdict(new QLabel), m_clear(new QPushButton(tr("Clear"))) {
  setAcceptDrops(true);
  setFrameShape(QFrame::StyledPanel);
  setBackgroundRole(QPalette::Base);
  setAutoFillBackground(true);
  auto* picture = new QLabel;
  picture->setPixmap(QIcon::fromTheme(icon).pixmap(32, 32));
  auto* heading = new QLabel(title);
  QFont bold = heading->font();
  bold.setBold(true);
  heading->setFont(bold);
  m_name->setWordWrap(true);
  m_verdict->setWordWrap(true);
  m_verdict->setObjectName("verdict");
  auto* choose = new QPushButton(QIcon::fromTheme("document-open"), tr("Choose…"));
  choose->setObjectName("choose");
  choose->setAccessibleName(tr("Choose: %1").arg(title));
  connect(choose, &QPushButton::clicked, this, &SourceSlot::choose);
  connect(m_clear, &QPushButton::clicked, this, [this] {
    setFile({});
    emit fileGiven({});
  });
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(choose);
  buttons->addWidget(m_clear);
  buttons->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(12, 12, 12, 12);
  column->addWidget(picture);
  column->addWidget(heading);
  column->addWidget(m_name);
  column->addWidget(m_verdict, 1, Qt::AlignTop);
  column->addLayout(buttons);
  setFile({});
}

void SourceSlot::setFile(const QString& file) {
  m_file = file.toStdString();
  m_state = file.isEmpty() ? State::Empty : State::Looking;
  m_name->setText(file.isEmpty() ? tr("Drop a file here") : QFileInfo(file).fileName());
  m_name->setToolTip(file);
  m_verdict->setText(file.isEmpty() ? m_wanted : tr("Looking at it…"));
  m_clear->setVisible(!file.isEmpty());
}

void SourceSlot::setVerdict(const QString& text, bool good) {
  m_state = good ? State::Good : State::Bad;
  m_verdict->setText(text);
}

void SourceSlot::choose() {
  auto* dialog = new QFileDialog(this, m_title);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  dialog->setNameFilters({m_filter, tr("All files (*)")});
  connect(dialog, &QFileDialog::fileSelected, this, &SourceSlot::fileGiven);
  dialog->open();
}

void SourceSlot::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls())
    event->acceptProposedAction();
}

void SourceSlot::dropEvent(QDropEvent* event) {
  for (const QUrl& url : event->mimeData()->urls())
    if (url.isLocalFile()) {
      event->acceptProposedAction();
      emit fileGiven(url.toLocalFile());
      return;
    }
}

} // namespace scarp
