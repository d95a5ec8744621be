// SPDX-License-Identifier: MIT

#include "ui/mainwindow/pagecontroller.h"

#include "core/api/ledgerservice.h"
#include "ui/mainwindow/answers.h"
#include "ui/mainwindow/walletcontroller.h"
#include "ui/pages/allwalletspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/receive/receivepage.h"
#include "ui/pages/recentpayments.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/pages/walletpage.h"
#include "ui/pages/welcomepage.h"

#include <QStackedWidget>

namespace lockstep::ui {

PageController::PageController(Session& session, WalletController& wallets, QStackedWidget& stack, bool isPractice)
    : QObject(&stack)
    , m_session(session)
    , m_wallets(wallets)
    , m_stack(stack)
    , m_welcome(new WelcomePage(isPractice, &stack))
    , m_all(new AllWalletsPage(&stack))
{
    m_stack.addWidget(m_welcome);
    m_stack.addWidget(m_all);
    connect(m_all, &AllWalletsPage::walletWanted, this, &PageController::walletWanted);
    connect(m_all, &AllWalletsPage::startAllWanted, &m_wallets, &WalletController::startAll);
    connect(m_all, &AllWalletsPage::stopAllWanted, &m_wallets, &WalletController::stopAll);
    connect(m_all, &AllWalletsPage::lockAllWanted, &m_wallets, &WalletController::lockAll);
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
    m_stack.setCurrentWidget(page);
    feed();
    emit sectionsChanged();
}

void PageController::showWelcome()
{
    m_stack.setCurrentWidget(m_welcome);
    feed();
    emit sectionsChanged();
}

SectionStack* PageController::sections() const
{
    auto* page = qobject_cast<WalletPage*>(m_stack.currentWidget());
    return page ? &page->sections() : nullptr;
}

void PageController::showSection(Section section)
{
    auto* page = qobject_cast<WalletPage*>(m_stack.currentWidget());
    if (!page) return;
    page->uncover();
    page->sections().show(section);
}

void PageController::lockOrUnlock(WalletId wallet)
{
    if (const auto page = m_pages.find(wallet); page != m_pages.end()) page->second->lockOrUnlock();
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
}

WalletPage* PageController::makeWalletPage(WalletId wallet)
{
    auto* frame = new WalletPage(wallet, m_wallets.retryDelay(wallet), &m_stack);
    m_pages[wallet] = frame;
    m_stack.addWidget(frame);
    frame->setMenu(m_walletMenu);
    connect(frame, &WalletPage::startStopWanted, &m_wallets, &WalletController::startOrStop);
    connect(frame, &WalletPage::removeWanted, &m_wallets, &WalletController::remove);
    connect(frame, &WalletPage::lockWanted, &m_wallets, &WalletController::lockOrUnlock);
    connect(frame, &WalletPage::retryWanted, &m_wallets, &WalletController::retry);
    connect(frame, &WalletPage::unlockSubmitted, this, [this, frame](WalletId id) {
        m_wallets.unlock(id, frame->passphrase(), frame, [frame](const Error& e) { frame->showUnlockFailure(e); });
    });
    SectionStack& sections = frame->sections();
    connect(&sections, &SectionStack::shown, this, &PageController::sectionsChanged);
    sections.add(Section::Overview, [this, frame](QWidget* parent) { return makeOverview(*frame, parent); });
    sections.add(Section::Transactions, [this, wallet](QWidget* parent) { return makeTransactions(wallet, parent); });
    sections.add(Section::Receive, [this, wallet](QWidget* parent) { return makeReceive(wallet, parent); });
    return frame;
}

PagePlug PageController::makeOverview(WalletPage& frame, QWidget* parent)
{
    const WalletId wallet = frame.wallet();
    auto* page = new OverviewPage(wallet, parent);
    SectionStack* sections = &frame.sections();
    connect(page, &OverviewPage::receiveWanted, sections, [sections] { sections->show(Section::Receive); });
    connect(page, &OverviewPage::transactionsWanted, sections, [sections] { sections->show(Section::Transactions); });
    connect(page, &OverviewPage::settingsWanted, sections, [sections] { sections->show(Section::Settings); });
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t now) { page->setSnapshot(snapshot, now); },
            [this, wallet, page] { readOverview(wallet, page); }};
}

void PageController::readOverview(WalletId wallet, OverviewPage* page)
{
    whenAnswered(m_session.ledger().history(wallet, 0, RecentPayments::Count), page,
                 [page](const Result<Page<HistoryRow>>& newest) {
                     if (newest) page->setPayments(newest->rows, newest->total);
                 });
}

PagePlug PageController::makeTransactions(WalletId wallet, QWidget* parent)
{
    auto* page = new TransactionsPage(wallet, parent);
    connect(page, &TransactionsPage::historyWanted, this,
            [this, wallet, page](const HistoryQuery& query, int offset, int count) {
                whenAnswered(m_session.ledger().history(wallet, offset, count), page,
                             [page, wallet, query, offset](const Result<Page<HistoryRow>>& rows) {
                                 if (!rows) return page->setHistoryError(query, rows.error());
                                 HistoryPage answer{offset, rows->rows, rows->total, rows->total, 0};
                                 for (HistoryRow& row : answer.rows) row.wallet = wallet;
                                 page->setHistory(query, answer);
                             });
            });
    connect(page, &TransactionsPage::noticed, this, &PageController::said);
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t) { page->setSnapshot(snapshot); },
            [page] { page->refresh(); }};
}

PagePlug PageController::makeReceive(WalletId wallet, QWidget* parent)
{
    auto* page = new ReceivePage(wallet, parent);
    connect(page, &ReceivePage::receiveWanted, this, [this, page](WalletId id, bool next) {
        whenAnswered(m_session.ledger().receive(id, next), page, [page](const Result<ReceiveAddress>& address) {
            address ? page->setAddress(*address) : page->setAddressError(address.error());
        });
    });
    connect(page, &ReceivePage::addressesWanted, this, [this, page](WalletId id) {
        whenAnswered(m_session.ledger().addresses(id), page, [page](const Result<QList<AddressRow>>& rows) {
            if (rows) page->setAddresses(*rows);
        });
    });
    connect(page, &ReceivePage::startWanted, &m_wallets, &WalletController::startOrStop);
    connect(page, &ReceivePage::copied, this, [this] { emit said(tr("Copied.")); });
    return {page,
            [wallet, page](const SyncSnapshot& snapshot, std::int64_t) {
                if (const WalletView* view = snapshot.wallet(wallet)) page->setWallet(*view);
            },
            [page] { page->refresh(); }};
}

} // namespace lockstep::ui
