// SPDX-License-Identifier: MIT

#include "ui/dialogs/addwallet/restorewalletdialog.h"

#include "core/api/searchestimate.h"
#include "ui/dialogs/addwallet/pages/accountspage.h"
#include "ui/dialogs/addwallet/pages/birthdaypage.h"
#include "ui/dialogs/addwallet/pages/lookforpage.h"
#include "ui/dialogs/addwallet/pages/namepassphrasepage.h"
#include "ui/dialogs/addwallet/pages/recoverywordspage.h"
#include "ui/dialogs/addwallet/parts/nothingfound.h"
#include "ui/format/wallets/accounttext.h"

#include <algorithm>
#include <utility>

namespace lockstep::ui {

RestoreWalletDialog::RestoreWalletDialog(Network network, std::optional<BlockHeight> tip, QWidget* parent)
    : ImportWizard(tr("Restore a wallet from its words"), parent)
    , m_words(new RecoveryWordsPage(this))
    , m_lookFor(new LookForPage(network, this))
    , m_birthday(new BirthdayPage(tip, this))
    , m_name(new NamePassphrasePage(tr("Name and passphrase"),
                                    NamePassphrasePage::Name | NamePassphrasePage::Passphrase, this))
    , m_accounts(new AccountsPage(this))
{
    for (WizardPage* page : {static_cast<WizardPage*>(m_words), static_cast<WizardPage*>(m_lookFor),
                             static_cast<WizardPage*>(m_birthday), static_cast<WizardPage*>(m_name)})
        addPage(page);
    showCostOn(m_birthday);
    addPreflight();
    addPage(m_accounts);
    connect(m_lookFor, &LookForPage::wishChanged, this, &RestoreWalletDialog::askForOwners);
    connect(m_accounts, &AccountsPage::stepChosen, this, &RestoreWalletDialog::goBackTo);
    begin();
}

/// To the step whose choice is to be another one.
void RestoreWalletDialog::goBackTo(NextStep step)
{
    switch (step) {
    case NextStep::OtherPassphrase: return goTo(0);
    case NextStep::OtherAddresses:
    case NextStep::Deeper: return goTo(1);
    case NextStep::EarlierBlocks: return goTo(2);
    case NextStep::None: break;
    }
}

/// What to look for decides whether found accounts are shown.
bool RestoreWalletDialog::isLengthKnown() const { return step() > 1; }

bool RestoreWalletDialog::isSkipped(const WizardPage* page) const { return page == m_accounts && !wantsAll(); }

QString RestoreWalletDialog::walletName() const { return noted().isEmpty() ? m_name->name() : noted().first().name; }

QString RestoreWalletDialog::loss() const
{
    if (!m_words->isWorthKeeping()) return {};
    return tr("No wallet is restored, and the words that you typed are forgotten.");
}

ScanWish RestoreWalletDialog::scanWish() const
{
    if (wantsAll()) return wishOfSearch(m_birthday->birthday(), m_lookFor->lookahead());
    ScanWish wish;
    wish.since = m_birthday->birthday();
    wish.lookahead = m_lookFor->lookahead();
    return wish;
}

QList<Hint> RestoreWalletDialog::hints() const
{
    NothingFound nothing;
    nothing.since = m_birthday->birthday();
    nothing.firstAddress = firstAddress();
    nothing.fromWords = true;
    nothing.hasBip39Passphrase = m_words->hasBip39Passphrase();
    nothing.choosesType = !wantsAll();
    return nothingFoundHints(nothing);
}

NewWallet RestoreWalletDialog::takeWallet()
{
    KeysOrigin origin;
    origin.words = m_words->words();
    origin.bip39Passphrase = m_words->bip39Passphrase();
    const AccountChoice account = wantsAll() ? AccountChoice{AccountType::Bip84, 0} : m_lookFor->account();
    origin.type = account.type;
    origin.account = account.account;
    origin.protection = m_name->protection();
    NewWallet wallet;
    wallet.name = m_name->name();
    wallet.origin = std::move(origin);
    wallet.birthday = m_birthday->birthday();
    wallet.lookahead = m_lookFor->lookahead();
    wallet.start = start();
    return wallet;
}

// --- Who has it already

void RestoreWalletDialog::askForOwners()
{
    if (!m_lookFor->isVisible()) return; // the words may change still
    ++m_ownerQuestions;
    emit ownersWanted();
}

WordsQuestion RestoreWalletDialog::takeQuestion() const
{
    return {m_words->words(), m_words->bip39Passphrase(),
            wantsAll() ? std::nullopt : std::optional(m_lookFor->account())};
}

void RestoreWalletDialog::setOwners(const Result<WordsAlready>& owners)
{
    if (--m_ownerQuestions == 0) m_lookFor->setKnown(owners ? *owners : WordsAlready()); // else asked anew meanwhile
}

// --- All kinds

bool RestoreWalletDialog::wantsAll() const { return m_lookFor->wantsAll(); }

AccountSearch RestoreWalletDialog::takeSearch() const
{
    return {m_words->words(), m_words->bip39Passphrase(), m_birthday->birthday(), m_lookFor->lookahead()};
}

void RestoreWalletDialog::pageShown(WizardPage* page)
{
    ImportWizard::pageShown(page);
    if (page == m_lookFor) {
        m_lookFor->setKnown({}); // that of other words
        askForOwners();
    }
    if (page != m_accounts) return endSearch();
    m_searchedFrom.reset();
    m_accounts->showSearching();
    ++m_searches;
    m_isSearching = true;
    letGo(); // it may take hours, or wait for a connection that is made in the main window
    emit searchWanted();
}

void RestoreWalletDialog::endSearch()
{
    if (std::exchange(m_isSearching, false)) emit searchCancelled();
}

void RestoreWalletDialog::done(int result)
{
    endSearch();
    ImportWizard::done(result);
}

void RestoreWalletDialog::setReport(const Result<AccountSearchReport>& report)
{
    if (--m_searches > 0 || !m_isSearching) return; // of one that was given up
    m_isSearching = false;
    if (!report) return m_accounts->showFailure(report.error());
    m_found = report->found.size();
    const bool isFromStart = std::holds_alternative<Birthday::Unknown>(m_birthday->birthday().since);
    m_accounts->setReport(*report, hints(), isFromStart);
}

void RestoreWalletDialog::setSnapshot(const SyncSnapshot& snapshot)
{
    m_tip = snapshot.tip.height;
    m_accounts->setOffline(snapshot.peers.isEmpty());
    m_accounts->setPaused(std::ranges::any_of(snapshot.jobs, [](const JobView& job) {
        return job.kind == JobKind::Search && job.state == JobState::Paused;
    }));
    ImportWizard::setSnapshot(snapshot);
}

void RestoreWalletDialog::tell(const SyncEvent& event)
{
    ImportWizard::tell(event);
    if (event.kind != SyncEvent::Kind::Search || !m_isSearching || m_searches > 1) return;
    if (!m_searchedFrom) m_searchedFrom = event.from;
    m_accounts->setProgress(*m_searchedFrom, event.height, std::max(m_tip, event.height));
}

QList<FoundAccount> RestoreWalletDialog::chosen() const
{
    return wantsAll() ? m_accounts->chosen() : QList<FoundAccount>();
}

QString RestoreWalletDialog::nameFor(const FoundAccount& account) const
{
    return restoredWalletName(m_name->name(), account, m_found == 1);
}

} // namespace lockstep::ui
