// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QTest>

#include <algorithm>
#include <utility>

using namespace lockstep;
using namespace lockstep::test;

/// Several wallets, one loop: sync-engine.md section 5.6.
class TestLockstep final : public QObject
{
    Q_OBJECT

private slots:
    void aPaymentInANewBlockIsFound()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());

        world.pay(SyncWorld::script(1, 0), 50'000);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 50'000);
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aCoinOfTwoWalletsIsSaidToBeCountedAlready()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId first = world.addWallet(1);
        const WalletId second = world.addScriptWallet("Watched", SyncWorld::script(1, 0));
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 0), 50'000);
        world.pay(SyncWorld::script(1, 1), 7'000);
        QVERIFY(world.waitForTip());
        const SyncSnapshotPtr now = world.snapshot();
        QCOMPARE(now->wallet(first)->balance.confirmed.satoshis(), 57'000);
        QCOMPARE(now->wallet(first)->alreadyCounted.confirmed, Amount());
        QCOMPARE(now->wallet(second)->balance.confirmed.satoshis(), 50'000);
        QCOMPARE(now->wallet(second)->alreadyCounted.confirmed.satoshis(), 50'000);
    }

    void itsPercentIsOfTheBlocksThatItNames() // the same figure as the status bar's, whatever its birthday
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1, BlockHeight{100});
        QVERIFY(world.waitForTip());
        world.client().holdFiltersFrom({111});
        world.mine(90);
        QVERIFY(world.waitUntil([&] { return world.snapshot()->wallet(wallet)->state == WalletState::Syncing; }));
        const SyncSnapshotPtr now = world.snapshot();
        const WalletView& view = *now->wallet(wallet);
        QCOMPARE(view.percent, view.syncedTo.height.value * 100 / view.target.value);
        world.client().release();
        QVERIFY(world.waitForTip());
    }

    void aBlockThatIsAnnouncedWhileItsPeerAnswersIsNotMissed()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        bool isPaid = false;
        world.client().peer({1}).alterHeaders = [&](std::vector<BlockHeader> nothingNew) {
            if (!std::exchange(isPaid, true)) world.pay(SyncWorld::script(1, 0), 51'000);
            return nothingNew; // the block came while the answer was already on its way
        };

        world.client().announce();

        QVERIFY(world.waitUntil([&] { return isPaid; }));
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 51'000);
    }

    void oneBlockThatPaysThreeWalletsIsFetchedOnceAndCommittedOnce()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallets[] = {world.addWallet(1), world.addWallet(2), world.addWallet(3), world.addWallet(4)};
        QVERIFY(world.waitForTip());
        world.forgetEvents();

        std::vector<TxOut> outputs;
        for (const unsigned char number : std::initializer_list<unsigned char>{1, 2, 3})
            outputs.push_back({*Amount::fromSatoshis(10'000), SyncWorld::script(number, 0)});
        QVERIFY(world.chain->raiseFunds(*Amount::fromSatoshis(30'000)));
        QVERIFY(world.chain->pay(outputs));
        world.mine(1);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.blocks[world.chain->tip().hash], 1);
        QCOMPARE(world.count(SyncEvent::Kind::Block), 1);
        for (const WalletId wallet : wallets) QCOMPARE(world.manager().wallet(wallet)->syncedTo(), world.chain->tip());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(world.manager().wallet(wallets[i])->balance().confirmed.satoshis(), 10'000);
        QCOMPARE(world.manager().wallet(wallets[3])->balance().confirmed.satoshis(), 0); // moved along all the same
    }

    void aTransferBetweenTwoOwnWalletsShowsInBoth()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId payer = world.addWallet(1);
        const WalletId payee = world.addWallet(2);
        QVERIFY(world.waitForTip());
        const Txid funding = world.pay(SyncWorld::script(1, 0), 80'000);

        QVERIFY(world.chain->accept(spendOf({funding, 0}, 79'000, SyncWorld::script(2, 0))));
        world.mine(1);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(payer)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.manager().wallet(payee)->balance().confirmed.satoshis(), 79'000);
        QCOMPARE(world.differenceFromChain(payer, 1), QString());
        QCOMPARE(world.differenceFromChain(payee, 2), QString());
    }

    void moreWalletsCostNoMoreFilterRequests()
    {
        const auto filtersAskedFor = [](int wallets) {
            SyncWorld world;
            world.mine(50);
            world.open();
            for (int i = 1; i <= wallets; ++i) world.addWallet(static_cast<unsigned char>(i));
            if (!world.waitForTip()) return -1;
            world.client().asked = {};
            world.mine(30);
            return world.waitForTip() ? world.client().asked.filters : -1;
        };
        QCOMPARE(filtersAskedFor(1), 30);
        QCOMPARE(filtersAskedFor(5), 30);
    }

    /// Scenario 88, in what is counted: each filter is fetched and looked at once, and each batch is one commit, for
    /// all. How long that takes is held to a gate by the benchmark (./dev bench lockstep).
    void tenWalletsMoveInTheBatchesOfOne()
    {
        struct Cost
        {
            int filtersAsked = 0;
            std::int64_t filtersRead = 0;
            int batches = 0;
            bool operator==(const Cost&) const = default;
        };
        const auto cost = [](int wallets) {
            SyncWorld world;
            world.mine(20);
            world.open();
            for (int i = 1; i <= wallets; ++i) world.addWallet(static_cast<unsigned char>(i));
            if (!world.waitForTip()) qFatal("the world did not settle");
            world.client().asked = {};
            world.forgetEvents();
            const std::int64_t before = world.snapshot()->counters.filters;
            world.clock.advance(std::chrono::hours(24 * 10)); // room for so many blocks
            world.mine(500);
            if (!world.waitForTip()) qFatal("the blocks were not taken in");
            const SyncSnapshotPtr snapshot = world.snapshot();
            return Cost{world.client().asked.filters, snapshot->counters.filters - before,
                        world.count(SyncEvent::Kind::Block)};
        };
        const Cost one = cost(1);
        QCOMPARE(one.filtersAsked, 500);
        QVERIFY(one.batches > 0);
        QVERIFY(cost(10) == one);
    }

    void theLookaheadGrowsInsideABlockAndInsideABatch_data()
    {
        QTest::addColumn<QList<quint32>>("indexes");
        QTest::addColumn<bool>("sameBlock");
        QList<quint32> upTo45;
        for (quint32 i = 0; i <= 45; ++i) upTo45 << i;
        QTest::newRow("indexes 19 and 38 in one block, window 20") << QList<quint32>{19, 38} << true;
        QTest::newRow("38 before 19 in one block") << QList<quint32>{38, 19} << true;
        QTest::newRow("0 to 45 in one block, window 20") << upTo45 << true;
        QTest::newRow("0 to 45, a block each, in one batch") << upTo45 << false;
        QTest::newRow("19, 38, 57 in one batch") << QList<quint32>{19, 38, 57} << false;
    }

    void theLookaheadGrowsInsideABlockAndInsideABatch()
    {
        QFETCH(QList<quint32>, indexes);
        QFETCH(bool, sameBlock);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1, {}, 20);
        QVERIFY(world.waitForTip());

        world.client().hold(); // all of it arrives as one batch
        for (const quint32 index : indexes) {
            const TxOut output{*Amount::fromSatoshis(1'000 + index), SyncWorld::script(1, index)};
            QVERIFY(world.chain->raiseFunds(output.value));
            QVERIFY(world.chain->pay(std::span(&output, 1)));
            if (!sameBlock) world.mine(1);
        }
        world.mine(1);
        world.client().release();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1, 20), QString());
        const int highest = int(*std::ranges::max_element(indexes));
        QCOMPARE(int(world.manager().wallet(wallet)->keychains()[0].nextIndex), highest + 1);
    }

    void whatLiesBeyondTheLookaheadIsNotFound()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1, {}, 20);
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 25), 9'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
    }

    void receivedAndSpentInOneBlockIsBothStored()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());

        const TxOut output{*Amount::fromSatoshis(40'000), SyncWorld::script(1, 0)};
        QVERIFY(world.chain->raiseFunds(output.value));
        const auto funding = world.chain->pay(std::span(&output, 1));
        QVERIFY(world.chain->accept(spendOf({*funding, 0}, 39'000, SyncWorld::script(9, 0))));
        world.mine(1);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void walletsBehindByDifferentAmountsAreBroughtUpInOnePassAtStart()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId early = world.addWallet(1);
        const WalletId late = world.addWallet(2);
        QVERIFY(world.waitForTip());
        const BlockHeight lowest = world.chain->tip().height;
        QVERIFY(world.manager().stopWallet(early));
        world.pay(SyncWorld::script(1, 0), 11'000); // while it is stopped
        const ChainPoint ofEarly = world.chain->tip();
        world.mine(40);
        QVERIFY(world.waitForTip());
        world.client().hold();
        QVERIFY(world.manager().startWallet(early)); // 41 behind: silent
        world.close();
        world.mine(30);
        world.pay(SyncWorld::script(2, 0), 22'000);
        world.forgetEvents();

        world.open();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.count(SyncEvent::Kind::ImportStart), 0);
        QCOMPARE(world.differenceFromChain(early, 1), QString());
        QCOMPARE(world.differenceFromChain(late, 2), QString());
        QCOMPARE(world.manager().wallet(early)->syncedTo(), world.manager().wallet(late)->syncedTo());
        const ScriptedChainClient::Asked& asked = world.client().asked;
        QCOMPARE(asked.filters, world.chain->tip().height - lowest); // each once, for both
        const std::map<BlockHash, int> once{{ofEarly.hash, 1}, {world.chain->tip().hash, 1}};
        QVERIFY(asked.blocks == once);
    }

    void aStoppedWalletKeepsItsBlockAndTheOthersGoOn()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId stays = world.addWallet(1);
        const WalletId moves = world.addWallet(2);
        QVERIFY(world.waitForTip());
        const ChainPoint before = world.chain->tip();
        QVERIFY(world.manager().stopWallet(stays));
        world.mine(30);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(stays)->syncedTo(), before);
        QCOMPARE(world.manager().wallet(moves)->syncedTo(), world.chain->tip());

        QVERIFY(world.manager().startWallet(stays));

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(stays)->syncedTo(), world.chain->tip());
    }

    void aWalletRemovedInTheMiddleOfABatchLeavesNothingAndTheOthersCommit()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId gone = world.addWallet(1);
        const WalletId stays = world.addWallet(2);
        QVERIFY(world.waitForTip());
        world.client().holdFiltersFrom(world.chain->tip().height + 1);
        world.pay(SyncWorld::script(1, 0), 5'000);
        world.pay(SyncWorld::script(2, 0), 6'000);
        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == world.chain->tip(); }));

        QVERIFY(world.manager().removeWallet(gone));
        world.client().release();

        QVERIFY(world.waitForTip());
        QVERIFY(!world.manager().wallet(gone));
        QCOMPARE(world.differenceFromChain(stays, 2), QString());
    }

    void theSameScriptInTwoWalletsIsBothTheirs()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId all = world.addWallet(1);
        const WalletId one = world.addScriptWallet("one address", SyncWorld::script(1, 3));
        QVERIFY(world.waitForTip());
        world.pay(SyncWorld::script(1, 3), 7'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(all)->balance().confirmed.satoshis(), 7'000);
        QCOMPARE(world.manager().wallet(one)->balance().confirmed.satoshis(), 7'000);
    }

    void coinbaseCoinsAreImmatureForAHundredBlocks()
    {
        SyncWorld world;
        world.mine(10);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        QVERIFY(world.chain->mine(1, SyncWorld::script(1, 0)));
        world.mine(98);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QVERIFY(world.manager().wallet(wallet)->balance().immature.satoshis() > 0);
        world.mine(1);
        QVERIFY(world.waitForTip());
        QVERIFY(world.manager().wallet(wallet)->balance().confirmed.satoshis() > 0);
    }
};

QTEST_GUILESS_MAIN(TestLockstep)
#include "tst_lockstep.moc"
