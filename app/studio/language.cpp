// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTranslator>

namespace scarp {

namespace {
constexpr auto kKey = "language";
}

std::vector<LanguageChoice> languageChoices() {
  return {{{}, QApplication::translate("scarp::Language", "System")},
          {QStringLiteral("en"), QStringLiteral("English")},
          {QStringLiteral("zh_CN"), QStringLiteral("简体中文")}};
}

QString chosenLanguage() {
  return QSettings().value(kKey).toString();
}

void chooseLanguage(const QString& code) {
  QSettings().setValue(kKey, code);
}

void loadLanguage(QApplication& application, const QString& code) {
  const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
  QLocale::setDefault(locale);
  const auto install = [&](const QString& name, const QString& folder) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, name, QStringLiteral("_"), folder))
      QApplication::installTranslator(translator);
    else
      delete translator;
  };
  // An English locale asks for no file: the texts are English as they are.
  if (locale.language() == QLocale::English)
    return;
  install(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
  install(QStringLiteral("scarp"), QStringLiteral(":/translations"));
}

} // namespace scarp
