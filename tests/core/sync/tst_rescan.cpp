// SPDX-License-Identifier: MIT

#include "core/storage/repositories/jobrepository.h"
#include "tests/support/syncworld.h"
#include "tests/support/testdatabase.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// 30 payments to wallet 7 over 300 blocks, and the wallet watched only since block 300: half of them are missed.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    WalletId old;
    std::int64_t known = 0; ///< Satoshis it has found, before it looks again.

    explicit Scene(std::uint32_t firstIndex = 0)
    {
        world.mine(110);
        for (std::uint32_t i = 0; i < 30; ++i) pay(firstIndex + i, 10'000 + i);
        world.open();
        daily = world.addWallet(1);
        old = world.addWallet(7, BlockHeight{300});
        if (!world.waitForTip()) qFatal("the scene did not settle");
        known = balance();
        world.forgetEvents();
        world.client().asked = {};
    }

    void pay(std::uint32_t index, std::int64_t satoshis)
    {
        const TxOut output{*Amount::fromSatoshis(satoshis), SyncWorld::script(7, index)};
        if (!world.chain->raiseFunds(output.value) || !world.chain->pay(std::span(&output, 1))) qFatal("no funds");
        world.mine(10);
    }

    std::int64_t balance() { return world.manager().wallet(old)->balance().confirmed.satoshis(); }
    ChainPoint syncedTo(WalletId id) { return world.manager().wallet(id)->syncedTo(); }

    /// A rescan that has begun and stands before `height`.
    JobId rescanUpTo(std::int32_t height)
    {
        world.client().holdFiltersFrom({height});
        const auto job = world.manager().rescan(old, {1});
        if (!job) qFatal("%s", job.error().detail.c_str());
        const auto stands = [&] {
            const SyncSnapshotPtr now = world.snapshot();
            return now->maintenance() && now->maintenance()->next.value > 100;
        };
        if (!world.waitUntil(stands)) qFatal("the rescan did not begin");
        return *job;
    }

    /// Of the only job, while the world is closed.
    BlockHeight storedCursor() const
    {
        const auto identity = DatabaseIdentity::of(networkParams(Network::Practice));
        const auto database = must(Database::open(world.folder() + "/wallets.sqlite", identity));
        return must(JobRepository(*database).unfinished()).front().next;
    }
};

/// One scan does what is left of two: from where the first one stands, or from further below.
bool isMergedWithAnother(SyncWorld& world, WalletId wallet, const QString& scan)
{
    if (scan == "later") return bool(world.manager().rescan(wallet, {300}));
    if (scan == "earlier") return bool(world.manager().rescan(wallet, {1}));
    return true;
}

/// A scan of what lies below the birthday, which does not come to block 250. In a window, it is behind that.
bool isCancelledWhenItFound(SyncWorld& world, WalletId wallet, const QString& scan, std::int64_t satoshis)
{
    world.client().holdFiltersFrom({250});
    const std::optional<BlockHeight> to = scan == "window" ? std::optional(BlockHeight{130}) : std::nullopt;
    const BlockHeight from{scan == "earlier" ? 100 : 1};
    const bool isRescan = scan == "rescan" || scan == "later" || scan == "earlier";
    const bool begins = isRescan ? bool(world.manager().rescan(wallet, from))
        : scan == "birthday"     ? bool(world.manager().setBirthday(wallet, BlockHeight{1}, {}))
                                 : bool(world.scanScripts(wallet, {SyncWorld::script(7, 0)}, {1}, to));
    const auto hasFound = [&] {
        const SyncSnapshotPtr now = world.snapshot();
        const bool isBehind = !now->jobs.isEmpty() && now->jobs.front().next > to.value_or(BlockHeight{0}) + 1;
        return isBehind && world.manager().wallet(wallet)->balance().confirmed.satoshis() == satoshis;
    };
    if (!begins || !world.waitUntil(hasFound) || !isMergedWithAnother(world, wallet, scan)) return false;
    return bool(world.manager().cancelJob(world.snapshot()->jobs.front().id));
}

} // namespace

