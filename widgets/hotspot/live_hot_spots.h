// SPDX-License-Identifier: GPL-3.0-or-later
// Gi* that follows a slider and the view: first the points in view, then, once things rest, the whole scene,
// whose counts and correction for many tests then hold for the view too. A wish that is overtaken is dropped.
// GUI thread; the work is done on threads of its own.
#pragma once

#include "core/hotspot/scale_curve.h"
#include "widgets/hotspot/gi_field.h"
#include "widgets/task/background_task.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <optional>

namespace scarp {

class LiveHotSpots : public QObject {
  Q_OBJECT

public:
  explicit LiveHotSpots(QObject* parent = nullptr);

  /// Reads the points (in the CRS, a WKT) once they are needed; `field` empty: the velocity.
  void setSource(const std::filesystem::path& file, const std::string& field, const std::string& crs);
  void clear();
  void setParams(const GiStarParams& params);
  void setView(const Extent& view);
  /// Nothing is read or computed while it is off.
  void setActive(bool active);
  /// Reads the points now even though it is off: somebody else asks for a value.
  void load();

  const GiStarParams& params() const { return m_params; }
  const std::shared_ptr<const GiScene>& scene() const { return m_scene; } ///< null until it is read
  bool loading() const { return m_reading.running(); }
  /// Null before the first result. Of the whole scene as soon as that is done.
  const std::shared_ptr<const GiField>& field() const { return m_field; }
  const GiSummary& inView() const { return m_inView; }
  const std::optional<GiSummary>& inScene() const { return m_inScene; } ///< none until the scene is done
  const Extent& view() const { return m_view; }

signals:
  void sceneChanged();                                      ///< read, or gone
  void failed(const QString& message, const QString& hint); ///< the points cannot be read
  void paramsChanged();                                     ///< others are wished for
  void fieldChanged();                                      ///< field() is new
  void summaryChanged();

private:
  void refresh();
  void computeView();
  void computeWhole();
  void takeView(const std::shared_ptr<const GiField>& field, const GiSummary& summary);

  std::filesystem::path m_file;
  std::filesystem::file_time_type m_stamp{}; ///< of the file: a product may be made anew
  std::string m_wishedField, m_crs;
  GiStarParams m_params;
  Extent m_view{0, 0, -1, -1};
  bool m_active = false, m_again = false;
  std::shared_ptr<const GiScene> m_scene;
  std::shared_ptr<const GiField> m_field;
  GiSummary m_inView;
  std::optional<GiSummary> m_inScene;
  BackgroundTask m_reading, m_viewWork, m_sceneWork;
  QTimer m_rest; ///< runs out when nothing has moved for a moment
};

} // namespace scarp
