// SPDX-License-Identifier: MIT

#include "core/storage/repositories/eventrepository.h"
#include "core/sync/batch/batchscanner.h"
#include "core/sync/loop/importwatch.h"
#include "core/sync/state/eventlog.h"
#include "tests/support/historyof.h"
#include "tests/support/syncworld.h"

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QTest>

#include <cmath>
#include <ctime>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Two wallets at the tip, and 300 blocks of history of wallet 7 that nobody watches yet.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    WalletId savings;
    SyncSnapshotPtr now;

    Scene()
    {
        world.mine(110);
        for (std::uint32_t i = 0; i < 30; ++i) {
            const TxOut output{*Amount::fromSatoshis(10'000 + i), SyncWorld::script(7, i)};
            if (!world.chain->raiseFunds(output.value) || !world.chain->pay(std::span(&output, 1))) qFatal("no funds");
            world.mine(10);
        }
        world.open();
        daily = world.addWallet(1);
        savings = world.addWallet(2);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.forgetEvents();
        world.client().asked = {};
    }

    const JobView* job()
    {
        now = world.snapshot();
        return now->jobs.isEmpty() ? nullptr : &now->jobs.front();
    }

    /// Imports wallet 7 and stops the scan before `height`, the import still running.
    WalletId importUpTo(std::int32_t height)
    {
        world.client().holdFiltersFrom({height});
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        const auto stands = [&] { return job() && job()->state == JobState::Running && job()->next.value > 1; };
        if (!world.waitUntil(stands)) qFatal("the import did not begin");
        return wallet;
    }
};

/// Its keys are made this moment, and nobody is there to tell of new blocks.
WalletId madeOffline(SyncWorld& world)
{
    world.open();
    world.client().removePeers();
    const WalletId wallet = world.addWalletBornAt(7, world.clock.unixSeconds());
    world.close();
    return wallet;
}

} // namespace

