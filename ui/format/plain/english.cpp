// SPDX-License-Identifier: MIT

// What is counted needs a translation in English, too: "1 payment", "2 payments". It comes with these words and lies
// beneath whatever language a program speaks: none that links them has to think of it.

#include <QCoreApplication>
#include <QTranslator>

namespace lockstep {

namespace {

void speakEnglish()
{
    auto* english = new QTranslator(QCoreApplication::instance());
    if (english->load(QStringLiteral(":/i18n/lockstep_en.qm"))) QCoreApplication::installTranslator(english);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(speakEnglish)

} // namespace lockstep
