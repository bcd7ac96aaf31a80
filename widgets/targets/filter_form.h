// SPDX-License-Identifier: GPL-3.0-or-later
// Which targets are shown, as a form whose sliders act while they are dragged. A condition on a value that
// the table lacks is disabled and says why.
#pragma once

#include "widgets/map/ct_filter.h"

#include <QWidget>
#include <utility>
#include <vector>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace scarp {

class LimitSlider;

class FilterForm final : public QWidget {
  Q_OBJECT

public:
  explicit FilterForm(QWidget* parent = nullptr);
  void setCloud(const CtCloud& cloud);
  /// Layers with polygons that can be the area: id and name.
  void setAreaLayers(const std::vector<std::pair<QString, QString>>& layers);
  void setFilter(const CtFilter& filter); ///< quiet
  CtFilter filter() const;
  void setArea(const MultiPolygon& area); ///< drawn or the shown extent; tells of the change

signals:
  void changed();
  void drawAsked();   ///< an area is to be drawn on the map
  void extentAsked(); ///< the area is to be what the map shows

private:
  void fillAreas();

  LimitSlider *m_coherence, *m_motion, *m_z, *m_coverage;
  QLineEdit *m_from, *m_to, *m_where;
  QComboBox *m_bin, *m_area;
  QPushButton *m_draw, *m_extent;
  std::vector<std::pair<QString, QString>> m_layers;
  MultiPolygon m_drawn;
  std::string m_condition; ///< the last one that could be understood
};

} // namespace scarp
