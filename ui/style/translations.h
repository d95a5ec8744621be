// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>
#include <QTranslator>

namespace lockstep::ui {

/// A language that Lockstep speaks.
struct Language
{
    QString code; ///< "en", "pt_BR".
    QString name; ///< In itself.
};

QList<Language> availableLanguages();

/// The program's language, as long as it lives. English is beneath it (ui/format/plain/english.cpp).
class Translations
{
public:
    Translations(); ///< The desktop's language, where it is spoken.

    /// Another one, before there is a window; empty: the desktop's. Numbers are written as in it.
    void use(const QString& code);

private:
    void load(const QLocale& locale);

    QTranslator m_own;
    QTranslator m_qt; ///< Buttons and shortcuts of Qt itself.
};

} // namespace lockstep::ui
