// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/allwindows.h"

#include "tests/support/guitest.h"
#include "tests/ui/allwindows/fedpages.h"
#include "tests/ui/allwindows/programwindows.h"
#include "tests/ui/allwindows/samples.h"
#include "ui/dialogs/aboutdialog.h"
#include "ui/dialogs/accountspage.h"
#include "ui/dialogs/backup/backuppassphrasespage.h"
#include "ui/dialogs/backup/backupsavedpage.h"
#include "ui/dialogs/backup/insidebackuppage.h"
#include "ui/dialogs/backup/openbackuppage.h"
#include "ui/dialogs/backup/restorebackupdialog.h"
#include "ui/dialogs/backup/restoredpage.h"
#include "ui/dialogs/backup/savebackupdialog.h"
#include "ui/dialogs/backup/walletchecklist.h"
#include "ui/dialogs/backup/whattobackuppage.h"
#include "ui/dialogs/birthdaypage.h"
#include "ui/dialogs/broadcastdialog.h"
#include "ui/dialogs/changepassphrasedialog.h"
#include "ui/dialogs/confirmwordsdialog.h"
#include "ui/dialogs/createwalletdialog.h"
#include "ui/dialogs/importscriptsdialog.h"
#include "ui/dialogs/lookforpage.h"
#include "ui/dialogs/lookupdialog.h"
#include "ui/dialogs/namepassphrasepage.h"
#include "ui/dialogs/newwalletpage.h"
#include "ui/dialogs/nothingfound.h"
#include "ui/dialogs/paymentlinkdialog.h"
#include "ui/dialogs/practicedialogs.h"
#include "ui/dialogs/preflightpage.h"
#include "ui/dialogs/qrdialog.h"
#include "ui/dialogs/recoverywordspage.h"
#include "ui/dialogs/rescandialog.h"
#include "ui/dialogs/restorewalletdialog.h"
#include "ui/dialogs/resultpage.h"
#include "ui/dialogs/scandeeperdialog.h"
#include "ui/dialogs/scriptspage.h"
#include "ui/dialogs/showsecretsdialog.h"
#include "ui/dialogs/showwordspage.h"
#include "ui/dialogs/transactiondetailsdialog.h"
#include "ui/dialogs/typewordspage.h"
#include "ui/dialogs/walletdialogs.h"
#include "ui/dialogs/watchtextpage.h"
#include "ui/dialogs/watchwalletdialog.h"
#include "ui/mainwindow/shortcutsdialog.h"
#include "ui/mainwindow/sidebar.h"
#include "ui/pages/allwalletspage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/pages/walletpage.h"
#include "ui/pages/welcomepage.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

constexpr QSize PageSize(830, 640); ///< Beside the sidebar, in a window as large as it is at first.
constexpr BlockHeight Tip{910'118};
constexpr int LayoutPasses = 5;
constexpr const char* Words
    = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";
// BIP84's test vector.
constexpr const char* AccountKey
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

SecureBytes words() { return SecureBytes::copyOf(bytesOf(Words)); }

/// A wizard of one step: the frame around a page as it is.
class Step final : public WizardDialog
{
public:
    explicit Step(WizardPage* page, bool isLast = false) : WizardDialog(QStringLiteral("Daily"), nullptr)
    {
        isLast ? showLast(page) : addPage(page);
        if (!isLast) begin();
    }
};

QWidget* atPageSize(QWidget* page)
{
    page->resize(PageSize);
    return page;
}

QWidget* walletPage(Section section, const WalletView& wallet, bool isEmpty = false)
{
    WalletPage* page = makeFedWalletPage(wallet.id, isEmpty);
    page->setSnapshot(shared(snapshotOf({wallet})), SampleNow);
    page->sections().show(section);
    return atPageSize(page);
}

QWidget* walletPage(Section section, bool isEmpty = false)
{
    return walletPage(section, sampleSnapshot().wallets.first(), isEmpty);
}

QWidget* errorSettings()
{
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::DiskFull, {}};
    return walletPage(Section::Settings, wallet);
}

QWidget* lockedPage()
{
    WalletPage* page = makeFedWalletPage(WalletId{1});
    WalletView wallet = walletView(1, "Daily");
    page->setSnapshot(shared(snapshotOf({wallet})), SampleNow);
    wallet.auth = WalletAuth::Locked;
    page->setSnapshot(shared(snapshotOf({wallet})), SampleNow);
    page->showUnlockFailure(Error{Errc::WrongPassphrase, {}});
    return atPageSize(page);
}

