// SPDX-License-Identifier: MIT

#include "core/api/eventview.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/sync/state/eventlog.h"
#include "tests/support/fakeclock.h"
#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

class TestEventView final : public QObject
{
    Q_OBJECT

private slots:
    void eventsComeBackTheNewestFirstWithTheWalletsName()
    {
        TestDatabase db;
        FakeClock clock;
        EventLog log(*db, clock);
        const WalletId id = addWallet(db, "Savings", testDescriptor(1))->id();
        JobRow job;
        job.wallet = id;
        job.next = {500};
        job.found = 14;
        db.write([&] {
            must(log.reorg({117}, 3));
            must(log.importStarted(job));
            must(log.importDone(job));
            must(log.importFailed(job, {Errc::NotFound, "a block"}));
            must(log.walletFailed(id, {499}, {Errc::DiskFull, "no space"}));
            must(log.chainFailed({499}, {Errc::Io, "disk"}));
            must(EventRepository(*db).append({0, 5, "from-the-future", {}, {}, "what", {}}));
        });
        const QList<EventView> all = must(readEvents(*db, 100));
        QCOMPARE(all.size(), 7);
        QCOMPARE(all[0].kind, EventView::Kind::Other);
        QCOMPARE(all[1].kind, EventView::Kind::ChainFailed);
        QVERIFY(all[2].error == (Error{Errc::DiskFull, "no space"}) && all[2].walletName == "Savings");
        QVERIFY(all[3].kind == EventView::Kind::ImportFailed && all[3].height == BlockHeight{500});
        QVERIFY(all[4].kind == EventView::Kind::ImportDone && all[4].count == 14 && !all[4].error);
        QCOMPARE(*all[4].height, BlockHeight{499});
        QVERIFY(all[6].kind == EventView::Kind::Reorg && all[6].count == 3 && all[6].height == BlockHeight{117});
        QVERIFY(!all[6].wallet && all[6].walletName.isEmpty());
        QCOMPARE(all[6].time, clock.unixSeconds());
        QVERIFY(all[0].id > all[6].id);
        QCOMPARE(must(readEvents(*db, 2)).size(), 2);
    }

    void aPaymentIsReadWithItsWalletAndHowMany()
    {
        TestDatabase db;
        FakeClock clock;
        EventLog log(*db, clock);
        const WalletId id = addWallet(db, "Savings", testDescriptor(1))->id();
        db.write([&] { must(log.paymentsFound(id, {910'118}, 2)); });
        const QList<EventView> all = must(readEvents(*db, 100));
        QCOMPARE(all.size(), 1);
        QCOMPARE(all[0].kind, EventView::Kind::PaymentsFound);
        QVERIFY(all[0].walletName == "Savings" && all[0].height == BlockHeight{910'118} && all[0].count == 2);
    }

    void aLieIsReadWithWhoseItWas()
    {
        TestDatabase db;
        FakeClock clock;
        EventLog log(*db, clock);
        const PeerSetAside liar{"node.example:8333", Offence::BadFilter};
        db.write([&] { must(log.peerSetAside(liar)); });
        const QList<EventView> all = must(readEvents(*db, 100));
        QCOMPARE(all.size(), 1);
        QVERIFY(all[0].kind == EventView::Kind::PeerSetAside && all[0].peer == liar && !all[0].error);
    }

    void whatHappenedStaysToldAfterTheWalletIsGone()
    {
        TestDatabase db;
        FakeClock clock;
        EventLog log(*db, clock);
        const WalletId id = addWallet(db, "Savings", testDescriptor(1))->id();
        JobRow job;
        job.wallet = id;
        db.write([&] {
            must(log.importCancelled(job));
            must(WalletRepository(*db).remove(id));
        });
        const QList<EventView> all = must(readEvents(*db, 100));
        QCOMPARE(all.size(), 1);
        QVERIFY(all[0].wallet == id && all[0].walletName.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestEventView)
#include "tst_eventview.moc"
