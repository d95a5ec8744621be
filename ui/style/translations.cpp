// SPDX-License-Identifier: MIT

#include "ui/style/translations.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString folder() { return u":/i18n"_s; }

} // namespace

QList<Language> availableLanguages()
{
    const QString prefix = u"lockstep_"_s;
    QList<Language> languages;
    const QStringList files = QDir(folder()).entryList({prefix + u"*.qm"_s}, QDir::Files, QDir::Name);
    for (const QString& file : files) {
        const QString code = file.chopped(qsizetype(sizeof(".qm") - 1)).mid(prefix.size());
        const QLocale locale(code);
        // Qt's own name of English is "American English": one English is enough to name it so.
        languages += {code, code == u"en"_s ? u"English"_s : locale.nativeLanguageName()};
    }
    return languages;
}

Translations::Translations() { load(QLocale()); }

void Translations::use(const QString& code)
{
    const QLocale locale = code.isEmpty() ? QLocale::system() : QLocale(code);
    QLocale::setDefault(locale);
    for (QTranslator* translator : {&m_qt, &m_own}) QCoreApplication::removeTranslator(translator);
    load(locale);
}

void Translations::load(const QLocale& locale)
{
    if (locale.language() == QLocale::English || locale.language() == QLocale::C) return;
    if (m_qt.load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_own.load(locale, u"lockstep"_s, u"_"_s, folder())) QCoreApplication::installTranslator(&m_own);
}

} // namespace lockstep::ui
