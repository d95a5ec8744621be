// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/dialogwindows.h"

#include "tests/support/guitest.h"
#include "tests/ui/allwindows/samples.h"
#include "ui/dialogs/payments/broadcastdialog.h"
#include "ui/dialogs/payments/explorerdialog.h"
#include "ui/dialogs/payments/giveupdialog.h"
#include "ui/dialogs/payments/lookupdialog.h"
#include "ui/dialogs/payments/paymentlinkdialog.h"
#include "ui/dialogs/payments/qrdialog.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/dialogs/program/aboutdialog.h"
#include "ui/dialogs/program/applockdialog.h"
#include "ui/dialogs/program/licencesdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/dialogs/program/unsaveddialog.h"
#include "ui/dialogs/wallet/changepassphrasedialog.h"
#include "ui/dialogs/wallet/confirmwordsdialog.h"
#include "ui/dialogs/wallet/importlabelsdialog.h"
#include "ui/dialogs/wallet/rescandialog.h"
#include "ui/dialogs/wallet/scandeeperdialog.h"
#include "ui/dialogs/wallet/showsecretsdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/dialogs/wallet/walletdialogs.h"
#include "ui/dialogs/wallet/walleterrordialog.h"
#include "ui/format/payments/explorertext.h"
#include "ui/mainwindow/commands/helpdialog.h"
#include "ui/mainwindow/commands/shortcutsdialog.h"
#include "ui/pages/settings/generalsection.h"

#include <QLineEdit>
#include <QListWidget>
#include <QMainWindow>
#include <QPushButton>
#include <QTabWidget>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

