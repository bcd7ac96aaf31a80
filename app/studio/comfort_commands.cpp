// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/comfort_commands.h"

#include "app/studio/appearance.h"
#include "app/studio/language.h"
#include "app/studio/main_window.h"
#include "app/studio/shortcuts_page.h"

#include <QActionGroup>
#include <QApplication>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMenu>

namespace scarp {

namespace {

struct Comfort {
  Q_DECLARE_TR_FUNCTIONS(scarp::Comfort)
};

template <class Pick>
void addChoice(QMenu& menu, QActionGroup& group, const QString& name, const QString& hint, bool checked,
               Pick&& pick) {
  QAction* action = menu.addAction(name);
  action->setCheckable(true);
  action->setChecked(checked);
  action->setStatusTip(hint);
  group.addAction(action);
  QObject::connect(action, &QAction::triggered, &menu, std::forward<Pick>(pick));
}

void addAppearance(MainWindow& window, Appearance& appearance) {
  QMenu* menu =
      window.menu(MainWindow::Menu::View)
          ->addMenu(QIcon::fromTheme(QStringLiteral("preferences-desktop-theme")), Comfort::tr("Appearance"));
  menu->setObjectName("appearance");
  auto* group = new QActionGroup(menu);
  for (const auto& [mode, name, hint] :
       {std::tuple{Appearance::Mode::System, Comfort::tr("As the desktop"),
                   Comfort::tr("Light or dark as the desktop asks")},
        std::tuple{Appearance::Mode::Light, Comfort::tr("Light"),
                   Comfort::tr("Dark letters on light ground")},
        std::tuple{Appearance::Mode::Dark, Comfort::tr("Dark"), Comfort::tr("Light letters on dark ground")}})
    addChoice(*menu, *group, name, hint, appearance.mode() == mode,
              [&appearance, mode = mode] { appearance.setMode(mode); });
  menu->addSeparator();
  const auto letters = [&](const QString& icon, const QString& name, const QString& hint, int change) {
    QAction* action = menu->addAction(QIcon::fromTheme(icon), name);
    action->setStatusTip(hint);
    QObject::connect(action, &QAction::triggered, menu, [&appearance, change] {
      appearance.setFontStep(change == 0 ? 0 : appearance.fontStep() + change);
    });
  };
  letters("format-font-size-more", Comfort::tr("Larger letters"),
          Comfort::tr("All texts of the window one point larger"), 1);
  letters("format-font-size-less", Comfort::tr("Smaller letters"),
          Comfort::tr("All texts of the window one point smaller"), -1);
  letters("edit-reset", Comfort::tr("Letters as the desktop"),
          Comfort::tr("The size that the desktop asks for"), 0);
}

void addLanguages(MainWindow& window) {
  QMenu* menu =
      window.menu(MainWindow::Menu::View)
          ->addMenu(QIcon::fromTheme(QStringLiteral("preferences-desktop-locale")), Comfort::tr("Language"));
  menu->setObjectName("language");
  auto* group = new QActionGroup(menu);
  for (const LanguageChoice& choice : languageChoices())
    addChoice(*menu, *group, choice.name, Comfort::tr("Texts, numbers and dates in this language"),
              chosenLanguage() == choice.code, [&window, code = choice.code] {
                chooseLanguage(code);
                window.showMessage(Comfort::tr("The language changes when the studio starts the next time."));
              });
}

/// Where the keyboard can go: the map, then what stands around it. Only what is visible.
QList<QWidget*> placesOf(MainWindow& window) {
  QList<QWidget*> places{&window.canvas()};
  for (QDockWidget* dock : window.findChildren<QDockWidget*>())
    if (dock->isVisible() && dock->widget())
      places << dock->widget();
  return places;
}

/// The first widget inside that takes the keyboard, for a panel that takes none itself.
QWidget* entranceOf(QWidget* place) {
  if (place->focusPolicy() & Qt::TabFocus)
    return place;
  for (QWidget* next = place->nextInFocusChain(); next && next != place; next = next->nextInFocusChain())
    if (const QWidget* taker = next->focusProxy() ? next->focusProxy() : next;
        place->isAncestorOf(next) && next->focusPolicy() & Qt::TabFocus && taker->isVisible() &&
        taker->isEnabled())
      return next;
  return nullptr;
}

void goRound(MainWindow& window, int step) {
  const QList<QWidget*> places = placesOf(window);
  const QWidget* focus = QApplication::focusWidget();
  qsizetype at = -1;
  for (qsizetype k = 0; k < places.size(); ++k)
    if (focus && (places[k] == focus || places[k]->isAncestorOf(focus)))
      at = k;
  for (qsizetype tries = 0; tries < places.size(); ++tries) {
    at = (at + step + places.size()) % places.size();
    if (QWidget* entrance = entranceOf(places[at])) {
      entrance->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
      return;
    }
  }
}

} // namespace

void addComfortCommands(MainWindow& window, Appearance& appearance) {
  window.menu(MainWindow::Menu::View)->addSeparator();
  addAppearance(window, appearance);
  addLanguages(window);
  window.addCommand(
      MainWindow::Menu::View,
      {"go-next-view", Comfort::tr("Next panel"), Qt::Key_F6,
       Comfort::tr("Take the keyboard to the next panel or the map")},
      [&window] { goRound(window, 1); }, false);
  window.addCommand(
      MainWindow::Menu::View,
      {"go-previous-view", Comfort::tr("Previous panel"), QKeySequence("Shift+F6"),
       Comfort::tr("Take the keyboard to the panel before")},
      [&window] { goRound(window, -1); }, false);
  window.addCommand(
      MainWindow::Menu::Help,
      {"input-keyboard", Comfort::tr("Keyboard shortcuts"), QKeySequence("Ctrl+/"),
       Comfort::tr("Every key and what it does")},
      [&window] {
        auto* page = new ShortcutsPage(window);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->open();
      },
      false);
}

} // namespace scarp
