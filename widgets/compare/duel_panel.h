// SPDX-License-Identifier: GPL-3.0-or-later
// The Review workspace's panel: two models of the project against each other. Their figures, thresholds, the
// difference map, hectares in view, and the ledger of the largest disagreements.
#pragma once

#include "core/predict/model_figures.h"
#include "widgets/compare/duel_layer.h"

#include <QTimer>
#include <QWidget>
#include <array>
#include <memory>

class QCheckBox;
class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSlider;
class QStackedWidget;
class QTableView;
class QTableWidget;

namespace scarp {

class BackgroundTask;
class DisagreementModel;
class LayerStack;
class ProjectDocument;
struct Duel;
struct DuelCounts;

class DuelPanel final : public QWidget {
  Q_OBJECT

public:
  DuelPanel(ProjectDocument& document, LayerStack& stack, QWidget* parent = nullptr);
  ~DuelPanel() override;
  void setActive(bool active);        ///< shows the difference map while its workspace is on
  void setView(const Extent& extent); ///< what the map shows: hectares are counted there
  void stepLedger(int by);            ///< to the next or last disagreement
  bool hasLedger() const;

signals:
  void zoomAsked(const scarp::Extent& extent);
  void trainAsked(); ///< the button of the empty panel
  void problem(const QString& message, const QString& hint);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  struct Side {
    std::string layer;
    QString name;
    std::shared_ptr<const RasterSource> source;
    ModelFigures figures;
  };
  void makeWidgets();
  QWidget* makeEmptyPage();
  void refreshChoices();
  void load();
  void showFigures();
  void thresholdMoved();
  void showThreshold();
  void keepThreshold();
  void updateLayer();
  void count();
  void showCounts(const DuelCounts& counts);
  void find();
  void goTo(int row);
  void dropRegion();
  Duel duel() const;
  double threshold() const;

  ProjectDocument& m_document;
  LayerStack& m_stack;
  BackgroundTask *m_load, *m_count, *m_find;
  QTimer m_countDelay, m_keepDelay;
  bool m_active = false, m_ready = false;
  std::string m_loaded; ///< what `m_sides` were made from
  std::array<Side, 2> m_sides;
  std::shared_ptr<const std::vector<MultiPolygon>> m_truth;
  QString m_truthName;
  Extent m_view{0, 0, -1, -1};

  QStackedWidget* m_pages;
  std::array<QComboBox*, 2> m_choose{};
  QComboBox* m_show;
  QCheckBox* m_map;
  QTableWidget *m_figures, *m_areas;
  QSlider* m_slider;
  QLabel *m_thresholdText, *m_areaState, *m_ledgerState, *m_state;
  QPushButton *m_findButton, *m_cancelButton;
  QProgressBar* m_progress;
  QTableView* m_ledger;
  DisagreementModel* m_regions;
};

} // namespace scarp
