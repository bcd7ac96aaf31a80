// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/hotspot/live_hot_spots.h"

#include <chrono>

namespace scarp {
namespace fs = std::filesystem;

namespace {

/// What a worker gives back of a part: the values and their summary, made off the GUI thread.
struct Result {
  std::shared_ptr<const GiField> field;
  GiSummary summary;
};

Result resultOf(const std::shared_ptr<const GiScene>& scene, std::vector<uint32_t> points,
                const GiStarParams& params, bool whole, const Progress& progress) {
  LocalGi values = scene->gi.compute(points, params, progress);
  Result result;
  result.field = giFieldOf(scene, std::move(values), params, whole);
  result.summary = result.field->summary(points);
  return result;
}

} // namespace

LiveHotSpots::LiveHotSpots(QObject* parent) : QObject(parent) {
  using namespace std::chrono_literals;
  m_rest.setSingleShot(true);
  m_rest.setInterval(200ms);
  connect(&m_rest, &QTimer::timeout, this, &LiveHotSpots::computeWhole);
  connect(&m_reading, &BackgroundTask::failed, this, &LiveHotSpots::failed);
  connect(&m_viewWork, &BackgroundTask::finished, this, [this] {
    if (m_again)
      computeView();
  });
}

void LiveHotSpots::setSource(const fs::path& file, const std::string& field, const std::string& crs) {
  std::error_code code;
  const auto stamp = fs::last_write_time(file, code);
  if (file == m_file && stamp == m_stamp && field == m_wishedField && crs == m_crs)
    return;
  clear();
  m_stamp = stamp;
  m_file = file;
  m_wishedField = field;
  m_crs = crs;
  if (m_active)
    load();
}

void LiveHotSpots::clear() {
  m_reading.cancel();
  m_viewWork.cancel();
  m_sceneWork.cancel();
  m_rest.stop();
  m_again = false;
  m_file.clear();
  m_wishedField.clear();
  m_scene.reset();
  m_field.reset();
  m_inView = {};
  m_inScene.reset();
  emit sceneChanged();
  emit fieldChanged();
  emit summaryChanged();
}

void LiveHotSpots::load() {
  if (m_scene || m_reading.running() || m_file.empty())
    return;
  m_reading.start([this, file = m_file, field = m_wishedField, crs = m_crs](const Progress& progress) {
    return BackgroundTask::Deliver([this, scene = loadGiScene(file, field, crs, progress)] {
      m_scene = scene;
      emit sceneChanged();
      refresh();
    });
  });
}

void LiveHotSpots::setParams(const GiStarParams& params) {
  if (toJson(params) == toJson(m_params))
    return;
  m_params = params;
  m_sceneWork.cancel();
  m_inScene.reset();
  emit paramsChanged();
  refresh();
}

void LiveHotSpots::setView(const Extent& view) {
  if (view == m_view)
    return;
  m_view = view;
  refresh();
}

void LiveHotSpots::setActive(bool active) {
  m_active = active;
  if (!active) {
    m_rest.stop();
    m_sceneWork.cancel();
    return;
  }
  load();
  refresh();
}

void LiveHotSpots::refresh() {
  if (!m_active || !m_scene || m_view.xMax < m_view.xMin)
    return;
  if (m_viewWork.running()) // not stopped: a drag must show something before it ends
    m_again = true;
  else
    computeView();
}

void LiveHotSpots::computeView() {
  m_again = false;
  const std::shared_ptr<const GiField> known = m_inScene ? m_field : nullptr;
  m_viewWork.start(
      [this, known, scene = m_scene, params = m_params, view = m_view](const Progress& progress) {
        std::vector<uint32_t> points = scene->gi.pointsIn(view);
        const Result result = known ? Result{known, known->summary(points)}
                                    : resultOf(scene, std::move(points), params, false, progress);
        return BackgroundTask::Deliver([this, result] { takeView(result.field, result.summary); });
      });
  if (!known)
    m_rest.start();
}

void LiveHotSpots::takeView(const std::shared_ptr<const GiField>& field, const GiSummary& summary) {
  if (m_inScene && field != m_field) { // the whole scene was faster
    m_again = true;
    return;
  }
  m_inView = summary;
  if (field != m_field) {
    m_field = field;
    emit fieldChanged();
  }
  emit summaryChanged();
}

void LiveHotSpots::computeWhole() {
  if (!m_active || !m_scene || m_inScene)
    return;
  m_sceneWork.start([this, scene = m_scene, params = m_params](const Progress& progress) {
    Result result = resultOf(scene, scene->gi.allPoints(), params, true, progress);
    return BackgroundTask::Deliver([this, result = std::move(result)] {
      m_field = result.field;
      m_inScene = result.summary;
      emit fieldChanged();
      refresh();
    });
  });
}

} // namespace scarp
