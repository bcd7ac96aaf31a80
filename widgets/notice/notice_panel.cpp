// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/notice/notice_panel.h"

#include "widgets/notice/notice_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace scarp {

NoticePanel::NoticePanel(NoticeModel& model, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("noticePanel"));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 8, 8, 8);
  auto* empty = new QLabel(tr("Nothing to notice. Findings about files, layers and runs appear here."));
  empty->setEnabled(false);
  m_view = new QTreeView;
  m_view->setModel(&model);
  m_view->setRootIsDecorated(false);
  m_view->setAlternatingRowColors(true);
  m_view->setUniformRowHeights(true);
  m_view->header()->resizeSection(NoticeModel::Time, 60);
  m_view->header()->resizeSection(NoticeModel::Where, 180);
  auto* clear = new QPushButton(tr("Clear"));
  connect(clear, &QPushButton::clicked, &model, &NoticeModel::clear);
  connect(m_view, &QTreeView::doubleClicked, this, [this, &model](const QModelIndex& index) {
    emit activated(QString::fromStdString(model.notice(index.row()).where));
  });
  column->addWidget(empty);
  column->addWidget(m_view, 1);
  column->addWidget(clear, 0, Qt::AlignRight);
  const auto show = [this, empty, clear, &model] {
    empty->setVisible(model.count() == 0);
    m_view->setVisible(model.count() > 0);
    clear->setVisible(model.count() > 0);
  };
  connect(&model, &QAbstractItemModel::rowsInserted, this, show);
  connect(&model, &QAbstractItemModel::modelReset, this, show);
  show();
  column->addStretch();
}

} // namespace scarp
