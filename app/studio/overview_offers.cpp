// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/overview_offers.h"

#include "app/studio/main_window.h"
#include "widgets/map/raster_layer.h"
#include "widgets/project/layer_actions.h"
#include "widgets/project/layer_panel.h"
#include "widgets/run/overview_jobs.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <set>
#include <utility>

namespace scarp {
namespace fs = std::filesystem;

namespace {

class OverviewOffers final : public QObject {
  Q_DECLARE_TR_FUNCTIONS(scarp::OverviewOffers)

public:
  explicit OverviewOffers(MainWindow& window) : QObject(&window), m_window(window) {
    m_offer.setSingleShot(true);
    m_offer.setInterval(0); // several layers that come together are one offer
    connect(&m_offer, &QTimer::timeout, this, &OverviewOffers::offer);
    m_action = window.addCommand(MainWindow::Menu::Layer,
                                 {"run-build",
                                  tr("Build overviews"),
                                  {},
                                  tr("Smaller copies beside the file, so that it draws quickly")},
                                 [this] { build({m_window.layerPanel().currentLayer()}); });
    m_action->setObjectName("build-overviews");
    window.layerPanel().actions().append(m_action);
    connect(&window.layerPanel(), &LayerPanel::currentChanged, this, &OverviewOffers::refresh);
    connect(&window.layers(), &LayerStack::statusChanged, this, [this](const QString& id) {
      look(id.toStdString());
      refresh();
    });
    connect(&window.document(), &ProjectDocument::closed, this, [this] {
      m_offered.clear();
      m_waiting.clear();
    });
    connect(&m_jobs, &OverviewJobs::finished, this, [this](const QString& file) {
      m_window.layers().setProject(m_window.document().project());
      m_window.showMessage(
          tr("%1 has overviews now.")
              .arg(QString::fromStdString(fs::path(file.toStdString()).filename().string())));
      refresh();
    });
    connect(&m_jobs, &OverviewJobs::failed, this,
            [this](const QString&, const QString& message, const QString& hint) {
              m_window.showMessage(message, hint, true);
              refresh();
            });
  }

private:
  std::shared_ptr<const RasterLayer> lacking(const std::string& id) const {
    const auto raster = std::dynamic_pointer_cast<const RasterLayer>(m_window.layers().layer(id));
    return raster && raster->source()->lacksOverviews() ? raster : nullptr;
  }

  void look(const std::string& id) {
    const auto raster = lacking(id);
    if (!raster || !m_offered.insert(raster->source()->file()).second)
      return;
    m_waiting.push_back(id);
    m_offer.start();
  }

  void offer() {
    const auto ids = std::exchange(m_waiting, {});
    QStringList names;
    for (const std::string& id : ids)
      if (const ProjectLayer* layer = m_window.document().project().layer(id))
        names << QString::fromStdString(layer->name);
    if (!names.isEmpty())
      m_window.showOffer(tr("%1: large and without overviews, so from afar only a coarse picture is shown.")
                             .arg(names.join(", ")),
                         tr("Build overviews"), [this, ids] { build(ids); });
  }

  void build(const std::vector<std::string>& ids) {
    const Project& project = m_window.document().project();
    try {
      for (const std::string& id : ids)
        if (const auto raster = lacking(id)) {
          const bool codes = raster->drawing().sampling.codes || raster->drawing().palette;
          m_jobs.start(project.folder / "runs", raster->source()->file(), codes);
          m_window.showMessage(tr("Building overviews; progress is in the status bar."));
        }
    } catch (const Error& error) {
      m_window.showError(error);
    }
    refresh();
  }

  void refresh() {
    const std::string id = m_window.layerPanel().currentLayer();
    const auto raster = lacking(id);
    const bool running = raster && m_jobs.running(raster->source()->file());
    m_action->setEnabled(raster && !running);
    m_action->setToolTip(running  ? tr("They are being built")
                         : raster ? m_action->statusTip()
                                  : tr("Only for a large raster that has none, while it is on the map"));
  }

  MainWindow& m_window;
  OverviewJobs m_jobs;
  QAction* m_action;
  QTimer m_offer;
  std::set<fs::path> m_offered;
  std::vector<std::string> m_waiting;
};

} // namespace

void addOverviewOffers(MainWindow& window) {
  new OverviewOffers(window);
}

} // namespace scarp
