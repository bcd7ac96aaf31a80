// SPDX-License-Identifier: GPL-3.0-or-later
// Asks the project about places, off the GUI thread: all facts of a chosen place, and the values of the
// visible layers at the pointer. A question that is overtaken is dropped. GUI thread.
#pragma once

#include "widgets/explain/place_facts.h"
#include "widgets/task/background_task.h"

#include <QObject>
#include <optional>

namespace scarp {

class LayerStack;
class LiveHotSpots;

class PlaceExplainer : public QObject {
  Q_OBJECT

public:
  PlaceExplainer(const LayerStack& layers, LiveHotSpots& hotSpots, QObject* parent = nullptr);
  void setProject(const Project& project); ///< also after every change of it
  void clear();

  void explain(Point place);
  void point(Point place, double mapPerPixel); ///< where the pointer is; nowhere: pointAway
  void pointAway();
  const std::optional<PlaceFacts>& facts() const { return m_facts; }
  bool busy() const { return m_work.running(); }

signals:
  void asked(scarp::Point place); ///< a place was chosen; factsChanged follows
  void factsChanged();            ///< new facts, or none
  void pointerChanged(const std::vector<scarp::PointerValue>& values);
  void failed(const QString& message);

private:
  PlaceQuestion question(Point place, double mapPerPixel) const;

  const LayerStack& m_layers;
  LiveHotSpots& m_hotSpots;
  Project m_project;
  std::optional<Point> m_place;
  std::optional<PlaceFacts> m_facts;
  std::shared_ptr<PlaceSources> m_sources, m_pointerSources; ///< each for one worker
  std::optional<std::pair<Point, double>> m_pointed;         ///< waiting for the worker
  BackgroundTask m_work, m_pointerWork;
};

} // namespace scarp
