// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/outboxrepository.h"
#include "core/sync/payments/waitingpayments.h"
#include "tests/support/asked.h"
#include "tests/support/diskimage.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

/// What a person gives to be sent: sync-engine.md section 2.13, scenarios 106 to 109.
class TestOutbox final : public QObject
{
    Q_OBJECT

    /// A wallet at the tip with one coin of 100,000 satoshis.
    struct Scene
    {
        SyncWorld world;
        WalletId wallet;
        Txid funding;

        Scene()
        {
            world.mine(110);
            world.open();
            wallet = world.addWallet(1);
            if (!world.waitForTip()) qFatal("the scene did not settle");
            funding = world.pay(SyncWorld::script(1, 0), 100'000);
            settle();
        }
        void settle()
        {
            if (!world.waitForTip()) qFatal("the scene did not settle");
        }
        Transaction payment(std::int64_t satoshis = 90'000)
        {
            return spendOf({funding, 0}, satoshis, SyncWorld::script(9, 0)); // to a stranger
        }
        Result<int> give(const Transaction& transaction)
        {
            Asked sent(world.manager().broadcast(transaction));
            return sent.wait();
        }
        Transaction givenPayment()
        {
            const Transaction given = payment();
            if (!give(given)) qFatal("it is not sent");
            return given;
        }
        void confirm(const Transaction& transaction)
        {
            if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
            world.mine(1);
            settle();
        }
        std::optional<OutgoingState> state(const Transaction& transaction)
        {
            const SyncSnapshotPtr now = world.snapshot();
            for (const OutgoingView& outgoing : now->outgoing)
                if (outgoing.txid == transaction.txid()) return outgoing.state;
            return std::nullopt;
        }
        TxStatus fate(const Transaction& transaction, WalletId of)
        {
            return LedgerRepository(world.database()).transaction(of, transaction.txid()).value().value().status;
        }
        QStringList events(std::string_view kind)
        {
            QStringList found;
            const auto rows = EventRepository(world.database()).newest(50);
            for (const EventRow& row : *rows)
                if (row.kind == kind)
                    found.prepend(QString::number(row.wallet->value) + ": " + QString::fromStdString(row.detail));
            return found;
        }
        std::size_t offers() { return world.client().broadcasts.size(); }
        bool wasOffered(const Transaction& transaction)
        {
            const auto& offered = world.client().broadcasts;
            return std::ranges::find(offered, transaction) != offered.end();
        }
        void lookAfter(std::chrono::seconds time)
        {
            world.clock.advance(time);
            emit world.client().connectionChanged(); // a reason to look
            QCoreApplication::processEvents();
        }
        Balance balance() { return world.snapshot()->wallet(wallet)->balance; }
        void passTime(std::chrono::seconds time)
        {
            world.clock.advance(time);
            world.mine(1);
            settle();
        }
    };

    static constexpr std::int64_t Untouched = 7'000; ///< What the wallet of learnsLate has besides.

    static void change(Scene& scene, const char* sql)
    {
        const auto run = [&] { return scene.world.database().run(QString(sql)); };
        if (!inTransaction(scene.world.database(), Durability::Full, run)) qFatal("%s", sql);
    }

    static void giveUnknown(Scene& scene, const Transaction& payment)
    {
        if (!scene.give(payment)) qFatal("it is not sent");
        const auto count = scene.world.database().first(u"SELECT count(*) FROM tx WHERE status = 0",
                                                        [](Cells& cells) { return cells.int64(); });
        if (**count != 0) qFatal("it is known at once");
    }

    /// The wallet that comes to know the coin which `payment` spends after that was given.
    static WalletId learnsLate(Scene& scene, const QString& when, Transaction& payment)
    {
        SyncWorld& world = scene.world;
        if (when.startsWith("in a rescan") || when == "after a kill") return watchesTheSame(scene, when, payment);
        if (when == "in a block" || when == "in what is given after it") return isPaidLate(scene, when, payment);
        scene.confirm(scene.payment()); // the first wallet's coin is gone
        WalletId late;
        if (when != "in its import") late = world.addWallet(2);
        scene.settle();
        payment = spendOf({world.pay(SyncWorld::script(2, 0), 100'000), 0}, 90'000, SyncWorld::script(9, 0));
        scene.settle();
        const bool isAside = when == "when retried";
        if (isAside)
            change(scene,
                   "CREATE TRIGGER refuse BEFORE INSERT ON coin BEGIN SELECT RAISE(ABORT, 'it cannot be saved'); END");
        world.pay(SyncWorld::script(2, 1), Untouched);
        scene.settle();
        if (isAside && !world.snapshot()->wallet(late)->problem) qFatal("it is not set aside");
        if (!isAside) world.client().hold(ScriptedChainClient::Question::Filters);
        if (when == "in its import") late = world.addWallet(2, BlockHeight{1});
        if (when == "in a rebuild" && !world.manager().rebuildWallet(late)) qFatal("it is not rebuilt");
        const auto knows = [&] { return !isAside && !LedgerRepository(world.database()).liveCoins(late)->empty(); };
        if (!world.waitUntil([&] { return !knows(); })) qFatal("it forgets nothing");
        giveUnknown(scene, payment);
        if (isAside) change(scene, "DROP TRIGGER refuse");
        if (isAside && !world.manager().retryWallet(late)) qFatal("it is not retried");
        world.client().release();
        scene.settle();
        return late;
    }

    /// One that is added when another of the same address knows it.
    static WalletId watchesTheSame(Scene& scene, const QString& when, Transaction& payment)
    {
        SyncWorld& world = scene.world;
        world.pay(SyncWorld::script(1, 1), Untouched);
        payment = scene.givenPayment();
        const WalletId late = world.addScriptWallet("Late", SyncWorld::script(1, 0));
        scene.settle();
        if (!world.manager().rescan(late, {1})) qFatal("it is not looked for");
        scene.settle();
        if (when != "after a kill") return late;
        change(scene, "DELETE FROM tx WHERE wallet_id = 2 AND status = 0"); // as before the look
        change(scene, "UPDATE coin SET spent_by = NULL WHERE wallet_id = 2");
        world.kill();
        scene.settle();
        return late;
    }

    /// Of the coin that it spends nobody knew before.
    static WalletId isPaidLate(Scene& scene, const QString& when, Transaction& payment)
    {
        SyncWorld& world = scene.world;
        scene.confirm(scene.payment());
        world.pay(SyncWorld::script(1, 1), Untouched);
        const Txid strangers = world.pay(SyncWorld::script(9, 5), 100'000);
        const Transaction received = spendOf({strangers, 0}, 90'000, SyncWorld::script(1, 2));
        payment = spendOf({received.txid(), 0}, 80'000, SyncWorld::script(9, 0));
        scene.settle();
        giveUnknown(scene, payment);
        if (when == "in a block") {
            scene.confirm(received);
            return scene.wallet;
        }
        if (!scene.give(received) || !world.chain->accept(received)) qFatal("it is not sent");
        return scene.wallet;
    }

private slots:
    void aPaymentWaitsInItsWalletUntilABlockHasIt() // 106
    {
        Scene scene;
        const Transaction payment = scene.payment();
        QCOMPARE(scene.give(payment).value(), 1);
        QCOMPARE(scene.offers(), 1U);
        QVERIFY(scene.state(payment) == OutgoingState::AskedFor);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0); // its coin is spoken for

        scene.confirm(payment);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 1U);
        QCOMPARE(scene.give(payment).error().code, Errc::Duplicate);
    }

    void onePeerThatHasItFromOthersMeansItSpreads()
    {
        Scene scene;
        const Transaction payment = scene.givenPayment();
        emit scene.world.client().transactionSeen(payment.txid());
        QVERIFY(scene.state(payment) == OutgoingState::Seen);
    }

    /// One peer could swallow it for a day.
    void whatIsTakenAndNotHeardOfIsOfferedToAnother()
    {
        Scene scene;
        scene.world.client().hasObserver = true;
        const Transaction payment = scene.givenPayment();
        scene.passTime(9min);
        QCOMPARE(scene.offers(), 1U);
        scene.passTime(21min);
        QCOMPARE(scene.offers(), 2U);
        scene.passTime(30min);
        QCOMPARE(scene.offers(), 3U);
        scene.passTime(11h); // three know of it: that is enough
        QCOMPARE(scene.offers(), 3U);
        scene.passTime(25h);
        QCOMPARE(scene.offers(), 4U);
    }

    /// Peers announce to whom they relay only: without one more connection nothing would ever be seen elsewhere.
    void whileOneIsOnItsWayAPeerIsListenedToForItsEcho()
    {
        Scene scene;
        QVERIFY(scene.world.manager().setListening(Listening::Off));
        ScriptedChainClient& client = scene.world.client();
        QVERIFY(client.listensFor == ListenFor::Nothing);
        const Transaction first = scene.givenPayment();
        QVERIFY(client.listensFor == ListenFor::Echoes);
        QVERIFY(!scene.world.snapshot()->listening.wanted); // strangers' payments are not heard
        QVERIFY(!scene.world.snapshot()->listening.peer);
        emit client.transactionSeen(first.txid());
        QVERIFY(scene.state(first) == OutgoingState::Seen);
        QVERIFY(client.listensFor == ListenFor::Nothing);

        const Transaction second = scene.payment(80'000);
        QVERIFY(scene.give(second));
        QVERIFY(client.listensFor == ListenFor::Echoes);
        scene.passTime(11min); // nobody tells of it any more
        QTRY_VERIFY(client.listensFor == ListenFor::Nothing);
        QVERIFY(scene.state(second) == OutgoingState::AskedFor);
    }

    void onAMeteredConnectionNoEchoIsListenedFor()
    {
        Scene scene;
        scene.world.manager().setSavesData(true);
        scene.givenPayment();
        QVERIFY(scene.world.client().listensFor == ListenFor::Nothing);
    }

    void whatIsHeardOfIsOfferedToNobodyElse()
    {
        Scene scene;
        scene.world.client().hasObserver = true;
        const Transaction payment = scene.givenPayment();
        emit scene.world.client().transactionSeen(payment.txid());
        scene.passTime(11h);
        QCOMPARE(scene.offers(), 1U);
    }

    void whatNobodyAsksForIsKeptAndOfferedAgain() // 107
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.world.client().broadcastAnswer = Error{Errc::Timeout, {}};
        QCOMPARE(scene.give(payment).error().code, Errc::Timeout);
        QVERIFY(scene.state(payment) == OutgoingState::Offered); // and nothing better is claimed
        scene.passTime(5min);
        QCOMPARE(scene.offers(), 1U);
        scene.passTime(30min);
        QCOMPARE(scene.offers(), 2U);
    }

    void neitherAStartNorABlockBetraysIt() // 108
    {
        Scene scene;
        const Transaction payment = scene.givenPayment();
        scene.world.restart();
        scene.settle();
        QVERIFY(scene.state(payment) == OutgoingState::AskedFor);
        scene.passTime(11h);
        QCOMPARE(scene.offers(), 0U); // since the start
        scene.passTime(26h);
        QCOMPARE(scene.offers(), 1U);
    }

    void whatFellDueWhileTheProgramWasClosedIsNotOfferedAtTheStart_data()
    {
        QTest::addColumn<bool>("wasSeen");
        QTest::newRow("a peer asked for it") << false;
        QTest::newRow("it was seen elsewhere") << true;
    }

    void whatFellDueWhileTheProgramWasClosedIsNotOfferedAtTheStart()
    {
        QFETCH(bool, wasSeen);
        Scene scene;
        const Transaction payment = scene.givenPayment();
        if (wasSeen) emit scene.world.client().transactionSeen(payment.txid());
        scene.world.close();
        scene.world.clock.advance(48h);
        scene.world.open();
        scene.settle();
        scene.passTime(4min);
        QCOMPARE(scene.offers(), 0U);
        scene.world.restart(); // which puts nothing off that is not due
        scene.settle();
        scene.passTime(12h);
        QCOMPARE(scene.offers(), 1U);
    }

    void whoOpensItForMinutesADayOffersItOneDay()
    {
        Scene scene;
        (void)scene.givenPayment();
        bool isOffered = false;
        for (int day = 0; day < 90 && !isOffered; ++day) { // by chance, on one of three days
            scene.world.close();
            scene.world.clock.advance(48h);
            scene.world.open();
            scene.settle();
            scene.passTime(25min);
            isOffered = scene.offers() > 0;
        }
        QVERIFY(isOffered);
    }

    void withoutAPeerItIsKept()
    {
        Scene scene;
        scene.world.manager().setOnline(false);
        const Transaction payment = scene.payment();
        Asked sent(scene.world.manager().broadcast(payment));
        QVERIFY(scene.state(payment) == OutgoingState::Kept);
        QCOMPARE(scene.offers(), 0U);
        scene.world.manager().setOnline(true);
        QCOMPARE(sent.wait().value(), 1);
        QVERIFY(scene.state(payment) == OutgoingState::AskedFor);
    }

    void parentsGoFirst() // 109
    {
        Scene scene;
        scene.world.manager().setOnline(false);
        const Transaction parent = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(1, 1));
        const Transaction child = spendOf({parent.txid(), 0}, 80'000, SyncWorld::script(1, 2));
        Asked second(scene.world.manager().broadcast(child));
        Asked first(scene.world.manager().broadcast(parent));
        scene.world.manager().setOnline(true);
        QCOMPARE(second.wait().value(), 1);
        QCOMPARE(scene.offers(), 2U);
        QCOMPARE(scene.world.client().broadcasts[0].txid(), parent.txid());
        QCOMPARE(scene.world.client().broadcasts[1].txid(), child.txid());
    }

    /// Peers that have them ask for them no more.
    void whatPeersTookIsNotWaitedForByWhatBuildsOnIt()
    {
        Scene scene;
        const Transaction first = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(1, 1));
        const Transaction second = spendOf({first.txid(), 0}, 80'000, SyncWorld::script(1, 2));
        const Transaction third = spendOf({second.txid(), 0}, 70'000, SyncWorld::script(1, 3));
        QVERIFY(scene.give(first) && scene.give(second));
        scene.world.restart();
        scene.settle();
        const Reply<int> unasked;
        scene.world.client().heldBroadcast = unasked;
        Asked sent(scene.world.manager().broadcast(third));
        QVERIFY(scene.world.waitUntil([&] { return bool(sent); }));
        QCOMPARE(sent.wait().value(), 1);
        QVERIFY(scene.state(first) == OutgoingState::AskedFor);
        std::vector<Txid> offered; // parents go first all the same: who lacks one is to have it
        for (const Transaction& one : scene.world.client().broadcasts) offered.push_back(one.txid());
        QCOMPARE(offered, (std::vector{first.txid(), second.txid(), third.txid()}));
        unasked.finish(Error{Errc::Timeout, {}}); // a minute later
        scene.settle();
        QVERIFY(scene.state(first) == OutgoingState::AskedFor);
    }

    /// A minute each.
    void whatAPersonGivesDoesNotWaitForWhatNobodyAsksFor()
    {
        Scene scene;
        const Txid other = scene.world.pay(SyncWorld::script(1, 1), 100'000);
        scene.settle();
        const Transaction older = scene.givenPayment();
        const Reply<int> unasked;
        scene.world.client().heldBroadcast = unasked;
        scene.passTime(36h); // it is offered again
        QVERIFY(scene.world.waitUntil([&] { return scene.offers() == 2; }));
        QCOMPARE(scene.world.client().broadcasts.back().txid(), older.txid());
        Asked sent(scene.world.manager().broadcast(spendOf({other, 0}, 90'000, SyncWorld::script(9, 1))));
        QVERIFY(scene.world.waitUntil([&] { return bool(sent); }));
        QCOMPARE(sent.wait().value(), 1);
        unasked.finish(Error{Errc::Timeout, {}});
    }

    void whatAReorgDropsIsOfferedAgain()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.confirm(payment); // sent by another program, say
        QVERIFY(!scene.state(payment));
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.state(payment) == OutgoingState::Kept);
        QCOMPARE(scene.offers(), 0U); // the new branch may have it, too
        scene.passTime(6min);
        QCOMPARE(scene.offers(), 1U);
    }

    void whatAReorgDropsIsOfferedAlsoWhereItGained()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        Transaction together = spendOf({scene.funding, 0}, 150'000, SyncWorld::script(1, 1)); // who pays us joins in
        together.inputs.push_back(spendOf({strangers, 0}, 1, {}).inputs[0]);
        scene.confirm(together);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.passTime(6min);
        QCOMPARE(scene.offers(), 1U);
    }

    /// Peers that do not have what it spends refuse it.
    void whatAReorgDropsIsOfferedWithWhatItBuildsOn()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        const Transaction received = spendOf({strangers, 0}, 90'000, SyncWorld::script(1, 1));
        const Transaction sent = spendOf({received.txid(), 0}, 80'000, SyncWorld::script(9, 0));
        for (const Transaction& transaction : {received, sent}) QVERIFY(scene.world.chain->accept(transaction));
        scene.world.mine(1);
        scene.settle();
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.passTime(6min);
        QCOMPARE(scene.offers(), 2U);
        QCOMPARE(scene.world.client().broadcasts[0].txid(), received.txid());
        QCOMPARE(scene.world.client().broadcasts[1].txid(), sent.txid());
    }

    /// Each of them builds on the one before it twice over: there are four million ways down to the first.
    void whatAReorgDropsIsOfferedHoweverManyWaysLeadToWhatItBuildsOn()
    {
        constexpr std::size_t Length = 22;
        Scene scene;
        std::vector<Transaction> chained;
        Txid last = scene.funding;
        for (std::size_t i = 0; i < Length; ++i) {
            Transaction next = spendOf({last, 0}, 40'000, SyncWorld::script(1, 1));
            if (i > 0) next.inputs.push_back(spendOf({last, 1}, 1, {}).inputs[0]);
            next.outputs.push_back({*Amount::fromSatoshis(40'000 - std::int64_t(i)), SyncWorld::script(1, 2)});
            QVERIFY(scene.world.chain->accept(next));
            chained.push_back(next);
            last = next.txid();
        }
        scene.world.mine(1);
        scene.settle();
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.passTime(6min);
        QCOMPARE(scene.offers(), Length);
        for (std::size_t i = 0; i < Length; ++i) QCOMPARE(scene.world.client().broadcasts[i].txid(), chained[i].txid());
    }

    /// It would show who is paid, and is for its sender to offer.
    void whatOthersPaidUsIsNotOffered()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        const Transaction received = spendOf({strangers, 0}, 90'000, SyncWorld::script(1, 1));
        scene.confirm(received);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.passTime(37h);
        QCOMPARE(scene.balance().pending.satoshis(), 90'000);
        QCOMPARE(scene.offers(), 0U);
    }

    /// Between the forgetting and the finding its wallet knows nothing of it.
    void whatABlockHadIsNotOfferedWhileItsWalletIsRebuilt_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }
    void whatABlockHadIsNotOfferedWhileItsWalletIsRebuilt()
    {
        QFETCH(bool, restarts);
        Scene scene;
        const Transaction payment = scene.givenPayment();
        scene.confirm(payment);
        scene.passTime(37h); // it would be due
        scene.world.client().hold();
        QVERIFY(scene.world.manager().rebuildWallet(scene.wallet));
        if (restarts) {
            scene.world.close();
            scene.world.clock.advance(37h);
            scene.world.open();
            scene.world.client().hold();
        }
        const std::size_t before = restarts ? 0 : 1; // of this run
        emit scene.world.client().connectionChanged();
        for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
        QCOMPARE(scene.offers(), before);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        scene.world.client().release();
        scene.settle();
        QCOMPARE(scene.offers(), before);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
    }

    void whatIsSettledGoesWithItsWallet_data()
    {
        QTest::addColumn<bool>("isConfirmed");
        QTest::newRow("a block had it") << true;
        QTest::newRow("a rival was in a block") << false;
    }
    void whatIsSettledGoesWithItsWallet()
    {
        QFETCH(bool, isConfirmed);
        Scene scene;
        const Transaction payment = scene.givenPayment();
        scene.confirm(isConfirmed ? payment : scene.payment(70'000));
        QVERIFY(scene.world.manager().removeWallet(scene.wallet));
        QVERIFY(!scene.state(payment));
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 1U);
        scene.world.restart();
        QVERIFY(!scene.state(payment));
    }

    void whatIsSettledStaysForAnotherWalletThatKnowsIt()
    {
        Scene scene;
        const WalletId other = scene.world.addWallet(2);
        scene.settle();
        const Transaction payment = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(2, 0));
        QVERIFY(scene.give(payment));
        scene.confirm(payment);
        QVERIFY(scene.world.manager().removeWallet(other));
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
    }

    /// What the rollback left is all there is: what came after it was never written.
    void whatAReorgDroppedIsOfferedAfterAKillToo()
    {
        Scene scene;
        scene.confirm(scene.payment());
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        const auto lost = inTransaction(scene.world.database(), Durability::Full,
                                        [&] { return scene.world.database().change(u"DELETE FROM outgoing"); });
        QVERIFY(lost && *lost == 1);
        scene.world.kill();
        scene.settle();
        QVERIFY(scene.state(scene.payment()) == OutgoingState::Kept);
        scene.passTime(4min);
        QCOMPARE(scene.offers(), 0U); // a start does not show whose it is
        scene.passTime(12h);
        QCOMPARE(scene.offers(), 1U);
    }

    /// The disk takes nothing from the moment on that the rollback is on it.
    void whatAReorgDroppedIsOfferedAfterAFullDiskToo()
    {
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
        Scene scene;
        scene.confirm(scene.payment());
        const auto refuseWrites = [&](bool refuse) {
            const QString pragma = QString("PRAGMA query_only = %1").arg(int(refuse));
            (void)scene.world.database().all(pragma, [](Cells& cells) { return cells.int64(); });
        };
        {
            bool isBack = false;
            const FailPointWatch watch([&](std::string_view name) {
                isBack = isBack || name == "in-rollback";
                if (isBack && name == "after-commit") refuseWrites(true);
            });
            scene.world.reorg(1, 2, PracticeChain::Keep::None);
            QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->problem.has_value(); }));
        }
        QVERIFY(!scene.state(scene.payment()));
        refuseWrites(false);
        scene.world.announce();
        scene.settle();
        QVERIFY(scene.state(scene.payment()) == OutgoingState::Kept);
        QCOMPARE(scene.offers(), 0U);
        scene.passTime(6min);
        QCOMPARE(scene.offers(), 1U);
    }

    /// Where the new branch has it, too, an offer would only show whose it is. What a person gives is no secret to
    /// keep.
    void whatAReorgDropsIsNotOfferedBeforeTheNewBranchWasRead_data()
    {
        QTest::addColumn<bool>("hasIt");
        QTest::newRow("which has it, too") << true;
        QTest::newRow("which lacks it") << false;
    }

    void whatAReorgDropsIsNotOfferedBeforeTheNewBranchWasRead()
    {
        QFETCH(bool, hasIt);
        Scene scene;
        const Txid other = scene.world.pay(SyncWorld::script(1, 1), 100'000);
        const Transaction payment = scene.payment();
        scene.confirm(payment);
        scene.world.client().hold(ScriptedChainClient::Question::Filters);
        scene.world.reorg(1, 2, hasIt ? PracticeChain::Keep::All : PracticeChain::Keep::None);
        QVERIFY(scene.world.waitUntil([&] { return scene.state(payment) == OutgoingState::Kept; }));
        scene.lookAfter(10min);
        QCOMPARE(scene.offers(), 0U);

        QVERIFY(scene.give(spendOf({other, 0}, 90'000, SyncWorld::script(9, 1))));
        QVERIFY(scene.give(spendOf({payment.txid(), 0}, 80'000, SyncWorld::script(9, 2)))); // what it builds on waits
        QCOMPARE(scene.offers(), 2U);
        QVERIFY(!scene.wasOffered(payment));

        scene.world.client().release();
        scene.settle();
        if (!hasIt) QVERIFY(scene.world.waitUntil([&] { return scene.wasOffered(payment); }));
        scene.lookAfter(10min);
        QCOMPARE(scene.wasOffered(payment), !hasIt);
    }

    void whatAReorgDropsIsOfferedAtOnceWhereThePersonGivesItAgain()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.confirm(payment);
        scene.world.client().hold(ScriptedChainClient::Question::Filters);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitUntil([&] { return scene.state(payment) == OutgoingState::Kept; }));
        scene.lookAfter(1s);
        QVERIFY(scene.give(payment));
        QCOMPARE(scene.offers(), 1U);
    }

    /// Nobody looks whether the new branch has it.
    void whatAReorgDropsOfAStoppedWalletIsOfferedOnceItHasCaughtUp()
    {
        Scene scene;
        scene.world.addWallet(2); // it moves on
        scene.settle();
        const Transaction payment = scene.payment();
        scene.confirm(payment);
        QVERIFY(scene.world.manager().stopWallet(scene.wallet));
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.state(payment) == OutgoingState::Kept);
        scene.passTime(10min);
        QCOMPARE(scene.offers(), 0U);
        scene.world.client().hold(ScriptedChainClient::Question::Filters);
        QVERIFY(scene.world.manager().startWallet(scene.wallet));
        scene.lookAfter(0s); // a block that it has not read yet may have it
        QCOMPARE(scene.offers(), 0U);
        scene.world.client().release();
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.wasOffered(payment); }));
    }

    /// The same block is looked at again, and mostly has it again: until then all the own payments above would be told.
    void whatWrongFilterHeadersTakeBackIsNotOfferedBeforeItWasLookedAtAgain()
    {
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
        Scene scene;
        const Bytes hidden = SyncWorld::script(1, 3);
        const BlockHeight lie = scene.world.chain->tip().height + 1;
        scene.world.client().peer({1}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
            if (point.height != lie) return filter;
            Block block = *Block::parse(scene.world.chain->find(point.hash)->raw);
            block.transactions.clear();
            return buildBasicFilter(block, std::vector<Bytes>{SyncWorld::script(9, 9)});
        };
        scene.world.pay(hidden, 50'000);
        const Transaction payment = scene.givenPayment();
        scene.confirm(payment);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0); // one peer hides what came

        const std::int64_t now = scene.world.clock.unixSeconds();
        scene.world.client().holdFiltersFrom(lie + 1); // the block is not looked at again yet
        scene.world.client().addPeer(scene.world.chain); // an honest one
        QVERIFY(scene.world.waitUntil([&] { return scene.state(payment) == OutgoingState::AskedFor; }));
        const auto rows = OutboxRepository(scene.world.database()).all();
        QCOMPARE(rows->entries.size(), 1U);
        const std::int64_t wait = rows->entries[0].row.nextAt - now;
        QVERIFY2(wait >= 60 && wait <= 300, qPrintable(QString::number(wait)));
        scene.lookAfter(0s);
        QCOMPARE(scene.offers(), 1U);
        scene.lookAfter(3h); // a long way to the tip
        QCOMPARE(scene.offers(), 1U);

        scene.world.client().release();
        scene.settle();
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        scene.lookAfter(1h);
        QCOMPARE(scene.offers(), 1U);
        QCOMPARE(scene.balance().confirmed.satoshis(), 50'000);
    }

    void aRivalInABlockEndsIt()
    {
        Scene scene;
        const Transaction payment = scene.givenPayment();
        scene.confirm(scene.payment(70'000));
        QVERIFY(scene.state(payment) == OutgoingState::Failed);
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 1U);
        QCOMPARE(scene.give(payment).error().code, Errc::Refused);
    }

    void whatThePersonGivesUpIsOfferedNoMore_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("in this run") << false;
        QTest::newRow("after a restart") << true;
    }

    void whatThePersonGivesUpIsOfferedNoMore() // 108
    {
        QFETCH(bool, restarts);
        Scene scene;
        const Transaction payment = scene.givenPayment();
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000); // its coin counts again, at once
        QCOMPARE(scene.fate(payment, scene.wallet), TxStatus::Abandoned);
        QVERIFY(scene.state(payment) == OutgoingState::Failed);
        QCOMPARE(scene.events(eventkind::PaymentsGivenUp), QStringList({"1: 1"}));
        if (restarts) {
            scene.world.kill();
            scene.settle();
        }
        const std::size_t before = scene.offers();
        scene.passTime(37h);
        QCOMPARE(scene.offers(), before);
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000);
        QCOMPARE(scene.world.manager().giveUp(payment.txid()).error().code, Errc::NotFound); // once is enough
        QVERIFY(scene.give(scene.payment(80'000))); // the same coin, otherwise
    }

    void aBlockMayTakeItAllTheSame()
    {
        Scene scene;
        const Transaction payment = scene.givenPayment();
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        scene.confirm(payment);
        QCOMPARE(scene.fate(payment, scene.wallet), TxStatus::Confirmed);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        QCOMPARE(scene.world.manager().giveUp(payment.txid()).error().code, Errc::Refused);
    }

    void givenAgainItWaitsAgain()
    {
        Scene scene;
        const Transaction payment = scene.givenPayment();
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        QVERIFY(scene.give(payment));
        QCOMPARE(scene.offers(), 2U);
        QCOMPARE(scene.fate(payment, scene.wallet), TxStatus::Pending);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
    }

    /// One in its own wallet, and one in a wallet that has nothing else of it.
    void whatBuildsOnItIsGivenUpWithItInAllWallets()
    {
        Scene scene;
        const WalletId other = scene.world.addWallet(2);
        scene.settle();
        const Transaction payment = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(1, 1));
        const Transaction child = spendOf({payment.txid(), 0}, 80'000, SyncWorld::script(2, 0));
        const Transaction grandchild = spendOf({child.txid(), 0}, 70'000, SyncWorld::script(9, 0));
        for (const Transaction& each : {payment, child, grandchild}) QVERIFY(scene.give(each));
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000);
        QCOMPARE(scene.balance().pending.satoshis(), 0);
        QCOMPARE(scene.world.snapshot()->wallet(other)->balance.pending.satoshis(), 0);
        QCOMPARE(scene.fate(child, other), TxStatus::Conflicted);
        for (const Transaction& each : {payment, child, grandchild})
            QVERIFY(scene.state(each) == OutgoingState::Failed);
        QCOMPARE(scene.events(eventkind::PaymentsGivenUp), QStringList({"1: 2"}));
        QCOMPARE(scene.events(eventkind::PaymentsReplaced), QStringList({"2: 2"}));
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 3U);
    }

    void aTransferIsGivenUpInBothItsWallets()
    {
        Scene scene;
        const WalletId other = scene.world.addWallet(2);
        scene.settle();
        const Transaction payment = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(2, 0));
        QVERIFY(scene.give(payment));
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        for (const WalletId wallet : {scene.wallet, other}) QCOMPARE(scene.fate(payment, wallet), TxStatus::Abandoned);
        QCOMPARE(scene.world.snapshot()->wallet(other)->balance.pending.satoshis(), 0);
        QCOMPARE(scene.events(eventkind::PaymentsGivenUp), QStringList({"1: 1", "2: 1"}));
    }

    /// Nothing of it is stored but that it is to be sent: so that goes.
    void whatNoWalletKnowsIsForgottenWithWhatBuildsOnIt()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        scene.settle();
        const Transaction payment = spendOf({strangers, 0}, 90'000, SyncWorld::script(9, 0));
        const Transaction child = spendOf({payment.txid(), 0}, 80'000, SyncWorld::script(9, 1));
        for (const Transaction& each : {payment, child}) giveUnknown(scene, each);
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        for (const Transaction& each : {payment, child}) QVERIFY(!scene.state(each));
        scene.world.restart();
        scene.settle();
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 0U);
    }

    void whoWaitsForItsOfferHearsThatItIsGivenUp()
    {
        Scene scene;
        scene.world.manager().setOnline(false);
        const Transaction payment = scene.payment();
        Asked waiting(scene.world.manager().broadcast(payment));
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        QCOMPARE(waiting.wait().error().code, Errc::Refused);
        scene.world.manager().setOnline(true);
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 0U);
    }

    void onlyWhatIsOnItsWayOutIsGivenUp()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        const Transaction received = spendOf({strangers, 0}, 90'000, SyncWorld::script(1, 1));
        scene.confirm(received);
        QCOMPARE(scene.world.manager().giveUp(received.txid()).error().code, Errc::Refused);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.world.manager().giveUp(received.txid()).error().code, Errc::NotFound); // others send it
        QCOMPARE(scene.world.manager().giveUp(scene.payment().txid()).error().code, Errc::NotFound);
        QCOMPARE(scene.balance().pending.satoshis(), 90'000);
    }

    /// Else it would be offered again with the first look at that wallet's rows.
    void whatAWalletHasThatIsSetAsideIsNotGivenUp()
    {
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
        Scene scene;
        const Transaction payment = scene.givenPayment();
        change(scene,
               "CREATE TRIGGER refuse BEFORE INSERT ON coin BEGIN SELECT RAISE(ABORT, 'it cannot be saved'); END");
        scene.world.pay(SyncWorld::script(1, 1), 7'000);
        scene.settle();
        const SyncSnapshotPtr now = scene.world.snapshot();
        QVERIFY(now->wallet(scene.wallet)->problem);
        QCOMPARE(scene.world.manager().giveUp(payment.txid()).error().code, now->wallet(scene.wallet)->problem->code);
        QCOMPARE(scene.fate(payment, scene.wallet), TxStatus::Pending);
        change(scene, "DROP TRIGGER refuse");
        QVERIFY(scene.world.manager().retryWallet(scene.wallet));
        QVERIFY(scene.world.manager().giveUp(payment.txid()));
        scene.settle();
        QCOMPARE(scene.balance().confirmed.satoshis(), 107'000);
    }

    void whatBuildsOnAReplacedOneIsRefused()
    {
        Scene scene;
        const Transaction cheap = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(1, 1));
        QVERIFY(scene.give(cheap));
        QVERIFY(scene.give(scene.payment(80'000)));
        const Transaction child = spendOf({cheap.txid(), 0}, 70'000, SyncWorld::script(1, 2));
        QCOMPARE(scene.give(child).error().code, Errc::Refused);
        QVERIFY(!scene.state(child)); // and it is not kept
        QCOMPARE(scene.offers(), 2U);
    }

    void whoWaitsHearsWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<Errc>("answer");
        QTest::newRow("a block has it") << "confirmed" << Errc::Duplicate;
        QTest::newRow("another took its place") << "replaced" << Errc::Refused;
        QTest::newRow("it is given up, for no wallet waits for it") << "old" << Errc::Cancelled;
    }

    /// It was not offered yet, and never will be.
    void whoWaitsHearsWhatBecameOfIt()
    {
        QFETCH(QString, what);
        QFETCH(Errc, answer);
        Scene scene;
        SyncManager& manager = scene.world.manager();
        manager.setOnline(false);
        const OutPoint coin = what == "old" ? OutPoint{{}, 7} : OutPoint{scene.funding, 0};
        const Transaction first = spendOf(coin, 90'000, SyncWorld::script(9, 0));
        Asked waiting(manager.broadcast(first));
        if (what == "old") scene.world.clock.advance(15 * 24h);
        if (what == "confirmed") {
            QVERIFY(scene.world.chain->accept(first));
            scene.world.mine(1);
            const ChainPoint tip = scene.world.chain->tip();
            const IndexedBlock block(*Block::parse(scene.world.chain->block(tip.height)->raw));
            QVERIFY(inTransaction(scene.world.database(), Durability::Full,
                                  [&] { return manager.wallet(scene.wallet)->ingest(block, tip); }));
        }
        const OutPoint other = what == "replaced" ? coin : OutPoint{{}, 8};
        Asked second(manager.broadcast(spendOf(other, 80'000, SyncWorld::script(9, 0))));
        QCOMPARE(waiting.wait().error().code, answer);
        QVERIFY(!second);
    }

    void aNewOneWithTheSameCoinsReplacesTheOld()
    {
        Scene scene;
        const Transaction cheap = scene.payment(99'000);
        const Transaction dear = scene.payment(80'000);
        QVERIFY(scene.give(cheap));
        QVERIFY(scene.give(dear));
        QVERIFY(scene.state(cheap) == OutgoingState::Failed);
        QVERIFY(scene.state(dear) == OutgoingState::AskedFor);
        const auto row = LedgerRepository(scene.world.database()).transaction(scene.wallet, cheap.txid());
        QVERIFY(row->value().replacedBy == dear.txid());
        scene.confirm(cheap); // the miner thought otherwise
        QVERIFY(scene.state(cheap) == OutgoingState::Confirmed);
        QVERIFY(scene.state(dear) == OutgoingState::Failed);
    }

    /// The other wallet has the child alone, and nothing that the new one spends.
    void whatBuiltOnTheOldGoesWithItInAllWallets()
    {
        Scene scene;
        const WalletId other = scene.world.addWallet(2);
        scene.settle();
        const Transaction old = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(1, 1));
        const Transaction child = spendOf({old.txid(), 0}, 80'000, SyncWorld::script(2, 0));
        QVERIFY(scene.give(old));
        QVERIFY(scene.give(child));
        QVERIFY(scene.give(scene.payment(70'000)));
        QCOMPARE(scene.world.snapshot()->wallet(other)->balance.pending.satoshis(), 0);
        QVERIFY(scene.state(old) == OutgoingState::Failed);
        QVERIFY(scene.state(child) == OutgoingState::Failed);
    }

    void whatWaitsIsKnownToAWalletThatFindsItsCoinLater_data()
    {
        QTest::addColumn<QString>("when");
        for (const char* when : {"in its import", "in a rebuild", "in a rescan of the same address", "when retried",
                                 "in a block", "in what is given after it", "after a kill"})
            QTest::newRow(when) << when;
    }

    /// Its coin is spoken for, or it would count twice, and be free to be sent again.
    void whatWaitsIsKnownToAWalletThatFindsItsCoinLater()
    {
        QFETCH(QString, when);
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
        Scene scene;
        SyncWorld& world = scene.world;
        Transaction payment;
        const WalletId late = learnsLate(scene, when, payment);
        const auto row = [&] { return LedgerRepository(world.database()).transaction(late, payment.txid()).value(); };
        QVERIFY(row() && row()->status == TxStatus::Pending && !row()->heard);
        QVERIFY(scene.state(payment) == OutgoingState::AskedFor);
        const SyncSnapshotPtr now = world.snapshot();
        std::int64_t sum = 0;
        for (const WalletView& wallet : now->wallets)
            sum += wallet.balance.confirmed.satoshis() + wallet.balance.pending.satoshis();
        QCOMPARE(sum, Untouched);

        scene.confirm(payment);
        QVERIFY(row()->status == TxStatus::Confirmed);
        QVERIFY(scene.state(payment) == OutgoingState::Confirmed);
        world.restart();
        scene.settle();
        QVERIFY(row()->status == TxStatus::Confirmed);
    }

    /// Of a chain the first alone spends what the wallet had.
    void whatWaitsComesWithWhatBuildsOnIt()
    {
        Scene scene;
        const Txid coin = scene.world.pay(SyncWorld::script(2, 0), 100'000); // nobody's yet
        std::vector<Transaction> chained{spendOf({coin, 0}, 90'000, SyncWorld::script(2, 1))};
        for (std::uint32_t i = 1; i < 5; ++i)
            chained.push_back(spendOf({chained.back().txid(), 0}, 90'000 - i, SyncWorld::script(2, 1 + i)));
        chained.push_back(spendOf({chained.back().txid(), 0}, 80'000, SyncWorld::script(9, 0)));
        for (const Transaction& transaction : chained) QVERIFY(scene.give(transaction));
        const WalletId late = scene.world.addWallet(2, BlockHeight{1});
        scene.settle();
        LedgerRepository ledger(scene.world.database());
        for (const Transaction& transaction : chained)
            QVERIFY(ledger.transaction(late, transaction.txid()).value().has_value());
        QCOMPARE(scene.world.snapshot()->wallet(late)->balance.confirmed.satoshis(), 0);
        QCOMPARE(scene.world.snapshot()->wallet(late)->balance.pending.satoshis(), 0);
    }

    /// Thousands may wait, and nothing may hold the thread for seconds.
    void whatWaitsComesAFewInATurn()
    {
        Scene scene;
        constexpr std::uint32_t Count = WaitingPayments::MostTaken + 10;
        for (std::uint32_t i = 0; i < Count; ++i)
            QVERIFY(scene.give(spendOf({Txid{{std::byte{7}}}, i}, 1'000, SyncWorld::script(2, 0))));
        const auto known = [&] {
            const auto rows = scene.world.database().first(u"SELECT count(*) FROM tx WHERE status = 0",
                                                           [](Cells& cells) { return cells.int64(); });
            return **rows;
        };
        std::vector<std::int64_t> turns{0};
        const FailPointWatch watch([&](std::string_view name) {
            if (name == "transaction-begun") turns.push_back(known());
        });
        scene.world.addScriptWallet("Late", SyncWorld::script(2, 0));
        QVERIFY(scene.world.waitUntil([&] { return known() == Count; }));
        turns.push_back(Count);
        for (std::size_t i = 1; i < turns.size(); ++i) QVERIFY(turns[i] - turns[i - 1] <= WaitingPayments::MostTaken);
    }

    /// Others paid us, a reorg dropped it, and it waits: it is nothing that the person sends.
    void whatAReorgDroppedIsKnownToAWalletOfTheSameAddressThatIsAddedLater()
    {
        Scene scene;
        const Txid strangers = scene.world.pay(SyncWorld::script(9, 5), 100'000);
        const Transaction received = spendOf({strangers, 0}, 90'000, SyncWorld::script(1, 0));
        scene.confirm(received);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        const WalletId late = scene.world.addScriptWallet("Late", SyncWorld::script(1, 0));
        QVERIFY(scene.world.manager().rescan(late, {1}));
        scene.settle();
        QCOMPARE(scene.world.snapshot()->wallet(late)->balance.pending.satoshis(), 90'000);
        scene.passTime(37h);
        QCOMPARE(scene.offers(), 0U);
    }

    /// What one wallet was told of failed there for good.
    void whatFailedInAWalletDoesNotWaitThereAgain()
    {
        Scene scene;
        const Transaction old = scene.givenPayment();
        const Transaction dear = scene.payment(80'000);
        QVERIFY(scene.give(dear));
        const WalletId late = scene.world.addScriptWallet("Late", SyncWorld::script(1, 0));
        QVERIFY(scene.world.manager().rescan(late, {1}));
        scene.settle();
        LedgerRepository ledger(scene.world.database());
        QVERIFY(ledger.transaction(scene.wallet, old.txid()).value()->status == TxStatus::Conflicted);
        QVERIFY(!ledger.transaction(late, old.txid()).value());
        QVERIFY(ledger.transaction(late, dear.txid()).value()->status == TxStatus::Pending);
        scene.confirm(dear);
        QVERIFY(scene.state(old) == OutgoingState::Failed);
    }

    /// Two are on their way, one of a wallet and one that no wallet knows; then something falls out of the store.
    void damageOfTheOutboxHoldsUpNobody_data()
    {
        QTest::addColumn<QString>("damage");
        QTest::newRow("no transaction") << "UPDATE outgoing SET raw = x'00'";
        QTest::newRow("another transaction")
            << "UPDATE outgoing SET raw = CAST(substr(raw, 1, length(raw) - 4) || x'01020304' AS BLOB)";
        QTest::newRow("another txid") << "UPDATE outgoing SET txid = CAST(x'0102' || substr(txid, 3) AS BLOB)";
    }
    void damageOfTheOutboxHoldsUpNobody()
    {
        QFETCH(QString, damage);
        QLoggingCategory::setFilterRules("lockstep.*.warning=false");
        Scene scene;
        const Transaction ours = scene.payment();
        const Transaction strange = spendOf({Txid{{std::byte{7}}}, 0}, 90'000, SyncWorld::script(9, 1));
        QVERIFY(scene.give(ours));
        QVERIFY(scene.give(strange));
        const auto damaged = inTransaction(scene.world.database(), Durability::Full,
                                           [&] { return scene.world.database().change(damage); });
        QVERIFY(damaged && *damaged == 2);
        scene.world.restart();
        scene.settle();
        QVERIFY(scene.state(ours)); // as its wallet has it
        QVERIFY(!scene.state(strange)); // nobody has it, and nothing is offered in its place
        QCOMPARE(scene.world.snapshot()->outgoing.size(), 1);
        QVERIFY(scene.world.snapshot()->wallet(scene.wallet)->state == WalletState::Synced);
        const auto events = EventRepository(scene.world.database()).newest(5);
        QVERIFY(events);
        const auto told = std::ranges::find(*events, std::string(eventkind::OutboxMended), &EventRow::kind);
        QVERIFY(told != events->end());
        QCOMPARE(told->detail, std::string("2"));
        const auto stored = OutboxRepository(scene.world.database()).all();
        QVERIFY(stored && stored->damaged.empty());
    }

    void oneThatIsNobodysIsGivenUpAfterTwoWeeks()
    {
        Scene scene;
        const Transaction foreign = spendOf({Txid{{std::byte{7}}}, 0}, 5'000, SyncWorld::script(9, 0));
        QVERIFY(scene.give(foreign));
        scene.passTime(13 * 24h);
        QCOMPARE(scene.offers(), 2U);
        scene.passTime(2 * 24h);
        QVERIFY(!scene.state(foreign));
        QCOMPARE(scene.offers(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
