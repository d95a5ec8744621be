// SPDX-License-Identifier: MIT

#include "tests/bench/report.h"
#include "tests/bench/turnmeter.h"
#include "tests/support/snapshots.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/pages/allwalletspage.h"

#include <QCoreApplication>
#include <QTest>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <vector>

namespace lockstep::bench {

namespace {

constexpr int Wallets = 200;
constexpr int Rounds = 60;
constexpr std::int64_t Now = 1'780'000'600;

/// As all of them stand `blocks` after the first: every row says something else than before.
SyncSnapshotPtr snapshotAfter(int blocks)
{
    QList<WalletView> wallets;
    for (int i = 0; i < Wallets; ++i) {
        WalletView wallet = test::walletView(i + 1, QString("Wallet %1").arg(i + 1));
        wallet.balance.confirmed = test::sats(std::int64_t{100'000} * (i + 1) + blocks);
        wallet.syncedTo.height = wallet.target = wallet.syncedTo.height + blocks;
        if (i % 3 == 0) wallet.auth = WalletAuth::WatchOnly;
        wallets += wallet;
    }
    SyncSnapshot snapshot = test::snapshotOf(wallets);
    snapshot.tip.height = snapshot.synced.height = snapshot.tip.height + blocks;
    return test::shared(std::move(snapshot));
}

/// Shows one snapshot after the other and returns what the GUI thread worked for each until it was painted, ascending.
template <typename List>
std::vector<double> showAll(List& list)
{
    list.show();
    if (!QTest::qWaitForWindowExposed(&list)) qFatal("the list of wallets does not open");
    std::vector<double> milliseconds;
    for (int round = 0; round < Rounds; ++round) {
        const SyncSnapshotPtr snapshot = snapshotAfter(round);
        const double begun = threadMilliseconds();
        list.setSnapshot(snapshot, Now);
        QCoreApplication::processEvents(); // lays out what it put off
        list.repaint();
        milliseconds.push_back(threadMilliseconds() - begun);
    }
    milliseconds.erase(milliseconds.begin()); // in which the rows are made
    std::ranges::sort(milliseconds);
    return milliseconds;
}

void add(Report& report, const QString& list, const std::vector<double>& milliseconds)
{
    report.add(QString("GUI work for a snapshot of 200 wallets, %1, median").arg(list),
               milliseconds[milliseconds.size() / 2], "ms", "four a second");
    report.add(QString("GUI work for a snapshot of 200 wallets, %1, longest").arg(list), milliseconds.back(), "ms",
               atMost(16));
}

} // namespace

/// A block comes, and each of 200 wallets says so.
void measureWalletLists(Report& report)
{
    QTextStream(stderr) << "walletlists: " << Rounds << " blocks for " << Wallets << " wallets\n";
    ui::Sidebar sidebar;
    sidebar.resize(260, 700);
    add(report, "sidebar", showAll(sidebar));
    ui::AllWalletsPage page;
    page.resize(830, 640);
    add(report, "all wallets", showAll(page));
}

} // namespace lockstep::bench
