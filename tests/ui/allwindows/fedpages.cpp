// SPDX-License-Identifier: MIT

#include "tests/ui/allwindows/fedpages.h"

#include "tests/ui/allwindows/samples.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/desktop/trayicon.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/addresses/addressespage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/receive/receivepage.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/transactions/transactionspage.h"
#include "ui/pages/walletpage.h"
#include "ui/widgets/layout/taborder.h"

#include <QMainWindow>
#include <QMenu>
#include <QPointer>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>
#include <vector>

namespace lockstep::test {

using namespace lockstep::ui;

namespace {

struct Fed
{
    QPointer<QObject> part;
    std::function<void()> snapshot;
};

std::vector<Fed>& fedParts()
{
    static std::vector<Fed> parts;
    return parts;
}

PagePlug overview(WalletId wallet, bool isEmpty, QWidget* parent)
{
    auto* page = new OverviewPage(wallet, parent);
    const QList<HistoryRow> rows = isEmpty ? QList<HistoryRow>() : sampleHistory().rows;
    page->setPayments(rows, static_cast<int>(rows.size()));
    page->setProfile(sampleProfile());
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t now) { page->setSnapshot(snapshot, now); }, {}};
}

PagePlug receive(WalletId wallet, bool isEmpty, QWidget* parent)
{
    auto* page = new ReceivePage(wallet, parent);
    QObject::connect(page, &ReceivePage::receiveWanted, page, [page](WalletId, bool next) {
        ReceiveAddress address;
        address.address = SampleAddress;
        address.path = "m/84h/1h/0h/0/17";
        address.index = 17;
        page->setAddress(address, next);
    });
    QObject::connect(page, &ReceivePage::requestsWanted, page,
                     [page, isEmpty] { page->setRequests(isEmpty ? QList<PaymentRequest>() : sampleRequests()); });
    return {page,
            [page, wallet](const SyncSnapshot& snapshot, std::int64_t) { page->setWallet(*snapshot.wallet(wallet)); },
            [page] { page->refresh(); }};
}

PagePlug addresses(WalletId wallet, bool isEmpty, QWidget* parent)
{
    auto* page = new AddressesPage(wallet, parent);
    QObject::connect(page, &AddressesPage::addressesWanted, page, [page, isEmpty] {
        page->setAddresses(isEmpty ? QList<AddressRow>() : sampleAddresses());
        page->setProfile(sampleProfile());
    });
    return {page, [page](const SyncSnapshot& snapshot, std::int64_t) { page->setSnapshot(snapshot); },
            [page] { page->refresh(); }};
}

PagePlug settings(WalletId wallet, bool isEmpty, QWidget* parent)
{
    auto* page = new SettingsPage(wallet, parent);
    page->setAutoLock(5);
    return {page,
            [page, wallet, isEmpty](const SyncSnapshot& snapshot, std::int64_t) {
                const WalletView& view = *snapshot.wallet(wallet);
                const bool hasKeys = !isEmpty && view.auth != WalletAuth::WatchOnly;
                page->setWallet(view);
                page->setProfile(hasKeys ? sampleProfile() : watchOnlyProfile());
            },
            {}};
}

} // namespace

void feed(QObject* part, std::function<void()> snapshot)
{
    snapshot();
    fedParts().push_back({part, std::move(snapshot)});
}

void feedAgain()
{
    std::erase_if(fedParts(), [](const Fed& fed) { return !fed.part; });
    for (const Fed& fed : fedParts()) fed.snapshot();
}

TransactionsPage* makeFedTransactions(std::optional<WalletId> wallet, bool isEmpty, QWidget* parent)
{
    auto* page = new TransactionsPage(wallet, parent);
    QObject::connect(page, &TransactionsPage::historyWanted, page,
                     [page, isEmpty](const HistoryQuery& query, int offset, int count) {
                         const FakeHistory history = isEmpty ? FakeHistory() : sampleHistory();
                         page->setHistory(query, history.answer(query, offset, count));
                     });
    return page;
}

WalletPage* makeFedWalletPage(WalletId wallet, bool isEmpty, QWidget* parent)
{
    auto* frame = new WalletPage(wallet, std::make_shared<RetryDelay>(), parent);
    frame->setMenu(new QMenu(frame));
    SectionStack& sections = frame->sections();
    sections.add(Section::Overview, [=](QWidget* owner) { return overview(wallet, isEmpty, owner); });
    sections.add(Section::Transactions, [=](QWidget* owner) {
        TransactionsPage* page = makeFedTransactions(wallet, isEmpty, owner);
        return PagePlug{page, [page](const SyncSnapshot& snapshot, std::int64_t) { page->setSnapshot(snapshot); },
                        [page] { page->refresh(); }};
    });
    sections.add(Section::Receive, [=](QWidget* owner) { return receive(wallet, isEmpty, owner); });
    sections.add(Section::Addresses, [=](QWidget* owner) { return addresses(wallet, isEmpty, owner); });
    sections.add(Section::Settings, [=](QWidget* owner) { return settings(wallet, isEmpty, owner); });
    return frame;
}

std::unique_ptr<QMainWindow> makeFedMainWindow(const SyncSnapshot& snapshot, WalletId shown, Section section)
{
    auto window = std::make_unique<QMainWindow>();
    auto* actions = new ActionCollection(*window);
    for (int command = 0; command <= static_cast<int>(Command::About); ++command)
        actions->on(static_cast<Command>(command), [] {});
    auto* sidebar = new Sidebar(window.get());
    sidebar->setAddMenu(actions->addMenu());
    auto* banners = new BannerArea(window.get());
    banners->offerNetwork();
    auto* page = makeFedWalletPage(shown, false, window.get());
    auto* status = new SyncStatusBar(window.get());
    auto* units = new QMenu(status);
    units->setToolTipsVisible(true);
    units->addActions(actions->unitActions());
    status->setUnitMenu(units);
    status->offerNetwork();
    status->setNews(2);
    auto* right = new QWidget(window.get());
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(banners);
    column->addWidget(page, 1);
    auto* splitter = new QSplitter(window.get());
    splitter->addWidget(sidebar);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({270, 830});
    window->setCentralWidget(splitter);
    window->setStatusBar(status);
    window->resize(1100, 720);
    const SyncSnapshotPtr fed = shared(snapshot);
    feed(page, [=] { page->setSnapshot(fed, SampleNow); });
    page->sections().show(section);
    putLastInTabOrder(*status);
    feed(sidebar, [=] { sidebar->setSnapshot(fed, SampleNow); });
    sidebar->select(shown);
    feed(banners, [=] { banners->setSnapshot(*fed, SampleNow); });
    const auto unconfirmed = std::ranges::find(fed->wallets, WordsBackup::Unconfirmed, &WalletView::words);
    if (unconfirmed != fed->wallets.end()) banners->setReminder(&*unconfirmed);
    feed(status, [=] { status->setSnapshot(*fed); });
    actions->setState(*fed, fed->wallet(shown));
    auto* tray = new TrayIcon(*window, [] { return false; });
    feed(tray, [=] { tray->setSnapshot(*fed); });
    return window;
}

} // namespace lockstep::test
