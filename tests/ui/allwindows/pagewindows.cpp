// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/pagewindows.h"

#include "tests/support/guitest.h"
#include "tests/ui/allwindows/fedpages.h"
#include "tests/ui/allwindows/samples.h"
#include "ui/format/errors/errortext.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/allwalletspage.h"
#include "ui/pages/applockpage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/pages/walletpage.h"
#include "ui/pages/welcomepage.h"

#include <QMainWindow>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

constexpr QSize PageSize(830, 640); ///< Beside the sidebar, in a window as large as it is at first.

QWidget* atPageSize(QWidget* page)
{
    page->resize(PageSize);
    return page;
}

QWidget* walletPage(Section section, const WalletView& wallet, bool isEmpty = false)
{
    WalletPage* page = makeFedWalletPage(wallet.id, isEmpty);
    feed(page, [page, snapshot = shared(snapshotOf({wallet}))] { page->setSnapshot(snapshot, SampleNow); });
    page->sections().show(section);
    return atPageSize(page);
}

QWidget* walletPage(Section section, bool isEmpty = false)
{
    return walletPage(section, sampleSnapshot().wallets.first(), isEmpty);
}

QWidget* savedRequest()
{
    QWidget* page = walletPage(Section::Receive);
    child<QTableView>(*page, "requestTable").selectRow(0);
    child<QPushButton>(*page, "showRequestButton").click();
    return page;
}

QWidget* unreadAddresses()
{
    auto* page = new AddressesPage(WalletId{1});
    page->setAddressesError({Errc::Io, {}});
    return atPageSize(page);
}

QWidget* unreadTransactions()
{
    auto* page = new TransactionsPage(WalletId{1});
    page->setHistoryError({}, {Errc::Io, {}});
    return atPageSize(page);
}

QWidget* errorSettings()
{
    WalletView wallet = walletView(1, "Daily", WalletState::Error);
    wallet.problem = Error{Errc::Damaged, "stored transaction " + std::string(64, 'a')};
    return walletPage(Section::Settings, wallet);
}

QWidget* lockedPage()
{
    WalletPage* page = makeFedWalletPage(WalletId{1});
    WalletView wallet = walletView(1, "Daily");
    page->setSnapshot(shared(snapshotOf({wallet})), SampleNow);
    wallet.auth = WalletAuth::Locked;
    feed(page, [page, snapshot = shared(snapshotOf({wallet}))] { page->setSnapshot(snapshot, SampleNow); });
    page->showUnlockFailure(Error{Errc::WrongPassphrase, {}});
    return atPageSize(page);
}

QWidget* lockedWindow(bool hasForgotten)
{
    auto* page
        = new AppLockPage(std::make_shared<RetryDelay>(), "/home/sam/.local/share/lockstep/mainnet/window-passphrase");
    page->showFailure(Error{Errc::WrongPassphrase, {}});
    if (hasForgotten) child<QPushButton>(*page, "forgottenButton").click();
    return atPageSize(page);
}

QWidget* allWallets()
{
    auto* page = new AllWalletsPage;
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.wallets[0].words = WordsBackup::Confirmed;
    snapshot.wallets[0].backedUpAt = SampleNow;
    snapshot.wallets[0].isChangedSinceBackup = true;
    snapshot.wallets[2].words = WordsBackup::Unconfirmed;
    feed(page, [page, fed = shared(snapshot)] { page->setSnapshot(fed, SampleNow); });
    const QList<HistoryRow> rows = sampleHistory().rows;
    page->setPayments(rows, static_cast<int>(rows.size()));
    return atPageSize(page);
}

QWidget* allTransactions()
{
    TransactionsPage* page = makeFedTransactions(std::nullopt, false);
    feed(page, [page] { page->setSnapshot(importingSnapshot()); });
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
    snapshot.wallets[1].problem = Error{Errc::Malformed, "words that only core knows"};
    snapshot.peers[0].servesFilters = false;
    return makeFedMainWindow(snapshot, WalletId{1}, Section::Overview).release();
}

/// An import stopped, and something that was asked for did not happen.
QWidget* failedWindow()
{
    SyncSnapshot snapshot = importingSnapshot();
    snapshot.manager = ManagerState::Connected;
    snapshot.jobs[0].state = JobState::Failed;
    snapshot.wallets[2].state = WalletState::Error;
    snapshot.wallets[2].problem = snapshot.jobs[0].problem = Error{Errc::DiskFull, {}};
    auto window = makeFedMainWindow(snapshot, WalletId{1}, Section::Overview);
    const Error late{Errc::Timeout, "did not send filters in time"};
    window->findChild<BannerArea*>()->showNotice(errorText(late).sentence(), Tone::Bad, late);
    return window.release();
}

QWidget* narrowWindow()
{
    auto window = makeFedMainWindow(sampleSnapshot(), WalletId{1}, Section::Transactions);
    auto* sidebar = window->findChild<Sidebar*>();
    sidebar->setCompact(true);
    window->findChild<QSplitter*>()->setSizes({sidebar->maximumWidth(), window->width() - sidebar->maximumWidth()});
    return window.release();
}

} // namespace

std::vector<SampleWindow> pageWindows()
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
        {"receive, a saved request", savedRequest},
        {"receive, brand new", [] { return walletPage(Section::Receive, true); }},
        {"addresses", [] { return walletPage(Section::Addresses); }},
        {"addresses, not read", unreadAddresses},
        {"transactions, not read", unreadTransactions},
        {"settings", [] { return walletPage(Section::Settings); }},
        {"settings, a list of addresses", [] { return walletPage(Section::Settings, true); }},
        {"settings, an error", errorSettings},
        {"locked", lockedPage},
        {"locked window", [] { return lockedWindow(false); }},
        {"locked window, the way out", [] { return lockedWindow(true); }},
        {"main window", [] { return makeFedMainWindow(sampleSnapshot(), WalletId{1}, Section::Overview).release(); }},
        {"main window, troubled", troubledWindow},
        {"main window, something failed", failedWindow},
        {"main window, narrow sidebar", narrowWindow},
    };
}

} // namespace lockstep::test
