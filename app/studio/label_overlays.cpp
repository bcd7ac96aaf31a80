// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/label_overlays.h"

#include "app/studio/main_window.h"

#include <QMenu>
#include <algorithm>
#include <map>
#include <memory>

namespace scarp {

namespace {

bool isOverlay(const ProjectLayer& layer) {
  return layer.kind == LayerKind::Labels || layer.kind == LayerKind::Consensus;
}

std::vector<std::string> visibleOverlays(const Project& project) {
  std::vector<std::string> ids;
  for (const ProjectLayer& layer : project.layers)
    if (isOverlay(layer) && isShown(project, layer))
      ids.push_back(layer.id);
  return ids;
}

void showOnly(Project& project, const std::vector<std::string>& ids) {
  for (ProjectLayer& layer : project.layers)
    if (isOverlay(layer))
      layer.visible = std::ranges::find(ids, layer.id) != ids.end();
  for (const std::string& id : ids) // in a group that is hidden they would stay unseen
    setCheckedDeep(project, {false, id}, true);
}

} // namespace

std::vector<std::string> labelOverlays(const Project& project) {
  std::vector<std::string> ids;
  for (const LayerKind kind : {LayerKind::Labels, LayerKind::Consensus})
    for (const ProjectLayer& layer : project.layers)
      if (layer.kind == kind)
        ids.push_back(layer.id);
  return ids;
}

std::vector<std::string> toggleLabelOverlays(Project& project, const std::vector<std::string>& remembered) {
  const auto visible = visibleOverlays(project);
  if (!visible.empty())
    showOnly(project, {});
  else
    showOnly(project, remembered.empty() ? labelOverlays(project) : remembered);
  return visible;
}

void stepLabelOverlays(Project& project, int by) {
  const auto all = labelOverlays(project);
  if (all.empty())
    return;
  const auto visible = visibleOverlays(project);
  const int count = static_cast<int>(all.size());
  int at = count; // all of them, or some: as if behind the last
  if (visible.size() == 1)
    at = static_cast<int>(std::ranges::find(all, visible.front()) - all.begin());
  at = (at + by + count + 1) % (count + 1);
  showOnly(project, at == count ? all : std::vector{all[static_cast<size_t>(at)]});
}

void fadeLabelOverlays(Project& project, double by) {
  for (ProjectLayer& layer : project.layers)
    if (isOverlay(layer))
      layer.opacity = std::clamp(layer.opacity + by, 0.1, 1.0);
}

void addLabelOverlayKeys(MainWindow& window) {
  ProjectDocument& document = window.document();
  const auto add = [&window](const char* icon, const QString& name, const char* keys, const QString& hint,
                             std::function<void()> run) {
    window.addCommand(MainWindow::Menu::View, {icon, name, QKeySequence(keys), hint}, std::move(run));
  };
  window.menu(MainWindow::Menu::View)->addSeparator();
  auto remembered = std::make_shared<std::vector<std::string>>();
  add("view-visible", QObject::tr("Hide or show the labels"), "H",
      QObject::tr("All labels of the experts and the consensus"), [&document, remembered] {
        Project after = document.project();
        const auto before = toggleLabelOverlays(after, *remembered);
        const auto shown = visibleOverlays(after);
        if (!before.empty())
          *remembered = before;
        document.edit(shown.empty() ? QObject::tr("Hide labels") : QObject::tr("Show labels"),
                      [shown](Project& project) { showOnly(project, shown); });
      });
  const auto fade = [&document](double by) {
    Project after = document.project();
    fadeLabelOverlays(after, by);
    std::map<std::string, double> opacity;
    for (const ProjectLayer& layer : after.layers)
      opacity[layer.id] = layer.opacity;
    const auto change = [opacity](Project& project) {
      for (ProjectLayer& layer : project.layers)
        if (const auto found = opacity.find(layer.id); isOverlay(layer) && found != opacity.end())
          layer.opacity = found->second;
    };
    document.edit(QObject::tr("Opacity of the labels"), change, "fade-labels");
  };
  add("brightness-low", QObject::tr("Fainter labels"), "A", QObject::tr("More transparent by a tenth"),
      [fade] { fade(-0.1); });
  add("brightness-high", QObject::tr("Stronger labels"), "D", QObject::tr("Less transparent by a tenth"),
      [fade] { fade(0.1); });
  const auto step = [&document](int by) {
    Project after = document.project();
    stepLabelOverlays(after, by);
    const auto shown = visibleOverlays(after);
    document.edit(
        QObject::tr("Labels of another expert"), [shown](Project& project) { showOnly(project, shown); },
        "step-labels");
  };
  add("go-up", QObject::tr("Labels of the expert before"), "{",
      QObject::tr("One expert's labels alone, the consensus, then all"), [step] { step(-1); });
  add("go-down", QObject::tr("Labels of the next expert"), "}",
      QObject::tr("One expert's labels alone, the consensus, then all"), [step] { step(1); });
}

} // namespace scarp
