// SPDX-License-Identifier: MIT

#include "core/storage/repositories/historyrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/manager/paymentlistener.h"
#include "tests/support/asked.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

/// A wallet at the tip that listens, and a stranger's coin of 100,000 satoshis.
struct Scene
{
    SyncWorld world;
    WalletId wallet;
    Txid strangers;

    explicit Scene(Listening wish = Listening::Always)
    {
        world.mine(110);
        world.open();
        wallet = world.addWallet(1);
        strangers = world.pay(SyncWorld::script(200, 0), 100'000);
        settle();
        if (!world.manager().setListening(wish)) qFatal("the wish was not kept");
    }
    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }
    Transaction payment(std::int64_t satoshis = 90'000, std::uint32_t index = 0)
    {
        return spendOf({strangers, 0}, satoshis, SyncWorld::script(1, index));
    }
    /// Waits until it is kept.
    void hear(const Transaction& transaction)
    {
        world.client().passOn(transaction);
        if (!world.waitUntil([&] { return row(transaction).has_value(); })) qFatal("nothing was heard");
    }
    std::optional<TxRow> row(const Transaction& transaction)
    {
        auto found = LedgerRepository(world.database()).transaction(wallet, transaction.txid());
        return found ? *found : std::nullopt;
    }
    bool isUnverified(const Transaction& transaction)
    {
        const auto stored = row(transaction);
        return stored && stored->heard && stored->status == TxStatus::Pending;
    }
    TxStatus status(const Transaction& transaction) { return row(transaction).value().status; }
    void confirm(const Transaction& transaction)
    {
        if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
        world.mine(1);
        settle();
    }
    /// Payments to the wallet in one block, each from the one before; the last goes to a stranger.
    void confirmHundred(const Txid& first)
    {
        Transaction next = spendOf({first, 0}, 99'000, SyncWorld::script(1, 5));
        for (int i = 1; i <= 100; ++i) {
            if (!world.chain->accept(next)) qFatal("the chain refuses it");
            next = spendOf({next.txid(), 0}, 99'000 - i, SyncWorld::script(1, 5));
        }
        next.outputs[0].scriptPubKey = SyncWorld::script(200, 2);
        confirm(next);
    }
    /// The same, with something for the wallet beside it, so that it looks into the block.
    void confirmBesideAPayment(const Transaction& transaction)
    {
        if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
        world.pay(SyncWorld::script(1, 7), 5'000);
        settle();
    }
    void letDaysPass(int days)
    {
        world.clock.advance(days * 24h);
        world.mine(1);
        settle();
    }
    Balance balance() { return world.snapshot()->wallet(wallet)->balance; }
    bool listens() { return world.client().listens; }
    /// A block, and a batch for it that waits for its filter.
    void mineOneWhoseFilterDoesNotCome()
    {
        world.client().hold(ScriptedChainClient::Question::Filters);
        world.client().asked = {};
        world.mine(1);
        if (!world.waitUntil([&] { return batchesBegun() == 1; })) qFatal("no filter was asked for");
    }
    int batchesBegun() { return world.client().timesAsked(ScriptedChainClient::Question::Filters); }
    /// Of payments to one address; `of` no coins.
    void flood(std::uint32_t of)
    {
        for (std::uint32_t i = of; i < of + PaymentListener::MostHeard + 50; ++i)
            world.client().passOn(spendOf({Txid{{std::byte(7)}}, i}, 1'000, SyncWorld::script(1, 0)));
    }
    /// So that what was passed on has had its turns, where nothing is expected of it.
    void passTurns()
    {
        for (int i = 0; i < 5; ++i) QCoreApplication::processEvents();
    }
};

} // namespace

/// Payments that no block has yet: sync-engine.md section 2.14, scenario 110.
class TestListening final : public QObject
{
    Q_OBJECT

private slots:
    void onAMeteredConnectionNobodyListens()
    {
        Scene scene;
        QVERIFY(scene.world.waitUntil([&] { return scene.listens(); }));
        scene.world.manager().setSavesData(true);
        QVERIFY(!scene.listens());
        QVERIFY(scene.world.snapshot()->listening.savesData);
        QCOMPARE(scene.world.snapshot()->listening.wish, Listening::Always); // the wish stands
        scene.world.manager().setSavesData(false);
        QVERIFY(scene.world.waitUntil([&] { return scene.listens(); }));
    }

    void aPaymentThatAPeerPassesOnIsShownAsUnverified()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        QVERIFY(scene.isUnverified(payment));
        QCOMPARE(scene.row(payment)->net, 90'000);
        QVERIFY(!scene.row(payment)->fee); // of its inputs nothing is known
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        QCOMPARE(scene.balance().pending.satoshis(), 90'000);
        QCOMPARE(scene.balance().unverified.satoshis(), 90'000);
        const auto coins = LedgerRepository(scene.world.database()).liveCoins(scene.wallet);
        QVERIFY(coins && coins->size() == 1 && coins->front().heard);
        QCOMPARE(scene.world.snapshot()->listening.heard, 1);
    }

    void strangersPaymentsLeaveNoTrace()
    {
        Scene scene;
        scene.world.client().passOn(spendOf({scene.strangers, 0}, 90'000, SyncWorld::script(201, 0)));
        scene.hear(scene.payment()); // so that time has passed
        const auto rows = HistoryRepository(scene.world.database()).slice({}, 0, 10);
        QCOMPARE(rows.value().total, 1);
    }

    void aBlockConfirmsIt()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        scene.confirm(payment);
        QVERIFY(scene.status(payment) == TxStatus::Confirmed);
        QVERIFY(!scene.row(payment)->heard);
        QCOMPARE(scene.balance().confirmed.satoshis(), 90'000);
        QCOMPARE(scene.balance().pending.satoshis(), 0);
        QCOMPARE(scene.balance().unverified.satoshis(), 0);
    }

    void whatAReorgDropsIsMoreThanHearsay()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        scene.letDaysPass(13);
        scene.confirm(payment);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.status(payment) == TxStatus::Pending);
        QVERIFY(!scene.row(payment)->heard);
        QCOMPARE(scene.balance().pending.satoshis(), 90'000);
        QCOMPARE(scene.balance().unverified.satoshis(), 0);
        QVERIFY(scene.world.client().broadcasts.empty()); // it is not ours to offer
        QCOMPARE(LedgerRepository(scene.world.database()).heardCount().value(), 0);

        scene.letDaysPass(13); // since the reorg; it counts from there
        QVERIFY(scene.status(payment) == TxStatus::Pending);
        scene.letDaysPass(2);
        QVERIFY(scene.world.waitUntil([&] { return scene.status(payment) == TxStatus::Abandoned; }));
    }

    /// It was in no block itself. As hearsay it has its time from when it was heard, and its place among as many.
    void hearsayThatAReorgFreesIsStillHearsay()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        scene.letDaysPass(13);
        scene.confirmBesideAPayment(spendOf({scene.strangers, 0}, 80'000, SyncWorld::script(201, 0)));
        QVERIFY(scene.status(payment) == TxStatus::Conflicted);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.isUnverified(payment));
        QCOMPARE(scene.balance().unverified.satoshis(), 90'000);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        QVERIFY(scene.world.client().broadcasts.empty());
        QCOMPARE(LedgerRepository(scene.world.database()).heardCount().value(), 1);

        scene.letDaysPass(2);
        QVERIFY(scene.world.waitUntil([&] { return scene.status(payment) == TxStatus::Abandoned; }));
        QCOMPARE(scene.balance().unverified.satoshis(), 0);
    }

    void aRivalInABlockTakesItsPlace()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        const Transaction rival = spendOf({scene.strangers, 0}, 80'000, SyncWorld::script(1, 3));
        scene.confirm(rival);
        QVERIFY(scene.status(payment) == TxStatus::Conflicted);
        QCOMPARE(scene.row(payment)->replacedBy, std::optional(rival.txid()));
        QCOMPARE(scene.balance().pending.satoshis(), 0);
        QCOMPARE(scene.balance().confirmed.satoshis(), 80'000);

        scene.world.client().passOn(payment); // whoever says so: a block has spoken
        scene.passTurns();
        QVERIFY(scene.status(payment) == TxStatus::Conflicted);

        scene.world.reorg(1, 2, PracticeChain::Keep::None); // and a reorg undoes its word
        scene.settle();
        QVERIFY(scene.status(rival) == TxStatus::Pending);
        QVERIFY(scene.status(payment) == TxStatus::Conflicted); // the one that was in a block is believed
    }

    void aRaisedFeeTakesThePlaceOfTheFirstPayment()
    {
        Scene scene;
        const Transaction first = scene.payment(90'000);
        const Transaction raised = scene.payment(85'000);
        scene.hear(first);
        scene.hear(raised);
        QVERIFY(scene.isUnverified(raised));
        QVERIFY(scene.status(first) == TxStatus::Conflicted);
        QCOMPARE(scene.row(first)->replacedBy, std::optional(raised.txid()));
        QCOMPARE(scene.balance().pending.satoshis(), 85'000);
    }

    void whatNoBlockTakesExpires()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.hear(payment);
        scene.world.clock.advance(13 * 24h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.isUnverified(payment));
        scene.world.clock.advance(25h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.status(payment) == TxStatus::Abandoned; }));
        QVERIFY(scene.row(payment)->heard); // that is its reason
        QCOMPARE(scene.balance().pending.satoshis(), 0);

        scene.world.client().passOn(payment); // it lives, after all
        QVERIFY(scene.world.waitUntil([&] { return scene.isUnverified(payment); }));
        scene.confirm(payment);
        QCOMPARE(scene.balance().confirmed.satoshis(), 90'000);
    }

    /// A payment that is too slow is paid for by what spends it: together they may confirm, however long that takes.
    void whatAPaymentOfOursBuildsOnDoesNotExpire()
    {
        Scene scene;
        const OutPoint ours{scene.world.pay(SyncWorld::script(1, 1), 50'000), 0};
        const Txid others = scene.world.pay(SyncWorld::script(200, 1), 100'000);
        scene.settle();
        const Transaction slow = scene.payment();
        const Transaction nobodys = spendOf({others, 0}, 70'000, SyncWorld::script(1, 2));
        scene.hear(slow);
        scene.hear(nobodys);
        scene.world.clock.advance(13 * 24h);
        scene.world.mine(1);
        scene.settle();
        Transaction child = spendOf({slow.txid(), 0}, 120'000, SyncWorld::script(9, 0));
        child.inputs.push_back(spendOf(ours, 1, {}).inputs[0]);
        Asked sent(scene.world.manager().broadcast(child));
        QVERIFY(sent.wait());

        scene.world.clock.advance(25h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.status(nobodys) == TxStatus::Abandoned; }));
        QVERIFY(scene.isUnverified(slow)); // and still no more than hearsay
        QVERIFY(scene.status(child) == TxStatus::Pending);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        scene.world.client().broadcasts.clear();
        scene.world.clock.advance(37h);
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.world.client().broadcasts.size(), 1U);
        QCOMPARE(scene.world.client().broadcasts[0].txid(), child.txid());

        Asked replaced(scene.world.manager().broadcast(spendOf(ours, 40'000, SyncWorld::script(9, 1))));
        QVERIFY(replaced.wait());
        scene.world.mine(1); // nothing of ours needs it any more
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.status(slow) == TxStatus::Abandoned; }));
    }

    void hearsayFreezesNoCoin()
    {
        Scene scene;
        const Txid ours = scene.world.pay(SyncWorld::script(1, 0), 100'000);
        scene.settle();
        const Transaction claimed = spendOf({ours, 0}, 90'000, SyncWorld::script(9, 0)); // by whom?
        scene.hear(claimed);
        QVERIFY(scene.isUnverified(claimed));
        QCOMPARE(scene.row(claimed)->net, -100'000);
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000);

        const Transaction wanted = spendOf({ours, 0}, 95'000, SyncWorld::script(9, 1));
        Asked sent(scene.world.manager().broadcast(wanted));
        QVERIFY(sent.wait());
        QVERIFY(scene.status(claimed) == TxStatus::Conflicted);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
        scene.world.client().passOn(claimed); // against the person's own word a peer's counts nothing
        scene.passTurns();
        QVERIFY(scene.status(claimed) == TxStatus::Conflicted);
        QVERIFY(scene.status(wanted) == TxStatus::Pending);
    }

    /// One that watches the same address: what the first has by the word of a peer is nothing to the second.
    void hearsayIsNoMoreToAWalletThatIsAddedLater()
    {
        Scene scene;
        const Txid ours = scene.world.pay(SyncWorld::script(1, 0), 100'000);
        scene.settle();
        const Transaction claimed = spendOf({ours, 0}, 90'000, SyncWorld::script(9, 0));
        const Transaction payment = scene.payment();
        scene.hear(claimed);
        scene.hear(payment);
        const WalletId late = scene.world.addScriptWallet("Late", SyncWorld::script(1, 0));
        QVERIFY(scene.world.manager().rescan(late, {1}));
        scene.settle();
        QCOMPARE(scene.world.snapshot()->wallet(late)->balance.confirmed.satoshis(), 100'000);
        QCOMPARE(scene.world.snapshot()->wallet(late)->balance.pending.satoshis(), 0);
        for (const Transaction& heard : {claimed, payment}) {
            QVERIFY(scene.isUnverified(heard));
            const auto row = LedgerRepository(scene.world.database()).transaction(late, heard.txid());
            QVERIFY(row && !*row);
        }
    }

    /// When it was given nobody here knew what it builds on.
    void whatWasGivenWinsAgainstHearsayThatCameBeforeItsCoinWasKnown()
    {
        Scene scene;
        const Transaction parent = scene.payment();
        const Transaction given = spendOf({parent.txid(), 0}, 80'000, SyncWorld::script(9, 0));
        const Transaction claimed = spendOf({parent.txid(), 0}, 70'000, SyncWorld::script(1, 1));
        Asked sent(scene.world.manager().broadcast(given));
        QVERIFY(sent.wait());
        scene.world.client().passOn(parent); // both in one turn
        scene.hear(claimed);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.isUnverified(parent));
        QVERIFY(scene.status(claimed) == TxStatus::Conflicted);
        QCOMPARE(scene.row(claimed)->replacedBy, std::optional(given.txid()));
        QVERIFY(scene.status(given) == TxStatus::Pending && !scene.row(given)->heard);
        QCOMPARE(scene.balance().pending.satoshis(), 0);
    }

    void whatWeSentFromElsewhereBecomesTrueInABlock()
    {
        Scene scene;
        const Txid ours = scene.world.pay(SyncWorld::script(1, 0), 100'000);
        scene.settle();
        Transaction elsewhere = spendOf({ours, 0}, 60'000, SyncWorld::script(9, 0));
        elsewhere.outputs.push_back({*Amount::fromSatoshis(39'000), SyncWorld::script(1, 0, 1)});
        scene.hear(elsewhere);
        QCOMPARE(scene.row(elsewhere)->net, -61'000);
        QCOMPARE(scene.row(elsewhere)->fee, Amount::fromSatoshis(1'000).value());
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000); // as of the last block
        QCOMPARE(scene.balance().pending.satoshis(), 0); // nothing is counted twice
        scene.world.restart();
        scene.settle();
        QCOMPARE(scene.balance().confirmed.satoshis(), 100'000);
        scene.confirm(elsewhere);
        QCOMPARE(scene.balance().confirmed.satoshis(), 39'000);
    }

    void whatIsHeardAndThenGivenToBeSentIsOurs()
    {
        Scene scene;
        const Txid ours = scene.world.pay(SyncWorld::script(1, 0), 100'000);
        scene.settle();
        const Transaction payment = spendOf({ours, 0}, 90'000, SyncWorld::script(9, 0));
        scene.hear(payment);
        Asked sent(scene.world.manager().broadcast(payment));
        QVERIFY(sent.wait());
        QVERIFY(!scene.row(payment)->heard);
        QCOMPARE(scene.balance().confirmed.satoshis(), 0);
    }

    void whenItListens_data()
    {
        QTest::addColumn<Listening>("wish");
        QTest::addColumn<bool>("windowOpen");
        QTest::addColumn<bool>("listens");
        QTest::newRow("off") << Listening::Off << true << false;
        QTest::newRow("while open, and it is") << Listening::WhileOpen << true << true;
        QTest::newRow("while open, and it is not") << Listening::WhileOpen << false << false;
        QTest::newRow("always") << Listening::Always << false << true;
    }
    void whenItListens()
    {
        QFETCH(Listening, wish);
        QFETCH(bool, windowOpen);
        Scene scene(wish);
        scene.world.manager().setWindowOpen(windowOpen);
        QTEST(scene.listens(), "listens");
        QCOMPARE(scene.world.snapshot()->listening.wanted, scene.listens());
    }

    void theWishIsKept()
    {
        Scene scene(Listening::Always);
        scene.world.restart();
        QCOMPARE(scene.world.snapshot()->listening.wish, Listening::Always);
        scene.settle();
        QVERIFY(scene.listens());
        QVERIFY(scene.world.manager().setListening(Listening::Off));
        QVERIFY(!scene.listens());
        scene.world.restart();
        scene.settle();
        QVERIFY(!scene.listens());
    }

    void oldBlocksComeFirst()
    {
        Scene scene;
        QVERIFY(scene.listens());
        scene.world.close();
        scene.world.mine(20);
        scene.world.open();
        scene.world.client().holdFiltersFrom({1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->tip == scene.world.chain->tip(); }));
        QVERIFY(!scene.listens());
        scene.world.client().release();
        scene.settle();
        QVERIFY(scene.listens());

        scene.world.client().holdFiltersFrom({1});
        scene.world.addWallet(2, BlockHeight{1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(scene.world.waitUntil([&] { return !scene.listens(); }));
        scene.world.client().release();
        scene.settle();
        QVERIFY(scene.listens());
    }

    void aHundredWalletsHearTogether()
    {
        Scene scene;
        std::vector<WalletId> wallets;
        for (unsigned char number = 2; number <= 101; ++number) wallets.push_back(scene.world.addWallet(number));
        scene.settle();
        Transaction payment = scene.payment(10'000);
        payment.outputs.push_back({*Amount::fromSatoshis(20'000), SyncWorld::script(50, 0)});
        scene.hear(payment);
        QCOMPARE(scene.world.snapshot()->listening.heard, 1);
        int waiting = 0;
        const SyncSnapshotPtr now = scene.world.snapshot();
        for (const WalletView& wallet : now->wallets) waiting += wallet.balance.pending.satoshis() > 0 ? 1 : 0;
        QCOMPARE(waiting, 2);
    }

    void aFloodOfPaymentsIsNotKept()
    {
        Scene scene;
        for (std::uint32_t i = 0; i < PaymentListener::MostHeard + 50; ++i) {
            Transaction flood = spendOf({Txid{{std::byte(7)}}, i}, 1'000, SyncWorld::script(1, 0)); // of no coin
            scene.world.client().passOn(flood);
        }
        const auto count = [&] { return LedgerRepository(scene.world.database()).heardCount().value(); };
        QVERIFY(scene.world.waitUntil([&] { return count() == PaymentListener::MostHeard; }));
        scene.passTurns();
        QCOMPARE(count(), PaymentListener::MostHeard);
        scene.world.clock.advance(15 * 24h); // in time they make room
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.balance().pending.satoshis() == 0; }));
        scene.hear(scene.payment());
        QCOMPARE(count(), PaymentListener::MostHeard);
        QVERIFY(scene.isUnverified(scene.payment()));
    }

    void whatAConfirmedPaymentDisprovesIsNotKept_data()
    {
        QTest::addColumn<std::uint32_t>("index");
        QTest::newRow("of the same address") << 0U;
        QTest::newRow("of another one") << 3U;
    }

    /// Peers pass on late what a raised fee has replaced: our own rows disprove it.
    void whatAConfirmedPaymentDisprovesIsNotKept()
    {
        QFETCH(std::uint32_t, index);
        Scene scene;
        const Transaction replaced = scene.payment(90'000);
        scene.confirm(scene.payment(85'000, index));
        scene.world.client().passOn(replaced);
        scene.hear(spendOf({Txid{{std::byte(7)}}, 0}, 1'000, SyncWorld::script(1, 0))); // so that time has passed
        QVERIFY(!scene.row(replaced));
        QCOMPARE(scene.balance().pending.satoshis(), 1'000);
    }

    /// Of two that wait and spend one coin a block that has one ends the other, whichever was read first.
    void aBlockEndsEachOfThoseThatSpendTheSame()
    {
        Scene scene;
        const Transaction payment = scene.payment(90'000);
        const Transaction other = scene.payment(85'000, 3); // after a while nothing shows that it is the same payment
        const Txid others = scene.world.pay(SyncWorld::script(200, 1), 100'000);
        scene.confirm(payment);
        scene.confirmHundred(others);
        scene.hear(other);
        scene.world.reorg(2, 3, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.status(payment) == TxStatus::Pending);
        scene.confirm(payment);
        QVERIFY(scene.status(payment) == TxStatus::Confirmed);
        QVERIFY(scene.status(other) == TxStatus::Conflicted);
        QCOMPARE(scene.row(other)->replacedBy, std::optional(payment.txid()));
        QCOMPARE(scene.balance().pending.satoshis(), 0);
    }

    void aFloodOfOneAddressSilencesNoOther_data()
    {
        QTest::addColumn<unsigned char>("wallet");
        QTest::newRow("of another wallet") << static_cast<unsigned char>(2);
        QTest::newRow("of the same wallet") << static_cast<unsigned char>(1);
    }
    void aFloodOfOneAddressSilencesNoOther()
    {
        QFETCH(unsigned char, wallet);
        Scene scene;
        scene.world.addWallet(2);
        scene.settle();
        scene.flood(0);
        LedgerRepository ledger(scene.world.database());
        QVERIFY(scene.world.waitUntil([&] { return ledger.heardCount().value() == PaymentListener::MostHeard; }));
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->listening.isFull; })); // and it says so
        for (std::uint32_t i = 0; i < 3; ++i) {
            const Transaction payment = spendOf({scene.strangers, i}, 90'000, SyncWorld::script(wallet, 1));
            scene.world.client().passOn(payment);
            QVERIFY(scene.world.waitUntil([&] { return ledger.isKnown(payment.txid()).value(); }));
        }
        QCOMPARE(ledger.heardCount().value(), PaymentListener::MostHeard);
        scene.world.clock.advance(15 * 24h); // in time there is room again
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.balance().pending.satoshis() == 0; }));
        scene.hear(scene.payment());
        QVERIFY(!scene.world.snapshot()->listening.isFull);
    }

    /// What fell out of its block, and was given up in time, is more than anybody could make up.
    void hearsayPushesNothingOutThatWasInABlock()
    {
        Scene scene;
        const Transaction payment = scene.payment();
        scene.confirm(payment);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.world.clock.advance(15 * 24h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.status(payment) == TxStatus::Abandoned; }));
        const auto givesWayToAFlood = [&](std::uint32_t of) {
            scene.flood(of);
            scene.passTurns();
            return !scene.row(payment);
        };
        QVERIFY(!givesWayToAFlood(0));

        scene.world.clock.advance(15 * 24h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.balance().pending.satoshis() == 0; }));
        scene.world.client().passOn(payment); // it lives, by the word of a peer, and is given up once more
        QVERIFY(scene.world.waitUntil([&] { return scene.isUnverified(payment); }));
        scene.world.clock.advance(15 * 24h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.status(payment) == TxStatus::Abandoned; }));
        QVERIFY(!givesWayToAFlood(10'000));
    }

    /// Who knows one address could else keep the loop from ever ending a batch.
    void whatPaysAKnownAddressAgainLeavesTheBatchUnderWayAlone()
    {
        Scene scene;
        scene.hear(scene.payment());
        scene.mineOneWhoseFilterDoesNotCome();
        for (std::uint32_t i = 0; i < 5; ++i)
            scene.hear(spendOf({Txid{{std::byte(7)}}, i}, 1'000, SyncWorld::script(1, 0)));
        QCOMPARE(scene.batchesBegun(), 1);
        scene.world.client().release();
        scene.settle();
        QCOMPARE(scene.batchesBegun(), 1);
    }

    void whatPaysANewAddressIsLookedForInTheBatchUnderWay()
    {
        Scene scene;
        scene.mineOneWhoseFilterDoesNotCome();
        scene.hear(scene.payment(90'000, 3)); // more addresses are looked for than the batch knows
        QVERIFY(scene.world.waitUntil([&] { return scene.batchesBegun() == 2; }));
        scene.world.client().release();
        scene.settle();
    }

    void aStoppedWalletHearsNothing()
    {
        Scene scene;
        const WalletId other = scene.world.addWallet(2);
        scene.settle();
        QVERIFY(scene.world.manager().stopWallet(other));
        scene.world.client().passOn(spendOf({scene.strangers, 0}, 90'000, SyncWorld::script(2, 0)));
        scene.passTurns();
        QCOMPARE(LedgerRepository(scene.world.database()).heardCount().value(), 0);
    }
};

QTEST_GUILESS_MAIN(TestListening)
#include "tst_listening.moc"
