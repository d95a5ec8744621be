// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/backupwindows.h"

#include "tests/ui/allwindows/wizardstep.h"
#include "ui/dialogs/backup/backuppassphrasespage.h"
#include "ui/dialogs/backup/backupsavedpage.h"
#include "ui/dialogs/backup/insidebackuppage.h"
#include "ui/dialogs/backup/restorebackupdialog.h"
#include "ui/dialogs/backup/restoredpage.h"
#include "ui/dialogs/backup/savebackupdialog.h"

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

QList<BackupChoice> backupChoices()
{
    const auto choice = [](std::int64_t id, const QString& name, bool hasPassphrase) {
        return BackupChoice{WalletId{id}, name, true, hasPassphrase, {}, false, true, std::make_shared<RetryDelay>()};
    };
    QList<BackupChoice> choices{choice(1, "Daily", true), choice(2, "Savings", true), choice(3, "Old phone", false)};
    choices[0].backedUpAt = 1'700'000'000;
    choices[2].isTicked = false;
    return choices;
}

QWidget* backupPassphrases(bool hasKeys)
{
    auto* page = new BackupPassphrasesPage(backupChoices());
    page->setChosen({0, 1}, hasKeys);
    return new Step(page);
}

QWidget* backupSaved(bool isSealed)
{
    auto* page = new BackupSavedPage;
    page->setSaved({"/home/sam/Documents/Lockstep 2026-11-26.lockstep-backup", 4'096, 3}, isSealed, isSealed);
    return new Step(page, true);
}

BackupPreview backupPreview(bool isSealed)
{
    BackedUpWallet daily;
    daily.name = "Daily";
    daily.hasKeys = isSealed;
    daily.policy = "wpkh";
    daily.fingerprint = "d34db33f";
    daily.firstAddress = "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu";
    daily.birthday = BlockHeight{681'900};
    daily.labels = 12;
    daily.requests = 1;
    BackedUpWallet old = daily;
    old.name = "Old phone";
    old.existing = "Phone";
    BackupPreview preview;
    preview.isSealed = preview.isWhole = isSealed;
    preview.createdAt = 1'700'000'000;
    preview.program = "Lockstep 0.1.0";
    preview.wallets = {daily, old};
    return preview;
}

QWidget* insideBackup(bool isSealed)
{
    auto* page = new InsideBackupPage;
    page->setPreview(backupPreview(isSealed));
    return new Step(page);
}

QWidget* restoredWallets()
{
    auto* page = new RestoredPage;
    page->setRestored(
        {{"Daily", WalletId{1}}, {"Old phone", Error{Errc::Duplicate, "Phone"}}, {"Savings", Error{Errc::Damaged, {}}}},
        ScanStart::AtOnce);
    return new Step(page, true);
}

} // namespace

std::vector<SampleWindow> backupWindows()
{
    return {
        {"save backup", [] { return new SaveBackupDialog(backupChoices()); }},
        {"save backup: passphrases", [] { return backupPassphrases(true); }},
        {"save backup: passphrase of a public one", [] { return backupPassphrases(false); }},
        {"save backup: saved", [] { return backupSaved(true); }},
        {"save backup: saved, public", [] { return backupSaved(false); }},
        {"restore backup", [] { return new RestoreBackupDialog(QStringLiteral("/home/sam/mine.lockstep-backup")); }},
        {"restore backup: inside", [] { return insideBackup(true); }},
        {"restore backup: inside an open one", [] { return insideBackup(false); }},
        {"restore backup: done", restoredWallets},
    };
}

} // namespace lockstep::test
