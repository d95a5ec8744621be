// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::int32_t Payments = 30;
constexpr std::uint32_t Lookahead = 20; ///< Few scripts, so that hardly a filter matches by chance.

/// A wallet at the tip, and 300 blocks of history that pay the wallets 11, 12, ... in the same transactions.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    std::vector<WalletId> wallets;

    explicit Scene(int payees = 2)
    {
        world.mine(110);
        for (std::uint32_t i = 0; i < Payments; ++i) payAll(payees, i);
        world.open();
        daily = world.addWallet(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.forgetEvents();
        world.client().asked = {};
    }

    static unsigned char number(std::size_t payee) { return static_cast<unsigned char>(11 + payee); }

    void payAll(int payees, std::uint32_t index)
    {
        std::vector<TxOut> outputs;
        std::int64_t sum = 0;
        for (int payee = 0; payee < payees; ++payee) {
            const std::int64_t satoshis = 10'000 + index;
            outputs.push_back(
                {*Amount::fromSatoshis(satoshis), SyncWorld::script(number(static_cast<std::size_t>(payee)), index)});
            sum += satoshis;
        }
        if (!world.chain->raiseFunds(*Amount::fromSatoshis(sum)) || !world.chain->pay(outputs)) qFatal("no funds");
        world.mine(10);
    }

    /// Without a turn of the event loop between them: so all are in the queue before the first one begins.
    void importFrom(const std::vector<std::int32_t>& births)
    {
        for (const std::int32_t birth : births)
            wallets.push_back(world.addWallet(number(wallets.size()), BlockHeight{birth}, Lookahead));
    }

    QString difference()
    {
        for (std::size_t i = 0; i < wallets.size(); ++i)
            if (const QString text = world.differenceFromChain(wallets[i], number(i), Lookahead); !text.isEmpty())
                return QString("wallet %1: %2").arg(number(i)).arg(text);
        return {};
    }

    int mostAskedOfABlock()
    {
        int most = 0;
        for (const auto& [hash, times] : world.client().asked.blocks) most = std::max(most, times);
        return most;
    }

    std::vector<WalletId> finished()
    {
        std::vector<WalletId> done;
        for (const SyncEvent& event : world.events())
            if (event.kind == SyncEvent::Kind::ImportDone) done.push_back(event.wallet);
        return done;
    }

    /// -1: it is not over.
    std::int64_t foundBy(JobId job)
    {
        for (const SyncEvent& event : world.events())
            if (event.kind == SyncEvent::Kind::ImportDone && event.job == job) return event.count;
        return -1;
    }
    bool isOver(JobId job) { return foundBy(job) >= 0; }

    const JobView* jobOf(std::size_t wallet)
    {
        now = world.snapshot();
        const auto found = std::ranges::find(now->jobs, wallets[wallet], &JobView::wallet);
        return found == now->jobs.end() ? nullptr : &*found;
    }

    /// All are in the queue, and have come as far as they can below `height`.
    void standBefore(std::int32_t height, const std::vector<std::int32_t>& births)
    {
        world.client().holdFiltersFrom({height});
        importFrom(births);
        const auto stands
            = [&] { return jobOf(0) && jobOf(0)->state == JobState::Running && jobOf(0)->next.value > 1; };
        if (!world.waitUntil(stands)) qFatal("the pass did not begin");
    }

    SyncSnapshotPtr now;
};

} // namespace