QWidget* allWallets()
{
    auto* page = new AllWalletsPage;
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].words = WordsBackup::Confirmed;
    snapshot.wallets[2].words = WordsBackup::Unconfirmed;
    page->setSnapshot(shared(snapshot), SampleNow);
    const QList<HistoryRow> rows = sampleHistory().rows;
    page->setPayments(rows, static_cast<int>(rows.size()));
    return atPageSize(page);
}

QWidget* allTransactions()
{
    TransactionsPage* page = makeFedTransactions(std::nullopt, false);
    page->setSnapshot(importingSnapshot());
    page->refresh();
    return atPageSize(page);
}

QWidget* welcome(bool isPractice, bool isOnline)
{
    auto* page = new WelcomePage(isPractice);
    SyncSnapshot snapshot = isPractice ? sampleSnapshot() : snapshotOf({});
    snapshot.online = isOnline;
    page->setSnapshot(snapshot);
    return atPageSize(page);
}

/// With three things to say at once: an error, an import, and one more.
QWidget* troubledWindow()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[1].state = WalletState::Error;
    snapshot.wallets[1].problem = Error{Errc::DiskFull, {}};
    snapshot.peers[0].servesFilters = false;
    return makeFedMainWindow(snapshot, WalletId{1}, Section::Overview).release();
}

QWidget* narrowWindow()
{
    auto window = makeFedMainWindow(sampleSnapshot(), WalletId{1}, Section::Transactions);
    auto* sidebar = window->findChild<Sidebar*>();
    sidebar->setCompact(true);
    window->findChild<QSplitter*>()->setSizes({sidebar->maximumWidth(), window->width() - sidebar->maximumWidth()});
    return window.release();
}

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

