// SPDX-License-Identifier: MIT

#include "core/chain/work.h"
#include "core/storage/repositories/headerrepository.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::size_t storedHeaders(SyncWorld& world) { return HeaderRepository(world.database()).loadAll()->size(); }

/// Room in time for more blocks than a SyncWorld has by itself.
void startEarly(SyncWorld& world, int blocks)
{
    world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds() - blocks * 600LL));
}

} // namespace

/// A chain is believed for its work, not for its length: sync-engine.md section 2.4.
class TestChainWork final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    void aTipThatGrowsOldIsTold()
    {
        SyncWorld world;
        const auto mineNow = [&] {
            world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds()));
            world.mine(1);
        };
        world.mine(110);
        mineNow();
        world.rules.network = Network::Signet; // on a private chain blocks come when somebody wants one
        world.open();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->stall, Stall::None);
        world.clock.advance(std::chrono::minutes(121));
        QCOMPARE(world.snapshot()->stall, Stall::OldTip);
        mineNow();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->stall, Stall::None);
    }

    void aBlockThatComesTooEarlyIsToldAndTakenInLater()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        QVERIFY(world.waitUntil([&] { return world.count(SyncEvent::Kind::Done) > 0; }));
        world.forgetEvents();

        world.mine(1);
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds() + 3 * 3600));
        world.pay(SyncWorld::script(1, 0), 60'000);

        QVERIFY(world.waitUntil([&] { return world.snapshot()->refusesFuture; }));
        QVERIFY(world.waitUntil([&] { return world.snapshot()->synced.height.value == 111; })); // what came before it
        QCOMPARE(world.snapshot()->stall, Stall::ClockWrong);
        QVERIFY(world.snapshot()->manager != ManagerState::Connected);
        QCOMPARE(world.snapshot()->wallet(wallet)->state, WalletState::Headers);
        QVERIFY(world.client().reports.empty());
        const int asked = world.client().asked.headers;
        world.client().announce();
        QVERIFY(world.waitUntil([&] { return world.client().asked.headers > asked + 1; })); // all of the rounds before
        QCOMPARE(world.count(SyncEvent::Kind::Done), 0);

        world.clock.advance(std::chrono::hours(2));
        world.client().announce();
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->refusesFuture);
        QCOMPARE(world.snapshot()->wallet(wallet)->state, WalletState::Synced);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 60'000);
        QVERIFY(world.waitUntil([&] { return world.count(SyncEvent::Kind::Done) == 1; }));
    }

    void aChainBelowTheMinimumWorkIsNeitherCalledSyncedNorStored()
    {
        SyncWorld world;
        world.rules.minimumWork = (workFromBits(world.rules.powLimitBits) * 201U).toBigEndian();
        world.mine(150);
        world.open();
        const WalletId wallet = world.addWallet(1, BlockHeight{0});

        QVERIFY(world.waitUntil([&] { return world.snapshot()->problem.has_value(); }));
        QCOMPARE(world.snapshot()->problem->code, Errc::LowWork);
        QCOMPARE(world.snapshot()->tip, world.chain->tip()); // shown, not believed
        QCOMPARE(world.manager().wallet(wallet)->syncedTo().height.value, 0);
        QVERIFY(world.snapshot()->manager != ManagerState::Connected);
        QCOMPARE(storedHeaders(world), std::size_t(0));

        world.pay(SyncWorld::script(1, 0), 70'000);
        world.mine(100);

        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->problem);
        QCOMPARE(storedHeaders(world), std::size_t(world.chain->tip().height.value));
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
    }

    void belowTheLastKnownBlockOnlyWholeChunksAreStored()
    {
        SyncWorld world;
        startEarly(world, 4'200);
        world.mine(4'100);
        const auto point = [&](std::int32_t height) {
            return HeaderChunkCheckpoint{{height}, world.chain->block({height})->point.hash};
        };
        const std::array known{point(2'015), point(4'031)};
        world.rules.headerCheckpoints = known;
        bool knowsAll = false;
        world.open();
        world.client().peer({1}).alterHeaders = [&](std::vector<BlockHeader> headers) {
            if (!knowsAll) headers.resize(std::min<std::size_t>(headers.size(), 1'500));
            const bool isPastThree = world.snapshot()->tip.height.value >= 3'000;
            return knowsAll || !isPastThree ? headers : std::vector<BlockHeader>();
        };
        QVERIFY(world.waitUntil([&] { return world.snapshot()->problem.has_value(); }));
        QCOMPARE(world.snapshot()->problem->code, Errc::LowWork);
        QCOMPARE(world.snapshot()->tip.height.value, 3'000);
        QCOMPARE(storedHeaders(world), std::size_t(2'015));

        knowsAll = true;
        world.client().announce();

        QVERIFY(world.waitForTip());
        QCOMPARE(storedHeaders(world), std::size_t(4'100));
        world.restart(); // what was stored in two parts is one chain
        QVERIFY(world.waitForTip());
    }
};

QTEST_GUILESS_MAIN(TestChainWork)
#include "tst_chainwork.moc"
