// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/pagecontroller.h"

#include "core/api/services/ledgerservice.h"
#include "core/api/services/walletservice.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/ledgercontroller.h"
#include "ui/mainwindow/controllers/settingscontroller.h"
#include "ui/mainwindow/controllers/walletcontroller.h"
#include "ui/mainwindow/controllers/walletlockcontroller.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/allwalletspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/recentpayments.h"
#include "ui/pages/walletpage.h"
#include "ui/pages/welcomepage.h"
#include "ui/style/spacing.h"

#include <QStackedWidget>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

PageController::PageController(Session& session, PageMakers makers, QStackedWidget& stack, bool isPractice)
    : QObject(&stack)
    , m_session(session)
    , m_makers(makers)
    , m_stack(stack)
    , m_welcome(new WelcomePage(isPractice, &stack))
    , m_all(new SectionStack(&stack))
{
    m_stack.addWidget(m_welcome);
    m_stack.addWidget(m_all);
    fillAllWallets();
    connect(&m_makers.ledger, &LedgerController::receiveWanted, this, [this] { showSection(Section::Receive); });
    connect(&m_makers.ledger, &LedgerController::addressWanted, this, &PageController::showAddress);
    connect(&m_makers.ledger, &LedgerController::addressHandedOut, this, &PageController::refresh);
}

void PageController::fillAllWallets()
{
    m_all->setObjectName(u"allWalletsPages");
    m_all->setContentsMargins(0, spacing::Small, 0, 0); // no header keeps it off the banners
    m_all->add(Section::Overview, [this](QWidget* parent) { return makeAllWallets(parent); });
    m_all->add(Section::Transactions,
               [this](QWidget* parent) { return m_makers.ledger.makeTransactions(std::nullopt, parent); });
    connect(m_all, &SectionStack::shown, this, &PageController::sectionsChanged);
}

void PageController::setAppLock(bool isSet)
{
    m_hasAppLock = isSet;
    emit appLockChanged(isSet);
}

PagePlug PageController::makeAllWallets(QWidget* parent)
{
    auto* page = new AllWalletsPage(parent);
    page->setAppLock(m_hasAppLock);
    connect(this, &PageController::appLockChanged, page, &AllWalletsPage::setAppLock);
    connect(page, &AllWalletsPage::walletWanted, this, &PageController::walletWanted);
    connect(page, &AllWalletsPage::startAllWanted, &m_makers.wallets, &WalletController::startAll);
    connect(page, &AllWalletsPage::stopAllWanted, &m_makers.wallets, &WalletController::stopAll);
    connect(page, &AllWalletsPage::lockAllWanted, this, &PageController::lockAllWanted);
    connect(page, &AllWalletsPage::transactionsWanted, m_all, [this] { m_all->show(Section::Transactions); });
    connect(page, &AllWalletsPage::retryWanted, this,
            [this, page] { readNewest({}, RecentPayments::CountOfAll, page); });
    connect(page, &AllWalletsPage::detailsWanted, &m_makers.ledger, &LedgerController::showTransaction);
    return {page, [this, page](const SyncSnapshot&, std::int64_t now) { page->setSnapshot(m_snapshot, now); },
            [this, page] { readNewest({}, RecentPayments::CountOfAll, page); }};
}

void PageController::show(WalletId wallet)
{
    const SyncSnapshotPtr snapshot = m_session.snapshot();
    QWidget* page = m_welcome;
    if (snapshot->wallet(wallet)) {
        const auto known = m_pages.find(wallet);
        page = known == m_pages.end() ? makeWalletPage(wallet) : known->second;
    } else if (!snapshot->wallets.isEmpty()) {
        page = m_all;
    }
    m_behind = nullptr;
    bringUp(page);
}

void PageController::showWelcome()
{
    m_behind = chosenPage();
    bringUp(m_welcome);
}

void PageController::bringUp(QWidget* page)
{
    m_stack.setCurrentWidget(page);
    feed();
    emit sectionsChanged();
}

/// Under the welcome page the sidebar and the title still name a wallet: commands are for its page.
QWidget* PageController::chosenPage() const
{
    QWidget* inSight = m_stack.currentWidget();
    return inSight == m_welcome && m_behind ? m_behind.data() : inSight;
}

SectionStack* PageController::sections() const
{
    if (chosenPage() == m_all) return m_all;
    auto* page = qobject_cast<WalletPage*>(chosenPage());
    return page ? &page->sections() : nullptr;
}

void PageController::showSection(Section section)
{
    if (m_stack.currentWidget() != chosenPage()) bringUp(chosenPage());
    if (auto* page = qobject_cast<WalletPage*>(m_stack.currentWidget())) page->uncover();
    if (SectionStack* pages = sections()) pages->show(section);
}

void PageController::lockOrUnlock(WalletId wallet)
{
    const auto page = m_pages.find(wallet);
    if (page == m_pages.end()) return;
    if (m_stack.currentWidget() != page->second) bringUp(page->second); // what happens is seen there
    page->second->lockOrUnlock();
}

void PageController::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    m_snapshot = snapshot;
    m_now = now;
    removeMissing();
    feed();
}

void PageController::removeMissing()
{
    for (auto page = m_pages.begin(); page != m_pages.end();) {
        const bool isGone = !m_snapshot->wallet(page->first);
        if (isGone) page->second->deleteLater();
        page = isGone ? m_pages.erase(page) : std::next(page);
    }
}