/// Blocking and targeted imports: sync-engine.md section 5.7.
class TestImport final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); } // of the faults made here
    void anImportStopsTheOthersCatchesUpAndJoins()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        const WalletId old = scene.importUpTo(250);
        QCOMPARE(scene.now->manager, ManagerState::Maintenance);
        QCOMPARE(scene.now->wallet(scene.daily)->state, WalletState::Paused);
        QCOMPARE(scene.now->wallet(scene.daily)->pausedBy, QString("Wallet 7"));
        QCOMPARE(scene.now->wallet(scene.daily)->pauseCause, PauseCause::Import);
        QCOMPARE(scene.now->wallet(old)->state, WalletState::Importing);

        scene.world.mine(5); // the tip moves meanwhile: headers live on, SyncedTo stands still
        scene.world.client().holdFiltersFrom({300});
        scene.world.client().poke();
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->tip == scene.world.chain->tip(); }));
        QCOMPARE(scene.world.manager().wallet(scene.daily)->syncedTo(), before);
        QCOMPARE(scene.world.manager().wallet(scene.savings)->syncedTo(), before);
        scene.world.client().release();

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->manager, ManagerState::Connected);
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        for (const WalletId wallet : {scene.daily, scene.savings, old})
            QCOMPARE(scene.world.manager().wallet(wallet)->syncedTo(), scene.world.chain->tip());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1);
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportDone), 1);
    }

    void newBlocksReachTheOthersWhereThePersonLetsThemThrough()
    {
        Scene scene;
        QVERIFY(scene.world.manager().letBlocksThrough(true));
        const WalletId old = scene.importUpTo(250);
        QVERIFY(scene.now->maintenance());
        QCOMPARE(scene.now->wallet(scene.daily)->state, WalletState::Synced);
        QCOMPARE(scene.now->wallet(scene.daily)->pausedBy, QString());

        scene.world.pay(SyncWorld::script(1, 0), 50'000); // the import hangs at 250: a new block has to wait for it
        scene.world.client().holdFiltersFrom({100'000});
        scene.world.client().poke();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());
        for (const WalletId wallet : {scene.daily, scene.savings, old})
            QCOMPARE(scene.world.manager().wallet(wallet)->syncedTo(), scene.world.chain->tip());
    }

    /// Of the blocks that were there before, wallet 7 gets none from 250 on.
    void anImportThatGetsNoBlockLetsTheOthersGoOn()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        const WalletId old = scene.importUpTo(250);
        scene.world.client().holdFiltersFrom({250}, before.height);
        QVERIFY(scene.world.waitUntil([&] { return scene.job()->next.value + 25 > 250; })); // a batch is 25 blocks
        scene.world.pay(SyncWorld::script(1, 0), 50'000);
        scene.world.passSeconds(ImportWatch::StuckAfter - 1);
        QVERIFY(!scene.job()->isStuck);
        QCOMPARE(scene.now->wallet(scene.daily)->state, WalletState::Paused);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->syncedTo(), before);

        scene.world.passSeconds(1);
        const auto isDailyLevel
            = [&] { return scene.world.manager().wallet(scene.daily)->syncedTo() == scene.world.chain->tip(); };
        QVERIFY(scene.world.waitUntil(isDailyLevel));
        scene.world.mine(1); // the next one need not wait for another batch
        scene.world.passSeconds(2 * ImportWatch::StuckAfter + Patience::LongestStep);
        QVERIFY(scene.world.waitUntil(isDailyLevel));
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());
        QVERIFY(scene.job()->isStuck);
        QCOMPARE(scene.job()->state, JobState::Running);
        QVERIFY(scene.job()->next.value < 250);
        QVERIFY(!scene.now->holdsOthers());
        QCOMPARE(scene.now->stall, Stall::ImportStuck);
        for (const WalletId wallet : {scene.daily, scene.savings}) {
            QCOMPARE(scene.now->wallet(wallet)->state, WalletState::Synced);
            QCOMPARE(scene.now->wallet(wallet)->pausedBy, QString());
        }
        QCOMPARE(scene.now->wallet(old)->state, WalletState::Importing);

        scene.world.client().holdFiltersFrom({350}, before.height); // now some come
        scene.world.client().poke();
        const auto movesAgain = [&] { return scene.job() && scene.job()->next.value > 250; };
        QVERIFY(scene.world.waitUntil(movesAgain));
        QVERIFY(!scene.job()->isStuck);
        QVERIFY(scene.now->holdsOthers());
        QCOMPARE(scene.now->wallet(scene.daily)->state, WalletState::Paused);

        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->stall != Stall::ImportStuck);
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1);
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportDone), 1);
    }

    void aMachineThatSleptCallsNoImportStuck()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        scene.importUpTo(250);
        scene.world.client().holdFiltersFrom({250}, before.height);
        QVERIFY(scene.world.waitUntil([&] { return scene.job()->next.value + 25 > 250; }));
        scene.world.passSeconds(10);
        scene.world.clock.advance(std::chrono::hours(3));
        scene.world.passSeconds(20); // the first one goes with the jump
        QVERIFY(!scene.job()->isStuck);
        scene.world.passSeconds(1);
        QVERIFY(scene.job()->isStuck);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
    }

    /// They may have new blocks between two batches, and do not get them: it is not the import that waits.
    void whereTheOthersGetNothingTheImportIsNotStuckAndGoesOn()
    {
        Scene scene;
        QVERIFY(scene.world.manager().letBlocksThrough(true));
        const ChainPoint before = scene.world.chain->tip();
        const WalletId old = scene.importUpTo(250);
        scene.world.mine(1);
        scene.world.client().holdFiltersFrom(before.height + 1); // the import's come now, the new block's do not
        scene.world.client().poke();
        scene.world.passSeconds(Patience::First - 1);
        QVERIFY(scene.job()); // the others have a turn after its next batch
        QVERIFY(!scene.job()->isStuck);
        scene.world.passSeconds(2 * Patience::LongestStep);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.count(SyncEvent::Kind::ImportDone) == 1; }));
        QCOMPARE(scene.world.manager().wallet(old)->syncedTo(), before);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->syncedTo(), before);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void anImportThatGetsNoBlockLetsTheNextOneGoOn_data()
    {
        QTest::addColumn<bool>("areTogether");
        QTest::newRow("queued behind it") << false;
        QTest::newRow("in the same pass") << true;
    }
    void anImportThatGetsNoBlockLetsTheNextOneGoOn()
    {
        QFETCH(bool, areTogether);
        SyncWorld world;
        world.mine(110);
        world.pay(SyncWorld::script(8, 0), 20'000);
        world.mine(100);
        world.pay(SyncWorld::script(7, 0), 30'000);
        const ChainPoint needed = world.chain->tip();
        world.mine(100);
        world.pay(SyncWorld::script(8, 1), 40'000);
        world.open();
        const WalletId daily = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.forgetEvents();
        world.client().holdBlock(needed.hash);
        const WalletId first = world.addWallet(7, BlockHeight{0});
        std::optional<WalletId> second;
        if (areTogether) second = world.addWallet(8, BlockHeight{0});
        const auto job = [&](WalletId wallet) {
            const SyncSnapshotPtr now = world.snapshot();
            const auto found = std::ranges::find(now->jobs, wallet, &JobView::wallet);
            return found == now->jobs.end() ? std::optional<JobView>() : *found;
        };
        const auto waits = [&] { return job(first)->next + 25 > needed.height; }; // a batch is 25 blocks
        QVERIFY(world.waitUntil([&] { return waits() && world.client().asked.blocks.contains(needed.hash); }));
        world.passSeconds(ImportWatch::StuckAfter);
        if (!areTogether) second = world.addWallet(8, BlockHeight{0});

        QVERIFY(world.waitUntil([&] { return !job(*second); }));
        QCOMPARE(world.count(SyncEvent::Kind::ImportDone), 1);
        QCOMPARE(world.differenceFromChain(*second, 8, 1'000), QString());
        QVERIFY(job(first)->isStuck);
        QVERIFY(waits());
        world.pay(SyncWorld::script(1, 0), 50'000); // holds nobody still
        const auto isLevel = [&] { return world.manager().wallet(daily)->syncedTo() == world.chain->tip(); };
        world.passSeconds(Patience::Most);
        QVERIFY(world.waitUntil(isLevel));

        world.client().release();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(first, 7, 1'000), QString());
        for (const WalletId wallet : {daily, first, *second})
            QCOMPARE(world.manager().wallet(wallet)->syncedTo(), world.chain->tip());
    }

    void whereTheNextImportGetsNothingEitherTheStuckOneIsTriedAgain()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        const WalletId old = scene.importUpTo(250);
        scene.world.client().holdFiltersFrom({250}, before.height);
        QVERIFY(scene.world.waitUntil([&] { return scene.job()->next.value + 25 > 250; }));
        scene.world.passSeconds(ImportWatch::StuckAfter);
        QVERIFY(scene.job()->isStuck);
        scene.world.client().holdFiltersFrom({100}, before.height); // the next one waits, too
        const WalletId next = scene.world.addWallet(8, BlockHeight{0});
        const auto isRunning = [&](WalletId wallet) {
            scene.now = scene.world.snapshot();
            const JobView* job = scene.now->maintenance();
            return job && job->wallet == wallet;
        };
        const auto stands = [&] { return isRunning(next) && scene.now->maintenance()->next.value + 25 > 100; };
        QVERIFY(scene.world.waitUntil(stands)); // not a block is to come when the time begins to pass
        const JobView waiting = scene.world.snapshot()->jobs.back();
        QCOMPARE(waiting.wallet, old);
        QCOMPARE(waiting.state, JobState::Queued);
        QVERIFY(waiting.isStuck && !waiting.joinsAt);
        scene.world.passSeconds(2 * ImportWatch::StuckAfter);
        QVERIFY(scene.world.waitUntil([&] { return isRunning(old); }));
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportDone), 2);
    }

    /// Whoever announces without end keeps a stuck import from no block that comes.
    void announcementsDoNotKeepAStuckImportFromItsBlocks()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        scene.importUpTo(250);
        scene.world.client().holdFiltersFrom({250}, before.height);
        QVERIFY(scene.world.waitUntil([&] { return scene.job()->next.value + 25 > 250; }));
        scene.world.passSeconds(ImportWatch::StuckAfter);
        QVERIFY(scene.world.waitUntil([&] { return scene.job()->isStuck; }));
        const auto asked = [&] { return scene.world.client().asked.filterRequests; };
        const int asksBefore = asked();
        for (int i = 0; i < 50; ++i) {
            scene.world.client().announce();
            QCoreApplication::processEvents();
        }
        QVERIFY2(asked() <= asksBefore + 2, qPrintable(QString::number(asked() - asksBefore)));
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
    }

    void oneForAnIdleMomentLetsNewBlocksGoFirst_data()
    {
        QTest::addColumn<ScanStart>("start");
        QTest::newRow("when idle") << ScanStart::WhenIdle;
        QTest::newRow("at once") << ScanStart::AtOnce;
    }
    void oneForAnIdleMomentLetsNewBlocksGoFirst()
    {
        QFETCH(ScanStart, start);
        Scene scene;
        scene.world.client().holdFiltersFrom({250});
        const WalletId old = scene.world.addWalletForLater(7, start);
        const auto stands = [&] { return scene.job() && scene.job()->next.value > 1; };
        QVERIFY(scene.world.waitUntil(stands)); // nothing else is to be done: it runs
        const bool isIdle = start == ScanStart::WhenIdle;
        QVERIFY(scene.now->maintenance());
        QCOMPARE(scene.now->holdsOthers(), !isIdle);
        QCOMPARE(scene.now->wallet(scene.daily)->state, isIdle ? WalletState::Synced : WalletState::Paused);
        QCOMPARE(scene.now->wallet(scene.daily)->pausedBy, isIdle ? "" : "Wallet 7");
        QVERIFY(!scene.now->wallet(old)->importWaits);
        scene.world.pay(SyncWorld::script(1, 0), 50'000);
        const ChainPoint tip = scene.world.chain->tip();
        scene.world.client().release();

        const auto isThere = [&] { return scene.world.manager().wallet(scene.daily)->syncedTo() == tip; };
        QVERIFY(scene.world.waitUntil(isThere));
        QCOMPARE(scene.job() != nullptr, isIdle); // still to be finished, or over before it
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1); // it went on where it was
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());
    }

    void whatRanInAnIdleMomentIsQueuedWhileNewBlocksComeIn()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({250});
        const WalletId old = scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        QVERIFY(scene.world.waitUntil([&] { return scene.job() && scene.job()->next.value > 1; }));
        const BlockHeight before = scene.world.chain->tip().height;
        QStringList wrong;
        const auto look = [&](const SyncEvent& event) {
            if (event.kind != SyncEvent::Kind::Block || event.height <= before) return;
            const SyncSnapshotPtr now = scene.world.snapshot();
            const bool waits = now->jobs.size() == 1 && now->jobs.first().waitsForIdle();
            if (!waits || now->maintenance() || !now->wallet(old)->importWaits) wrong += "not queued";
        };
        QObject::connect(&scene.world.manager(), &SyncManager::happened, &scene.world.manager(), look);
        scene.world.mine(5);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(wrong, QStringList());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void aQuestionIsAnsweredBeforeOneForAnIdleMomentGoesOn()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({250});
        scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        QVERIFY(scene.world.waitUntil([&] { return scene.job() && scene.job()->next.value > 1; }));
        const Txid paid = scene.world.pay(SyncWorld::script(5, 0), 20'000);
        const auto asked = scene.world.manager().lookUp({{paid, 0}, SyncWorld::script(5, 0), {1}, {}});
        QVERIFY(asked);
        scene.world.client().release();
        const auto isAnswered = [&] { return scene.world.snapshot()->lookup(*asked)->state == JobState::Done; };
        QVERIFY(scene.world.waitUntil(isAnswered));
        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->jobs.size(), 1); // the import is not through
        QVERIFY(now->jobs.first().startsWhenIdle);
        QVERIFY(scene.world.waitForTip());
    }

    void oneForAnIdleMomentComesAfterTheOtherImports()
    {
        Scene scene;
        scene.world.client().hold();
        const WalletId old = scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        const WalletId added = scene.world.addWallet(8, BlockHeight{200});
        const SyncSnapshotPtr waiting = scene.world.snapshot();
        QCOMPARE(waiting->jobs.size(), 2);
        QCOMPARE(waiting->jobs.first().wallet, added);
        QVERIFY(!waiting->jobs.first().waitsForIdle());
        QVERIFY(waiting->jobs.last().waitsForIdle());
        QVERIFY(waiting->wallet(old)->importWaits);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        std::vector<WalletId> done;
        for (const SyncEvent& event : scene.world.events())
            if (event.kind == SyncEvent::Kind::ImportDone) done.push_back(event.wallet);
        QCOMPARE(done, (std::vector<WalletId>{added, old}));
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void oneForAnIdleMomentStillWaitsForItAfterARestart()
    {
        Scene scene;
        scene.world.client().hold();
        const WalletId old = scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        const WalletId added = scene.world.addWallet(8, BlockHeight{200});
        scene.world.kill();
        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->jobs.size(), 2);
        QCOMPARE(now->jobs.first().wallet, added);
        QCOMPARE(now->jobs.last().wallet, old);
        QVERIFY(now->jobs.last().waitsForIdle());
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void whoStartsOneForAnIdleMomentNowNeedNotWaitForIt_data()
    {
        QTest::addColumn<bool>("isPaused");
        QTest::newRow("while it waits") << false;
        QTest::newRow("while it is paused") << true;
    }
    void whoStartsOneForAnIdleMomentNowNeedNotWaitForIt()
    {
        QFETCH(bool, isPaused);
        Scene scene;
        scene.world.client().hold();
        const WalletId old = scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        const WalletId added = scene.world.addWallet(8, BlockHeight{200});
        const JobId job = scene.world.snapshot()->jobs.last().id;
        if (isPaused) QVERIFY(scene.world.manager().pauseJob(job));
        QVERIFY(scene.world.manager().resumeJob(job));
        for (const bool isRestarted : {false, true}) {
            if (isRestarted) scene.world.kill();
            const SyncSnapshotPtr now = scene.world.snapshot();
            QCOMPARE(now->jobs.first().wallet, old); // it is the older one
            QCOMPARE(now->jobs.last().wallet, added);
            QVERIFY(!now->jobs.first().startsWhenIdle);
        }
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void movedAheadItWaitsForNoIdleMomentEvenAlone()
    {
        Scene scene;
        scene.world.client().hold();
        scene.world.addWalletForLater(7, ScanStart::WhenIdle);
        QVERIFY(scene.world.manager().moveJobFirst(scene.job()->id));
        QVERIFY(!scene.job()->startsWhenIdle);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
    }

    void onAMeteredConnectionAnImportWaitsAndNewBlocksComeAllTheSame()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(250);
        scene.world.manager().setSavesData(true);
        scene.world.client().release();
        scene.world.pay(SyncWorld::script(1, 0), 50'000);
        const auto isAtTip
            = [&] { return scene.world.manager().wallet(scene.daily)->syncedTo() == scene.world.chain->tip(); };
        QVERIFY(scene.world.waitUntil(isAtTip));
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->stall == Stall::SavesData; }));
        const SyncSnapshotPtr waiting = scene.world.snapshot();
        QVERIFY(waiting->savesData);
        QVERIFY(!waiting->maintenance());
        QCOMPARE(waiting->jobs.first().state, JobState::Queued);
        QCOMPARE(waiting->wallet(old)->state, WalletState::Paused);
        QCOMPARE(waiting->wallet(old)->pauseCause, PauseCause::Metered);
        QVERIFY(waiting->wallet(old)->isPartial); // and does not say that it is through
        QCOMPARE(waiting->wallet(scene.daily)->state, WalletState::Synced);
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());

        const BlockHeight cursor = waiting->jobs.first().next;
        QVERIFY(cursor > waiting->jobs.first().from);
        scene.world.manager().setSavesData(false);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1); // it went on, it did not begin anew
    }

    void aBlockBetweenTwoBatchesIsTakenInBeforeTheImportEnds()
    {
        for (const bool lets : {true, false}) {
            Scene scene;
            QVERIFY(scene.world.manager().letBlocksThrough(lets));
            scene.importUpTo(250);
            scene.world.mine(3);
            const ChainPoint tip = scene.world.chain->tip();
            bool wasReached = false; // by the others, while the import was on its way
            const auto look = [&] {
                const SyncSnapshotPtr now = scene.world.snapshot();
                if (now->maintenance() && now->wallet(scene.daily)->syncedTo == tip) wasReached = true;
            };
            QObject::connect(&scene.world.manager(), &SyncManager::happened, &scene.world.manager(), look);
            scene.world.client().release();
            QVERIFY(scene.world.waitForTip());
            QCOMPARE(wasReached, lets);
        }
    }

    void whetherBlocksAreLetThroughIsKept()
    {
        Scene scene;
        QVERIFY(!scene.world.snapshot()->letsBlocksThrough);
        QVERIFY(scene.world.manager().letBlocksThrough(true));
        scene.world.restart();
        QVERIFY(scene.world.snapshot()->letsBlocksThrough);
    }

    void aReorgWhileBlocksAreLetThroughTakesAllBack()
    {
        Scene scene;
        QVERIFY(scene.world.manager().letBlocksThrough(true));
        const WalletId old = scene.importUpTo(250);
        scene.world.pay(SyncWorld::script(1, 0), 50'000);
        scene.world.reorg(3, 5, PracticeChain::Keep::All);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());
    }

    void anImportShowsProgressSoonHoweverFastTheOneBeforeWas()
    {
        using namespace std::chrono_literals;
        SyncWorld world;
        world.mine(700);
        world.open();
        world.clock.setPace(10ms); // batches grow to hundreds of blocks
        world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        world.clock.setPace(500ms);

        world.client().holdFiltersFrom({100});
        world.addWallet(7, BlockHeight{0});

        const auto moves = [&] {
            const SyncSnapshotPtr now = world.snapshot();
            return now->jobs.size() == 1 && now->jobs.front().next.value > 1;
        };
        QVERIFY(world.waitUntil(moves));
        world.client().holdFiltersFrom({1'000});
        world.client().release();
        QVERIFY(world.waitForTip());
    }

    void aBatchEndsWhereTheBlocksThatMatterFillIt()
    {
        SyncWorld world;
        world.clock.setPace(std::chrono::milliseconds(1)); // the batches grow as fast as they may
        world.mine(110);
        const Bytes busy = SyncWorld::script(7, 0);
        for (int i = 0; i < 600; ++i) world.pay(busy, 10'000); // each in a block of its own
        world.open();
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.forgetEvents();
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitForTip());
        std::int32_t most = 0;
        for (const SyncEvent& event : world.events())
            if (event.kind == SyncEvent::Kind::Filters) most = std::max(most, event.count);
        QCOMPARE(most, static_cast<std::int32_t>(BatchScanner::MostBlocks));
        QCOMPARE(world.snapshot()->wallet(wallet)->balance.confirmed.satoshis(), 600 * 10'000);
        for (const auto& [hash, times] : world.client().asked.blocks) QVERIFY(times <= 1);
    }

    void onlyTheNewWalletsScriptsAreMatched()
    {
        SyncWorld world;
        world.mine(110);
        for (int i = 0; i < 20; ++i) world.pay(SyncWorld::script(1, 0), 1'000 + i); // blocks that match wallet 1 only
        world.open();
        world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        world.client().asked = {};

        world.addWallet(7, BlockHeight{0});

        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.blockCount(), 0);
    }

    void aBrandNewWalletJoinsAtOnce()
    {
        Scene scene;
        const WalletId fresh = scene.world.addWallet(8);
        QCOMPARE(scene.world.snapshot()->wallet(fresh)->state, WalletState::Synced);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 0);
        QCOMPARE(scene.world.client().asked.filters, 0);
    }

    void pausingLetsTheOthersGoOnAndResumingFinishes()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(250);
        const JobId job = scene.job()->id;
        const ChainPoint cursor = scene.world.manager().wallet(old)->syncedTo();

        QVERIFY(scene.world.manager().pauseJob(job));
        scene.world.client().release();
        scene.world.pay(SyncWorld::script(1, 0), 33'000);

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 33'000);
        QCOMPARE(scene.world.snapshot()->manager, ManagerState::Connected);
        QCOMPARE(scene.world.manager().wallet(old)->syncedTo(), cursor); // kept, not lost

        QVERIFY(scene.world.manager().resumeJob(job));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void cancellingLeavesTheWalletStoppedAtItsCursorAndItCanBeStartedAgain()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(250);
        const ChainPoint cursor = scene.world.manager().wallet(old)->syncedTo();
        QVERIFY(scene.world.manager().cancelJob(scene.job()->id));
        scene.world.client().release();
        scene.world.mine(2);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(old)->state, WalletState::Stopped);
        QCOMPARE(scene.world.manager().wallet(old)->syncedTo(), cursor);
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());

        QVERIFY(scene.world.manager().startWallet(old));

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void quittingInTheMiddleResumesWhereItWas()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(250);
        const BlockHeight cursor = scene.world.manager().wallet(old)->syncedTo().height;
        QVERIFY(cursor.value > 0 && cursor < scene.world.chain->tip().height);
        scene.world.close();
        scene.world.forgetEvents();

        scene.world.open();

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1);
        for (const SyncEvent& event : scene.world.events())
            if (event.kind == SyncEvent::Kind::ImportStart) QCOMPARE(event.from.value, cursor.value + 1);
    }

    void aReorgBelowTheCursorTakesTheImportBack()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(350);
        const int height = scene.world.chain->tip().height.value;
        scene.world.client().hold();
        scene.world.reorg(height - 150, height - 150 + 1, PracticeChain::Keep::EverySecond);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.daily, 1), QString());
    }

    /// The birthday says where a payment may be on the branch that is gone; on the new one it may be earlier.
    void aReorgBelowTheBirthdayTakesAnImportBelowItToo_data()
    {
        QTest::addColumn<bool>("begun");
        QTest::newRow("before it began") << false;
        QTest::newRow("half way") << true;
    }

    void aReorgBelowTheBirthdayTakesAnImportBelowItToo()
    {
        QFETCH(bool, begun);
        SyncWorld world;
        world.mine(150);
        world.pay(SyncWorld::script(7, 0), 50'000);
        const BlockHeight birthday = world.chain->tip().height;
        world.mine(60);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().holdFiltersFrom(begun ? birthday + 40 : birthday);
        const WalletId wallet = world.addWallet(7, birthday);
        const auto stands = [&] {
            const SyncSnapshotPtr now = world.snapshot();
            return now->jobs.size() == 1 && now->jobs.front().next >= birthday + (begun ? 1 : 0);
        };
        QVERIFY(world.waitUntil(stands));
        QVERIFY(world.manager().pauseJob(world.snapshot()->jobs.front().id));
        world.client().release();

        world.chain->rewind(birthday - 20);
        world.chain->setSalt(7);
        world.pay(SyncWorld::script(7, 1), 30'000);
        world.mine(100);
        QVERIFY(world.waitForTip());
        const SyncSnapshotPtr now = world.snapshot();
        QVERIFY(world.manager().resumeJob(now->jobs.front().id));

        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 7, 1'000), QString());
        QCOMPARE(*world.manager().wallet(wallet)->row().birthday, birthday);
    }

    void anImportThatMissedBlocksAsksForAllOfThemAgain()
    {
        Scene scene;
        scene.world.client().removePeers();
        ScriptedPeer& peer = scene.world.client().addPeer(scene.world.chain);
        for (int height = 111; height <= scene.world.chain->tip().height.value; ++height)
            peer.withheld.insert(scene.world.chain->block({height})->point.hash);
        scene.world.addWallet(7, BlockHeight{0});
        const auto hasFailed = [&] { return scene.job() && scene.job()->state == JobState::Failed; };
        QVERIFY(scene.world.waitUntil(hasFailed));

        peer.withheld.clear();
        QVERIFY(scene.world.manager().resumeJob(scene.job()->id));
        QVERIFY(scene.world.waitUntil([&] { return !scene.job() || hasFailed(); }));
        QVERIFY(!scene.job());
    }

    void anImportWithoutPeersWaitsAndGoesOnByItself()
    {
        Scene scene;
        const WalletId old = scene.importUpTo(250);
        scene.world.client().removePeers();
        QCOMPARE(scene.world.snapshot()->manager, ManagerState::Connecting);
        scene.world.client().release();
        scene.world.client().addPeer(scene.world.chain);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(old, 7, 1'000), QString());
    }

    void aBirthdayByDateStartsTwoDaysBefore()
    {
        Scene scene;
        const std::int64_t time = scene.world.chain->block({390})->header.time;
        const WalletId wallet = scene.world.addWalletBornAt(7, time);
        QVERIFY(scene.world.waitForTip());
        const BlockHeight birthday = *scene.world.manager().wallet(wallet)->row().birthday;
        // 288 blocks of ten minutes; the median time of eleven blocks runs five behind.
        QVERIFY2(birthday.value >= 100 && birthday.value <= 110, qPrintable(QString::number(birthday.value)));
    }

    void aBirthdayBeyondTheTipHidesNothingOfToday_data()
    {
        QTest::addColumn<bool>("byDate");
        QTest::newRow("a height that is not there yet") << false;
        QTest::newRow("a date of next month") << true;
    }

    /// The tip's block at a height, the last two days at a date: the block that a wrong guess would have skipped.
    void aBirthdayBeyondTheTipHidesNothingOfToday()
    {
        QFETCH(bool, byDate);
        SyncWorld world;
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds() - 120 * 600));
        world.mine(110);
        world.pay(SyncWorld::script(7, 0), 44'000);
        world.open();
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        const BlockHeight tip = world.chain->tip().height;

        const WalletId wallet = byDate ? world.addWalletBornAt(7, world.clock.unixSeconds() + 30 * 86'400)
                                       : world.addWallet(7, tip + 500);

        QVERIFY(world.waitForTip());
        QVERIFY(*world.manager().wallet(wallet)->row().birthday <= tip);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 44'000);
        QCOMPARE(world.snapshot()->wallet(wallet)->percent, 100);
    }

    void aClockThatWasAheadHidesNothingOfAWalletMadeOffline_data()
    {
        QTest::addColumn<int>("daysAhead");
        QTest::newRow("by five days") << 5;
        QTest::newRow("by three weeks") << 21;
    }

    /// Its address is paid a day later, and a week later the program goes online under a clock that is right.
    void aClockThatWasAheadHidesNothingOfAWalletMadeOffline()
    {
        QFETCH(int, daysAhead);
        constexpr std::int64_t Day = 86'400;
        SyncWorld world;
        const std::int64_t now = world.clock.unixSeconds();
        world.chain->setNextTime(static_cast<std::uint32_t>(now - 120 * 600));
        world.mine(110);
        world.open();
        QVERIFY(world.waitForTip());
        world.close();
        world.clock.set(now + daysAhead * Day);
        const WalletId wallet = madeOffline(world);
        world.clock.set(now + 7 * Day);
        world.chain->setNextTime(static_cast<std::uint32_t>(now + Day));
        world.pay(SyncWorld::script(7, 0), 44'000);
        world.chain->setNextTime(static_cast<std::uint32_t>(now + 6 * Day));
        world.mine(30);

        world.open();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 44'000);
    }

    /// Else months would be looked through for each new wallet.
    void whereTheStoredHeadersAreOldAWalletMadeOfflineIsLookedForByItsDate()
    {
        constexpr std::int64_t Day = 86'400;
        SyncWorld world;
        const std::int64_t now = world.clock.unixSeconds();
        world.chain->setNextTime(static_cast<std::uint32_t>(now - 120 * 600));
        world.mine(110);
        world.open();
        QVERIFY(world.waitForTip());
        const BlockHeight stored = world.chain->tip().height;
        world.close();
        world.clock.set(now + 90 * Day);
        const WalletId wallet = madeOffline(world);
        world.chain->setNextTime(static_cast<std::uint32_t>(now + 80 * Day));
        world.mine(30);

        world.open();

        QVERIFY(world.waitForTip());
        QVERIFY(*world.manager().wallet(wallet)->row().birthday > stored + 11);
    }

    void aTargetedScanLooksInItsWindowAndFollowsWhatItFinds()
    {
        // Paid before and inside the window; the payment inside is spent long after it.
        SyncWorld world;
        world.mine(110);
        const Bytes script = SyncWorld::script(5, 0);
        world.pay(script, 1'000);
        const BlockHeight from = world.chain->tip().height + 1;
        const Txid inside = world.pay(script, 2'000);
        world.mine(20);
        const BlockHeight to = world.chain->tip().height;
        world.mine(50);
        QVERIFY(world.chain->accept(spendOf({inside, 0}, 1'500, SyncWorld::script(9, 0))));
        world.mine(10);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().asked = {};
        const ChainPoint before = world.manager().wallet(wallet)->syncedTo();

        QVERIFY(world.scanScripts(wallet, {script}, from, to));

        QVERIFY(world.waitForTip());
        QCOMPARE(int(historyOf(world.database(), wallet).size()), 2); // the payment inside, and its spend far behind
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.manager().wallet(wallet)->syncedTo(), before);
        QCOMPARE(world.client().asked.blockCount(), 2);
    }

    void whatTheWalletsHaveNotComeToIsLookedAtWithThem_data()
    {
        QTest::addColumn<int>("from"); // blocks after the one where the wallets stand
        QTest::addColumn<int>("to"); // 0: to the end
        QTest::addColumn<bool>("isKilled");
        QTest::addColumn<int>("found");
        QTest::newRow("to the end") << 10 << 0 << false << 3;
        QTest::newRow("in a window") << 10 << 35 << false << 2;
        QTest::newRow("in a window that is older, too") << -5 << 35 << false << 2;
        QTest::newRow("in a window that is not over yet") << 10 << 900 << false << 3;
        QTest::newRow("from behind the first payment") << 21 << 0 << false << 2;
        QTest::newRow("where nothing is") << 31 << 38 << false << 0;
        QTest::newRow("killed on the way") << 10 << 0 << true << 3;
        QTest::newRow("killed on the way in a window") << 10 << 35 << true << 2;
    }

    /// The program was closed meanwhile. The wallets watch the script from now on, and would find all of it: but what
    /// the job says of its window has to be true, too.
    void whatTheWalletsHaveNotComeToIsLookedAtWithThem()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, isKilled);
        QFETCH(int, found);
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.close();
        const BlockHeight stood = world.chain->tip().height;
        const Bytes script = SyncWorld::script(5, 0);
        world.mine(19);
        const Txid first = world.pay(script, 2'000);
        world.pay(SyncWorld::script(1, 0), 500); // the wallet's own: nobody asked for that
        world.mine(8);
        QVERIFY(world.chain->accept(spendOf({first, 0}, 1'500, SyncWorld::script(9, 0))));
        world.mine(200);
        world.pay(script, 3'000);
        world.mine(100);
        world.forgetEvents();
        world.open();
        const std::int64_t before = world.snapshot()->newestEvent;
        QVERIFY(world.scanScripts(wallet, {script}, stood + from, to ? std::optional(stood + to) : std::nullopt));
        if (isKilled) {
            world.client().holdFiltersFrom(stood + 150);
            QVERIFY(world.waitUntil([&] { return world.snapshot()->synced.height > stood; }));
            world.kill();
        }
        QVERIFY(world.waitForTip());

        const auto done = std::ranges::find(world.events(), SyncEvent::Kind::ImportDone, &SyncEvent::kind);
        QVERIFY(done != world.events().end());
        QCOMPARE(done->count, found);
        const auto told = EventRepository(world.database()).newest(20);
        const auto report = std::ranges::find(*told, eventkind::ImportDone, &EventRow::kind);
        QCOMPARE(report->detail, std::to_string(found));
        QVERIFY(*report->height >= (to ? std::min(stood + to, world.chain->tip().height) : world.chain->tip().height));
        const auto begun = std::find_if(told->rbegin(), told->rend(), [&](const EventRow& row) {
            return row.id > before && row.kind == eventkind::ImportStarted;
        });
        QCOMPARE(*begun->height, stood + from);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 3'500);
    }

    void aTargetedScanBeyondTheTipIsRefused()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.forgetEvents();
        const BlockHeight tip = world.chain->tip().height;
        const auto scan = [&] { return world.scanScripts(wallet, {SyncWorld::script(5, 0)}, tip + 1, {}); };
        QCOMPARE(scan().error().code, Errc::OutOfRange);
        world.restart(); // how long the chain is nobody knows yet
        const auto job = scan();
        QVERIFY(job);
        QVERIFY(world.waitUntil([&] {
            const SyncSnapshotPtr now = world.snapshot();
            return now->jobs.size() == 1 && now->jobs[0].state == JobState::Failed;
        }));
        const SyncSnapshotPtr now = world.snapshot();
        QCOMPARE(now->jobs[0].problem->code, Errc::OutOfRange);
        QVERIFY(world.manager().cancelJob(*job));
        QVERIFY(world.waitForTip());
        QCOMPARE(world.count(SyncEvent::Kind::ImportDone), 0);
    }

    void aScriptThatTheWalletWatchesAlreadyIsLookedForToo()
    {
        Scene scene; // wallet 7 joins at the tip: what was paid to its keys before is not known to it
        const Bytes derived = SyncWorld::script(7, 3);
        const WalletId late = scene.world.addWallet(7, scene.world.chain->tip().height);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(late)->balance().confirmed.satoshis(), 0);

        QVERIFY(scene.world.scanScripts(late, {SyncWorld::script(5, 0), derived}, {1}, {}));

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(late)->balance().confirmed.satoshis(), 10'003);
    }

    /// What a shop or an exchange may have: 50 of them were paid, every fifth payment was spent.
    void twentyThousandScriptsAreRightAndBoundedInTime()
    {
        constexpr std::uint32_t Scripts = 20'000, Step = 400;
        constexpr std::int64_t Bound = 60'000; // milliseconds; a second or two where nothing else runs
        const auto scriptAt = [](std::uint32_t number) {
            Bytes script(22, std::byte{7});
            script[0] = std::byte{0};
            script[1] = std::byte{20};
            for (std::size_t i = 0; i < 4; ++i) script[2 + i] = static_cast<std::byte>(number >> (8 * i));
            return script;
        };
        Scene scene;
        std::int64_t unspent = 0;
        for (std::uint32_t number = 0; number < Scripts; number += Step) {
            const Txid paid = scene.world.pay(scriptAt(number), 10'000);
            const bool isSpent = number % (5 * Step) == 0;
            if (isSpent) {
                QVERIFY(scene.world.chain->accept(spendOf({paid, 0}, 9'000, SyncWorld::script(9, 0))));
                scene.world.mine(1);
            }
            unspent += isSpent ? 0 : 10'000;
        }
        QVERIFY(scene.world.waitForTip());
        std::vector<Bytes> all;
        for (std::uint32_t number = 0; number < Scripts; ++number) all.push_back(scriptAt(number));

        QElapsedTimer watch;
        watch.start();
        QVERIFY(scene.world.scanScripts(scene.daily, all, {1}, {}));
        QVERIFY(scene.world.waitForTip());
        QVERIFY2(watch.elapsed() < Bound, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), unspent);
        QCOMPARE(int(historyOf(scene.world.database(), scene.daily).size()), 60);

        scene.world.pay(scriptAt(Scripts - 1), 5'000); // and all are watched from now on
        watch.start();
        QVERIFY(scene.world.waitForTip());
        QVERIFY2(watch.elapsed() < Bound, qPrintable(QString::number(watch.elapsed())));
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), unspent + 5'000);
    }

    /// A script that is in no block looks as if it were in one block of 784,931, however much is in them (BIP158).
    void twentyWalletsOfAThousandScriptsFetchWhatChanceMakesThemFetch()
    {
        constexpr unsigned char Wallets = 20;
        constexpr std::uint32_t Lookahead = 500; // on two branches
        constexpr double Bound = 20; // seconds of processor time, which other programs make no longer; it takes two
        SyncWorld world;
        world.mine(110);
        std::set<BlockHash> paying;
        for (unsigned char number = 1; number <= Wallets; ++number)
            for (const std::uint32_t index : {0U, 2U}) {
                world.pay(SyncWorld::script(number, index, index / 2), 10'000 + number);
                paying.insert(world.chain->tip().hash);
            }
        world.chain->setTimeStep(60); // else they would run ahead of the clock
        world.mine(4'000);
        world.open();
        const std::clock_t begun = std::clock();
        std::vector<WalletId> wallets;
        for (unsigned char number = 1; number <= Wallets; ++number)
            wallets.push_back(world.addWallet(number, BlockHeight{0}, Lookahead));
        QVERIFY(world.waitForTip());
        const double seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
        QVERIFY2(seconds < Bound, qPrintable(QString::number(seconds)));
        for (unsigned char number = 1; number <= Wallets; ++number)
            QCOMPARE(world.differenceFromChain(wallets[number - 1U], number), QString());

        const auto& asked = world.client().asked;
        QCOMPARE(asked.filters, world.chain->tip().height.value); // one pass for all
        double byChance = 0;
        for (const auto& [block, times] : asked.blocks) {
            QCOMPARE(times, 1);
            byChance += paying.erase(block) == 0 ? 1 : 0;
        }
        QVERIFY(paying.empty());
        const double scripts = 2.0 * Wallets * Lookahead;
        const double expected = scripts * world.chain->tip().height.value / 784'931;
        QVERIFY2(std::abs(byChance - expected) < 4 * std::sqrt(expected), qPrintable(QString::number(byChance)));
    }

    void anImportedScriptIsWatchedFromThenOn()
    {
        Scene scene;
        const Bytes script = SyncWorld::script(5, 0);
        QVERIFY(scene.world.scanScripts(scene.daily, {script}, {400}, {}));
        QVERIFY(scene.world.waitForTip());
        scene.world.pay(script, 4'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 4'000);
    }

    void anOwnScriptFarAheadIsWatchedOnceItIsAdded_data()
    {
        QTest::addColumn<bool>("isRestarted");
        QTest::newRow("in one run") << false;
        QTest::newRow("over a restart") << true;
    }

    /// Derived it was for the import, which looks further ahead than what comes after it.
    void anOwnScriptFarAheadIsWatchedOnceItIsAdded()
    {
        QFETCH(bool, isRestarted);
        Scene scene;
        const WalletId wallet = scene.world.addWallet(7, BlockHeight{1});
        QVERIFY(scene.world.waitForTip());
        const std::int64_t before = scene.world.manager().wallet(wallet)->balance().confirmed.satoshis();
        const Bytes far = SyncWorld::script(7, 500);
        QVERIFY(scene.world.scanScripts(wallet, {far}, {400}, {}));
        QVERIFY(scene.world.waitForTip());
        if (isRestarted) scene.world.restart();
        scene.world.pay(far, 4'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(wallet)->balance().confirmed.satoshis(), before + 4'000);
    }

    void aWalletMoreThanADayBehindIsImportedWhenStarted()
    {
        Scene scene;
        QVERIFY(scene.world.manager().stopWallet(scene.savings));
        scene.world.mine(160);
        QVERIFY(scene.world.waitForTip());
        scene.world.forgetEvents();
        QVERIFY(scene.world.manager().startWallet(scene.savings));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 1);
        QCOMPARE(scene.world.manager().wallet(scene.savings)->syncedTo(), scene.world.chain->tip());
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
