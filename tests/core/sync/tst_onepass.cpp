// SPDX-License-Identifier: MIT

#include "core/storage/transaction.h"
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
