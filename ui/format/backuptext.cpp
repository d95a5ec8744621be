// SPDX-License-Identifier: MIT

#include "ui/format/backuptext.h"

#include "ui/format/datetext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BackupText
{
    Q_DECLARE_TR_FUNCTIONS(BackupText)
};

} // namespace

QString backupMark(WordsBackup words)
{
    switch (words) {
    case WordsBackup::None: break;
    case WordsBackup::Unconfirmed: return BackupText::tr("⚠ Unconfirmed", "recovery words");
    case WordsBackup::Confirmed: return BackupText::tr("✓ Confirmed", "recovery words");
    }
    return u"—"_s;
}

QString wordsText(const WalletProfile& profile)
{
    if (!profile.hasKeys) return BackupText::tr("none: this wallet has no keys here");
    if (!profile.wordsConfirmedAt)
        return BackupText::tr("⚠ not confirmed: nobody has checked yet that your paper brings this wallet back");
    return BackupText::tr("✓ confirmed on %1").arg(dateText(*profile.wordsConfirmedAt));
}

} // namespace lockstep
