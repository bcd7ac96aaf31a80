// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme.h"

#include <QApplication>
#include <QIcon>
#include <QPalette>
#include <QStyleFactory>

namespace scarp {

namespace {

struct Tones {
  QColor window, base, alternate, text, muted, button, accent;
};

QPalette paletteOf(const Tones& t) {
  QPalette palette;
  palette.setColor(QPalette::Window, t.window);
  palette.setColor(QPalette::WindowText, t.text);
  palette.setColor(QPalette::Base, t.base);
  palette.setColor(QPalette::AlternateBase, t.alternate);
  palette.setColor(QPalette::Text, t.text);
  palette.setColor(QPalette::PlaceholderText, t.muted);
  palette.setColor(QPalette::Button, t.button);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::ToolTipBase, t.base);
  palette.setColor(QPalette::ToolTipText, t.text);
  palette.setColor(QPalette::Highlight, t.accent);
  palette.setColor(QPalette::HighlightedText, Qt::white);
  palette.setColor(QPalette::Link, t.accent);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, t.muted);
  return palette;
}

} // namespace

void applyTheme(QApplication& application) {
  // The desktop's wish shows in the palette that the platform brings.
  const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  QApplication::setStyle(QStyleFactory::create("Fusion"));
  const Tones light{"#f4f4f3", "#ffffff", "#f7f8f8", "#22262a", "#8a9096", "#ecedee", "#2a6f97"};
  const Tones night{"#26292c", "#1d1f21", "#222527", "#e4e6e8", "#84898e", "#303438", "#4a98c4"};
  QApplication::setPalette(paletteOf(dark ? night : light));
  QIcon::setThemeSearchPaths(QIcon::themeSearchPaths() << "/usr/share/icons");
  QIcon::setThemeName(dark ? "breeze-dark" : "breeze");
  application.setWindowIcon(QIcon(":/scarp.svg"));
}

} // namespace scarp