/// Looking at old blocks again: nothing known vanishes, nothing is counted twice.
class TestRescan final : public QObject
{
    Q_OBJECT

private slots:
    void whatWasMissedIsFoundAndNothingIsDoubled()
    {
        Scene scene;
        QVERIFY(scene.known > 0);
        QVERIFY(scene.world.differenceFromChain(scene.old, 7) != QString());
        QVERIFY(scene.world.manager().rescan(scene.old, {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
        const std::int64_t all = scene.balance();

        QVERIFY(scene.world.manager().rescan(scene.old, {1})); // and again
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), all);
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportDone), 2);
        for (const SyncEvent& event : scene.world.events())
            if (event.job != JobId{}) QCOMPARE(event.jobKind, JobKind::Rescan);
    }

    void theBannerNamesItAndBalanceAndBlockStand()
    {
        Scene scene;
        const ChainPoint before = scene.syncedTo(scene.old);
        scene.rescanUpTo(250);
        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->manager, ManagerState::Maintenance);
        const JobView& job = now->jobs.front();
        QVERIFY(job.kind == JobKind::Rescan && job.wallet == scene.old);
        QCOMPARE(job.from, BlockHeight{1});
        QCOMPARE(job.to, before.height);
        QVERIFY(job.percent() > 0 && job.percent() < 100);
        QCOMPARE(now->wallet(scene.old)->state, WalletState::Importing);
        QCOMPARE(now->wallet(scene.daily)->state, WalletState::Paused);
        QCOMPARE(scene.syncedTo(scene.old), before);
        QVERIFY(scene.balance() >= scene.known);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
    }

    void pausedItLetsTheWalletItselfGoOn()
    {
        Scene scene;
        const JobId job = scene.rescanUpTo(250);
        QVERIFY(scene.world.manager().pauseJob(job));
        scene.world.client().release();
        scene.world.pay(SyncWorld::script(7, 31), 77'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->state, WalletState::Synced);
        QVERIFY(scene.world.snapshot()->wallet(scene.old)->hasPausedScan); // and says so
        QCOMPARE(scene.syncedTo(scene.old), scene.world.chain->tip());
        QVERIFY(scene.balance() >= scene.known + 77'000);

        QVERIFY(scene.world.manager().resumeJob(job));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    void onAMeteredConnectionWhatItFoundIsProvisionalToo()
    {
        Scene scene;
        scene.rescanUpTo(250);
        scene.world.manager().setSavesData(true);
        const auto isPaused = [&] { return scene.world.snapshot()->wallet(scene.old)->state == WalletState::Paused; };
        QVERIFY(scene.world.waitUntil(isPaused));
        SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->jobs.first().state, JobState::Queued);
        QVERIFY(now->wallet(scene.old)->hasPausedScan);
        QVERIFY(!now->wallet(scene.daily)->hasPausedScan);
        scene.world.manager().setSavesData(false);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        now = scene.world.snapshot();
        QVERIFY(!now->wallet(scene.old)->hasPausedScan);
    }

    void cancelledItKeepsWhatItFoundAndTheWalletGoesOn()
    {
        Scene scene;
        const JobId job = scene.rescanUpTo(250);
        QVERIFY(scene.world.manager().cancelJob(job));
        scene.world.client().release();
        scene.world.mine(2);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->state, WalletState::Synced);
        QVERIFY(scene.balance() >= scene.known);
    }

    void whatItFoundIsFollowedWhenItIsCancelled_data()
    {
        QTest::addColumn<QString>("scan");
        QTest::newRow("a rescan") << "rescan";
        QTest::newRow("a rescan, merged with one of later blocks") << "later";
        QTest::newRow("a rescan, merged with one of earlier blocks") << "earlier";
        QTest::newRow("an earlier birthday") << "birthday";
        QTest::newRow("a scan for one address") << "address";
        QTest::newRow("a scan for one address, past its window") << "window";
    }

    /// A coin from before the wallet's birthday, which was spent in a block that the scan did not come to.
    void whatItFoundIsFollowedWhenItIsCancelled()
    {
        QFETCH(QString, scan);
        SyncWorld world;
        world.mine(120);
        const Txid coin = world.pay(SyncWorld::script(7, 0), 50'000);
        world.mine(200);
        QVERIFY(world.chain->accept(spendOf({coin, 0}, 40'000, SyncWorld::script(9, 0))));
        world.mine(50);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{330});
        QVERIFY(world.waitForTip());
        const auto confirmed = [&] { return world.manager().wallet(wallet)->balance().confirmed.satoshis(); };
        QCOMPARE(confirmed(), 0);

        QVERIFY(isCancelledWhenItFound(world, wallet, scan, 50'000));
        QVERIFY(world.snapshot()->wallet(wallet)->state != WalletState::Synced);
        world.client().release();

        QVERIFY(world.waitForTip());
        QVERIFY(world.snapshot()->jobs.isEmpty());
        QCOMPARE(world.snapshot()->wallet(wallet)->state, WalletState::Synced);
        QCOMPARE(confirmed(), 0);
    }

    /// Without it a coin that was spent would count for good.
    void whatOnlyFollowsCoinsIsNotCancelled()
    {
        SyncWorld world;
        world.mine(120);
        const Txid coin = world.pay(SyncWorld::script(7, 0), 50'000);
        world.mine(200);
        QVERIFY(world.chain->accept(spendOf({coin, 0}, 40'000, SyncWorld::script(9, 0))));
        world.mine(50);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{330});
        QVERIFY(world.waitForTip());
        QVERIFY(isCancelledWhenItFound(world, wallet, "window", 50'000));

        const JobView follower = world.snapshot()->jobs.front();
        QVERIFY(follower.waitsForIdle());
        QCOMPARE(world.manager().cancelJob(follower.id).error().code, Errc::Refused);
        QCOMPARE(world.snapshot()->jobs.front().id, follower.id);
        QVERIFY(world.manager().resumeJob(follower.id)); // it may be had at once, and wait again
        QVERIFY(world.manager().cancelJob(follower.id));
        QVERIFY(world.snapshot()->jobs.front().waitsForIdle());
        world.client().release();
        QVERIFY(world.waitForTip());
        QVERIFY(world.snapshot()->jobs.isEmpty());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
    }

    void theChangeOfWhatItFollowsIsFoundAndFollowedToo_data() { whatItFoundIsFollowedWhenItIsCancelled_data(); }

    /// Spent below the wallet's birthday, three times over: the first change is spent again, and its change's in the
    /// same block.
    void theChangeOfWhatItFollowsIsFoundAndFollowedToo()
    {
        QFETCH(QString, scan);
        SyncWorld world;
        world.mine(120);
        const Txid coin = world.pay(SyncWorld::script(7, 0), 50'000);
        world.mine(200);
        const Transaction first = spendOf({coin, 0}, 40'000, SyncWorld::script(7, 3, 1));
        QVERIFY(world.chain->accept(first));
        world.mine(4);
        const Transaction second = spendOf({first.txid(), 0}, 30'000, SyncWorld::script(7, 4, 1));
        QVERIFY(world.chain->accept(second));
        QVERIFY(world.chain->accept(spendOf({second.txid(), 0}, 20'000, SyncWorld::script(7, 5))));
        world.mine(50);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{340});
        QVERIFY(world.waitForTip());
        const auto confirmed = [&] { return world.manager().wallet(wallet)->balance().confirmed.satoshis(); };

        QVERIFY(isCancelledWhenItFound(world, wallet, scan, 50'000));
        world.client().release();

        QVERIFY(world.waitForTip());
        QVERIFY(world.snapshot()->jobs.isEmpty());
        QCOMPARE(confirmed(), 20'000);
        QCOMPARE(world.differenceFromChain(wallet, 7), QString());
    }

    void stoppingTheWalletPausesItAndStartingGoesOn()
    {
        Scene scene;
        scene.rescanUpTo(250);
        QVERIFY(scene.world.manager().stopWallet(scene.old));
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->state, WalletState::Stopped);
        QVERIFY(scene.world.manager().startWallet(scene.old));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    /// R3: a stopped wallet is touched by a reorg and by nothing else.
    void aLookForScriptsStopsWithItsWalletAndGoesOnWithIt()
    {
        Scene scene;
        const Bytes script = SyncWorld::script(9, 0);
        scene.world.pay(script, 5'000);
        scene.world.mine(300);
        QVERIFY(scene.world.waitForTip());
        const std::int64_t before = scene.balance();
        scene.world.client().holdFiltersFrom({250});
        const auto job = scene.world.scanScripts(scene.old, {script}, {1}, {});
        QVERIFY(job);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs.front().next.value > 1; }));
        QVERIFY(scene.world.manager().stopWallet(scene.old));
        const BlockHeight cursor = scene.world.snapshot()->jobs.front().next;
        scene.world.client().release();
        scene.world.mine(1);
        QVERIFY(scene.world.waitForTip());
        const SyncSnapshotPtr stopped = scene.world.snapshot();
        QCOMPARE(stopped->jobs.front().state, JobState::Paused);
        QCOMPARE(stopped->jobs.front().next, cursor);
        QCOMPARE(scene.balance(), before);
        scene.world.restart();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), before);

        QVERIFY(scene.world.manager().startWallet(scene.old));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.balance(), before + 5'000);
    }

    void whatAPersonAsksOfAStoppedWalletWaitsUntilItIsStarted_data()
    {
        QTest::addColumn<bool>("looksForScripts");
        QTest::addColumn<bool>("resumesTheScan");
        QTest::newRow("a look for scripts") << true << false;
        QTest::newRow("a look for scripts, resumed") << true << true;
        QTest::newRow("a rescan") << false << false;
        QTest::newRow("a rescan, resumed") << false << true;
    }

    /// To resume the scan is to start the wallet, as with its import.
    void whatAPersonAsksOfAStoppedWalletWaitsUntilItIsStarted()
    {
        QFETCH(bool, looksForScripts);
        QFETCH(bool, resumesTheScan);
        Scene scene;
        QVERIFY(scene.world.manager().stopWallet(scene.old));
        const auto job = looksForScripts ? scene.world.scanScripts(scene.old, {SyncWorld::script(9, 0)}, {1}, {})
                                         : scene.world.manager().rescan(scene.old, {1});
        QVERIFY(job);
        QVERIFY(scene.world.waitForTip());
        const SyncSnapshotPtr stopped = scene.world.snapshot();
        QCOMPARE(stopped->jobs.front().state, JobState::Paused);
        QCOMPARE(stopped->jobs.front().next.value, 1);
        QVERIFY(resumesTheScan ? scene.world.manager().resumeJob(*job) : scene.world.manager().startWallet(scene.old));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QVERIFY(scene.world.snapshot()->wallet(scene.old)->started);
    }

    void quittingInTheMiddleResumesAtTheCursor()
    {
        Scene scene;
        scene.rescanUpTo(250);
        const BlockHeight cursor = scene.world.snapshot()->jobs.front().next;
        scene.world.close(); // a batch that was all but done may still be stored
        const BlockHeight stored = scene.storedCursor();
        QVERIFY(stored >= cursor && stored < scene.world.chain->tip().height);
        scene.world.open();
        QCOMPARE(scene.world.snapshot()->jobs.front().next, stored);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    void aReorgBelowTheCursorTakesItBack()
    {
        Scene scene;
        scene.rescanUpTo(350);
        const int height = scene.world.chain->tip().height.value;
        scene.world.client().hold();
        scene.world.reorg(height - 150, height - 150 + 1, PracticeChain::Keep::EverySecond);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    void aSecondRescanIsMergedWithTheFirst()
    {
        Scene scene;
        const JobId first = scene.rescanUpTo(250);
        const auto second = scene.world.manager().rescan(scene.old, {300});
        QVERIFY(second && *second != first);
        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->jobs.size(), 1);
        QVERIFY(now->jobs.front().from > BlockHeight{100} && now->jobs.front().from < BlockHeight{250});
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    void aBlockBeyondTheWalletsIsRefused()
    {
        Scene scene;
        for (const std::int32_t from : {-1, scene.world.chain->tip().height.value + 1}) {
            const auto job = scene.world.manager().rescan(scene.old, {from});
            QVERIFY(!job);
            QCOMPARE(job.error().code, Errc::OutOfRange);
        }
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QCOMPARE(scene.world.manager().rescan(WalletId{99}, {1}).error().code, Errc::NoSuchWallet);
    }

    // Deeper, and the settings

    void aDeeperScanFindsWhatLiesBeyondTheWindow()
    {
        Scene scene(1'500); // no import looks that far past index 0
        QCOMPARE(scene.balance(), 0);
        QVERIFY(scene.world.manager().rescan(scene.old, {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), 0);

        QVERIFY(scene.world.manager().scanDeeper(scene.old, 1'600));
        QVERIFY(scene.world.waitForTip());
        Oracle oracle(SyncWorld::descriptor(7), 1'600);
        oracle.read(*scene.world.chain, {299}); // from its birthday on
        QVERIFY(!oracle.history().empty());
        QCOMPARE(scene.world.difference(scene.old, oracle), QString());

        scene.world.restart(); // what was found so deep stays watched
        scene.world.pay(SyncWorld::script(7, 1'530), 5'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), oracle.total() + 5'000);
    }

    void anEarlierBirthdayRescansFromIt()
    {
        Scene scene;
        QVERIFY(scene.world.manager().setBirthday(scene.old, BlockHeight{1}, {}));
        QCOMPARE(scene.world.snapshot()->jobs.front().from, BlockHeight{1});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->birthday, BlockHeight{1});
        QCOMPARE(scene.world.differenceFromChain(scene.old, 7, 1'000), QString());
    }

    void anEarlierDayIsFoundInTheChain()
    {
        Scene scene;
        const std::int64_t time = scene.world.chain->block({390})->header.time;
        QVERIFY(scene.world.manager().setBirthday(scene.old, {}, time));
        const WalletRow& row = scene.world.manager().wallet(scene.old)->row();
        QVERIFY2(row.birthday->value >= 100 && row.birthday->value <= 110,
                 qPrintable(QString::number(row.birthday->value)));
        QVERIFY(row.birthdayTime == time);
        QCOMPARE(scene.world.snapshot()->jobs.front().from, *row.birthday);
        QVERIFY(scene.world.waitForTip());
    }

    void aLaterBirthdayIsOnlyStored()
    {
        Scene scene;
        QVERIFY(scene.world.manager().setBirthday(scene.old, BlockHeight{350}, {}));
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        scene.world.restart();
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->birthday, BlockHeight{350});
        QCOMPARE(scene.balance(), scene.known);
    }

    void aBirthdayOfAnImportThatWaitsMovesItsStart()
    {
        Scene scene;
        QVERIFY(scene.world.manager().stopWallet(scene.daily));
        scene.world.client().hold();
        const WalletId fresh = scene.world.addWallet(9, BlockHeight{50});
        QVERIFY(scene.world.manager().setBirthday(fresh, BlockHeight{10}, {}));
        QCOMPARE(scene.world.snapshot()->jobs.size(), 1); // its import, and nothing else
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->wallet(fresh)->birthday, BlockHeight{10});
        QCOMPARE(scene.syncedTo(fresh), scene.world.chain->tip());
    }

    void birthdaysThatCannotBeAreRefused()
    {
        Scene scene;
        SyncManager& manager = scene.world.manager();
        const std::int64_t tomorrow = scene.world.clock.unixSeconds() + 24 * 3'600;
        QCOMPARE(manager.setBirthday(scene.old, BlockHeight{-1}, {}).error().code, Errc::OutOfRange);
        QCOMPARE(manager.setBirthday(scene.old, scene.world.chain->tip().height + 1, {}).error().code, Errc::Refused);
        QCOMPARE(manager.setBirthday(scene.old, {}, tomorrow).error().code, Errc::Refused);
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->birthday, BlockHeight{300});
    }

    void aWiderLookaheadWatchesMoreFromThenOn()
    {
        Scene scene;
        QVERIFY(scene.world.manager().setLookahead(scene.old, 400));
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->lookahead, 400);
        scene.world.restart();
        scene.world.pay(SyncWorld::script(7, 350), 9'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), scene.known + 9'000);
        QVERIFY(scene.world.manager().setLookahead(scene.old, std::nullopt));
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->lookahead, 100);
    }

    void lookaheadsOutOfRangeAreRefused()
    {
        Scene scene;
        for (const std::int64_t wrong : {std::int64_t{0}, std::int64_t{-5}, std::int64_t{100'001}}) {
            QCOMPARE(scene.world.manager().setLookahead(scene.old, wrong).error().code, Errc::OutOfRange);
            QCOMPARE(scene.world.manager().scanDeeper(scene.old, wrong).error().code, Errc::OutOfRange);
        }
        QCOMPARE(scene.world.snapshot()->wallet(scene.old)->lookahead, 100);
    }
};

QTEST_GUILESS_MAIN(TestRescan)
#include "tst_rescan.moc"
