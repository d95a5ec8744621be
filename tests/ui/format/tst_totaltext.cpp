// SPDX-License-Identifier: MIT

#include "tests/support/snapshots.h"
#include "ui/format/totaltext.h"

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
        QCOMPARE(lockstepText(snapshot), QStringLiteral("2 at block 910,118"));
        QCOMPARE(lockstepLine(snapshot, 1'780'000'180), QStringLiteral("All at block 910,118 · 3\u00a0min ago"));
        snapshot.wallets[1].syncedTo.height = {612'340};
        QCOMPARE(lockstepText(snapshot), QStringLiteral("1 of 2 at block 910,118"));
    }

    void whoIsInErrorIsCountedAndNotTogether()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Error), walletView(2, "Savings")});
        QVERIFY(!areTogether(snapshot));
        QCOMPARE(lockstepText(snapshot), QStringLiteral("1 in error · 1 of 2 at block 910,118"));
        QVERIFY(lockstepLine(snapshot, 1'780'000'180).startsWith(QStringLiteral("1 in error · 1 of 2")));
        QVERIFY(totalSentence(snapshot).contains("1 in error"));
    }

    void offlineTheTotalIsAsOfABlock()
    {
        SyncSnapshot snapshot = snapshotOf({walletView(1, "Daily", WalletState::Offline)});
        QCOMPARE(totalNote(snapshot), QString());
        snapshot.online = false;
        QCOMPARE(totalNote(snapshot), "Offline: as of block 910,118");
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
                 QStringLiteral(u"All wallets, 2.409\u202f100\u202f00 BTC, 2 at block 910,118"));
    }
};

QTEST_GUILESS_MAIN(TestTotalText)
#include "tst_totaltext.moc"
