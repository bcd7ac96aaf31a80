// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice/message_bar.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace scarp {

MessageBar::MessageBar(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("messageBar"));
  setFrameShape(QFrame::NoFrame);
  setAutoFillBackground(true);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 6, 6, 6);
  row->setSpacing(8);
  m_icon = new QLabel;
  m_text = new QLabel;
  m_text->setObjectName(QStringLiteral("messageText"));
  m_text->setWordWrap(true);
  m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_button = new QPushButton;
  connect(m_button, &QPushButton::clicked, this, [this] {
    hide();
    if (m_run)
      m_run();
  });
  auto* close = new QToolButton;
  close->setIcon(QIcon::fromTheme(QStringLiteral("window-close")));
  close->setToolTip(tr("Dismiss"));
  close->setAutoRaise(true);
  connect(close, &QToolButton::clicked, this, &QWidget::hide);
  row->addWidget(m_icon);
  row->addWidget(m_text, 1);
  row->addWidget(m_button);
  row->addWidget(close);
  m_timer.setSingleShot(true);
  m_timer.setInterval(8000);
  connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
  hide();
}

void MessageBar::show(const QString& text, const QString& hint, bool problem) {
  show(text, hint, problem, {}, {});
}

void MessageBar::show(const QString& text, const QString& hint, bool problem, const QString& button,
                      std::function<void()> run) {
  const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
  m_icon->setPixmap(
      QIcon::fromTheme(problem ? QStringLiteral("dialog-warning") : QStringLiteral("dialog-information"))
          .pixmap(size, size));
  m_text->setText(hint.isEmpty() ? text : text + QStringLiteral("  ") + hint);
  m_button->setText(button);
  m_button->setVisible(!button.isEmpty());
  m_run = std::move(run);
  if (problem || m_run) // an offer waits for an answer
    m_timer.stop();
  else
    m_timer.start();
  QWidget::show();
}

QString MessageBar::text() const {
  return m_text->text();
}

} // namespace scarp