QWidget* unlockRefused()
{
    auto* dialog = new UnlockDialog(QStringLiteral("Daily"));
    dialog->showError(Error{Errc::WrongPassphrase, {}});
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

AccountSearchReport foundAccounts()
{
    AccountSearchReport report{BlockHeight{1}, Tip, true, {}};
    for (const AccountType type : {AccountType::Bip44, AccountType::Bip84, AccountType::Bip86}) {
        FoundAccount found;
        found.type = type;
        found.path = QStringLiteral("m/%1h/0h/0h").arg(purposeOf(type));
        found.transactions = 12;
        found.balance = sats(12'345'678);
        found.first = BlockHeight{612'340};
        found.last = BlockHeight{700'100};
        report.found += found;
    }
    return report;
}

template <typename Feed>
QWidget* accountsStep(Feed feed)
{
    auto* page = new AccountsPage;
    auto* step = new Step(page);
    feed(*page);
    return step;
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
    dialog->setSecrets({words(), words()});
    for (int i = 0; i < presses; ++i) {
        if (auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("typedNameEdit"))) name->setText("Daily");
        dialog->findChild<QPushButton*>(QStringLiteral("acceptButton"))->click();
    }
    return dialog;
}

QWidget* transaction(int tab)
{
    auto* dialog = new TransactionDetailsDialog(sampleTransaction());
    dialog->findChild<QTabWidget*>()->setCurrentIndex(tab);
    return dialog;
}

QWidget* newWalletStep(bool hasBip39Passphrase)
{
    auto* page = new NewWalletPage;
    if (hasBip39Passphrase)
        for (QCheckBox* box : page->findChildren<QCheckBox*>()) box->setChecked(true);
    return new Step(page);
}

QWidget* showWordsStep()
{
    auto* page = new ShowWordsPage;
    page->setWords(words());
    return new Step(page);
}

QWidget* typeWordsStep(bool isLater)
{
    auto* page = new TypeWordsPage;
    page->setWords(words(), 12);
    page->findChild<QCheckBox*>(QStringLiteral("laterBox"))->setChecked(isLater);
    return new Step(page);
}

QWidget* nameStep()
{
    auto* page
        = new NamePassphrasePage(QStringLiteral("Daily"), NamePassphrasePage::Name | NamePassphrasePage::Passphrase);
    return new Step(page);
}

QWidget* watchStep()
{
    auto* page = new WatchTextPage(Network::Mainnet);
    page->setText(AccountKey);
    return new Step(page);
}

QWidget* preflightStep(const Result<ScanEstimate>& estimate)
{
    auto* page = new PreflightPage;
    page->setEstimate(estimate);
    return new Step(page);
}

QWidget* result(const std::function<void(ResultPage&)>& show)
{
    auto* page = new ResultPage(QStringLiteral("Daily"));
    show(*page);
    return new Step(page, true);
}

QWidget* nothingFound()
{
    NothingFound nothing;
    nothing.firstAddress = SampleAddress;
    nothing.fromWords = true;
    nothing.choosesType = true;
    nothing.since = {BlockHeight{681'900}};
    return result([&](ResultPage& page) { page.showNothing(nothingFoundHints(nothing)); });
}

std::vector<SampleWindow> pages()
{
    return {
        {"welcome", [] { return welcome(false, false); }},
        {"welcome, practice", [] { return welcome(true, true); }},
        {"all wallets", allWallets},
        {"all transactions", allTransactions},
        {"overview", [] { return walletPage(Section::Overview); }},
        {"overview, brand new", [] { return walletPage(Section::Overview, true); }},
        {"transactions", [] { return walletPage(Section::Transactions); }},
        {"transactions, brand new", [] { return walletPage(Section::Transactions, true); }},
        {"receive", [] { return walletPage(Section::Receive); }},
        {"receive, brand new", [] { return walletPage(Section::Receive, true); }},
        {"addresses", [] { return walletPage(Section::Addresses); }},
        {"settings", [] { return walletPage(Section::Settings); }},
        {"settings, a list of addresses", [] { return walletPage(Section::Settings, true); }},
        {"settings, an error", errorSettings},
        {"locked", lockedPage},
        {"main window", [] { return makeFedMainWindow(sampleSnapshot(), WalletId{1}, Section::Overview).release(); }},
        {"main window, troubled", troubledWindow},
        {"main window, narrow sidebar", narrowWindow},
    };
}

std::vector<SampleWindow> dialogs()
{
    const QString daily = QStringLiteral("Daily");
    return {
        {"shortcuts", shortcuts},
        {"about",
         [] {
             return new AboutDialog({QStringLiteral("practice"), QStringLiteral("/"), true});
         }},
        {"about, memory not locked",
         [] {
             return new AboutDialog({QStringLiteral("practice"), QStringLiteral("/"), false});
         }},
        {"rename", [=] { return new RenameDialog(daily); }},
        {"remove", [=] { return new RemoveDialog(daily, true); }},
        {"remove, watch-only", [=] { return new RemoveDialog(daily, false); }},
        {"unlock, refused", unlockRefused},
        {"count", countDialog},
        {"practice: send", [] { return new PracticeSendDialog(sampleSnapshot(), WalletId{2}); }},
        {"practice: history", [] { return new PracticeHistoryDialog(sampleSnapshot()); }},
        {"QR code", [=] { return new QrDialog(daily, {SampleAddress}); }},
        {"QR codes",
         [=] {
             return new QrDialog(daily, {SampleAddress, "bitcoin:"});
         }},
        {"broadcast", [] { return broadcastDialog(false); }},
        {"broadcast, sent", [] { return broadcastDialog(true); }},
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
        {"rescan", rescan},
        {"scan deeper", scanDeeper},
        {"change passphrase", [] { return changePassphrase(true); }},
        {"set passphrase", [] { return changePassphrase(false); }},
        {"confirm words", [=] { return new ConfirmWordsDialog(daily); }},
        {"secrets, passphrase", [] { return secrets(false, 0); }},
        {"secrets, words", [] { return secrets(true, 0); }},
        {"secrets, confirm", [] { return secrets(true, 1); }},
        {"secrets, descriptor", [] { return secrets(true, 2); }},
        {"transaction", [] { return transaction(0); }},
        {"transaction, parts", [] { return transaction(1); }},
    };
}

QList<BackupChoice> backupChoices()
{
    const auto choice = [](std::int64_t id, const QString& name, bool hasPassphrase) {
        return BackupChoice{WalletId{id}, name, true, hasPassphrase, {}, true, std::make_shared<RetryDelay>()};
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
        false);
    return new Step(page, true);
}

std::vector<SampleWindow> backups()
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

std::vector<SampleWindow> wizards()
{
    const auto job = [](JobState state) {
        return [state] { return result([state](ResultPage& page) { page.showJob(sampleJob(state)); }); };
    };
    return {
        {"create", [] { return new CreateWalletDialog; }},
        {"restore", [] { return new RestoreWalletDialog(Tip); }},
        {"watch", [] { return new WatchWalletDialog(Network::Mainnet, Tip); }},
        {"import scripts", [] { return new ImportScriptsDialog(QStringLiteral("Daily"), Network::Mainnet, Tip); }},
        {"step: new wallet", [] { return newWalletStep(false); }},
        {"step: new wallet, BIP39 passphrase", [] { return newWalletStep(true); }},
        {"step: show words", showWordsStep},
        {"step: type words", [] { return typeWordsStep(false); }},
        {"step: type words later", [] { return typeWordsStep(true); }},
        {"step: name and passphrase", nameStep},
        {"step: recovery words", [] { return new Step(new RecoveryWordsPage); }},
        {"step: look for", [] { return new Step(new LookForPage); }},
        {"step: accounts, searching", [] { return accountsStep([](AccountsPage& page) { page.showSearching(); }); }},
        {"step: accounts, found",
         [] { return accountsStep([](AccountsPage& page) { page.setReport(foundAccounts(), {}); }); }},
        {"step: accounts, nothing",
         [] {
             return accountsStep([](AccountsPage& page) {
                 NothingFound nothing;
                 nothing.fromWords = true;
                 page.setReport({BlockHeight{1}, Tip, true, {}}, nothingFoundHints(nothing));
             });
         }},
        {"step: birthday", [] { return new Step(new BirthdayPage(Tip)); }},
        {"step: scripts", [] { return new Step(new ScriptsPage(QStringLiteral("Daily"), Network::Mainnet, Tip)); }},
        {"step: watch", watchStep},
        {"step: pre-flight", [] { return preflightStep(sampleEstimate()); }},
        {"step: pre-flight, no figures",
         [] {
             return preflightStep(Error{Errc::Database, {}});
         }},
        {"result: new", [] { return result([](ResultPage& page) { page.showNew(); }); }},
        {"result: running", job(JobState::Running)},
        {"result: waiting", job(JobState::Queued)},
        {"result: paused", job(JobState::Paused)},
        {"result: failed", job(JobState::Failed)},
        {"result: cancelled", [] { return result([](ResultPage& page) { page.showCancelled(Tip); }); }},
        {"result: found", [] { return result([](ResultPage& page) { page.showFound(14, sats(12'000)); }); }},
        {"result: nothing", nothingFound},
        {"result: several",
         [] {
             return result([](ResultPage& page) {
                 page.showAdded(QStringLiteral("Household"), {QStringLiteral("Old phone"), QStringLiteral("Savings")});
             });
         }},
    };
}

} // namespace

const std::vector<SampleWindow>& allWindows()
{
    static const std::vector<SampleWindow> all = [] {
        std::vector<SampleWindow> windows = pages();
        for (const auto& more : {dialogs(), backups(), wizards(), programWindows()})
            windows.insert(windows.end(), more.begin(), more.end());
        return windows;
    }();
    return all;
}

void addWindowRows()
{
    QTest::addColumn<QString>("name");
    for (const SampleWindow& window : allWindows()) QTest::newRow(window.name) << QString::fromLatin1(window.name);
}

std::unique_ptr<QWidget> makeWindow(const QString& name)
{
    for (const SampleWindow& window : allWindows()) {
        if (QLatin1StringView(window.name) != name) continue;
        std::unique_ptr<QWidget> made(window.make());
        made->setAttribute(Qt::WA_DeleteOnClose, false);
        return made;
    }
    qFatal("no window is called \"%s\"", qPrintable(name));
}

std::unique_ptr<QWidget> openWindow(const QString& name)
{
    std::unique_ptr<QWidget> window = makeWindow(name);
    window->show();
    if (!QTest::qWaitForWindowActive(window.get())) qFatal("\"%s\" does not open", qPrintable(name));
    if (window->inherits("lockstep::ui::EstimateDialog")) { // it asks a moment after it was opened
        const auto* cost = window->findChild<QLabel*>(QStringLiteral("estimateCostLabel"));
        if (!QTest::qWaitFor([cost] { return !cost->text().isEmpty(); })) qFatal("the estimate does not come");
    }
    for (int i = 0; i < LayoutPasses; ++i) QApplication::processEvents(); // each one asks the frame around it for room
    return window;
}

} // namespace lockstep::test
