// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/wizardwindows.h"

#include "tests/ui/allwindows/fedpages.h"
#include "tests/ui/allwindows/samples.h"
#include "tests/ui/allwindows/wizardstep.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"
#include "ui/dialogs/addwallet/importfiledialog.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/pages/accountspage.h"
#include "ui/dialogs/addwallet/pages/beforewordspage.h"
#include "ui/dialogs/addwallet/pages/birthdaypage.h"
#include "ui/dialogs/addwallet/pages/filepartspage.h"
#include "ui/dialogs/addwallet/pages/lookforpage.h"
#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/pages/newwalletpage.h"
#include "ui/dialogs/addwallet/pages/preflightpage.h"
#include "ui/dialogs/addwallet/pages/recoverywordspage.h"
#include "ui/dialogs/addwallet/pages/resultpage.h"
#include "ui/dialogs/addwallet/pages/scriptspage.h"
#include "ui/dialogs/addwallet/pages/showwordspage.h"
#include "ui/dialogs/addwallet/pages/typewordspage.h"
#include "ui/dialogs/addwallet/pages/watchtextpage.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/dialogs/addwallet/parts/watchednote.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/dialogs/discarddialog.h"

#include <QCheckBox>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

constexpr BlockHeight Tip{910'118};
// BIP84's test vector.
constexpr const char* AccountKey
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

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

QWidget* newWalletStep(bool isUnfolded)
{
    auto* page = new NewWalletPage(Network::Mainnet);
    if (isUnfolded)
        for (QCheckBox* box : page->findChildren<QCheckBox*>()) box->setChecked(true);
    return new Step(page);
}

QWidget* showWordsStep()
{
    auto* page = new ShowWordsPage;
    page->setWords(sampleRecoveryWords());
    return new Step(page);
}

QWidget* typeWordsStep(bool isLater)
{
    auto* page = new TypeWordsPage;
    page->setWords(sampleRecoveryWords(), 12);
    page->findChild<QCheckBox*>(QStringLiteral("laterBox"))->setChecked(isLater);
    return new Step(page);
}

QWidget* nameStep(bool hasNone)
{
    auto* page
        = new NamePassphrasePage(QStringLiteral("Daily"), NamePassphrasePage::Name | NamePassphrasePage::Passphrase);
    page->findChild<QCheckBox*>(QStringLiteral("noPassphraseBox"))->setChecked(hasNone);
    return new Step(page);
}

QWidget* lookForStep(const WordsAlready& known)
{
    auto* page = new LookForPage(Network::Practice);
    page->setKnown(known);
    return new Step(page);
}

QWidget* watchStep()
{
    auto* page = new WatchTextPage(Network::Mainnet);
    page->setText(AccountKey);
    WatchedAlready watched;
    watched.wallets = {QStringLiteral("Daily"), QStringLiteral("Savings")};
    page->note().setAnswer({page->text(), page->type(), {}}, watched);
    return new Step(page);
}

/// As it says what is wrong with what was typed there.
template <typename Page>
QWidget* refused(Page* page, const QString& text)
{
    auto* step = new Step(page);
    page->setText(text);
    page->isSound();
    return step;
}

WalletFile sampleWalletFile()
{
    WalletFile file = *parseWalletFile(AccountKey, Network::Mainnet);
    file.format = WalletFile::Format::Electrum;
    file.parts += file.parts.first();
    file.parts.last().isActive = false;
    file.labels.lines += LabelLine{QStringLiteral("addr"), SampleAddress, QStringLiteral("Rent"), {}, {}};
    file.leftOut = 2;
    file.hasPrivateKeys = true;
    return file;
}

QWidget* filePartsStep() { return new Step(new FilePartsPage(QStringLiteral("electrum.json"), sampleWalletFile())); }

QWidget* preflightStep(const Result<ScanEstimate>& estimate, bool isSearch = false)
{
    auto* page = new PreflightPage;
    page->setSearch(isSearch);
    page->setEstimate(estimate);
    return new Step(page);
}

QWidget* birthdayStep()
{
    auto* page = new BirthdayPage(Tip);
    page->setCost(sampleEstimate());
    return new Step(page);
}

QWidget* result(const std::function<void(ResultPage&)>& show)
{
    auto* page = new ResultPage(QStringLiteral("Daily"));
    lockstep::test::feed(page, [page, show] { show(*page); }); // as the wizard does with each snapshot
    return new Step(page, true);
}

QWidget* nothingFound()
{
    NothingFound nothing;
    nothing.firstAddress = SampleAddress;
    nothing.fromWords = true;
    nothing.choosesType = true;
    nothing.since = {BlockHeight{681'900}};
    return result(
        [nothing](ResultPage& page) { page.showNothing(BlockHeight{681'900}, Tip, nothingFoundHints(nothing)); });
}

QWidget* nothingMore()
{
    NothingFound nothing;
    nothing.isAddressList = true;
    return result([nothing](ResultPage& page) {
        page.showNothingMore(BlockHeight{735'000}, BlockHeight{910'118}, nothingFoundHints(nothing));
    });
}

QWidget* discardQuestion()
{
    return new DiscardDialog(
        WizardDialog::tr("Close without a wallet?"),
        CreateWalletDialog::tr("These words will not become a wallet. If you wrote them down, destroy the paper."),
        nullptr);
}

} // namespace

std::vector<SampleWindow> wizardWindows()
{
    const auto job = [](JobState state) {
        return
            [state] { return result([state](ResultPage& page) { page.showJob(sampleJob(state), sampleSnapshot()); }); };
    };
    return {
        {"create", [] { return new CreateWalletDialog(Network::Mainnet); }},
        {"restore", [] { return new RestoreWalletDialog(Network::Mainnet, Tip); }},
        {"watch", [] { return new WatchWalletDialog(Network::Mainnet, Tip); }},
        {"import a file", [] { return new ImportFileDialog(QStringLiteral("core.json"), sampleWalletFile(), Tip); }},
        {"import scripts", [] { return new ImportScriptsDialog(QStringLiteral("Daily"), Network::Mainnet, Tip); }},
        {"discard", discardQuestion},
        {"step: new wallet", [] { return newWalletStep(false); }},
        {"step: new wallet, advanced", [] { return newWalletStep(true); }},
        {"step: before the words", [] { return new Step(new BeforeWordsPage); }},
        {"step: show words", showWordsStep},
        {"step: what is in a file", filePartsStep},
        {"step: type words", [] { return typeWordsStep(false); }},
        {"step: type words later", [] { return typeWordsStep(true); }},
        {"step: name and passphrase", [] { return nameStep(false); }},
        {"step: no passphrase", [] { return nameStep(true); }},
        {"step: recovery words", [] { return new Step(new RecoveryWordsPage); }},
        {"step: look for", [] { return lookForStep({}); }},
        {"step: look for, known",
         [] {
             return lookForStep({{QStringLiteral("Daily")}, {QStringLiteral("Savings")}});
         }},
        {"step: accounts, searching", [] { return accountsStep([](AccountsPage& page) { page.showSearching(); }); }},
        {"step: accounts, offline",
         [] {
             return accountsStep([](AccountsPage& page) {
                 page.setOffline(true);
                 page.showSearching();
             });
         }},
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
        {"step: birthday", birthdayStep},
        {"step: accounts, no blocks",
         [] {
             return accountsStep([](AccountsPage& page) { page.setReport({BlockHeight{1}, {}, true, {}}, {}, true); });
         }},
        {"step: scripts", [] { return new Step(new ScriptsPage(QStringLiteral("Daily"), Network::Mainnet, Tip)); }},
        {"step: scripts, an outpoint",
         [] {
             auto* page = new ScriptsPage(QStringLiteral("Daily"), Network::Mainnet, Tip);
             page->setText(QString(64, u'a') + QStringLiteral(":1"));
             return new Step(page);
         }},
        {"step: watch", watchStep},
        {"step: scripts, mistyped",
         [] {
             return refused(new ScriptsPage(QStringLiteral("Daily"), Network::Mainnet, Tip),
                            QLatin1StringView(SampleAddress).chopped(1) + u'b');
         }},
        {"step: watch, mistyped",
         [] { return refused(new WatchTextPage(Network::Mainnet), QString(AccountKey).chopped(1) + u't'); }},
        {"step: watch, of another network",
         [] { return refused(new WatchTextPage(Network::Regtest), QString(AccountKey)); }},
        {"step: pre-flight", [] { return preflightStep(sampleEstimate()); }},
        {"step: pre-flight of a search", [] { return preflightStep(sampleEstimate(), true); }},
        {"step: pre-flight, no figures",
         [] {
             return preflightStep(Error{Errc::Refused, "another search is under way"});
         }},
        {"result: new, paper not checked", [] { return result([](ResultPage& page) { page.showNew(false); }); }},
        {"result: new", [] { return result([](ResultPage& page) { page.showNew(); }); }},
        {"result: running", job(JobState::Running)},
        {"result: waiting", job(JobState::Queued)},
        {"result: waiting for an idle moment",
         [] {
             return result([](ResultPage& page) {
                 JobView waiting = sampleJob(JobState::Queued);
                 waiting.startsWhenIdle = true;
                 page.showJob(waiting, sampleSnapshot());
             });
         }},
        {"result: waiting for a connection",
         [] {
             return result([](ResultPage& page) {
                 SyncSnapshot offline = sampleSnapshot();
                 offline.peers.clear();
                 page.showJob(sampleJob(JobState::Queued), offline);
             });
         }},
        {"result: paused", job(JobState::Paused)},
        {"result: failed", job(JobState::Failed)},
        {"result: cancelled", [] { return result([](ResultPage& page) { page.showCancelled(Tip); }); }},
        {"result: found", [] { return result([](ResultPage& page) { page.showFound(14, sats(12'000)); }); }},
        {"result: nothing", nothingFound},
        {"result: nothing more", nothingMore},
        {"result: several",
         [] {
             return result([](ResultPage& page) {
                 const QList<AddedWallet> added{{WalletId{1}, QStringLiteral("Daily")},
                                                {WalletId{3}, QStringLiteral("Old phone")}};
                 SyncEvent done = SyncEvent::of(SyncEvent::Kind::ImportDone);
                 done.wallet = WalletId{1};
                 done.count = 14;
                 page.showSeveral(importSumOf(added, {{WalletId{1}, done}}, sampleSnapshot()),
                                  {{QStringLiteral("Savings"), {Errc::Unsupported, "no branch to receive on"}}}, {});
             });
         }},
    };
}

} // namespace lockstep::test
