// SPDX-License-Identifier: MIT

#include "ui/format/datetext.h"
#include "ui/format/jobtext.h"
#include "ui/format/managertext.h"
#include "ui/format/statetext.h"

#include <QTest>

using namespace lockstep;

namespace {

constexpr qint64 Now = 1'700'000'000;

WalletView wallet(WalletState state, int height, int target, int percent = 0, qint64 secondsLeft = -1)
{
    WalletView view;
    view.id = {1};
    view.name = QStringLiteral("Daily");
    view.state = state;
    view.syncedTo.height = {height};
    view.target = {target};
    view.percent = percent;
    view.secondsLeft = secondsLeft;
    return view;
}

SyncSnapshot snapshotAt(ManagerState manager, int synced, int tip)
{
    SyncSnapshot snapshot;
    snapshot.network = Network::Mainnet;
    snapshot.manager = manager;
    snapshot.synced.height = {synced};
    snapshot.tip.height = {tip};
    snapshot.filterHeaders = snapshot.agreedFilterHeaders = {tip};
    return snapshot;
}

} // namespace

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
                                    << QStringLiteral("Connecting · 0 of 4 peers") << "as of block 5";
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

    /// No block of a wallet is looked at then, and a percentage of them would stand still.
    void whileFilterHeadersAreCheckedAllSayThat()
    {
        const WalletView view = wallet(WalletState::Syncing, 5, 910'118, 0);
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 5, 910'118);
        snapshot.wallets = {view};
        snapshot.filterHeaders = {600'000};
        const QString phase = "Checking filter headers";
        for (const int agreed : {600'000, 0}) { // by the word of one peer they are checked all the same
            snapshot.agreedFilterHeaders = {agreed};
            QCOMPARE(stateChip(view, snapshot), phase);
            QCOMPARE(sidebarLine(view, snapshot, Now), phase);
            QVERIFY(stateCell(view, snapshot).endsWith(phase));
            QVERIFY(stateLine(view, snapshot, Now).startsWith(phase));
            QVERIFY(managerLine(snapshot).startsWith(phase));
        }
        snapshot.filterHeaders = {910'118};
        QVERIFY(stateChip(view, snapshot).startsWith("Syncing 0"));
        QVERIFY(managerLine(snapshot).startsWith("Syncing 0"));
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

    void aNodeOfOnesOwnIsNotCountedAgainstFourPeers()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connecting, 0, 0);
        snapshot.network = Network::Practice;
        QCOMPARE(managerLine(snapshot), QStringLiteral("Connecting"));
    }

    void theSentenceForTheEarSaysAllThatTheEyeSees()
    {
        WalletView view = wallet(WalletState::Synced, 910'118, 910'118);
        view.balance.confirmed = *Amount::fromSatoshis(120'455'000);
        QCOMPARE(walletSentence(view, snapshotAt(ManagerState::Connected, 910'118, 910'118), Now),
                 QStringLiteral(u"Daily, Watch-only, Up to date · block 910,118, 1.204\u202f550\u202f00 BTC"));
    }

    void theManagerSaysWhatItDoes()
    {
        QCOMPARE(managerLine(snapshotAt(ManagerState::Offline, 910'101, 910'118)),
                 QStringLiteral("Offline · block 910,101"));
        SyncSnapshot syncing = snapshotAt(ManagerState::Syncing, 870'002, 910'118);
        syncing.secondsLeft = 230;
        QCOMPARE(managerLine(syncing),
                 QStringLiteral("Syncing 95\u00a0% · block 870,002 of 910,118 · 4\u00a0min left"));
        QCOMPARE(managerLine(snapshotAt(ManagerState::Syncing, 0, 0)), QStringLiteral("Syncing headers"));
        QCOMPARE(managerLine(snapshotAt(ManagerState::Connected, 7, 7)), QStringLiteral("Up to date · block 7"));
    }

    void aConnectedManagerSaysHowManyAnErrorStopped()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 7, 7);
        snapshot.wallets = {wallet(WalletState::Error, 6, 7), wallet(WalletState::Synced, 7, 7)};
        QCOMPARE(managerLine(snapshot), QStringLiteral("1 wallet in error · block 7"));
        snapshot.wallets[1].state = WalletState::Error;
        QCOMPARE(managerLine(snapshot), QStringLiteral("2 wallets in error · block 7"));
    }

    void aConnectedManagerSaysHowManyDoNotFollow()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 7, 7);
        WalletView paused = wallet(WalletState::Paused, 5, 7);
        paused.pauseCause = PauseCause::Person;
        const WalletView synced = wallet(WalletState::Synced, 7, 7);
        snapshot.wallets = {paused, synced};
        QCOMPARE(managerLine(snapshot), "Up to date, 1 wallet paused · block 7");
        WalletView waits = wallet(WalletState::Importing, 5, 7);
        waits.importWaits = true;
        snapshot.wallets = {waits, synced, paused, paused};
        QCOMPARE(managerLine(snapshot), "Up to date, 2 wallets paused, 1 import waits · block 7");
        snapshot.wallets = {wallet(WalletState::Stopped, 5, 7), synced};
        QCOMPARE(managerLine(snapshot), "Up to date, 1 wallet stopped · block 7");
        snapshot.wallets = {wallet(WalletState::Stopped, 7, 7), synced};
        QCOMPARE(managerLine(snapshot), "Up to date · block 7"); // it lacks nothing yet
        snapshot.wallets = {paused, wallet(WalletState::Error, 5, 7)};
        QCOMPARE(managerLine(snapshot), "1 wallet in error, 1 wallet paused · block 7");
        snapshot.wallets = {paused};
        QCOMPARE(managerLine(snapshot), "Connected, 1 wallet paused · block 7"); // nobody is up to date
    }

    void whatWaitsForTheClockIsNotCalledSyncing()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 910'118, 910'118);
        const WalletView view = wallet(WalletState::Headers, 910'118, 910'118, 100);
        snapshot.refusesFuture = true;
        QCOMPARE(stateLine(view, snapshot, Now), "Waits for the clock: the newest block is dated too far ahead of it");
        QCOMPARE(sidebarLine(view, snapshot, Now), "Waits for the clock");
        QCOMPARE(managerLine(snapshot), QStringLiteral("Waits for the clock · block 910,118"));
        snapshot.refusesFuture = false;
        snapshot.heldReorg.emplace();
        QCOMPARE(managerLine(snapshot), QStringLiteral("Waits for you to decide · block 910,118"));
    }

    void everyPhaseOfASyncHasItsCounter()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 0, 400'000);
        snapshot.filterHeaders = {120'000};
        QCOMPARE(managerLine(snapshot), QStringLiteral("Checking filter headers · block 120,000 of 400,000"));
        PeerInfo peer;
        peer.announcedHeight = {910'118};
        snapshot.peers = {peer};
        QCOMPARE(managerLine(snapshot), QStringLiteral("Syncing headers · block 400,000 of 910,118"));
    }

    void walletAndStatusBarNameOnePhaseAndItsNumbers()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 0, 400'000);
        snapshot.filterHeaders = {120'000};
        WalletView view = wallet(WalletState::Syncing, 0, 400'000);
        snapshot.wallets = {view};
        QCOMPARE(stateLine(view, snapshot, Now), managerLine(snapshot));
        QVERIFY(!sidebarLine(view, snapshot, Now).contains('%')); // of filters, which nobody fetches yet
        QCOMPARE(managerPercent(snapshot), 30);
        PeerInfo peer;
        peer.announcedHeight = {910'118};
        snapshot.peers = {peer};
        snapshot.wallets[0].state = view.state = WalletState::Headers;
        QCOMPARE(stateLine(view, snapshot, Now), "Syncing headers · block 400,000 of 910,118");
        QCOMPARE(managerLine(snapshot), stateLine(view, snapshot, Now));
        QCOMPARE(sidebarLine(view, snapshot, Now), "Syncing headers");
        QCOMPARE(managerPercent(snapshot), 43);
    }

    void untilThePeersToldTheirHeadersTheStatusBarDoesNotSpeakOfBlocks()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 910'118, 910'118);
        snapshot.wallets = {wallet(WalletState::Headers, 910'118, 910'118, 100)};
        QCOMPARE(managerLine(snapshot), "Syncing headers");
        QCOMPARE(managerPercent(snapshot), -1);
    }

    void whatOnePeerClaimsMovesNoProgress() // 27 of tests/SCENARIOS.md
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 455'059, 910'118);
        snapshot.filterHeaders = snapshot.tip.height;
        const QString alone = managerLine(snapshot);
        QVERIFY2(alone.contains("50") && alone.contains("455,059 of 910,118"), qPrintable(alone));
        PeerInfo liar;
        liar.announcedHeight = {10'000'000};
        PeerInfo honest;
        honest.announcedHeight = snapshot.tip.height;
        for (const QList<PeerInfo>& peers : {QList{liar, honest}, QList{honest, liar}, QList{honest, honest, liar}}) {
            snapshot.peers = peers;
            QCOMPARE(managerLine(snapshot), alone);
            QVERIFY(lackOf(snapshot) == Lack::Nothing);
        }
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
        QCOMPARE(jobLine(job, snapshot), "waiting for a connection");
        PeerInfo peer;
        peer.announcedHeight = {920'000};
        snapshot.peers = {peer};
        snapshot.manager = ManagerState::Syncing;
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for the headers");
        QCOMPARE(jobLine(job, snapshot), "waiting for the headers of the chain");
        snapshot.manager = ManagerState::Connected;
        snapshot.savesData = true;
        QCOMPARE(jobLine(job, snapshot), "waiting until the connection is no longer metered");
        snapshot.savesData = false;
        QCOMPARE(jobLine(job, snapshot), "waiting for its turn");
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for its turn");
        snapshot.jobs[0].startsWhenIdle = true;
        QCOMPARE(stateLine(view, snapshot, Now), "Import waits for an idle moment");
        snapshot.jobs[0].joinsAt = BlockHeight{700'000};
        QCOMPARE(stateLine(view, snapshot, Now), "Import goes along from block 700,000 on");
    }

    void jobsSayWhereTheyAre()
    {
        JobView job;
        job.walletName = QStringLiteral("Old phone");
        job.from = {1};
        job.next = {612'341};
        job.to = {910'118};
        job.state = JobState::Running;
        job.secondsLeft = 170;
        QCOMPARE(jobTitle(job), QStringLiteral("Importing \"Old phone\""));
        QCOMPARE(jobLine(job), QStringLiteral("block 612,340 of 910,118 (67\u00a0%), about 3\u00a0min left"));
        job.state = JobState::Queued;
        QCOMPARE(jobLine(job), QStringLiteral("waiting for its turn"));
        job.startsWhenIdle = true;
        QCOMPARE(jobLine(job), QStringLiteral("waiting for an idle moment; new blocks and other imports go first"));
        job.joinsAt = BlockHeight{700'000};
        QCOMPARE(jobLine(job), QStringLiteral("goes along from block 700,000 on"));
        job.isStuck = true;
        QCOMPARE(jobLine(job),
                 QStringLiteral("at block 612,340; its next blocks have not come yet, and other imports go "
                                "first"));
        job.isStuck = false;
        job.state = JobState::Failed;
        job.problem = Error{Errc::NoPeers, {}};
        QCOMPARE(jobLine(job), QStringLiteral("stopped at block 612,341: No peer offers block filters."));
        job.kind = JobKind::Scripts;
        job.scripts = 1;
        QCOMPARE(jobTitle(job), QStringLiteral("Scanning 1 address in \"Old phone\""));
        job.scripts = 3;
        QCOMPARE(jobTitle(job), QStringLiteral("Scanning 3 addresses in \"Old phone\""));
    }
};

QTEST_GUILESS_MAIN(TestStateText)
#include "tst_statetext.moc"
