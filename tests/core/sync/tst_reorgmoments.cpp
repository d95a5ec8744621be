// SPDX-License-Identifier: MIT

#include "tests/support/diskimage.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <utility>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Wallet 1 at the tip, with one payment; wallet 7, which is not here yet, was paid 30 times before.
WalletId dailyWalletAfterAHistory(SyncWorld& world)
{
    world.mine(110);
    for (std::uint32_t i = 0; i < 30; ++i) {
        world.pay(SyncWorld::script(7, i), 10'000 + i);
        world.mine(9);
    }
    world.open();
    const WalletId daily = world.addWallet(1);
    if (!world.waitForTip()) qFatal("the wallet did not come to the tip");
    world.pay(SyncWorld::script(1, 0), 12'000);
    if (!world.waitForTip()) qFatal("the wallet did not take in its payment");
    return daily;
}

} // namespace

/// A reorganisation that comes at a bad moment: sync-engine.md sections 5.4 and 5.7.
class TestReorgMoments final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    /// The filter matched, its block is asked for, and by then nobody has it any more.
    void betweenAFilterAndItsBlockTheBatchIsDroppedAndNobodyBlamed()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const PracticeChain before = *world.chain; // a copy is a fork
        world.client().asked = {};
        world.client().alterSentFilter = [&](PeerId, Bytes filter) {
            world.client().hold(); // this answer still arrives; the block's waits
            return filter;
        };
        world.pay(SyncWorld::script(1, 0), 11'000);
        const BlockHash stale = world.chain->tip().hash;
        QVERIFY(world.waitUntil([&] { return world.client().asked.blocks.contains(stale); }));

        PracticeChain other = before;
        other.setSalt(7);
        QVERIFY(other.mine(2));
        *world.chain = other; // it never heard of the block
        world.client().alterSentFilter = {};
        world.client().release();
        world.client().announce();

        QVERIFY(world.waitForTip());
        QVERIFY(!world.chain->find(stale));
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
        QVERIFY(world.client().reports.empty());
    }

    /// Its headers came, its filters never will: who told them has gone, and the others have more work.
    void aBranchThatNobodyHasAnyMoreIsLeft()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const auto lost = std::make_shared<PracticeChain>(*world.chain); // a copy is a fork
        lost->setSalt(7);
        QVERIFY(lost->mine(3));
        world.client().removePeers();
        world.client().addPeer(lost).servesFilters = false;
        world.client().announce();
        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == lost->tip(); }));

        world.client().removePeers();
        world.client().addPeer(world.chain);
        world.client().addPeer(world.chain);
        world.pay(SyncWorld::script(1, 0), 11'000);
        world.mine(4);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    /// One peer stays on it, and has its blocks but no filters: the news of the others are not kept waiting for long.
    void aBranchWithoutFiltersIsLeftAfterAWhile()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const auto lost = std::make_shared<PracticeChain>(*world.chain); // a copy is a fork
        lost->setSalt(7);
        QVERIFY(lost->mine(3));
        world.client().addPeer(lost).servesFilters = false;
        world.client().announce();
        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == lost->tip(); }));
        world.client().askWhoHas(lost->tip()); // its word is that somebody has them

        world.pay(SyncWorld::script(1, 0), 11'000);
        world.mine(4);
        world.passSeconds(30);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    /// The next hundred blocks are still the same, those after them are not.
    void whatWasAskedAheadOfTheLostBranchMakesRoomForTheOther()
    {
        using Question = ScriptedChainClient::Question;
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const BlockHeight start = world.manager().wallet(wallet)->syncedTo().height;
        world.close();
        for (std::uint32_t i = 0; i < 12; ++i) {
            world.pay(SyncWorld::script(1, i), 10'000 + i);
            world.mine(49);
        }
        world.open();
        world.forgetEvents();
        int asked = 0; // filters, by the time the reorg was known
        QObject::connect(&world.manager(), &SyncManager::happened, &world.manager(), [&](const SyncEvent& event) {
            const bool isEarly = event.kind == SyncEvent::Kind::Block && event.height < start + 300;
            if (isEarly) world.client().hold(Question::Block); // the next batch waits for its blocks
            if (event.kind == SyncEvent::Kind::Reorg) asked = world.client().asked.filters;
        });
        const auto stands = [&] { return world.manager().wallet(wallet)->syncedTo().height; };
        QVERIFY(world.waitUntil([&] { return stands() == start + 100; }));
        const int undone = world.chain->tip().height - (start + 350); // in the fourth batch
        world.reorg(undone, undone + 1, PracticeChain::Keep::All);
        world.client().release();
        QVERIFY(world.waitUntil([&] { return world.count(SyncEvent::Kind::Reorg) == 1; }));
        // While the third batch waits for its blocks, the fourth one's filters are asked for.
        QVERIFY(world.waitUntil([&] { return world.client().asked.filters == asked + 100; }));
        QCOMPARE(stands(), start + 200);

        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void aboveAnImportsCursorItTakesTheOthersBackAndLeavesTheImportAlone()
    {
        SyncWorld world;
        const WalletId daily = dailyWalletAfterAHistory(world);
        world.client().holdFiltersFrom({250});
        const WalletId old = world.addWallet(7, BlockHeight{0});
        const auto cursor
            = [&] { return world.snapshot()->jobs.isEmpty() ? 0 : world.snapshot()->jobs.front().next.value; };
        QVERIFY(world.waitUntil([&] { return cursor() > 1; }));
        const int before = cursor();

        world.reorg(1, 3, PracticeChain::Keep::None);

        QVERIFY(world.waitUntil([&] { return world.snapshot()->tip == world.chain->tip(); }));
        QVERIFY2(cursor() >= before, qPrintable(QString::number(cursor())));
        QCOMPARE(world.manager().wallet(daily)->balance().confirmed.satoshis(), 0);
        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(world.differenceFromChain(daily, 1), QString());
    }

    /// There is one writer: the batch is committed whole, then one rollback takes all cursors to the fork.
    void whileAnImportCommitsItTakesAllCursorsToTheForkAfterwards() // 86
    {
        SyncWorld world;
        const WalletId daily = dailyWalletAfterAHistory(world);
        const BlockHeight fork{150};
        const int undone = world.chain->tip().height - fork;
        const auto next = [&] { return world.snapshot()->jobs.isEmpty() ? 0 : world.snapshot()->jobs[0].next.value; };
        world.client().holdFiltersFrom({300});
        const WalletId old = world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitUntil([&] { return next() > fork.value + 50; }));
        bool hasHappened = false;
        {
            const FailPointWatch watch([&](std::string_view name) {
                if (name != "inside-commit" || std::exchange(hasHappened, true)) return;
                world.client().hold(ScriptedChainClient::Question::FilterHashes); // what comes after it waits
                world.client().hold(ScriptedChainClient::Question::Filters);
                world.reorg(undone, undone + 1, PracticeChain::Keep::EverySecond);
            });
            world.client().release();
            QVERIFY(world.waitUntil([&] { return hasHappened && world.snapshot()->tip == world.chain->tip(); }));
        }
        QVERIFY(world.snapshot()->jobs.isEmpty()); // it stands where the others do, and has joined them
        for (const WalletId wallet : {daily, old}) {
            QCOMPARE(world.manager().wallet(wallet)->syncedTo().height, fork);
            QVERIFY(!world.snapshot()->wallet(wallet)->problem);
        }
        const auto orphans
            = world.database().all(u"PRAGMA foreign_key_check", [](Cells& cells) { return cells.text(); });
        QVERIFY(orphans && orphans->empty());

        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(world.differenceFromChain(daily, 1), QString());
    }
};

QTEST_GUILESS_MAIN(TestReorgMoments)
#include "tst_reorgmoments.moc"
