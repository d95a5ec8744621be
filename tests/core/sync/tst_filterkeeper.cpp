// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/p2pchainclient.h"
#include "tests/support/asked.h"
#include "tests/support/fakepeer.h"
#include "tests/support/filesizelimit.h"
#include "tests/support/syncworld.h"

#include <QDir>
#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

using Filters = CacheKeeping::Filters;
using Question = ScriptedChainClient::Question;

/// A chain of 450 blocks, and at its tip a wallet, or none. No filter of the past was asked for.
struct Scene
{
    SyncWorld world;
    WalletId daily;

    explicit Scene(bool hasWallet = true, int blocks = 450)
    {
        world.keepsCache = true;
        world.chain->setTimeStep(300);
        world.mine(blocks);
        world.open();
        settle();
        if (hasWallet) daily = world.addWallet(1);
        settle();
        world.client().asked = {};
    }

    void settle()
    {
        if (!world.waitForTip()) qFatal("the world did not settle");
    }

    void keep(const CacheKeeping& keeping)
    {
        if (!world.manager().setCacheKeeping(keeping)) qFatal("it cannot be chosen");
    }
    void keepEverything() { keep({Filters::Everything}); }

    std::int32_t tip() const { return world.chain->tip().height.value; }
    std::int32_t filtersHere() { return world.manager().scanFigures({})->filtersHere; }
    bool allComes()
    {
        return world.waitUntil([this] { return filtersHere() == tip(); });
    }
    EveryFilter every() { return world.snapshot()->cache.every; }

    /// In the place of the file of filters there is a folder: nothing can be written. Its path.
    QString blockTheFile()
    {
        world.close();
        const QString file = world.folder() + "/filters/0.filters";
        QFile::remove(file);
        if (!QDir().mkpath(file)) qFatal("it cannot be made");
        world.open();
        settle();
        return file;
    }

    /// A lie: the filter of one block holds one script more.
    std::function<Bytes(const ChainPoint&, Bytes)> adding(int height) const
    {
        return [chain = world.chain, height](const ChainPoint& point, Bytes filter) {
            if (point.height != BlockHeight{height}) return filter;
            const PracticeBlockPtr block = chain->find(point.hash);
            std::vector<Bytes> spent{SyncWorld::script(9, 9)};
            for (const SpentCoin& coin : block->spent) spent.push_back(coin.coin.output.scriptPubKey);
            return buildBasicFilter(*Block::parse(block->raw), spent);
        };
    }

    /// Peers send the filters of the blocks above 200 alone, and the next ones were asked for.
    void stopBelow200()
    {
        world.client().holdFiltersFrom({1}, BlockHeight{200});
        keepEverything();
        if (!world.waitUntil([this] { return filtersHere() >= tip() - 299 && every().isComing; }))
            qFatal("it does not come so far");
    }
};

/// The same over a socket, where time passes with each look at the clock, and one node on a slow line: it sends some
/// three filters in a second.
struct SlowScene
{
    SyncWorld world;
    FakePeer peer;
    Txid funding;

    SlowScene() : peer(*world.chain)
    {
        world.clock.setPace(1ms);
        world.keepsCache = true;
        world.makeClient = [this] {
            P2pOptions options;
            options.network = networkParams(Network::Practice);
            options.clock = &world.clock;
            options.tick = 0ms;
            options.named = {peer.address()};
            return std::make_unique<P2pChainClient>(options);
        };
        world.tellOfBlocks = [this] { peer.announceByInventory(); };
        world.mine(450);
        world.open();
        const bool isKnown = world.waitForTip();
        world.addWallet(1);
        funding = world.pay(SyncWorld::script(1, 0), 100'000);
        if (!isKnown || !world.waitForTip()) qFatal("the world did not settle");
        peer.forgetRequests();
        peer.behaviour.bytesASecond = 200;
    }
    ~SlowScene() { world.close(); } // before the peer is gone

    std::chrono::milliseconds now() const { return world.clock.monotonic(); }

    /// That the peer was asked for after the first question for some, which is answered.
    std::int32_t filtersBeforeTheLastBlock() const
    {
        std::int32_t asked = 0;
        std::int32_t before = 0;
        std::int32_t first = 0;
        for (const FakePeer::Request& request : peer.requests()) {
            if (request.command == "getdata") before = asked;
            if (request.command != "getcfilters") continue;
            const auto range = p2p::FilterRange::parse(request.payload);
            asked += world.chain->find(range->stop)->point.height - range->start + 1;
            if (first == 0) first = asked;
        }
        return before - first;
    }

    /// Until so many questions for filters are answered and the next one is on its way.
    bool keepEverything(int answered)
    {
        if (!world.manager().setCacheKeeping({Filters::Everything})) qFatal("it cannot be chosen");
        return world.waitUntil([&] { return peer.asked("getcfilters") > answered; });
    }
};

} // namespace

