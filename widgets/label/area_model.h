// SPDX-License-Identifier: GPL-3.0-or-later
// The areas of the open labels as rows of a table, in the order they were made. Sizes in hectares.
#pragma once

#include "annotation/labels/area.h"

#include <QAbstractTableModel>
#include <vector>

namespace scarp {

class LabelDocument;
struct LabelChange;

class AreaModel : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Class, Hectares, ConfidenceColumn, Author, Origin, Columns };
  static constexpr int kSortRole = Qt::UserRole + 1;

  explicit AreaModel(LabelDocument& document, QObject* parent = nullptr);

  AreaId idAt(int row) const { return m_rows[static_cast<size_t>(row)]; }
  int rowOf(AreaId id) const; ///< -1: not here

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
  void reload();
  void follow(const LabelChange& change);

  LabelDocument& m_document;
  std::vector<AreaId> m_rows;
};

/// "Low", ...; "not stated".
QString labelOf(Confidence confidence);

} // namespace scarp
