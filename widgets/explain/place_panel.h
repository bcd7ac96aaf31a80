// SPDX-License-Identifier: GPL-3.0-or-later
// The panel "This place": what the visible layers have at the pointer, and below everything that is known of
// the place that was clicked, with the displacement of the targets around. Text and coordinates can be
// copied.
#pragma once

#include "widgets/explain/place_words.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace scarp {

class PlaceChart;
class PlaceExplainer;

class PlacePanel : public QWidget {
  Q_OBJECT

public:
  explicit PlacePanel(PlaceExplainer& explainer, QWidget* parent = nullptr);

private:
  void showFacts();
  void showPointer(const std::vector<PointerValue>& values);

  PlaceExplainer& m_explainer;
  std::vector<PlaceSection> m_sections;
  QLabel *m_pointer, *m_text;
  PlaceChart* m_chart;
  QToolButton *m_copyText, *m_copyMap, *m_copyGeographic;
};

} // namespace scarp
