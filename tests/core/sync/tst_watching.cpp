// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "tests/support/historyof.h"
#include "tests/support/syncworld.h"

#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// The filter of a block that seems to hold one script more than it does.
Bytes filterWith(const PracticeBlock& block, const Bytes& script)
{
    std::vector<Bytes> scripts{script};
    for (const SpentCoin& coin : block.spent) scripts.push_back(coin.coin.output.scriptPubKey);
    return buildBasicFilter(*Block::parse(block.raw), scripts);
}

} // namespace

/// Which scripts are looked for, and what a match is worth: sync-engine.md section 5.5.
class TestWatching final : public QObject
{
    Q_OBJECT

private slots:
    void anAddressIsWatchedLongAfterItsFirstUse()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1, {}, 20);
        QVERIFY(world.waitForTip());
        for (std::uint32_t index = 0; index < 60; index += 15) world.pay(SyncWorld::script(1, index), 10'000);
        world.clock.advance(std::chrono::hours(2 * 365 * 24));
        world.mine(50);
        QVERIFY(world.waitForTip());
        world.restart();

        world.pay(SyncWorld::script(1, 0), 7'000); // again, far below the window

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 47'000);
        QCOMPARE(world.differenceFromChain(wallet, 1, 20), QString());
    }

    void anAddressHandedOutWhileABatchRunsIsLookedForInIt()
    {
        constexpr std::uint32_t BehindTheWindow = 24;
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId id = world.addWallet(1, {}, 20);
        QVERIFY(world.waitForTip());
        world.client().holdFiltersFrom(world.chain->tip().height + 1);
        const int requests = world.client().asked.filterRequests;
        world.pay(SyncWorld::script(1, BehindTheWindow), 8'000);
        QVERIFY(
            world.waitUntil([&] { return world.client().asked.filterRequests > requests; })); // the batch is planned

        for (std::uint32_t index = 0; index <= BehindTheWindow; ++index) {
            QVERIFY(inTransaction(world.database(), Durability::Full,
                                  [&] { return world.manager().wallet(id)->receive(true); }));
        }
        QVERIFY(world.manager().refreshWallet(id));
        world.client().release();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(id)->balance().confirmed.satoshis(), 8'000);
    }

    void aFilterThatMatchesByChanceCostsOneBlockAndChangesNothing()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().asked = {};
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, Bytes filter) {
            const auto block = world.chain->find(point.hash);
            return point.height.value == 112 ? filterWith(*block, SyncWorld::script(1, 3)) : filter;
        };

        world.mine(5);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.blocks, (std::map<BlockHash, int>{{world.chain->block({112})->point.hash, 1}}));
        QCOMPARE(int(historyOf(world.database(), wallet).size()), 0);
        QCOMPARE(int(world.manager().wallet(wallet)->keychains()[0].nextIndex), 0);
        QVERIFY(world.client().reports.empty());
    }

    void whatIsFoundLateHasTheTimeOfItsBlock()
    {
        SyncWorld world;
        world.mine(110);
        world.pay(SyncWorld::script(1, 0), 9'000);
        const std::int64_t then = world.chain->block(world.chain->tip().height)->header.time;
        world.clock.advance(std::chrono::hours(1'000 * 24));
        world.mine(3);
        world.open();

        const WalletId wallet = world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        QCOMPARE(historyOf(world.database(), wallet).at(0).time, then);

        world.clock.advance(std::chrono::hours(24));
        QVERIFY(world.manager().rescan(wallet, {1}));
        QVERIFY(world.waitForTip());
        QCOMPARE(historyOf(world.database(), wallet).at(0).time, then);
    }
};

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
