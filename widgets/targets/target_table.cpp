// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/targets/target_table.h"

#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace scarp {

TargetTable::TargetTable(QWidget* parent)
    : QWidget(parent), m_model(new TargetTableModel(this)), m_view(new QTableView), m_words(new QLabel) {
  m_view->setObjectName("targets");
  m_view->setModel(m_model);
  m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_view->setSelectionMode(QAbstractItemView::SingleSelection);
  m_view->setAlternatingRowColors(true);
  m_view->setFrameShape(QFrame::NoFrame);
  m_view->verticalHeader()->hide();
  m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
  m_view->horizontalHeader()->setSortIndicator(TargetTableModel::Row, Qt::AscendingOrder);
  m_view->setSortingEnabled(true);
  m_view->horizontalHeader()->setDefaultSectionSize(120);
  m_words->setObjectName("table-words");
  m_words->setMargin(4);
  m_words->setWordWrap(true);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(m_words);
  column->addWidget(m_view, 1);
  connect(m_model, &TargetTableModel::sorted, this, &TargetTable::refresh);
  connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& now) {
            if (m_quiet || !now.isValid())
              return;
            m_selected = m_model->targetAt(now.row());
            emit chosen(m_model->layer(), *m_selected);
          });
  refresh();
}

void TargetTable::setLayer(const std::shared_ptr<const CtLayer>& layer) {
  if (!layer || !m_layer || &layer->cloud() != &m_layer->cloud())
    m_selected.reset(); // targets of another table
  m_layer = layer;
  if (isVisible())
    m_model->setLayer(m_layer);
}

void TargetTable::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_model->setLayer(m_layer);
}

void TargetTable::select(uint32_t target) {
  m_selected = target;
  m_quiet = true;
  if (const auto row = m_model->rowOf(target)) {
    m_view->selectRow(*row);
    m_view->scrollTo(m_model->index(*row, 0), QAbstractItemView::PositionAtCenter);
  } else {
    m_view->clearSelection();
  }
  m_quiet = false;
}

void TargetTable::refresh() {
  const QLocale locale;
  const auto& layer = m_model->layer();
  m_view->setVisible(layer != nullptr);
  m_words->setText(
      !layer ? tr("No coherent targets are shown. Tick their layer to see them here.")
             : tr("%1 of %2 targets, as filtered on the map. Click a header to sort, a row to go there.")
                   .arg(locale.toString(static_cast<qulonglong>(layer->symbols().shown())),
                        locale.toString(static_cast<qulonglong>(layer->cloud().size()))));
  if (m_selected)
    select(*m_selected);
}

} // namespace scarp
