// SPDX-License-Identifier: MIT

#include "tests/ui/format/states.h"
#include "ui/format/plain/datetext.h"
#include "ui/format/sync/statetext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestStateText final : public QObject
{
    Q_OBJECT
    static void allStates()
    {
        QTest::addColumn<WalletState>("state");
        for (int i = 0; i <= static_cast<int>(WalletState::Synced); ++i) {
            const auto state = static_cast<WalletState>(i);
            QTest::newRow(walletStateCode(state).toLatin1().constData()) << state;
        }
    }

private slots:
    void everyStateHasItsWords_data()
    {
        QTest::addColumn<WalletView>("view");
        QTest::addColumn<QString>("chip");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("note");
        using S = WalletState;

        WalletView failed = wallet(S::Error, 910'117, 910'118);
        failed.problem = Error{Errc::DiskFull, {}};
        QTest::newRow("error") << failed << "Error"
                               << "Error: The disk is full"
                               << "as of block 910,117";

        QTest::newRow("importing") << wallet(S::Importing, 612'340, 910'118, 67, 150) << "Importing 67\u00a0%"
                                   << QStringLiteral("Importing: block 612,340 of 910,118 · 3\u00a0min left")
                                   << "so far";

        WalletView forgets = wallet(S::Importing, 0, 910'118);
        forgets.importWaits = forgets.isPartial = forgets.isForgetting = true;
        forgets.isBalanceKnown = false;
        QTest::newRow("rebuilt") << forgets << "Rebuilding"
                                 << "Being rebuilt: what it had is cleared first"
                                 << "not known yet";
        WalletView unread = failed;
        unread.isBalanceKnown = false;
        QTest::newRow("unread") << unread << "Error"
                                << "Error: The disk is full"
                                << "not known";

        WalletView paused = wallet(S::Paused, 910'118, 910'118);
        paused.pausedBy = QStringLiteral("Savings");
        QTest::newRow("paused") << paused << "Paused"
                                << "Paused at 910,118 while \"Savings\" imports"
                                << "as of block 910,118";

        const auto pausedFor = [&](PauseCause cause) {
            WalletView view = wallet(S::Paused, 612'340, 910'118);
            view.pauseCause = cause;
            return view;
        };
        QTest::newRow("paused by the person") << pausedFor(PauseCause::Person) << "Paused"
                                              << "Paused at 612,340 until you resume the import"
                                              << "as of block 612,340";
        QTest::newRow("paused, metered") << pausedFor(PauseCause::Metered) << "Paused"
                                         << "Waits at 612,340: the connection is metered"
                                         << "as of block 612,340";
        QTest::newRow("paused by a reorg") << pausedFor(PauseCause::HeldReorg) << "Paused"
                                           << "Paused at 612,340: a reorg waits for you to decide"
                                           << "as of block 612,340";

        QTest::newRow("stopped") << wallet(S::Stopped, 908'914, 910'118, 0, 9) << "Stopped"
                                 << QStringLiteral("Stopped · 1,204 blocks behind (~9\u00a0s to catch up)")
                                 << "as of block 908,914";
        QTest::newRow("stopped, soon caught up")
            << wallet(S::Stopped, 910'113, 910'118, 0, 0) << "Stopped" << QStringLiteral("Stopped · 5 blocks behind")
            << "as of block 910,113";
        QTest::newRow("stopped, time unknown") << wallet(S::Stopped, 910'117, 910'118) << "Stopped"
                                               << QStringLiteral("Stopped · 1 block behind") << "as of block 910,117";
        QTest::newRow("stopped at the tip")
            << wallet(S::Stopped, 10, 10) << "Stopped" << QStringLiteral("Stopped · block 10") << "as of block 10";

        WalletView offline = wallet(S::Offline, 910'101, 910'101);
        offline.lastSyncTime = Now - 7'200;
        QTest::newRow("offline") << offline << "Offline"
                                 << QStringLiteral("Offline · as of block 910,101 (2\u00a0h ago)")
                                 << "as of block 910,101";
        QTest::newRow("connecting") << wallet(S::Connecting, 5, 5) << "Connecting"
                                    << QStringLiteral("Connecting · no peer yet") << "as of block 5";
        QTest::newRow("headers") << wallet(S::Headers, 5, 5, 83) << "Syncing"
                                 << "Syncing headers"
                                 << "as of block 5";
        QTest::newRow("syncing") << wallet(S::Syncing, 870'002, 910'118, 91) << "Syncing 91\u00a0%"
                                 << QStringLiteral("Syncing 91\u00a0% · block 870,002 of 910,118")
                                 << "as of block 870,002";
        QTest::newRow("catching") << wallet(S::Catching, 910'106, 910'118) << "Catching up"
                                  << QStringLiteral("Catching up · 12 blocks") << "";
        QTest::newRow("synced") << wallet(S::Synced, 910'118, 910'118) << "Up to date"
                                << QStringLiteral("Up to date · block 910,118") << "";
        WalletView scanned = wallet(S::Synced, 910'118, 910'118); // coins it found may be spent since
        scanned.hasPausedScan = true;
        QTest::newRow("synced, with a paused scan")
            << scanned << "Up to date"
            << QStringLiteral("Up to date · block 910,118 · a scan of older blocks is paused") << "provisional";
    }

    void everyStateHasItsWords()
    {
        QFETCH(WalletView, view);
        const SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 910'118, 910'118);
        QTEST(stateChip(view, snapshot), "chip");
        QTEST(stateLine(view, snapshot, Now), "line");
        QTEST(balanceNote(view), "note");
        QVERIFY(!stateSymbol(view.state).isEmpty());
    }

    void theSidebarSaysItShort_data()
    {
        QTest::addColumn<WalletView>("view");
        QTest::addColumn<QString>("line");
        using S = WalletState;
        WalletView failed = wallet(S::Error, 910'117, 910'118);
        failed.problem = Error{Errc::DiskFull, {}};
        QTest::newRow("error") << failed << "Error: The disk is full";
        QTest::newRow("error, unknown") << wallet(S::Error, 910'117, 910'118) << "Error";
        QTest::newRow("importing") << wallet(S::Importing, 612'340, 910'118, 67, 150)
                                   << QStringLiteral("Importing 67\u00a0% · 3\u00a0min left");
        WalletView waits = wallet(S::Importing, 0, 910'118);
        waits.importWaits = true;
        QTest::newRow("import waits") << waits << "Import waits";
        WalletView paused = wallet(S::Paused, 910'118, 910'118);
        paused.pausedBy = QStringLiteral("Savings of the whole family");
        QTest::newRow("paused") << paused << "Paused at 910,118";
        QTest::newRow("stopped") << wallet(S::Stopped, 908'914, 910'118, 0, 9)
                                 << QStringLiteral("Stopped · 1,204 behind");
        QTest::newRow("stopped at the tip") << wallet(S::Stopped, 10, 10) << "Stopped";
        WalletView partial = wallet(S::Stopped, 612'340, 910'118);
        partial.isPartial = true;
        QTest::newRow("stopped on the way") << partial << "Stopped at block 612,340";
        WalletView offline = wallet(S::Offline, 910'101, 910'101);
        offline.lastSyncTime = Now - 7'200;
        QTest::newRow("offline") << offline << QStringLiteral("Offline · as of 2\u00a0h ago");
        QTest::newRow("connecting") << wallet(S::Connecting, 5, 5) << "Connecting";
        QTest::newRow("headers") << wallet(S::Headers, 5, 5, 83) << "Syncing headers";
        QTest::newRow("syncing") << wallet(S::Syncing, 870'002, 910'118, 91, 230)
                                 << QStringLiteral("Syncing 91\u00a0% · at 870,002");
        QTest::newRow("catching") << wallet(S::Catching, 910'106, 910'118) << QStringLiteral("Catching up · 12 blocks");
        QTest::newRow("synced") << wallet(S::Synced, 910'118, 910'118) << QStringLiteral("Up to date · block 910,118");
    }

    void theSidebarSaysItShort()
    {
        constexpr qsizetype Letters = 28; // of a sidebar as wide as it is at first
        QFETCH(WalletView, view);
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 910'118, 910'118);
        const QString line = sidebarLine(view, snapshot, Now);
        QTEST(line, "line");
        QVERIFY2(line.size() <= Letters, qPrintable(line));
        snapshot.agreedFilterHeaders = {0};
        const QString doubtful = sidebarLine(view, snapshot, Now);
        const bool follows = view.state == WalletState::Syncing || view.state == WalletState::Catching
            || view.state == WalletState::Synced;
        QCOMPARE(doubtful.endsWith("one peer"), follows);
        QVERIFY2(doubtful.size() <= Letters, qPrintable(doubtful));
    }

    void everyStateHasItsSign_data()
    {
        QTest::addColumn<WalletState>("state");
        QTest::addColumn<QString>("sign");
        using S = WalletState;
        QTest::newRow("error") << S::Error << QStringLiteral("⚠");
        QTest::newRow("importing") << S::Importing << QStringLiteral("◔");
        QTest::newRow("paused") << S::Paused << QStringLiteral("▮▮");
        QTest::newRow("stopped") << S::Stopped << QStringLiteral("■");
        QTest::newRow("offline") << S::Offline << QStringLiteral("⌀");
        QTest::newRow("connecting") << S::Connecting << QStringLiteral("…");
        QTest::newRow("headers") << S::Headers << QStringLiteral("◔");
        QTest::newRow("syncing") << S::Syncing << QStringLiteral("◔");
        QTest::newRow("catching up") << S::Catching << QStringLiteral("◔");
        QTest::newRow("synced") << S::Synced << QStringLiteral("✓");
    }

    /// wallet-application.md 3.2 draws them: what is told by colour has to be told by shape, too.
    void everyStateHasItsSign()
    {
        QFETCH(WalletState, state);
        QTEST(stateSymbol(state), "sign");
        QTEST(stateSymbol(wallet(state, 5, 9)), "sign");
    }

    void anImportThatWaitsHasAnotherShapeThanOneThatRuns()
    {
        WalletView view = wallet(WalletState::Importing, 5, 9);
        QCOMPARE(stateSymbol(view), stateSymbol(WalletState::Importing));
        view.importWaits = true;
        QVERIFY(stateSymbol(view) != stateSymbol(WalletState::Importing));
    }

    void aTableSaysWhyItIsPausedAndWhoIsLocked()
    {
        WalletView view = wallet(WalletState::Paused, 5, 9);
        view.auth = WalletAuth::Unlocked;
        const SyncSnapshot snapshot = snapshotAt(ManagerState::Maintenance, 5, 9);
        QCOMPARE(stateCell(view, snapshot), "Paused (import)");
        view.pauseCause = PauseCause::Metered;
        QCOMPARE(stateCell(view, snapshot), "Paused (metered)");
        view.pauseCause = PauseCause::HeldReorg;
        QCOMPARE(stateCell(view, snapshot), "Paused (reorg)");
        view.pauseCause = PauseCause::Person;
        view.auth = WalletAuth::Locked;
        QCOMPARE(stateCell(view, snapshot), "Locked · Paused by you");
    }

    void aPartlyReadWalletSaysSoInEveryState_data() { allStates(); }

    void aPartlyReadWalletSaysSoInEveryState()
    {
        QFETCH(WalletState, state);
        WalletView view = wallet(state, 612'340, 910'118);
        view.isPartial = true;
        view.lastSyncTime = Now;
        const bool isMoving = state == WalletState::Importing;
        QCOMPARE(balanceNote(view), isMoving ? "so far" : "so far, to 612,340");
    }

    void aProvisionalBalanceSaysSoInEveryState_data() { allStates(); }

    void aProvisionalBalanceSaysSoInEveryState()
    {
        QFETCH(WalletState, state);
        WalletView view = wallet(state, 910'118, 910'118);
        const QString plain = balanceNote(view);
        view.hasPausedScan = true;
        QCOMPARE(balanceNote(view), plain.isEmpty() ? "provisional" : "provisional, " + plain);
        const QString line = stateLine(view, snapshotAt(ManagerState::Connected, 910'118, 910'118), Now);
        QVERIFY2(line.endsWith(" · a scan of older blocks is paused"), qPrintable(line));
    }

    void aStoppedWalletNamesTheTimeOfItsBalance()
    {
        WalletView stopped = wallet(WalletState::Stopped, 5, 9);
        stopped.lastSyncTime = Now;
        QCOMPARE(balanceNote(stopped), "as of " + dateTimeText(Now));
    }

    void theSentenceForTheEarSaysAllThatTheEyeSees()
    {
        WalletView view = wallet(WalletState::Synced, 910'118, 910'118);
        view.balance.confirmed = *Amount::fromSatoshis(120'455'000);
        QCOMPARE(walletSentence(view, snapshotAt(ManagerState::Connected, 910'118, 910'118), Now),
                 QStringLiteral(u"Daily, Watch-only, Up to date · block 910,118, 1.204\u202f550\u202f00 BTC"));
    }

    void aWalletThatWaitsForTheClockIsNotCalledSyncing()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 910'118, 910'118);
        const WalletView view = wallet(WalletState::Headers, 910'118, 910'118, 100);
        snapshot.refusesFuture = true;
        QCOMPARE(stateLine(view, snapshot, Now), "Waits for the clock: the newest block is dated too far ahead of it");
        QCOMPARE(sidebarLine(view, snapshot, Now), "Waits for the clock");
    }

    void theSidebarSaysHowFarTheHeadersAreWherePeersTell()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 0, 755'000);
        const WalletView view = wallet(WalletState::Headers, 5, 5);
        QCOMPARE(sidebarLine(view, snapshot, Now), "Syncing headers"); // nobody says how many there are
        PeerInfo peer;
        peer.announcedHeight = BlockHeight{910'118};
        snapshot.peers = {peer};
        QCOMPARE(sidebarLine(view, snapshot, Now), QStringLiteral("Syncing headers 82\u00a0%"));
    }

    void anImportThatWaitsSaysForWhat()
    {
        WalletView view = wallet(WalletState::Importing, 0, 910'118);
        view.importWaits = true;
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 910'118, 910'118);
        JobView job;
        job.wallet = view.id;
        snapshot.jobs = {job};
        QCOMPARE(stateChip(view, snapshot), "Import waits");
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for a connection");
        snapshot.peers = {peerAt(920'000)};
        snapshot.manager = ManagerState::Syncing;
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for the headers");
        snapshot.manager = ManagerState::Connected;
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for its turn");
        snapshot.jobs[0].startsWhenIdle = true;
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for an idle moment");
        snapshot.jobs[0].joinsAt = BlockHeight{700'000};
        QCOMPARE(stateLine(view, snapshot, Now), "Import goes along from block 700,000 on");
    }
};

QTEST_GUILESS_MAIN(TestStateText)
#include "tst_statetext.moc"
