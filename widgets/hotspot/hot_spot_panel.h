// SPDX-License-Identifier: GPL-3.0-or-later
// The panel "Hot spots": distance, rule and column of Gi*, what they find in view and in the scene, the scale
// curve, and the making of a layer with exactly these values.
#pragma once

#include "core/project/project.h"
#include "widgets/hotspot/gi_layer.h"
#include "widgets/hotspot/live_hot_spots.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;

namespace scarp {

class LayerMaker;
class LegendView;
class ScaleSection;

class HotSpotPanel : public QWidget {
  Q_OBJECT

public:
  explicit HotSpotPanel(QWidget* parent = nullptr);
  void setProject(const Project& project); ///< also after every change of it
  void clear();
  LiveHotSpots& live() { return m_live; }
  LayerMaker& maker() { return *m_maker; }

signals:
  /// What the map shows over everything else; null: nothing.
  void overlayChanged(const scarp::MapLayerPtr& layer);

protected:
  void showEvent(QShowEvent* event) override;

private:
  QWidget* makeSource();
  QWidget* makeDistance();
  QWidget* makeRules();
  QWidget* makeFindings();
  void wire();
  void chooseSource();
  void chooseDistance(double distance);
  void paramsChanged();
  void showOverlay();
  void showFindings();
  void showState();
  void offerFields();
  void passRequest();

  Project m_project;
  LiveHotSpots m_live;
  bool m_shown = false; ///< the panel has been looked at since the project was opened
  QComboBox *m_source, *m_field, *m_self, *m_colour;
  QSlider* m_slider;
  QDoubleSpinBox* m_distance;
  QCheckBox *m_fdr, *m_onMap;
  QLabel *m_state, *m_counts, *m_neighbours, *m_warning;
  ScaleSection* m_scale;
  LayerMaker* m_maker;
};

} // namespace scarp