constexpr BlockHeight Tip{910'118};

QWidget* shortcuts()
{
    QMainWindow window;
    ActionCollection actions(window);
    for (int command = 0; command <= static_cast<int>(Command::About); ++command)
        actions.on(static_cast<Command>(command), [] {});
    return new ShortcutsDialog(actions.shortcuts());
}

QWidget* countDialog()
{
    CountDialog::Question question;
    question.title = question.explanation = question.field = question.button = QStringLiteral("Daily");
    return new CountDialog(question);
}

QWidget* unlockDialog(const Error& error)
{
    auto* dialog = new UnlockDialog(QStringLiteral("Daily"));
    dialog->offerDuration(10, true);
    dialog->offerOthers(2);
    dialog->showError(error);
    return dialog;
}

QWidget* rescan()
{
    auto* dialog = new RescanDialog(QStringLiteral("Daily"), BlockHeight{681'900});
    QObject::connect(dialog, &RescanDialog::estimateWanted, dialog,
                     [dialog] { dialog->setEstimate(sampleEstimate()); });
    return dialog;
}

QWidget* scanDeeper()
{
    auto* dialog = new ScanDeeperDialog(QStringLiteral("Daily"), 100);
    QObject::connect(dialog, &ScanDeeperDialog::estimateWanted, dialog,
                     [dialog] { dialog->setEstimate(sampleEstimate()); });
    return dialog;
}

QWidget* broadcastDialog(bool isSent)
{
    auto* dialog = new BroadcastDialog;
    const TransactionView sample = sampleTransaction();
    TransactionPreview preview;
    preview.inputs = sample.inputs;
    preview.outputs = sample.outputs;
    preview.fee = sample.row.fee;
    preview.virtualSize = sample.virtualSize;
    preview.net = -1'001'234;
    preview.replaces = {sample.row.txid};
    dialog->answer(preview);
    if (!isSent) return dialog;
    dialog->showSent();
    dialog->setOutgoing({preview.txid, OutgoingState::AskedFor, 1, SampleNow});
    return dialog;
}

QWidget* help(int topic)
{
    auto* dialog = new HelpDialog;
    child<QListWidget>(*dialog, "helpTopicList").setCurrentRow(topic);
    return dialog;
}

/// One that goes on, one of each verdict, and the last one chosen.
QWidget* lookUpDialog(OutpointVerdict chosen)
{
    SyncSnapshot snapshot;
    const TransactionView sample = sampleTransaction();
    for (const OutpointVerdict verdict :
         {OutpointVerdict::Open, OutpointVerdict::Unknown, OutpointVerdict::Unspent, OutpointVerdict::Spent, chosen}) {
        LookupView lookup;
        lookup.row.job = JobId{snapshot.lookups.size() + 1};
        lookup.row.outpoint = {sample.row.txid, 1};
        lookup.row.from = BlockHeight{1};
        lookup.row.verdict = verdict;
        lookup.state = verdict == OutpointVerdict::Open ? JobState::Running : JobState::Done;
        lookup.percent = 67;
        if (verdict == OutpointVerdict::Unknown) lookup.row.doubt = OutpointDoubt::NotFound;
        if (verdict != OutpointVerdict::Open) lookup.row.at = ChainPoint{Tip, {}};
        if (verdict == OutpointVerdict::Spent) lookup.row.spent = lookup.row.at;
        if (verdict == OutpointVerdict::Spent) lookup.row.spender = sample.row.txid;
        if (verdict == OutpointVerdict::Spent || verdict == OutpointVerdict::Unspent) {
            lookup.row.made = ChainPoint{BlockHeight{612'340}, {}};
            lookup.row.value = 12'345'678;
        }
        snapshot.lookups += lookup;
    }
    auto* dialog = new LookUpDialog;
    dialog->setSnapshot(snapshot);
    return dialog;
}

QWidget* changePassphrase(bool hasOne)
{
    return new ChangePassphraseDialog(QStringLiteral("Daily"), hasOne, std::make_shared<RetryDelay>());
}

/// `presses`: how often the main button was pressed since the passphrase was right.
QWidget* secrets(bool isOpen, int presses)
{
    auto* dialog = new ShowSecretsDialog(QStringLiteral("Daily"), true, std::make_shared<RetryDelay>());
    if (!isOpen) return dialog;
    dialog->setSecrets({sampleRecoveryWords(), sampleRecoveryWords()});
    for (int i = 0; i < presses; ++i) {
        if (auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("typedNameEdit"))) name->setText("Daily");
        const QString way = i == 0 ? QStringLiteral("privateDescriptorButton") : QStringLiteral("acceptButton");
        dialog->findChild<QPushButton*>(way)->click();
    }
    return dialog;
}

QWidget* walletError()
{
    WalletView daily = walletView(1, "Daily", WalletState::Error);
    daily.problem = Error{Errc::Damaged, "a gap in the stored scripts"};
    const SyncSnapshot snapshot = snapshotOf({daily, walletView(2, "Savings")});
    return new WalletErrorDialog(daily, snapshot);
}

QWidget* openExplorer()
{
    return new ExplorerDialog(*explorerPage(QStringLiteral("https://example.org/tx/"), sampleTransaction().row.txid));
}

QWidget* transaction(int tab)
{
    auto* dialog = new TransactionDetailsDialog(sampleTransaction());
    dialog->findChild<QTabWidget*>()->setCurrentIndex(tab);
    return dialog;
}

} // namespace

std::vector<SampleWindow> dialogWindows()
{
    const QString daily = QStringLiteral("Daily");
    return {
        {"help", [] { return help(0); }},
        {"help, states", [] { return help(2); }},
        {"shortcuts", shortcuts},
        {"about",
         [] {
             return new AboutDialog({QStringLiteral("practice"), QStringLiteral("/"), true});
         }},
        {"about, memory not locked",
         [] {
             return new AboutDialog({QStringLiteral("practice"), QStringLiteral("/"), false});
         }},
        {"quit unsaved",
         [] {
             const QString problem = GeneralSection::tr("Notes have at most %1 characters.").arg(10'000);
             return new UnsavedDialog({"Daily: " + problem}, nullptr);
         }},
        {"quit unsaved, locked", [] { return new UnsavedDialog({}, nullptr); }},
        {"licences", [] { return new LicencesDialog; }},
        {"rename", [=] { return new RenameDialog(daily); }},
        {"remove", [=] { return new RemoveDialog(walletView(1, daily)); }},
        {"remove, watch-only",
         [=] {
             WalletView watched = walletView(1, daily);
             watched.auth = WalletAuth::WatchOnly;
             return new RemoveDialog(watched);
         }},
        {"unlock, refused",
         [] {
             return unlockDialog({Errc::WrongPassphrase, {}});
         }},
        {"unlock, failed",
         [] {
             return unlockDialog({Errc::Damaged, "the keys are not those of the descriptor"});
         }},
        {"wallet error", walletError},
        {"count", countDialog},
        {"practice: send", [] { return new PracticeSendDialog(sampleSnapshot(), WalletId{2}); }},
        {"practice: history", [] { return new PracticeHistoryDialog(sampleSnapshot()); }},
        {"QR code", [=] { return new QrDialog(QStringLiteral("Invoice"), daily, {SampleAddress}); }},
        {"QR codes",
         [=] {
             return new QrDialog(QStringLiteral("Invoice"), daily, {SampleAddress, "bitcoin:"});
         }},
        {"broadcast", [] { return broadcastDialog(false); }},
        {"broadcast, sent", [] { return broadcastDialog(true); }},
        {"import labels", [] { return new ImportLabelsDialog(QStringLiteral("labels.jsonl"), 128); }},
        {"import labels of a text", [] { return new ImportLabelsDialog({}, 128); }},
        {"look up", [] { return new LookUpDialog; }},
        {"look up, under way", [] { return lookUpDialog(OutpointVerdict::Open); }},
        {"look up, spent", [] { return lookUpDialog(OutpointVerdict::Spent); }},
        {"look up, unspent", [] { return lookUpDialog(OutpointVerdict::Unspent); }},
        {"look up, unknown", [] { return lookUpDialog(OutpointVerdict::Unknown); }},
        {"payment link",
         [] {
             return new PaymentLinkDialog(
                 QStringLiteral("bitcoin:%1?amount=0.1&label=Rent&message=Household").arg(SampleAddress),
                 Network::Regtest);
         }},
        {"payment link, broken", [] { return new PaymentLinkDialog(QStringLiteral("bitcoin:1"), Network::Regtest); }},
        {"open an explorer", openExplorer},
        {"give up", [] { return new GiveUpDialog(sampleTransaction().row.txid, QStringLiteral("Rent")); }},
        {"rescan", rescan},
        {"scan deeper", scanDeeper},
        {"change passphrase", [] { return changePassphrase(true); }},
        {"set passphrase", [] { return changePassphrase(false); }},
        {"set app lock", [] { return new AppLockDialog(AppLockDialog::Kind::Set, std::make_shared<RetryDelay>()); }},
        {"change app lock",
         [] { return new AppLockDialog(AppLockDialog::Kind::Change, std::make_shared<RetryDelay>()); }},
        {"remove app lock",
         [] { return new AppLockDialog(AppLockDialog::Kind::Remove, std::make_shared<RetryDelay>()); }},
        {"confirm words", [=] { return new ConfirmWordsDialog(daily); }},
        {"secrets, passphrase", [] { return secrets(false, 0); }},
        {"secrets, words", [] { return secrets(true, 0); }},
        {"secrets, confirm", [] { return secrets(true, 1); }},
        {"secrets, descriptor", [] { return secrets(true, 2); }},
        {"transaction", [] { return transaction(0); }},
        {"transaction, parts", [] { return transaction(1); }},
    };
}

} // namespace lockstep::test
