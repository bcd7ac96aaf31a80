// SPDX-License-Identifier: GPL-3.0-or-later
// Legends of the visible layers, one under the other, with quantity, unit and sign.
#pragma once

#include "widgets/map/legend.h"

#include <QWidget>
#include <vector>

namespace scarp {

class LegendView final : public QWidget {
  Q_OBJECT

public:
  explicit LegendView(QWidget* parent = nullptr);
  struct Entry {
    QString layer;
    Legend legend;
  };
  void setEntries(std::vector<Entry> entries);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {120, 20}; }

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  int layOut(QPainter* painter) const; ///< draws when there is a painter; gives back the height

  std::vector<Entry> m_entries;
};

} // namespace scarp
