// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of the Label workspace: whose labels are edited, the table of areas, the attributes of the chosen
// ones and remarks on them. A click on a row asks the map to go there; a click on the map chooses the row.
#pragma once

#include "annotation/labels/label_rules.h"

#include <QColor>
#include <QWidget>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace scarp {

class AreaModel;
class AttributeForm;
class LabelDocument;

struct ExpertChoice {
  QString id, name;
  QColor colour;
};

class AreaPanel : public QWidget {
  Q_OBJECT

public:
  explicit AreaPanel(LabelDocument& document, QWidget* parent = nullptr);
  /// Whose labels can be edited; the first entry is always "nobody: look only".
  void setExperts(const std::vector<ExpertChoice>& experts);
  void setCurrentExpert(const QString& id); ///< without emitting expertChosen
  void setRules(const LabelRules& rules) { m_rules = rules; }
  AttributeForm& form() { return *m_form; }

signals:
  void expertChosen(const QString& id); ///< empty: nobody
  void zoomAsked(const scarp::Extent& extent);

private:
  void followSelection();
  void chooseRows();
  void showRemarks();
  void showCount();

  LabelDocument& m_document;
  LabelRules m_rules;
  AreaModel* m_model;
  QSortFilterProxyModel* m_sorted;
  QComboBox* m_experts;
  QLineEdit* m_filter;
  QTableView* m_table;
  QLabel* m_count;
  QLabel* m_remarks;
  AttributeForm* m_form;
  bool m_following = false;
};

} // namespace scarp
