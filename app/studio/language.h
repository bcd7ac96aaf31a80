// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the studio: the desktop's, English or Simplified Chinese, with Qt's own texts and the way
// to write numbers and dates. Loaded before the first window is made; another choice counts from the next
// start.
#pragma once

#include <QString>
#include <vector>

class QApplication;

namespace scarp {

struct LanguageChoice {
  QString code; ///< "en", "zh_CN"; empty: as the desktop
  QString name; ///< in the language itself
};
std::vector<LanguageChoice> languageChoices();

QString chosenLanguage(); ///< the code that is remembered
void chooseLanguage(const QString& code);
/// Installs translators and sets the default locale.
void loadLanguage(QApplication& application, const QString& code);

} // namespace scarp
