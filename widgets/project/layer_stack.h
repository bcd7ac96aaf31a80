// SPDX-License-Identifier: GPL-3.0-or-later
// From the project's list of layers to what the canvas draws: loads files on a worker thread when a layer is
// first shown, keeps what has not changed, and lets a document stand in for a file (labels being edited).
#pragma once

#include "core/project/project.h"
#include "widgets/map/map_picture.h"
#include "widgets/project/layer_loader.h"

#include <QObject>
#include <QString>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace scarp {

enum class LayerState { Unloaded, Loading, Ready, Missing, Failed };

struct LayerStatus {
  LayerState state = LayerState::Unloaded;
  QString problem; ///< one sentence for Missing and Failed
  QString hint;
  MapLayerPtr layer;
};

class LayerStack : public QObject {
  Q_OBJECT

public:
  explicit LayerStack(QObject* parent = nullptr);
  ~LayerStack() override;

  void setProject(const Project& project); ///< also after every change of it
  void clear();
  LayerStatus status(const std::string& id) const;
  MapLayerPtr layer(const std::string& id) const { return status(id).layer; }
  bool loading() const; ///< a visible layer is not there yet
  /// Visible layers that are there, bottom first.
  std::vector<PictureEntry> entries() const;
  /// A document draws this layer from now on; `changed` limits what is drawn anew. A null layer: the file
  /// again.
  void setLive(const std::string& id, const MapLayerPtr& layer, std::optional<Extent> changed = {});
  /// Shown above everything, not in the project (previews of results); a null layer removes it.
  void setExtra(const std::string& id, const MapLayerPtr& layer, double opacity = 1);

signals:
  void entriesChanged();
  void layerReplaced(const QString& id, const scarp::MapLayerPtr& layer,
                     const std::optional<scarp::Extent>& changed);
  void statusChanged(const QString& id);
  void noticed(const QString& layerName, const QString& text);
  void loadingChanged(bool loading);

private:
  struct Item {
    std::string key; ///< everything the loaded layer depends on
    LayerStatus status;
    bool live = false;
  };
  struct Job {
    Project project;
    ProjectLayer layer;
    std::string key;
  };
  static std::string keyOf(const Project& project, const ProjectLayer& layer);
  void enqueue(const ProjectLayer& layer, const std::string& key);
  void take(const std::string& id, const std::string& key, LoadedLayer loaded);
  void work(const std::stop_token& stop);
  void noteLoading();

  Project m_project;
  std::map<std::string, Item> m_items;
  std::vector<PictureEntry> m_extras;
  bool m_wasLoading = false;
  LayerCache m_cache; ///< worker thread only
  std::mutex m_mutex;
  std::condition_variable_any m_wake;
  bool m_clearCache = false; ///< another project: its points are let go
  std::deque<Job> m_jobs;
  std::jthread m_thread;
};

} // namespace scarp
