// SPDX-License-Identifier: MIT

#include "ui/format/program/backuptext.h"

#include "ui/format/errors/errortext.h"
#include "ui/format/plain/amounttext.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/plain/numbertext.h"
#include "ui/format/wallets/policytext.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

struct BackupText
{
    Q_DECLARE_TR_FUNCTIONS(BackupText)
};

} // namespace

BackupStanding backupStanding(const WalletView& wallet)
{
    if (wallet.words == WordsBackup::Unconfirmed) return BackupStanding::Unconfirmed;
    if (wallet.backedUpAt) return wallet.isChangedSinceBackup ? BackupStanding::Changed : BackupStanding::Saved;
    return wallet.words == WordsBackup::Confirmed ? BackupStanding::WordsOnly : BackupStanding::NoFile;
}

QString backupMark(BackupStanding standing)
{
    switch (standing) {
    case BackupStanding::Unconfirmed: return BackupText::tr("⚠ Unconfirmed", "recovery words");
    //: No backup file has the wallet. Narrow: a column of a table.
    case BackupStanding::NoFile: return BackupText::tr("⚠ No file");
    //: The recovery words are confirmed, and no backup file has the wallet. Narrow: a column of a table.
    case BackupStanding::WordsOnly: return BackupText::tr("✓ Words only");
    //: Since the backup file was saved. Narrow: a column of a table.
    case BackupStanding::Changed: return BackupText::tr("◔ Changed since");
    //: A backup file has the wallet. Narrow: a column of a table.
    case BackupStanding::Saved: return BackupText::tr("✓ File saved");
    }
    return {};
}

QString backupNote(const WalletView& wallet)
{
    if (!wallet.backedUpAt) return BackupText::tr("in no backup file");
    const QString day = dateText(*wallet.backedUpAt);
    return wallet.isChangedSinceBackup ? BackupText::tr("changed since its backup file of %1").arg(day)
                                       : BackupText::tr("in a backup file of %1").arg(day);
}

QString wordsText(const WalletProfile& profile)
{
    if (!profile.hasKeys) return BackupText::tr("None: this wallet has no keys here");
    if (!profile.wordsConfirmedAt)
        return BackupText::tr("⚠ Not confirmed: nobody has checked yet that your paper brings this wallet back");
    return BackupText::tr("✓ Confirmed on %1").arg(dateText(*profile.wordsConfirmedAt));
}

QString lastBackupText(std::optional<std::int64_t> backedUpAt, bool isChangedSince)
{
    if (!backedUpAt) return BackupText::tr("⚠ In no backup file yet");
    const QString day = dateText(*backedUpAt);
    return isChangedSince
        ? BackupText::tr("◔ Last backup file: %1. Names, labels or settings were changed since.").arg(day)
        : BackupText::tr("✓ Last backup file: %1").arg(day);
}

QString backupFileText(const BackupPreview& preview)
{
    const QString saved = BackupText::tr("Saved on %1 by %2.").arg(dateTimeText(preview.createdAt), preview.program);
    if (!preview.isSealed)
        return saved + u' '
            + BackupText::tr("It was not sealed, so anybody could have changed it: compare the addresses with what you "
                             "know. It has no keys.");
    return saved + u' '
        + (preview.isWhole ? BackupText::tr("Its passphrase was right, and nothing was changed since.")
                           : BackupText::tr("Nothing was changed since. It has no keys: what it brings back can "
                                            "watch, not spend."));
}

QString backedUpWalletText(const BackedUpWallet& wallet)
{
    if (!wallet.existing.isEmpty())
        return wallet.existing == wallet.name
            ? BackupText::tr("Is here already; it stays as it is.")
            : BackupText::tr("Is here already as \"%1\"; it stays as it is.").arg(wallet.existing);
    QStringList kind{wallet.hasKeys ? BackupText::tr("With keys") : BackupText::tr("Watch-only"),
                     policyText(wallet.policy)};
    if (!wallet.fingerprint.isEmpty()) kind += wallet.fingerprint;
    QStringList past;
    if (wallet.birthday)
        past += BackupText::tr("Since block %1").arg(heightText(*wallet.birthday));
    else if (wallet.birthdayTime)
        past += BackupText::tr("Since %1").arg(dateText(*wallet.birthdayTime));
    if (wallet.labels > 0) past += BackupText::tr("%1 labels", nullptr, wallet.labels).arg(numberText(wallet.labels));
    if (wallet.requests > 0)
        past += BackupText::tr("%1 payment requests", nullptr, wallet.requests).arg(numberText(wallet.requests));
    QStringList lines{kind.join(u", "_s), BackupText::tr("First address %1").arg(wallet.firstAddress)};
    if (!past.isEmpty()) lines += past.join(u", "_s);
    return lines.join(u'\n');
}

QString removalText()
{
    return BackupText::tr("Only its recovery words, or a backup file with its keys, bring its coins back. For an "
                          "emergency a copy from just before, sealed as it is now, stays in the data folder for at "
                          "least 30 days.");
}

QString removalWarning(const WalletView& wallet)
{
    const Balance& has = wallet.balance;
    const std::int64_t coins
        = has.confirmed.satoshis() + has.pending.satoshis() + has.immature.satoshis() + has.frozen.satoshis();
    if (wallet.auth == WalletAuth::WatchOnly || (wallet.isBalanceKnown && coins == 0)) return {};
    const QString holds = (wallet.isBalanceKnown ? BackupText::tr("It holds %1.").arg(amountWithUnit(coins))
                                                 : BackupText::tr("What it holds is not known."))
        + u' ';
    if (wallet.backedUpAt)
        return holds + BackupText::tr("It is in a backup file of %1.").arg(dateText(*wallet.backedUpAt));
    switch (wallet.words) {
    case WordsBackup::Confirmed:
        return holds + BackupText::tr("It is in no backup file: only its recovery words bring that back.");
    case WordsBackup::Unconfirmed:
        return holds
            + BackupText::tr("Its recovery words were never confirmed, and it is in no backup file: if they are not on "
                             "paper, this is lost.");
    case WordsBackup::None: break;
    }
    return holds + BackupText::tr("It is in no backup file: if you have its keys nowhere else, this is lost.");
}

RestoredWords restoredWalletText(const RestoredWallet& restored)
{
    if (restored.wallet) return {u"✓"_s, restored.name};
    const Error& error = restored.wallet.error();
    if (error.code == Errc::Duplicate)
        return {
            u"–"_s,
            BackupText::tr("%1: is here already as \"%2\"").arg(restored.name, QString::fromStdString(error.detail))};
    return {u"⚠"_s, u"%1: %2"_s.arg(restored.name, errorText(error, ErrorSubject::BackupFile).sentence())};
}

QString backupFileFilter() { return BackupText::tr("Lockstep backup files (*.%1)").arg(BackupSuffix); }

} // namespace lockstep