/// Several imports at once: one walk over the blocks, and yet each is a job of its own.
class TestOnePass final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); } // of faults made here

    void manyImportsCostTheFiltersAndBlocksOfOne_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("two") << 2;
        QTest::newRow("ten") << 10;
    }

    void manyImportsCostTheFiltersAndBlocksOfOne()
    {
        QFETCH(int, count);
        Scene one(count);
        one.importFrom({0});
        QVERIFY(one.world.waitForTip());
        Scene many(count);
        many.importFrom(std::vector<std::int32_t>(static_cast<std::size_t>(count), 0));
        QVERIFY(many.world.waitForTip());

        QCOMPARE(many.world.client().asked.filters, many.world.chain->tip().height.value);
        QCOMPARE(many.world.client().asked.filters, one.world.client().asked.filters);
        QCOMPARE(many.world.client().asked.filterRequests, one.world.client().asked.filterRequests);
        QCOMPARE(many.mostAskedOfABlock(), 1);
        QCOMPARE(many.world.client().asked.blockCount(), one.world.client().asked.blockCount());
        QCOMPARE(many.world.count(SyncEvent::Kind::ImportStart), count);
        QCOMPARE(many.world.count(SyncEvent::Kind::ImportDone), count);
        QCOMPARE(many.difference(), QString());
    }

    void oneWithALaterStartJoinsAtItsBlock()
    {
        Scene scene;
        scene.standBefore(200, {1, 250});
        QCOMPARE(scene.jobOf(0)->state, JobState::Running);
        QCOMPARE(scene.jobOf(1)->state, JobState::Queued);
        QVERIFY(scene.jobOf(1)->joinsAt == BlockHeight{250});
        QCOMPARE(scene.now->importsRunning(), 1);
        scene.world.client().holdFiltersFrom({400});
        scene.world.client().poke();
        QVERIFY(scene.world.waitUntil([&] { return scene.jobOf(1)->next.value > 300; }));
        QCOMPARE(scene.now->importsRunning(), 2);
        const BlockHeight reached = scene.jobOf(0)->next; // each look drops the snapshot of the one before
        QCOMPARE(reached, scene.jobOf(1)->next);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        for (const SyncEvent& event : scene.world.events())
            if (event.kind == SyncEvent::Kind::ImportStart && event.wallet == scene.wallets[1])
                QCOMPARE(event.from, BlockHeight{250});
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[0], 11, Lookahead), QString());
        QCOMPARE(scene.world.manager().wallet(scene.wallets[1])->row().birthday->value, 250);
        QCOMPARE(scene.mostAskedOfABlock(), 1);
    }

    void theLowestStartLeadsWhoeverCameFirst()
    {
        Scene scene;
        scene.importFrom({250, 1});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.mostAskedOfABlock(), 1);
    }

    /// Held up it would cost its owner hours; the blocks above are read twice instead, the second time from the disk.
    void oneThatIsNearlyThroughDoesNotWaitForOneThatHasJustCome()
    {
        Scene scene;
        scene.standBefore(400, {300});
        QVERIFY(scene.world.waitUntil([&] { return scene.jobOf(0)->next.value > 350; }));
        scene.importFrom({1});
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QVERIFY((scene.finished() == std::vector{scene.wallets[0], scene.wallets[1]}));
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[1], 12, Lookahead), QString());
    }

    void aWalletThatComesWhileOthersRunIsMetByThem()
    {
        Scene scene(3);
        scene.standBefore(150, {1, 1});
        scene.importFrom({1});
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
        QVERIFY(scene.mostAskedOfABlock() <= 2);
    }

    void cancellingOneLeavesTheOther()
    {
        Scene scene;
        scene.standBefore(250, {0, 0});
        const JobId cancelled = scene.jobOf(0)->id;
        QVERIFY(scene.world.manager().cancelJob(cancelled));
        const ChainPoint stopped = scene.world.manager().wallet(scene.wallets[0])->syncedTo();
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(scene.wallets[0])->state, WalletState::Stopped);
        QCOMPARE(scene.world.manager().wallet(scene.wallets[0])->syncedTo(), stopped);
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[1], 12, Lookahead), QString());
        QVERIFY((scene.finished() == std::vector{scene.wallets[1]}));
    }

    void pausingOneLetsTheOtherGoOnAndItFollowsLater()
    {
        Scene scene;
        scene.standBefore(250, {0, 0});
        const JobId paused = scene.jobOf(0)->id;
        QVERIFY(scene.world.manager().pauseJob(paused));
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.jobOf(0)->state, JobState::Paused);
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[1], 12, Lookahead), QString());
        QVERIFY(scene.world.manager().resumeJob(paused));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
    }

    void oneThatCannotBeSavedFailsAndTheOthersGoOn()
    {
        Scene scene(3);
        QVERIFY(inTransaction(scene.world.database(), Durability::Full, [&] {
            return scene.world.database().run(u"CREATE TRIGGER refuse BEFORE INSERT ON coin WHEN NEW.wallet_id = 3 "
                                              "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        }));
        scene.importFrom({0, 0, 0});
        QVERIFY(scene.wallets[1] == WalletId{3});
        QVERIFY(scene.world.waitUntil([&] { return scene.finished().size() == 2; }));
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->importsRunning() == 0; }));
        QCOMPARE(scene.jobOf(1)->state, JobState::Failed);
        QVERIFY(scene.jobOf(1)->problem);
        QCOMPARE(scene.world.snapshot()->wallet(scene.wallets[1])->state, WalletState::Error);
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[0], 11, Lookahead), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[2], 13, Lookahead), QString());

        QVERIFY(inTransaction(scene.world.database(), Durability::Full,
                              [&] { return scene.world.database().run(u"DROP TRIGGER refuse"); }));
        QVERIFY(scene.world.manager().retryWallet(scene.wallets[1]));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
    }

    /// Wallet 11 alone is paid in a block that nobody can be made to send.
    void aBlockThatNobodyHasFailsOnlyTheOneThatNeedsIt()
    {
        Scene scene;
        const TxOut output{*Amount::fromSatoshis(5'000), SyncWorld::script(11, Payments)};
        QVERIFY(scene.world.chain->raiseFunds(output.value) && scene.world.chain->pay(std::span(&output, 1)));
        const BlockHeight paid = scene.world.chain->tip().height + 1;
        scene.world.mine(10);
        QVERIFY(scene.world.waitForTip());
        scene.world.client().peer({1}).withheld = {scene.world.chain->block(paid)->point.hash};
        scene.importFrom({0, 0});
        QVERIFY(scene.world.waitUntil([&] { return scene.finished().size() == 1; }));
        QVERIFY((scene.finished() == std::vector{scene.wallets[1]}));
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[1], 12, Lookahead), QString());
        QCOMPARE(scene.jobOf(0)->state, JobState::Failed);
        QVERIFY(scene.jobOf(0)->next < scene.world.chain->tip().height);
    }

    void aReorgTakesAllCursorsBack()
    {
        Scene scene;
        scene.standBefore(350, {0, 0});
        const int height = scene.world.chain->tip().height.value;
        scene.world.client().hold();
        scene.world.reorg(height - 150, height - 150 + 1, PracticeChain::Keep::EverySecond);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
    }

    void aRestartGoesOnWithBoth()
    {
        Scene scene;
        scene.standBefore(250, {0, 0});
        const BlockHeight cursor = scene.jobOf(0)->next;
        QVERIFY(cursor.value > 1);
        scene.world.restart();
        scene.world.forgetEvents();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.difference(), QString());
        for (const SyncEvent& event : scene.world.events())
            if (event.kind == SyncEvent::Kind::ImportStart) QVERIFY(event.from >= cursor);
    }

    void aRescanAndATargetedScanGoAlong()
    {
        Scene scene(3);
        scene.importFrom({0, 0});
        QVERIFY(scene.world.manager().rescan(scene.daily, {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.mostAskedOfABlock(), 1);
        QCOMPARE(scene.difference(), QString());

        scene.world.client().asked = {};
        QVERIFY(scene.world.scanScripts(scene.daily, {SyncWorld::script(13, 0)}, {1}, {}));
        QVERIFY(scene.world.manager().rescan(scene.wallets[0], {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 10'000);
    }

    void twoLooksForScriptsOfOneWalletAreOneWalk_data()
    {
        QTest::addColumn<int>("firstFrom");
        QTest::addColumn<int>("secondFrom");
        QTest::newRow("from the same block") << 1 << 1;
        QTest::newRow("the second from a later one") << 1 << 200;
        QTest::newRow("the second from an earlier one") << 100 << 1;
    }

    /// The wallet was born at the tip: none of what they read is kept.
    void twoLooksForScriptsOfOneWalletAreOneWalk()
    {
        QFETCH(int, firstFrom);
        QFETCH(int, secondFrom);
        Scene scene;
        const auto first = scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 29)}, {firstFrom}, {});
        const auto second = scene.world.scanScripts(scene.daily, {SyncWorld::script(12, 28), SyncWorld::script(12, 29)},
                                                    {secondFrom}, {});
        QVERIFY(first && second);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.mostAskedOfABlock(), 1);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 2 * 10'029 + 10'028);
        QCOMPARE(scene.foundBy(*first) + scene.foundBy(*second), 2); // one payment of two pays scripts of both
    }

    void eachLookOfAWalletHasAReportOfItsOwn()
    {
        Scene scene;
        const auto first = scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 20)}, {1}, {});
        const auto second
            = scene.world.scanScripts(scene.daily, {SyncWorld::script(12, 5), SyncWorld::script(12, 6)}, {1}, {});
        const auto third = scene.world.scanScripts(scene.daily, {SyncWorld::script(14, 0)}, {1}, {});
        QVERIFY(first && second && third);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.foundBy(*first), 1);
        QCOMPARE(scene.foundBy(*second), 2);
        QCOMPARE(scene.foundBy(*third), 0);
    }

    void oneLookOfAWalletThatLeavesThePassLeavesTheOther_data()
    {
        QTest::addColumn<bool>("pauses");
        QTest::newRow("paused") << true;
        QTest::newRow("cancelled") << false;
    }

    void oneLookOfAWalletThatLeavesThePassLeavesTheOther()
    {
        QFETCH(bool, pauses);
        Scene scene;
        scene.world.client().holdFiltersFrom({200});
        const auto first = scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 29)}, {1}, {});
        const auto second = scene.world.scanScripts(scene.daily, {SyncWorld::script(12, 28)}, {1}, {});
        QVERIFY(first && second);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->importsRunning() == 2; }));
        QVERIFY(pauses ? scene.world.manager().pauseJob(*first) : scene.world.manager().cancelJob(*first));
        scene.world.client().release();
        QVERIFY(scene.world.waitUntil([&] { return scene.isOver(*second); }));
        QCOMPARE(scene.foundBy(*second), 1);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 10'028);
        if (!pauses) return;
        QVERIFY(!scene.isOver(*first));
        QVERIFY(scene.world.manager().resumeJob(*first));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.foundBy(*first), 1);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 10'028 + 10'029);
    }

    /// A short one does not wait for hundreds of blocks that it is not about.
    void aLookOverFewBlocksDoesNotWaitForOneOverMany()
    {
        Scene scene;
        const std::int32_t tip = scene.world.chain->tip().height.value;
        const auto few = scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 29)}, {tip - 20}, {});
        const auto many = scene.world.scanScripts(scene.daily, {SyncWorld::script(12, 28)}, {1}, {});
        QVERIFY(few && many);
        QVERIFY(scene.world.waitForTip());
        const auto& events = scene.world.events();
        const auto done = std::ranges::find(events, SyncEvent::Kind::ImportDone, &SyncEvent::kind);
        QVERIFY(done->job == *few);
    }

    void aLookGoesAlongWithItsOwnWalletsRescan()
    {
        Scene scene;
        QVERIFY(scene.world.manager().rescan(scene.daily, {1}));
        QVERIFY(scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 29)}, {1}, {}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, scene.world.chain->tip().height.value);
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 10'029);
    }

    void bothLooksOfAWalletThatCannotBeSavedFailAndGoOnWhenRetried()
    {
        Scene scene;
        QVERIFY(inTransaction(scene.world.database(), Durability::Full, [&] {
            return scene.world.database().run(u"CREATE TRIGGER refuse BEFORE INSERT ON coin WHEN NEW.amount = 10028 "
                                              "BEGIN SELECT RAISE(ABORT, 'this row cannot be saved'); END");
        }));
        const auto first = scene.world.scanScripts(scene.daily, {SyncWorld::script(11, 29)}, {1}, {});
        const auto second = scene.world.scanScripts(scene.daily, {SyncWorld::script(12, 28)}, {1}, {});
        QVERIFY(first && second);
        const auto haveFailed = [&] {
            const SyncSnapshotPtr now = scene.world.snapshot();
            return now->jobs.size() == 2
                && std::ranges::all_of(now->jobs, [](const JobView& job) { return job.state == JobState::Failed; });
        };
        QVERIFY(scene.world.waitUntil(haveFailed));
        QVERIFY(inTransaction(scene.world.database(), Durability::Full,
                              [&] { return scene.world.database().run(u"DROP TRIGGER refuse"); }));
        QVERIFY(scene.world.manager().retryWallet(scene.daily));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.foundBy(*first), 1);
        QCOMPARE(scene.foundBy(*second), 1);
    }

    void oneThatIsMovedAheadHasItsTurnAtOnce()
    {
        Scene scene;
        scene.standBefore(200, {1, 250});
        QVERIFY(scene.world.manager().moveJobFirst(scene.jobOf(1)->id));
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QVERIFY((scene.finished() == std::vector{scene.wallets[1], scene.wallets[0]}));
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 2); // the first one was told once
        QCOMPARE(scene.world.differenceFromChain(scene.wallets[0], 11, Lookahead), QString());
    }

    void theOrderOutlivesARestart()
    {
        Scene scene;
        scene.standBefore(200, {1, 250});
        const JobId second = scene.jobOf(1)->id;
        QVERIFY(scene.world.manager().moveJobFirst(second));
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs.front().id == second; }));
        scene.world.restart();
        QCOMPARE(scene.world.snapshot()->jobs.front().id, second);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.finished().back(), scene.wallets[0]);
        QCOMPARE(scene.world.manager().moveJobFirst(second).error().code, Errc::NotFound); // it is over
    }
};

QTEST_GUILESS_MAIN(TestOnePass)
#include "tst_onepass.moc"