/// Who keeps everything has the filters of all blocks since segwit, also of those that no scan asked for.
class TestFilterKeeper final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); } // of the faults made here

    void inIdleMomentsAllFiltersCome_data()
    {
        QTest::addColumn<bool>("hasWallet");
        QTest::newRow("beside a wallet") << true;
        QTest::newRow("without any wallet") << false;
    }

    void inIdleMomentsAllFiltersCome()
    {
        QFETCH(bool, hasWallet);
        Scene scene(hasWallet);
        scene.keepEverything();
        QVERIFY(scene.allComes());
        QCOMPARE(scene.world.client().asked.filters, scene.tip() - scene.world.snapshot()->counters.blocks);
        QCOMPARE(scene.world.client().asked.blockCount(), 0);
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
        QVERIFY(scene.world.snapshot()->manager == ManagerState::Connected);
    }

    void aLaterImportOfAnyRangeSendsNoFilterRequest()
    {
        Scene scene;
        scene.world.pay(SyncWorld::script(7, 0), 10'000);
        scene.keepEverything();
        QVERIFY(scene.allComes());
        scene.world.client().asked = {};
        for (const int birthday : {0, 130, 333}) {
            const WalletId wallet = scene.world.addWallet(static_cast<unsigned char>(7 + birthday), {{birthday}});
            scene.settle();
            QCOMPARE(scene.world.differenceFromChain(wallet, static_cast<unsigned char>(7 + birthday)), QString());
        }
        QCOMPARE(scene.world.client().asked.filterRequests, 0);
    }

    void beforeSegwitNothingIsFetched()
    {
        SyncWorld world;
        world.rules.segwitFrom = {170};
        world.keepsCache = true;
        world.mine(250);
        world.open();
        QVERIFY(world.manager().setCacheKeeping({Filters::Everything}));
        QVERIFY(world.waitUntil([&] { return world.snapshot()->cache.every.here == 81; }));
        QCOMPARE(world.snapshot()->cache.every.blocks, 81);
        QCOMPARE(world.snapshot()->cache.every.bytesLeft(), 0);
        QCOMPARE(world.client().asked.filters, 81);
    }

    void noOtherChoiceFetchesAhead_data()
    {
        QTest::addColumn<CacheKeeping>("keeping");
        QTest::newRow("from the oldest wallet") << CacheKeeping{};
        QTest::newRow("of the last months") << CacheKeeping{Filters::LastMonths, 1'200};
        QTest::newRow("none") << CacheKeeping{Filters::None};
    }

    void noOtherChoiceFetchesAhead()
    {
        QFETCH(CacheKeeping, keeping);
        Scene scene;
        scene.keep(keeping);
        scene.world.mine(1);
        scene.settle();
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.world.client().asked.filters, 2);
        QVERIFY(!scene.every().here);
        QCOMPARE(scene.every().blocks, scene.tip());
        QVERIFY(scene.every().bytesLeft() > 0); // what the choice would cost
    }

    void theNewestComeFirstAndItIsSaidHowFarItIs()
    {
        Scene scene;
        scene.stopBelow200();
        const EveryFilter half = scene.every();
        QCOMPARE(half.blocks, scene.tip());
        QCOMPARE(*half.here, scene.filtersHere());
        QVERIFY(half.bytesLeft() > 0 && half.bytesLeft() < half.bytes);
        const SyncWorld& world = scene.world;
        QCOMPARE(world.chain->tip(), scene.world.snapshot()->synced);
        QVERIFY(!scene.world.snapshot()->maintenance());
        scene.world.client().release();
        QVERIFY(scene.allComes());
        QCOMPARE(scene.every().bytesLeft(), 0);
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
    }

    void aNewBlockIsTakenInMeanwhile()
    {
        Scene scene;
        scene.stopBelow200();
        scene.world.pay(SyncWorld::script(1, 0), 5'000);
        scene.settle();
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 5'000);
        QVERIFY(scene.filtersHere() < scene.tip());
        scene.world.client().release();
        QVERIFY(scene.allComes());
    }

    void anImportGoesFirst()
    {
        Scene scene;
        scene.stopBelow200();
        const WalletId wallet = scene.world.addWallet(7, BlockHeight{250});
        scene.settle();
        QCOMPARE(scene.world.differenceFromChain(wallet, 7), QString());
        QVERIFY(scene.filtersHere() < scene.tip());
        scene.world.client().release();
        QVERIFY(scene.allComes());
    }

    void aSearchGoesFirst()
    {
        Scene scene;
        scene.stopBelow200();
        SearchWish wish;
        wish.block = BlockHeight{250};
        bool isOver = false;
        scene.world.manager().search(std::move(wish), [&](const Result<SearchReport>&) { isOver = true; });
        QVERIFY(scene.world.waitUntil([&] { return isOver; }));
        QVERIFY(scene.filtersHere() < scene.tip());
    }

    void offlineItStandsAndGoesOnLater()
    {
        Scene scene;
        scene.stopBelow200();
        scene.world.manager().setOnline(false);
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        scene.world.client().release();
        scene.world.manager().setOnline(true);
        QVERIFY(scene.allComes());
    }

    /// As on the command line: who follows the chain there has not asked for gigabytes.
    void untilTheConnectionIsKnownNothingIsFetched()
    {
        Scene scene;
        scene.world.close();
        scene.world.isConnectionKnown = false;
        scene.world.open();
        const std::int32_t before = scene.filtersHere();
        scene.keepEverything();
        scene.world.mine(1);
        scene.settle();
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.filtersHere(), before + 2);
        scene.world.manager().setSavesData(false);
        QVERIFY(scene.allComes());
    }

    void feesAreReadFirst()
    {
        Scene scene;
        scene.stopBelow200();
        scene.world.manager().measureFees();
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->fees.measuredAt == scene.world.chain->tip(); }));
        scene.world.client().release();
        QVERIFY(scene.allComes());
    }

    void onASlowLineAPaymentIsOfferedWithinSeconds_data()
    {
        QTest::addColumn<int>("answered");
        QTest::newRow("behind the first question") << 0;
        QTest::newRow("behind the second") << 1;
        QTest::newRow("behind a later one") << 4;
    }

    /// Who asks for it is heard behind the filters that were asked for before.
    void onASlowLineAPaymentIsOfferedWithinSeconds()
    {
        QFETCH(int, answered);
        SlowScene scene;
        QVERIFY(scene.keepEverything(answered));
        const auto given = scene.now();
        const Transaction payment = spendOf({scene.funding, 0}, 90'000, SyncWorld::script(9, 0));
        Asked sent(scene.world.manager().broadcast(payment));
        QVERIFY(scene.world.waitUntil([&] { return bool(sent); }));
        QVERIFY2(*sent, "no peer asked for it");
        QCOMPARE(sent->value(), 1);
        const auto took = scene.now() - given;
        QVERIFY2(took < 10s, qPrintable(QString::number(took.count())));
        QVERIFY(scene.world.waitUntil([&] { return scene.peer.saw(payment.txid()); }));
    }

    /// Counted on the line, which sends in the order of the questions. How long they take by a clock that moves as it
    /// is looked at says how busy the computer is.
    void onASlowLineFeesAreReadBehindAFewFilters()
    {
        SlowScene scene;
        QVERIFY(scene.keepEverything(1));
        scene.world.manager().measureFees();
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->fees.measuredAt == scene.world.chain->tip(); }));
        const std::int32_t first = scene.filtersBeforeTheLastBlock();
        QVERIFY2(first > 0 && first <= 20, qPrintable(QString::number(first)));
    }

    void theirPaceSaysNothingOfImports()
    {
        Scene scene;
        const double before = scene.world.manager().scanFigures({})->paces.bytesPerSecond;
        scene.keepEverything();
        QVERIFY(scene.allComes());
        QCOMPARE(scene.world.manager().scanFigures({})->paces.bytesPerSecond, before);
    }

    void onAMeteredConnectionNothingIsFetched()
    {
        Scene scene;
        scene.stopBelow200();
        scene.world.manager().setSavesData(true);
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        scene.world.client().release();
        const std::int32_t before = scene.filtersHere();
        scene.world.mine(1);
        scene.settle();
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.filtersHere(), before + 2); // those of the new blocks
        scene.world.manager().setSavesData(false);
        QVERIFY(scene.allComes());
    }

    void whoChoosesOtherwiseStopsIt()
    {
        Scene scene;
        scene.stopBelow200();
        scene.keep({});
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        QVERIFY(!scene.every().here);
    }

    void theProgramEndsInTheMiddle()
    {
        Scene scene;
        scene.stopBelow200();
        scene.world.close();
        scene.world.open();
        QVERIFY(scene.allComes());
    }

    void afterARestartItGoesOnWhereItWas()
    {
        Scene scene;
        scene.stopBelow200();
        const std::int32_t before = scene.filtersHere();
        scene.world.restart();
        QVERIFY(scene.allComes());
        QCOMPARE(scene.world.client().asked.filters, scene.tip() - before);
        scene.world.restart();
        QVERIFY(scene.world.waitUntil([&] { return scene.every().here == scene.tip(); }));
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.world.client().asked.filters, 1);
    }

    void whatWasDeletedComesAgain()
    {
        Scene scene;
        scene.keepEverything();
        QVERIFY(scene.allComes());
        scene.world.manager().clearCache();
        QCOMPARE(scene.filtersHere(), 0);
        QVERIFY(scene.allComes());
    }

    /// As much as three files are reckoned to have stays free for new blocks; here the whole chain is less than one.
    void itStopsWhereThereIsNoRoomForMore()
    {
        Scene scene;
        CacheKeeping keeping{Filters::Everything};
        keeping.filterCap = 100 * scene.tip() + 12'000;
        scene.keep(keeping);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->cache.problem.has_value(); }));
        QCOMPARE(scene.world.snapshot()->cache.problem->code, Errc::OutOfRange);
        const std::int32_t here = scene.filtersHere();
        QVERIFY2(here > 100 && here < scene.tip(), qPrintable(QString::number(here)));
        scene.world.mine(1);
        scene.settle();
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.filtersHere(), here + 2); // of the new blocks alone
        keeping.filterCap = 1'000'000;
        scene.keep(keeping);
        QVERIFY(scene.allComes());
        QVERIFY(!scene.world.snapshot()->cache.problem);
    }

    void aDiskThatTakesNothingIsLeftInPeaceUntilTheNextBlock()
    {
        Scene scene;
        scene.world.client().hold(Question::Filters);
        scene.keepEverything();
        QVERIFY(scene.world.waitUntil([&] { return scene.world.client().asked.filterRequests == 1; }));
        {
            const FileSizeLimit full(1);
            scene.world.client().release();
            QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->cache.problem.has_value(); }));
            scene.world.announce();
            QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
            QCOMPARE(scene.world.client().asked.filterRequests, 1);
        }
        scene.world.mine(1);
        QVERIFY(scene.allComes());
        QVERIFY(!scene.world.snapshot()->cache.problem);
    }

    void whereNothingCanBeWrittenNewBlocksAreNoReasonToTryAgain_data() { inIdleMomentsAllFiltersCome_data(); }

    void whereNothingCanBeWrittenNewBlocksAreNoReasonToTryAgain()
    {
        QFETCH(bool, hasWallet);
        Scene scene(hasWallet);
        const QString file = scene.blockTheFile();
        scene.keepEverything();
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->cache.problem && !scene.every().isComing; }));
        QCOMPARE(scene.world.snapshot()->cache.problem->code, Errc::Io);
        scene.world.client().asked = {};
        for (int block = 1; block <= 3; ++block) {
            scene.world.mine(1);
            scene.settle();
            QCOMPARE(scene.world.client().asked.filters, hasWallet ? block : 0); // what the wallet looks into
        }
        scene.world.clock.advance(1h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(scene.world.waitUntil([&] { return scene.world.client().asked.filters > (hasWallet ? 4 : 0); }));
        QVERIFY(scene.world.client().asked.filters <= 20);
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        QVERIFY(QDir().rmdir(file));
        scene.world.clock.advance(1h);
        scene.world.mine(1);
        QVERIFY(scene.allComes());
        QVERIFY(!scene.world.snapshot()->cache.problem);
    }

    void aLyingPeersFilterIsNotKept()
    {
        Scene scene;
        scene.world.client().addPeer(scene.world.chain);
        int lies = 3;
        scene.world.client().alterSentFilter = [&](PeerId, Bytes filter) {
            if (lies > 0 && --lies == 0) filter.back() ^= std::byte{1};
            return filter;
        };
        scene.keepEverything();
        QVERIFY(scene.allComes());
        QCOMPARE(scene.world.client().reports.size(), std::size_t{1});
        scene.world.client().asked = {};
        const WalletId wallet = scene.world.addWallet(7, BlockHeight{0});
        scene.settle();
        QCOMPARE(scene.world.client().asked.filterRequests, 0); // each was proved once more
        QCOMPARE(scene.world.differenceFromChain(wallet, 7), QString());
    }

    /// Peers that agree on a filter of no bytes are not asked for it for ever.
    void whatCannotBeKeptHoldsNothingUp()
    {
        Scene scene;
        scene.world.client().addPeer(scene.world.chain);
        for (const PeerId id : {PeerId{1}, PeerId{2}})
            scene.world.client().peer(id).alterFilter = [](const ChainPoint& point, Bytes filter) {
                return point.height == BlockHeight{451} ? Bytes() : filter;
            };
        scene.world.mine(1);
        scene.settle();
        scene.keepEverything();
        QVERIFY(scene.world.waitUntil([&] { return scene.filtersHere() == scene.tip() - 1; }));
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        QVERIFY(scene.every().isWhole());
        QCOMPARE(scene.every().blocks, scene.tip() - 1);
    }

    void aDisputedFilterIsNoneThatIsMissing()
    {
        Scene scene;
        const OutPoint coin{scene.world.pay(SyncWorld::script(9, 0), 70'000), 0};
        scene.settle();
        scene.world.client().addPeer(scene.world.chain).alterFilter = scene.adding(scene.tip() + 1);
        QVERIFY(scene.world.chain->accept(spendOf(coin, 69'000, SyncWorld::script(9, 0)))); // room for one script more
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.world.snapshot()->proof.disputedBlocks, 1);
        scene.keepEverything();
        QVERIFY(scene.world.waitUntil([&] { return scene.filtersHere() == scene.tip() - 1; }));
        QVERIFY(scene.world.waitUntil([&] { return !scene.every().isComing; }));
        QVERIFY(scene.every().isWhole());
        QCOMPARE(scene.every().blocks, scene.tip() - 1);
        QCOMPARE(scene.every().bytesLeft(), 0);
    }

    void behindAReorgTheNewBranchsFiltersAreFetched_data() { inIdleMomentsAllFiltersCome_data(); }

    void behindAReorgTheNewBranchsFiltersAreFetched()
    {
        QFETCH(bool, hasWallet);
        Scene scene(hasWallet);
        scene.keepEverything();
        QVERIFY(scene.allComes());
        scene.world.reorg(60, 65, PracticeChain::Keep::None);
        scene.settle();
        QVERIFY(scene.allComes());
        scene.world.client().asked = {};
        const WalletId wallet = scene.world.addWallet(7, BlockHeight{0});
        scene.settle();
        QCOMPARE(scene.world.client().asked.filterRequests, 0);
        QCOMPARE(scene.world.differenceFromChain(wallet, 7), QString());
    }
};

QTEST_GUILESS_MAIN(TestFilterKeeper)
#include "tst_filterkeeper.moc"
