// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/project/theme_bar.h"

#include "widgets/project/project_document.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>

namespace scarp {

namespace {

QString text(const std::string& words) {
  return QString::fromStdString(words);
}

MapTheme* themeAt(Project& project, const std::string& name) {
  const auto found = std::ranges::find(project.themes, name, &MapTheme::name);
  return found == project.themes.end() ? nullptr : &*found;
}

bool isShownBy(const MapTheme& theme, const ThemeLayer& layer, const std::string& group) {
  if (!layer.visible)
    return false;
  for (std::string path = group; !path.empty(); path = parentOfGroup(path))
    if (const auto known = std::ranges::find(theme.groups, path, &ThemeGroup::path);
        known != theme.groups.end() && !known->visible)
      return false;
  return true;
}

/// Whether applying the theme would change nothing that is seen.
bool looksLike(const Project& project, const MapTheme& theme) {
  return std::ranges::all_of(project.layers, [&](const ProjectLayer& layer) {
    const auto known = std::ranges::find(theme.layers, layer.id, &ThemeLayer::id);
    const bool on = known != theme.layers.end() && isShownBy(theme, *known, layer.group);
    return on == isShown(project, layer) &&
           (!on ||
            (known->opacity == layer.opacity && known->blend == layer.blend && known->style == layer.style));
  });
}

} // namespace

ThemeBar::ThemeBar(ProjectDocument& document, QWidget* parent)
    : QWidget(parent), m_document(document), m_box(new QComboBox), m_menu(new QToolButton) {
  m_box->setObjectName("themes");
  m_box->setAccessibleName(tr("Map theme"));
  m_box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_box->setMinimumContentsLength(8);
  m_menu->setObjectName("theme-menu");
  m_menu->setIcon(QIcon::fromTheme("view-visible"));
  m_menu->setToolTip(tr("Save, update, rename or delete map themes"));
  m_menu->setPopupMode(QToolButton::InstantPopup);
  m_menu->setAutoRaise(true);
  m_save = make("document-save-as", tr("Save theme as…"), tr("Keep how the map looks now as a theme"),
                [this] { saveAs(); });
  m_update = make("document-save", tr("Update theme"), tr("Make the theme look as the map does now"),
                  [this] { update(); });
  m_rename =
      make("edit-rename", tr("Rename theme…"), tr("Give the theme another name"), [this] { rename(); });
  m_remove =
      make("edit-delete", tr("Delete theme"), tr("Forget the theme; layers stay"), [this] { remove(); });
  auto* menu = new QMenu(this);
  menu->addActions(actions());
  m_menu->setMenu(menu);
  auto* label = new QLabel(tr("T&heme"));
  label->setBuddy(m_box);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(6, 4, 4, 4);
  row->addWidget(label);
  row->addWidget(m_box, 1);
  row->addWidget(m_menu);
  connect(m_box, &QComboBox::activated, this,
          [this](int) { applyTheme(m_box->currentData().toString().toStdString()); });
  connect(&document, &ProjectDocument::changed, this, &ThemeBar::refresh);
  connect(&document, &ProjectDocument::opened, this, [this] { m_last.clear(); });
  refresh();
}

QAction* ThemeBar::make(const QString& icon, const QString& words, const QString& hint,
                        std::function<void()> run) {
  auto* action = new QAction(QIcon::fromTheme(icon), words, this);
  action->setObjectName("theme-" + icon);
  action->setToolTip(hint);
  action->setStatusTip(hint);
  connect(action, &QAction::triggered, this, std::move(run));
  return action;
}

std::string ThemeBar::current() const {
  const Project& project = m_document.project();
  const auto like = [&](const MapTheme& theme) { return looksLike(project, theme); };
  const auto last = std::ranges::find(project.themes, m_last, &MapTheme::name);
  if (last != project.themes.end() && like(*last))
    return m_last;
  const auto found = std::ranges::find_if(project.themes, like);
  return found == project.themes.end() ? std::string() : found->name;
}

std::string ThemeBar::chosen() const {
  const std::string now = current();
  return now.empty() && std::ranges::find(m_document.project().themes, m_last, &MapTheme::name) !=
                            m_document.project().themes.end()
             ? m_last
             : now;
}

void ThemeBar::refresh() {
  const Project& project = m_document.project();
  const std::string now = current();
  if (!now.empty())
    m_last = now;
  const QSignalBlocker quiet(m_box);
  m_box->clear();
  for (const MapTheme& theme : project.themes)
    m_box->addItem(text(theme.name), text(theme.name));
  m_box->setPlaceholderText(project.themes.empty() ? tr("none saved")
                            : chosen().empty()     ? tr("own look")
                                                   : tr("%1, changed").arg(text(chosen())));
  m_box->setCurrentIndex(m_box->findData(text(now)));
  m_box->setEnabled(!project.themes.empty());
  m_box->setToolTip(project.themes.empty() ? tr("Arrange the map, then save its look with the menu beside")
                                           : tr("Show the map in another theme"));
  m_menu->setEnabled(m_document.isOpen());
  const std::string theme = chosen();
  m_save->setEnabled(m_document.isOpen());
  m_update->setText(theme.empty() ? tr("Update theme") : tr("Update “%1”").arg(text(theme)));
  m_update->setEnabled(!theme.empty() && now.empty());
  m_rename->setEnabled(!theme.empty());
  m_remove->setEnabled(!theme.empty());
  m_remove->setText(theme.empty() ? tr("Delete theme") : tr("Delete “%1”").arg(text(theme)));
}

void ThemeBar::applyTheme(const std::string& name) {
  const auto found = std::ranges::find(m_document.project().themes, name, &MapTheme::name);
  if (found == m_document.project().themes.end())
    return;
  m_last = name;
  m_document.edit(
      tr("Theme %1").arg(text(name)),
      [theme = MapTheme(*found)](Project& project) { scarp::applyTheme(project, theme); },
      QStringLiteral("theme"));
}

void ThemeBar::askName(const QString& title, const QString& proposal,
                       std::function<void(const QString&)> use) {
  auto* dialog = new QInputDialog(this);
  dialog->setObjectName("theme-name");
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(title);
  dialog->setLabelText(tr("Name of the theme"));
  dialog->setTextValue(proposal);
  connect(dialog, &QInputDialog::textValueSelected, this, [use = std::move(use)](const QString& typed) {
    if (const QString name = typed.trimmed(); !name.isEmpty())
      use(name);
  });
  dialog->open();
}

void ThemeBar::saveAs() {
  askName(tr("Save theme"), {}, [this](const QString& name) {
    const MapTheme theme = themeOf(m_document.project(), name.toStdString());
    m_last = theme.name;
    m_document.edit(tr("Save theme %1").arg(name), [theme](Project& project) {
      if (MapTheme* old = themeAt(project, theme.name))
        *old = theme;
      else
        project.themes.push_back(theme);
    });
  });
}

void ThemeBar::update() {
  const MapTheme theme = themeOf(m_document.project(), chosen());
  m_document.edit(tr("Update theme %1").arg(text(theme.name)), [theme](Project& project) {
    if (MapTheme* old = themeAt(project, theme.name))
      *old = theme;
  });
}

void ThemeBar::rename() {
  const std::string from = chosen();
  askName(tr("Rename theme"), text(from), [this, from](const QString& name) {
    const std::string to = name.toStdString();
    const auto& themes = m_document.project().themes;
    if (to != from && std::ranges::find(themes, to, &MapTheme::name) != themes.end()) {
      emit message(tr("There is a theme “%1” already.").arg(name), tr("Choose another name."));
      return;
    }
    m_last = to;
    m_document.edit(tr("Rename theme to %1").arg(name), [from, to](Project& project) {
      if (MapTheme* theme = themeAt(project, from))
        theme->name = to;
    });
  });
}

void ThemeBar::remove() {
  const std::string name = chosen();
  m_document.edit(tr("Delete theme %1").arg(text(name)), [name](Project& project) {
    std::erase_if(project.themes, [&](const MapTheme& theme) { return theme.name == name; });
  });
}

} // namespace scarp
