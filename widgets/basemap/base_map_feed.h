// SPDX-License-Identifier: GPL-3.0-or-later
// Brings what arrives for the base maps of the project onto the map, keeps trying while a service does not
// answer (which it tells once), and knows whose credits have to be shown. GUI thread only.
#pragma once

#include "widgets/basemap/base_map_layer.h"
#include "widgets/project/layer_stack.h"
#include "widgets/project/project_document.h"

#include <QObject>
#include <QTimer>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace scarp {

class BaseMapFeed final : public QObject {
  Q_OBJECT

public:
  BaseMapFeed(ProjectDocument& document, LayerStack& stack, QObject* parent = nullptr);
  /// Of the base maps that are shown, each once.
  QStringList credits() const;
  void retry(); ///< now; it does so by itself every 15 s while a service does not answer

signals:
  void unreachable(const QString& layerName, const QString& reason, const QString& hint);
  void reachable(const QString& layerName); ///< again
  void creditsChanged();

private:
  struct Source {
    std::shared_ptr<BaseMapTiles> tiles;
    std::optional<Extent> fresh; ///< arrived, not drawn yet
    bool failing = false;
  };
  void adopt(const std::string& id);
  void dropChanged();
  void arrived(const std::string& id, const BaseMapTiles* from, const Extent& extent);
  void failed(const std::string& id, const BaseMapTiles* from, const Error& error);
  void show();
  QString nameOf(const std::string& id) const;

  ProjectDocument& m_document;
  LayerStack& m_stack;
  std::map<std::string, Source> m_sources;
  QTimer m_show, m_retry;
};

} // namespace scarp