/// The page in sight alone: with two hundred wallets the others would cost more than all else.
void PageController::feed()
{
    if (!m_snapshot) return;
    QWidget* page = m_stack.currentWidget();
    if (page == m_welcome)
        m_welcome->setSnapshot(*m_snapshot);
    else if (page == m_all)
        m_all->setSnapshot(m_snapshot, m_now);
    else if (auto* wallet = qobject_cast<WalletPage*>(page))
        wallet->setSnapshot(m_snapshot, m_now);
}

void PageController::refresh(WalletId wallet)
{
    if (const auto page = m_pages.find(wallet); page != m_pages.end()) page->second->sections().refresh();
    m_all->refresh();
}

WalletPage* PageController::makeWalletPage(WalletId wallet)
{
    auto* frame = new WalletPage(wallet, m_makers.locks.retryDelay(wallet), &m_stack);
    m_pages[wallet] = frame;
    m_stack.addWidget(frame);
    frame->setMenu(m_walletMenu);
    connect(frame, &WalletPage::startStopWanted, &m_makers.wallets, &WalletController::startOrStop);
    connect(frame, &WalletPage::removeWanted, &m_makers.wallets, &WalletController::remove);
    connect(frame, &WalletPage::lockWanted, &m_makers.locks, &WalletLockController::lockOrUnlock);
    connect(frame, &WalletPage::passphraseWanted, &m_makers.settings, &SettingsController::setPassphrase);
    connect(frame, &WalletPage::errorDetailsWanted, &m_makers.wallets, &WalletController::showError);
    connect(frame, &WalletPage::retryWanted, &m_makers.wallets, &WalletController::retry);
    connect(frame, &WalletPage::unlockSubmitted, this, [this, frame](WalletId id) {
        m_makers.locks.unlock(id, frame->passphrase(), frame, [frame](const Error& e) { frame->showUnlockFailure(e); });
    });
    SectionStack& sections = frame->sections();
    connect(&sections, &SectionStack::shown, this, &PageController::sectionsChanged);
    LedgerController& ledger = m_makers.ledger;
    sections.add(Section::Overview, [this, frame](QWidget* parent) { return makeOverview(*frame, parent); });
    sections.add(Section::Transactions,
                 [&ledger, wallet](QWidget* parent) { return ledger.makeTransactions(wallet, parent); });
    sections.add(Section::Receive, [&ledger, wallet](QWidget* parent) { return ledger.makeReceive(wallet, parent); });
    sections.add(Section::Addresses,
                 [&ledger, wallet](QWidget* parent) { return ledger.makeAddresses(wallet, parent); });
    sections.add(Section::Settings,
                 [this, wallet](QWidget* parent) { return m_makers.settings.makePage(wallet, parent); });
    return frame;
}

PagePlug PageController::makeOverview(WalletPage& frame, QWidget* parent)
{
    const WalletId wallet = frame.wallet();
    auto* page = new OverviewPage(wallet, parent);
    SectionStack* sections = &frame.sections();
    connect(page, &OverviewPage::receiveWanted, sections, [sections] { sections->show(Section::Receive); });
    connect(page, &OverviewPage::transactionsWanted, sections, [sections] { sections->show(Section::Transactions); });
    connect(page, &OverviewPage::passphraseWanted, &m_makers.settings,
            [this, wallet] { m_makers.settings.setPassphrase(wallet); });
    connect(page, &OverviewPage::wordsCheckWanted, &m_makers.settings,
            [this, wallet] { m_makers.settings.confirmWords(wallet); });
    connect(page, &OverviewPage::backupWanted, this, [this, wallet] { emit backupWanted(wallet); });
    connect(page, &OverviewPage::retryWanted, this, [this, wallet, page] { readOverview(wallet, page); });
    connect(page, &OverviewPage::detailsWanted, &m_makers.ledger, &LedgerController::showTransaction);
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t now) { page->setSnapshot(snapshot, now); },
            [this, wallet, page] { readOverview(wallet, page); }};
}

template <typename Page>
void PageController::readNewest(const HistoryQuery& query, int count, Page* page)
{
    whenAnswered(m_session.ledger().history(query, 0, count), page, [page](const Result<HistoryPage>& answer) {
        if (answer)
            page->setPayments(answer->rows, answer->total);
        else
            page->setPaymentsError(answer.error());
    });
}

void PageController::readOverview(WalletId wallet, OverviewPage* page)
{
    HistoryQuery newest;
    newest.wallet = wallet;
    readNewest(newest, RecentPayments::Count, page);
    whenAnswered(m_session.wallets().profile(wallet), page, [page](const Result<WalletProfile>& profile) {
        if (profile) page->setProfile(*profile);
    });
    if (page->isLabelled()) return; // nobody has to learn that twice
    newest.onlyUnlabelled = true;
    whenAnswered(m_session.ledger().history(newest, 0, 1), page, [page](const Result<HistoryPage>& unlabelled) {
        if (unlabelled) page->setLabelled(unlabelled->matching < unlabelled->total);
    });
}

void PageController::showAddress(WalletId wallet, const QString& address)
{
    emit walletWanted(wallet);
    showSection(Section::Addresses);
    const SectionStack* pages = sections();
    if (auto* page = qobject_cast<AddressesPage*>(pages ? pages->currentPage() : nullptr)) page->showAddress(address);
}

} // namespace lockstep::ui
