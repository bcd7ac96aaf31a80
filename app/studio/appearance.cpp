// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/appearance.h"

#include "app/studio/studio_style.h"

#include <QApplication>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QSettings>
#include <algorithm>

namespace scarp {

namespace {

constexpr auto kModeKey = "appearance/mode";
constexpr auto kFontKey = "appearance/font-step";

struct Tones {
  QColor window, base, alternate, text, muted, button, accent, onAccent, edge;
};

QPalette paletteOf(const Tones& t) {
  QPalette palette(t.button, t.window); // bevels and shades from these
  palette.setColor(QPalette::Window, t.window);
  palette.setColor(QPalette::WindowText, t.text);
  palette.setColor(QPalette::Base, t.base);
  palette.setColor(QPalette::AlternateBase, t.alternate);
  palette.setColor(QPalette::Text, t.text);
  palette.setColor(QPalette::PlaceholderText, t.muted);
  palette.setColor(QPalette::Button, t.button);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::BrightText, Qt::white);
  palette.setColor(QPalette::ToolTipBase, t.base);
  palette.setColor(QPalette::ToolTipText, t.text);
  palette.setColor(QPalette::Highlight, t.accent);
  palette.setColor(QPalette::HighlightedText, t.onAccent);
  palette.setColor(QPalette::Link, t.accent);
  palette.setColor(QPalette::LinkVisited, t.accent);
  palette.setColor(QPalette::Mid, t.edge);
  for (const auto role :
       {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
    palette.setColor(QPalette::Disabled, role, t.muted);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, t.edge);
  return palette;
}

} // namespace

QPalette Appearance::palette(bool dark) {
  const Tones light{"#f4f4f3", "#ffffff", "#f7f8f8", "#22262a", "#6f757b",
                    "#ecedee", "#2a6f97", "#ffffff", "#c3c7ca"};
  const Tones night{"#26292c", "#1d1f21", "#222527", "#e4e6e8", "#989da2",
                    "#303438", "#3f8fbd", "#ffffff", "#4a4f54"};
  return paletteOf(dark ? night : light);
}

Appearance::Appearance(QApplication& application) : QObject(&application), m_application(application) {
  // The desktop's wish shows in the palette that the platform brings.
  m_systemDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  m_systemPoints = std::max(7.0, QApplication::font().pointSizeF());
  QApplication::setStyle(new StudioStyle);
  QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << "/usr/share/icons");
  application.setWindowIcon(QIcon(":/scarp.svg"));
  const QSettings settings;
  m_mode = static_cast<Mode>(std::clamp(settings.value(kModeKey, 0).toInt(), 0, 2));
  m_step = std::clamp(settings.value(kFontKey, 0).toInt(), -2, 8);
  apply();
}

bool Appearance::dark() const {
  return m_mode == Mode::Dark || (m_mode == Mode::System && m_systemDark);
}

void Appearance::setMode(Mode mode) {
  m_mode = mode;
  QSettings().setValue(kModeKey, static_cast<int>(mode));
  apply();
}

void Appearance::setFontStep(int step) {
  m_step = std::clamp(step, -2, 8);
  QSettings().setValue(kFontKey, m_step);
  apply();
}

void Appearance::apply() {
  QIcon::setThemeName(dark() ? "breeze-dark" : "breeze");
  QApplication::setPalette(palette(dark()));
  QFont font = QApplication::font();
  if (const double points = m_systemPoints + m_step; font.pointSizeF() != points) {
    font.setPointSizeF(points);
    QApplication::setFont(font);
  }
  emit changed();
}

} // namespace scarp
