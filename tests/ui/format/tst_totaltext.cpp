// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/sync/statetext.h"
#include "ui/format/wallets/totaltext.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestTotalText final : public QObject
{
    Q_OBJECT
private slots:
    void countsWhoStandsTogether()
    {
        QCOMPARE(lockstepText(snapshotOf({})), QString());
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily"), walletView(2, "Savings")});
        QCOMPARE(lockstepText(snapshot), QStringLiteral("2 wallets at block 910,118"));
        QCOMPARE(lockstepLine(snapshot, 1'780'000'180), QStringLiteral("All at block 910,118 · 3\u00a0min ago"));
        snapshot.wallets[1].syncedTo.height = {612'340};
        QCOMPARE(lockstepText(snapshot), QStringLiteral("1 of 2 at block 910,118"));
    }

    void whoIsInErrorIsCountedAndNotTogether()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Error), walletView(2, "Savings")});
        QCOMPARE(lockstepText(snapshot), "1 in error · 1 follows at 910,118");
        QVERIFY(lockstepLine(snapshot, 1'780'000'180).startsWith("1 in error · 1 follows"));
        QVERIFY(totalSentence(snapshot).contains("1 in error"));
        snapshot.wallets += walletView(3, "Old phone", WalletState::Importing);
        snapshot.wallets[2].syncedTo.height = {612'340};
        QCOMPARE(lockstepText(snapshot), "1 in error · 1 of 3 at block 910,118");
        snapshot.wallets.resize(1);
        QCOMPARE(lockstepText(snapshot), "1 in error");
    }

    void offlineTheTotalIsAsOfABlock()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Offline)});
        snapshot.online = false;
        QCOMPARE(totalNote(snapshot), "Offline: as of block 910,118");
        snapshot.wallets += walletView(2, "Savings", WalletState::Stopped);
        snapshot.wallets[1].syncedTo.height = {908'914};
        QCOMPARE(totalNote(snapshot), "Offline: as of block 910,118 · 1 wallet as of an older block");
    }

    void aCoinOfTwoWalletsCountsOnce()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily"), walletView(2, "Watched")});
        snapshot.wallets[0].balance.confirmed = *Amount::fromSatoshis(65'000);
        snapshot.wallets[1].balance.confirmed = *Amount::fromSatoshis(11'000);
        snapshot.wallets[1].alreadyCounted.confirmed = *Amount::fromSatoshis(10'000);
        QCOMPARE(totalBalance(snapshot).confirmed, 66'000);
        QCOMPARE(totalNote(snapshot), "coins in several wallets counted once");
        QCOMPARE(totalMark(snapshot), QString());
    }

    void theTotalSaysWhatItLacks_data()
    {
        QTest::addColumn<WalletState>("state");
        QTest::addColumn<int>("height");
        QTest::addColumn<QString>("note");
        using S = WalletState;
        QTest::newRow("synced") << S::Synced << 910'118 << "";
        QTest::newRow("catching up") << S::Catching << 910'118 << "";
        QTest::newRow("importing") << S::Importing << 612'340 << "1 wallet so far";
        QTest::newRow("paused where the others are") << S::Paused << 910'118 << "as of block 910,118";
        QTest::newRow("syncing") << S::Syncing << 910'118 << "as of block 910,118";
        QTest::newRow("stopped behind") << S::Stopped << 908'914 << "1 wallet as of an older block";
        QTest::newRow("in error") << S::Error << 910'118 << "1 wallet in error";
    }

    void theTotalSaysWhatItLacks()
    {
        QFETCH(WalletState, state);
        QFETCH(int, height);
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", state), walletView(2, "Savings")});
        snapshot.wallets[0].syncedTo.height = {height};
        QTEST(totalNote(snapshot), "note");
        const QString note = totalNote(snapshot);
        QVERIFY(totalSentence(snapshot).contains(note));
        QCOMPARE(totalMark(snapshot).isEmpty(), note.isEmpty());
        snapshot.wallets[0].hasPausedScan = true;
        QCOMPARE(totalNote(snapshot), note.isEmpty() ? "1 wallet provisional" : note + " · 1 wallet provisional");
    }

    void aPartlyReadWalletIsSoFarInTheTotal()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Paused), walletView(2, "Savings")});
        snapshot.wallets[0].isPartial = true;
        snapshot.wallets[0].syncedTo.height = {612'340};
        QCOMPARE(totalNote(snapshot), "1 wallet so far");
        QCOMPARE(totalMark(snapshot), "so far");
    }

    void theSymbolIsThatOfWhatHappens_data()
    {
        QTest::addColumn<WalletState>("one");
        QTest::addColumn<WalletState>("other");
        QTest::addColumn<WalletState>("whole");
        using S = WalletState;
        QTest::newRow("all is well") << S::Synced << S::Synced << S::Synced;
        QTest::newRow("an error") << S::Error << S::Syncing << S::Error;
        QTest::newRow("an import holds the others") << S::Importing << S::Paused << S::Importing;
        QTest::newRow("nothing moves") << S::Paused << S::Stopped << S::Paused;
        QTest::newRow("nothing follows") << S::Stopped << S::Stopped << S::Stopped;
        QTest::newRow("one does not follow") << S::Stopped << S::Synced << S::Stopped;
        QTest::newRow("offline") << S::Offline << S::Stopped << S::Offline;
        QTest::newRow("headers") << S::Headers << S::Headers << S::Headers;
    }

    void theSymbolIsThatOfWhatHappens()
    {
        QFETCH(WalletState, one);
        QFETCH(WalletState, other);
        QFETCH(WalletState, whole);
        QCOMPARE(totalState(snapshotOf({walletView(1, "Daily", one), walletView(2, "Savings", other)})), whole);
        QCOMPARE(totalState(snapshotOf({walletView(1, "Daily", other), walletView(2, "Savings", one)})), whole);
    }

    void anImportThatWaitsHasItsOwnShapeAmongAll_data()
    {
        QTest::addColumn<QList<WalletState>>("others");
        QTest::addColumn<WalletState>("whole");
        using S = WalletState;
        QTest::newRow("alone") << QList<S>{} << S::Connecting;
        QTest::newRow("all is well otherwise") << QList<S>{S::Synced} << S::Connecting;
        QTest::newRow("one is stopped") << QList<S>{S::Stopped} << S::Connecting;
        QTest::newRow("one is paused") << QList<S>{S::Paused, S::Synced} << S::Paused;
        QTest::newRow("offline") << QList<S>{S::Offline} << S::Offline;
        QTest::newRow("another import runs") << QList<S>{S::Importing, S::Paused} << S::Importing;
        QTest::newRow("an error") << QList<S>{S::Error} << S::Error;
    }

    void anImportThatWaitsHasItsOwnShapeAmongAll()
    {
        QFETCH(QList<WalletState>, others);
        QFETCH(WalletState, whole);
        WalletView waits = walletView(9, "Old phone", WalletState::Importing);
        waits.importWaits = true;
        QList<WalletView> wallets{waits};
        for (const WalletState state : others) wallets += walletView(wallets.size(), "Daily", state);
        QCOMPARE(totalState(snapshotOf(wallets)), whole);
        if (others.isEmpty()) QCOMPARE(stateSymbol(whole), stateSymbol(waits));
    }

    void addsUpEveryPart()
    {
        WalletView daily = walletView(1, "Daily");
        daily.balance.pending = sats(10);
        WalletView savings = walletView(2, "Savings");
        savings.balance.pending = sats(5);
        savings.balance.frozen = sats(7);
        const TotalBalance total = totalBalance(snapshotOf({daily, savings}));
        QCOMPARE(total.confirmed, 240'910'000);
        QCOMPARE(total.pending, 15);
        QCOMPARE(total.frozen, 7);
        QCOMPARE(totalSentence(snapshotOf({daily, savings})),
                 QStringLiteral(u"All wallets, 2.409\u202f100\u202f00 BTC, 2 wallets at block 910,118"));
    }
};

QTEST_GUILESS_MAIN(TestTotalText)
#include "tst_totaltext.moc"
