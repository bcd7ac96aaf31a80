// SPDX-License-Identifier: GPL-3.0-or-later
// The pinned targets of the open project with their series: a row each, checkable (shown), renamable. Stored
// in the project's settings; series are read on a worker as soon as their layer is there, and again when its
// reference or filter changes. GUI thread only.
#pragma once

#include "widgets/targets/latest_work.h"
#include "widgets/targets/pinned_target.h"
#include "widgets/targets/target_series.h"

#include <QAbstractTableModel>
#include <QColor>
#include <map>
#include <memory>
#include <vector>

namespace scarp {

class LayerStack;
class ProjectDocument;

class PinnedModel final : public QAbstractTableModel {
  Q_OBJECT

public:
  enum Column { Name, Rate, RateError, R2, Rmse, Targets, ColumnCount };
  struct Item {
    PinnedTarget pin;
    std::shared_ptr<const TargetSeries> series; ///< null while it is read
    std::optional<SeriesFit> fit;
    std::shared_ptr<const CtLayer> from; ///< the layer that the series belongs to
  };

  PinnedModel(ProjectDocument& document, LayerStack& layers, QObject* parent = nullptr);

  /// Pins the target nearest to the place, or the mean over an area; the same place again changes nothing.
  void pin(const std::string& layer, Point place);
  void pinArea(const std::string& layer, const Ring& area);
  void remove(std::vector<int> rows);
  void setColour(int row, const QColor& colour);
  void setFitModel(SeriesModel model);
  SeriesModel fitModel() const { return m_fitModel; }
  const std::vector<Item>& items() const { return m_items; }
  bool loading() const { return m_work.busy(); }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& = {}) const override { return ColumnCount; }
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
  void seriesChanged(); ///< what a chart shows is not what it was

private:
  void add(PinnedTarget pin);
  void takeFromProject();
  void store(const QString& what);
  void readMissing();
  void fitAll();

  ProjectDocument& m_document;
  LayerStack& m_layers;
  std::vector<Item> m_items;
  SeriesModel m_fitModel = SeriesModel::Linear;
  LatestWork m_work;
};

} // namespace scarp
