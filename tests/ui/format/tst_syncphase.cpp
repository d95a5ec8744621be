// SPDX-License-Identifier: MIT

#include "tests/ui/format/states.h"
#include "ui/format/sync/managertext.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/sync/syncphase.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestSyncPhase final : public QObject
{
    Q_OBJECT

private slots:
    void moreThanHalfOfThePeersSayHowFarTheChainGoes_data()
    {
        QTest::addColumn<QList<int>>("told");
        QTest::addColumn<int>("height");
        QTest::newRow("nobody") << QList<int>{} << 0;
        QTest::newRow("one") << QList<int>{910'118} << 910'118;
        QTest::newRow("two") << QList<int>{10'000'000, 910'118} << 910'118;
        QTest::newRow("three") << QList<int>{910'118, 10'000'000, 910'117} << 910'118;
        QTest::newRow("one behind") << QList<int>{5, 910'118, 910'118} << 910'118;
    }

    void moreThanHalfOfThePeersSayHowFarTheChainGoes()
    {
        QFETCH(QList<int>, told);
        SyncSnapshot snapshot;
        for (const int height : told) snapshot.peers += peerAt(height);
        QTEST(announcedHeight(snapshot).value, "height");
    }

    void onePhaseComesAfterTheOther_data()
    {
        QTest::addColumn<int>("tip");
        QTest::addColumn<int>("filterHeaders");
        QTest::addColumn<int>("synced");
        QTest::addColumn<QString>("text");
        QTest::newRow("no headers") << 0 << 0 << 0 << "Syncing headers";
        QTest::newRow("headers") << 400'000 << 0 << 0 << "Syncing headers · block 400,000 of 910,118";
        QTest::newRow("filter headers") << 910'118 << 120'000 << 0
                                        << "Checking filter headers · block 120,000 of 910,118";
        QTest::newRow("filters") << 910'118 << 910'118 << 870'002 << "Syncing · block 870,002 of 910,118";
        QTest::newRow("few are not worth saying")
            << 910'000 << 909'900 << 870'002 << "Syncing · block 870,002 of 910,000";
    }

    void onePhaseComesAfterTheOther()
    {
        QFETCH(int, tip);
        QFETCH(int, filterHeaders);
        QFETCH(int, synced);
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, synced, tip);
        snapshot.filterHeaders = {filterHeaders};
        snapshot.peers = {peerAt(910'118)};
        QTEST(phaseText(phaseOf(snapshot)), "text");
    }

    void aWalletThatWaitsForHeadersKnowsThatSomeAreMissing()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 910'118, 910'118);
        QVERIFY(phaseOf(snapshot).phase == Phase::Filters);
        snapshot.wallets = {wallet(WalletState::Headers, 910'118, 910'118)};
        QVERIFY(phaseOf(snapshot).phase == Phase::Headers);
        QCOMPARE(phaseText(phaseOf(snapshot)), "Syncing headers"); // nobody told yet how many
        snapshot.refusesFuture = true; // they are here; it is the clock that is waited for
        QVERIFY(phaseOf(snapshot).phase == Phase::Filters);
    }

    void aPhaseThatGoesOnIsNotThrough()
    {
        QCOMPARE(percentOf({Phase::Filters, {455'059}, {910'118}}), 50);
        QCOMPARE(percentOf({Phase::Filters, {910'118}, {910'118}}), 99);
        QCOMPARE(percentOf({Phase::Headers, {}, {}}), 0);
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

    void walletAndStatusBarNameOnePhaseAndItsNumbers()
    {
        SyncSnapshot snapshot = snapshotAt(ManagerState::Syncing, 0, 400'000);
        snapshot.filterHeaders = {120'000};
        WalletView view = wallet(WalletState::Syncing, 0, 400'000);
        snapshot.wallets = {view};
        QCOMPARE(stateLine(view, snapshot, Now), managerLine(snapshot));
        QVERIFY(!sidebarLine(view, snapshot, Now).contains('%')); // of filters, which nobody fetches yet
        QCOMPARE(managerPercent(snapshot), 30);
        snapshot.peers = {peerAt(910'118)};
        snapshot.wallets[0].state = view.state = WalletState::Headers;
        QCOMPARE(stateLine(view, snapshot, Now), "Syncing headers · block 400,000 of 910,118");
        QCOMPARE(managerLine(snapshot), stateLine(view, snapshot, Now));
        QCOMPARE(sidebarLine(view, snapshot, Now), QStringLiteral("Syncing headers 43\u00a0%"));
        QCOMPARE(managerPercent(snapshot), 43);
    }
};

QTEST_GUILESS_MAIN(TestSyncPhase)
#include "tst_syncphase.moc"
