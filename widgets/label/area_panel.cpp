// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/label/area_panel.h"

#include "widgets/label/area_model.h"
#include "widgets/label/attribute_form.h"
#include "widgets/label/label_document.h"

#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPixmap>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace scarp {

AreaPanel::AreaPanel(LabelDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_model(new AreaModel(document, this)),
      m_sorted(new QSortFilterProxyModel(this)), m_experts(new QComboBox), m_filter(new QLineEdit),
      m_table(new QTableView), m_count(new QLabel), m_remarks(new QLabel),
      m_form(new AttributeForm(document)) {
  m_sorted->setSourceModel(m_model);
  m_sorted->setSortRole(AreaModel::kSortRole);
  m_sorted->setFilterKeyColumn(-1);
  m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
  m_experts->setObjectName("experts");
  m_experts->setToolTip(tr("Whose labels are edited. The others stay on the map, to look at only."));
  m_filter->setPlaceholderText(tr("Filter areas"));
  m_filter->setClearButtonEnabled(true);
  m_table->setObjectName("areas");
  m_table->setModel(m_sorted);
  m_table->setSortingEnabled(true);
  m_table->sortByColumn(-1, Qt::AscendingOrder); // as made, until a header is clicked
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setWordWrap(false);
  m_table->setShowGrid(false);
  m_table->setAlternatingRowColors(true);
  m_table->setTabKeyNavigation(false);
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->setHighlightSections(false);
  m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 8);
  m_table->setMinimumHeight(120);
  m_remarks->setWordWrap(true);
  m_remarks->setObjectName("remarks");
  m_count->setObjectName("count");
  m_count->setWordWrap(true);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->addWidget(m_experts);
  layout->addWidget(m_filter);
  layout->addWidget(m_table, 1);
  layout->addWidget(m_count);
  layout->addWidget(m_form);
  layout->addWidget(m_remarks);

  connect(m_experts, &QComboBox::activated, this,
          [this] { emit expertChosen(m_experts->currentData().toString()); });
  connect(m_filter, &QLineEdit::textChanged, m_sorted, &QSortFilterProxyModel::setFilterFixedString);
  connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &AreaPanel::chooseRows);
  connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) {
    const Area* area = m_document.labels().find(m_model->idAt(m_sorted->mapToSource(index).row()));
    if (area)
      emit zoomAsked(extentOf(area->shape));
  });
  connect(&document, &LabelDocument::selectionChanged, this, &AreaPanel::followSelection);
  for (const auto signal : {&LabelDocument::opened, &LabelDocument::closed, &LabelDocument::selectionChanged})
    connect(&document, signal, this, [this] {
      showCount();
      showRemarks();
    });
  connect(&document, &LabelDocument::changed, this, [this] {
    showCount();
    showRemarks();
  });
  setExperts({});
  showCount();
  showRemarks();
}

void AreaPanel::setExperts(const std::vector<ExpertChoice>& experts) {
  const QString current = m_experts->currentData().toString();
  m_experts->clear();
  m_experts->addItem(experts.empty() ? tr("No expert yet") : tr("Look only: nobody's labels are edited"),
                     QString());
  for (const ExpertChoice& expert : experts) {
    QPixmap swatch(12, 12);
    swatch.fill(expert.colour);
    m_experts->addItem(swatch, tr("Edit the labels of %1").arg(expert.name), expert.id);
  }
  setCurrentExpert(current);
}

void AreaPanel::setCurrentExpert(const QString& id) {
  m_experts->setCurrentIndex(std::max(0, m_experts->findData(id)));
}

void AreaPanel::chooseRows() {
  if (m_following)
    return;
  std::vector<AreaId> ids;
  for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
    ids.push_back(m_model->idAt(m_sorted->mapToSource(index).row()));
  m_following = true; // the rows are as wanted: no second round
  m_document.select(std::move(ids));
  m_following = false;
}

void AreaPanel::followSelection() {
  if (m_following)
    return;
  m_following = true;
  QItemSelection rows;
  QModelIndex first;
  for (const AreaId id : m_document.selection())
    if (const int row = m_model->rowOf(id); row >= 0) {
      const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
      rows.select(index, index);
      if (!first.isValid())
        first = index;
    }
  m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  if (first.isValid()) {
    m_table->selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
    m_table->scrollTo(first);
  }
  m_following = false;
}

void AreaPanel::showCount() {
  if (!m_document.isOpen()) {
    m_count->setText(tr("Choose above whose labels you want to edit."));
    return;
  }
  double total = 0;
  for (const auto& [id, one] : m_document.labels().areas())
    total += area(one.shape);
  const int count = static_cast<int>(m_document.labels().size());
  m_count->setText(count == 0 ? tr("No area yet: press N and click the corners of the first one on the map.")
                   : count == 1
                       ? tr("1 area, %1 ha").arg(QLocale().toString(total / 1e4, 'f', 2))
                       : tr("%1 areas, %2 ha").arg(count).arg(QLocale().toString(total / 1e4, 'f', 2)));
}

void AreaPanel::showRemarks() {
  QStringList remarks;
  for (const AreaId id : m_document.selection())
    if (const Area* area = m_document.labels().find(id))
      for (const LabelFinding& finding : check(*area, m_rules))
        remarks << QString::fromStdString(finding.notice.text);
  remarks.removeDuplicates();
  m_remarks->setText(remarks.isEmpty() ? QString() : tr("Remark: %1").arg(remarks.join(tr("; "))));
  m_remarks->setVisible(!remarks.isEmpty());
}

} // namespace scarp
