// SPDX-License-Identifier: MIT

#include "ui/style/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

Translations::Translations()
{
    if (m_english.load(u":/i18n/lockstep_en.qm"_s)) QCoreApplication::installTranslator(&m_english);
    const QLocale locale;
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) return;
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, u"lockstep"_s, u"_"_s, u":/i18n"_s)) QCoreApplication::installTranslator(&m_own);
}

} // namespace lockstep::ui
