// SPDX-License-Identifier: GPL-3.0-or-later
// From the project's list of layers to what the canvas draws: loads files on a worker thread when a layer is
// first shown, keeps what has not changed, and lets a document stand in for a file (labels being edited).
// Pictures of other themes come from here too: a layer that looks the same in both is the same object, so its
// tiles are drawn once.
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
  /// The same as that theme shows the project, in the project's order. Layers that are not loaded in its
  /// style are left out for now and asked for: themeEntriesChanged tells when to ask again. Looks at the
  /// files: call it on a change, not at every frame.
  std::vector<PictureEntry> entriesFor(const MapTheme& theme);
  /// A document draws this layer from now on; `changed` limits what is drawn anew. A null layer: the file
  /// again.
  void setLive(const std::string& id, const MapLayerPtr& layer, std::optional<Extent> changed = {});
  /// Shown above everything, not in the project (previews of results); a null layer removes it.
  void setExtra(const std::string& id, const MapLayerPtr& layer, double opacity = 1);

signals:
  void entriesChanged();
  /// entriesFor() may give something else now. A document's change of a layer only tells layerReplaced.
  void themeEntriesChanged();
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
  struct Variant { ///< a layer as some theme shows it
    LayerStatus status;
    uint64_t asked = 0;
  };
  struct Job {
    Project project;
    ProjectLayer layer;
    std::string key;
    bool shown; ///< for the project's own look; else for a theme
  };
  static std::string keyOf(const Project& project, const ProjectLayer& layer);
  void load(const ProjectLayer& layer, const std::string& key);
  void enqueue(Job job);
  LayerStatus variantOf(const ProjectLayer& layer);
  void dropOldVariants();
  void take(const std::string& id, const std::string& key, const LoadedLayer& loaded);
  void work(const std::stop_token& stop);
  void noteLoading();

  Project m_project;
  std::map<std::string, Item> m_items;
  std::map<std::string, Variant> m_variants; ///< by key
  uint64_t m_asked = 0;
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
