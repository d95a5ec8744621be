// SPDX-License-Identifier: MIT

#include "tests/ui/format/states.h"
#include "ui/format/sync/managertext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestManagerText final : public QObject
{
    Q_OBJECT

private slots:
    void aNodeOfOnesOwnIsNotCountedAgainstFourPeers()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connecting, 0, 0);
        snapshot.network = Network::Practice;
        QCOMPARE(managerLine(snapshot), QStringLiteral("Connecting"));
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

    void whatComesToBeKeptIsSaid()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 910'118, 910'118);
        snapshot.cache.every = {428'295, 10'000'000'000, 412'000, true};
        QCOMPARE(managerLine(snapshot), "Up to date · block 910,118 · keeping filters: 412,000 of 428,295");
        QCOMPARE(managerPercent(snapshot), -1); // nobody waits for it
        snapshot.savesData = true;
        QCOMPARE(managerLine(snapshot), "Up to date · block 910,118 · filters to keep wait: the connection is metered");
        snapshot.savesData = false;
        snapshot.cache.every.isComing = false;
        QCOMPARE(managerLine(snapshot), "Up to date · block 910,118");
        snapshot.savesData = true;
        snapshot.cache.every.here.reset(); // not all are wanted
        QCOMPARE(managerLine(snapshot), "Up to date · block 910,118");
    }

    void aConnectedManagerSaysHowManyAnErrorStopped()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Connected, 7, 7);
        snapshot.wallets = {wallet(WalletState::Error, 6, 7), wallet(WalletState::Synced, 7, 7)};
        QCOMPARE(managerLine(snapshot), QStringLiteral("1 wallet in error · block 7"));
        snapshot.wallets[1].state = WalletState::Error;
        QCOMPARE(managerLine(snapshot), QStringLiteral("2 wallets in error · block 7"));
    }

    /// The design calls it "Degraded": the others go on.
    void onesErrorIsSaidWhileTheOthersGoOn()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 870'002, 910'118);
        snapshot.wallets = {wallet(WalletState::Error, 6, 7), wallet(WalletState::Syncing, 870'002, 910'118)};
        QCOMPARE(managerLine(snapshot),
                 QStringLiteral("Syncing 95\u00a0% · block 870,002 of 910,118 · 1 wallet in error"));
        snapshot.manager = ManagerState::Maintenance;
        JobView job;
        job.walletName = QStringLiteral("Old phone");
        job.state = JobState::Running;
        job.from = {1};
        job.next = {51};
        job.to = {100};
        snapshot.jobs = {job};
        QCOMPARE(managerLine(snapshot), QStringLiteral("Importing \"Old phone\" · 50\u00a0% · 1 wallet in error"));
        QCOMPARE(managerLineWithoutNames(snapshot), QStringLiteral("Maintenance · 50\u00a0% · 1 wallet in error"));
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

    void whatWaitsForTheClockOrAPersonIsNotCalledSyncing()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 910'118, 910'118);
        snapshot.refusesFuture = true;
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
        snapshot.peers = {peerAt(910'118)};
        QCOMPARE(managerLine(snapshot), QStringLiteral("Syncing headers · block 400,000 of 910,118"));
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
        const PeerInfo liar = peerAt(10'000'000);
        const PeerInfo honest = peerAt(910'118);
        for (const QList<PeerInfo>& peers : {QList{liar, honest}, QList{honest, liar}, QList{honest, honest, liar}}) {
            snapshot.peers = peers;
            QCOMPARE(managerLine(snapshot), alone);
        }
    }
};

QTEST_GUILESS_MAIN(TestManagerText)
#include "tst_managertext.moc"
