// SPDX-License-Identifier: GPL-3.0-or-later
// "Layer style" of a raster: bands, stretch and limits, ramp, what is transparent, relief, resampling. Acts
// while it is used: every change is one edit of the project. Shows what is drawn, not what was typed last.
#pragma once

#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"
#include "widgets/style/raster_style.h"

#include <QWidget>
#include <array>
#include <functional>
#include <string>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace scarp {

class RasterLayer;
class SlideBox;

class RasterStylePanel final : public QWidget {
  Q_OBJECT

public:
  RasterStylePanel(ProjectDocument& document, LayerStack& stack, QWidget* parent = nullptr);
  /// The layer to style; a kind that is no raster, or an empty id, shows why there is nothing to set.
  void setLayer(const std::string& id);
  const std::string& layer() const { return m_layer; }
  /// What "current view" stretches over.
  void setViewExtent(std::function<Extent()> extent) { m_viewExtent = std::move(extent); }

private:
  struct LimitRow {
    QLabel* name;
    QLineEdit *low, *high;
    QWidget* row;
  };
  QWidget* makeForm();
  void wire();
  void refresh();
  void refreshBands(const RasterLayer& drawn);
  void refreshLimits(const RasterLayer& drawn, const RasterStyle& style);
  void refreshValues(const RasterLayer& drawn, const RasterStyle& style);
  /// One step of the project's history; a dragged slider makes one as a whole (`gesture`).
  void change(const std::function<void(RasterStyle&)>& how, const QString& gesture = {});
  void chooseStretch();
  void typeLimits();
  void typeNoData();
  void chooseBands();
  std::shared_ptr<const RasterLayer> drawn() const;

  ProjectDocument& m_document;
  LayerStack& m_stack;
  std::string m_layer;
  std::function<Extent()> m_viewExtent;
  bool m_refreshing = false;

  QStackedWidget* m_pages;
  QLabel *m_why, *m_title;
  QFormLayout* m_form = nullptr;
  QComboBox *m_show, *m_stretch, *m_ramp, *m_resampling;
  std::array<QComboBox*, 3> m_bands{};
  QWidget* m_bandRow = nullptr;
  std::array<LimitRow, 3> m_limits{};
  QCheckBox *m_symmetric, *m_invert, *m_belowOn, *m_aboveOn, *m_hillshade;
  SlideBox *m_below, *m_above, *m_azimuth, *m_altitude, *m_zFactor;
  QLineEdit* m_noData;
  QPushButton* m_reset;
};

} // namespace scarp
