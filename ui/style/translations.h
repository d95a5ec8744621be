// SPDX-License-Identifier: MIT
#pragma once

#include <QTranslator>

namespace lockstep::ui {

/// The program's language, as long as it lives. English is always beneath: plurals are right in it too.
class Translations
{
public:
    Translations();

private:
    QTranslator m_english;
    QTranslator m_own;
    QTranslator m_qt; ///< Buttons and shortcuts of Qt itself.
};

} // namespace lockstep::ui
