// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QDir>
#include <QFile>
#include <QLoggingCategory>
#include <QTest>
#include <QtEndian>

#include <ranges>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A chain that pays wallets 7 and 8 in the same ten blocks, a wallet at its tip, and wallet 7 imported from the
/// beginning: all filters and those ten blocks are on the disk.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    WalletId first;
    std::set<BlockHash> paying; ///< The ten blocks.

    explicit Scene(bool imports = true)
    {
        world.keepsCache = true;
        world.mine(110);
        for (std::uint32_t i = 0; i < 10; ++i) {
            const std::array outputs{TxOut{*Amount::fromSatoshis(10'000 + i), SyncWorld::script(7, i)},
                                     TxOut{*Amount::fromSatoshis(20'000 + i), SyncWorld::script(8, i)}};
            if (!world.chain->raiseFunds(*Amount::fromSatoshis(40'000)) || !world.chain->pay(outputs))
                qFatal("no funds");
            world.mine(1);
            paying.insert(world.chain->tip().hash);
            world.mine(9);
        }
        world.open();
        daily = world.addWallet(1);
        settle();
        if (!imports) return;
        first = world.addWallet(7, BlockHeight{0});
        settle();
    }

    void settle()
    {
        if (!world.waitForTip()) qFatal("the world did not settle");
        world.client().asked = {};
    }

    /// Of the blocks that pay both wallets; others may match by chance.
    int payingBlocksAsked()
    {
        int count = 0;
        for (const auto& [hash, times] : world.client().asked.blocks) count += paying.contains(hash) ? times : 0;
        return count;
    }

    QString segment() const { return world.folder() + "/filters/0.filters"; }
    std::int32_t filtersHere() { return world.manager().scanFigures({})->filtersHere; }
    std::int32_t tip() const { return world.chain->tip().height.value; }

    void flip(qint64 at) const
    {
        QFile file(segment());
        char byte = 0;
        if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || !file.getChar(&byte) || !file.seek(at)
            || !file.putChar(static_cast<char>(byte ^ 1)))
            qFatal("cannot flip a bit");
    }
};

} // namespace

/// Filters and blocks on the disk: what one scan fetched and proved, the next one does not ask for.
/// sync-engine.md section 5, scenarios 48, 49 and 102.
class TestChainCache final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // Warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false\nlockstep.storage.warning=false");
    }

    void aSecondImportOfTheSameRangeSendsNoFilterRequest_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }

    void aSecondImportOfTheSameRangeSendsNoFilterRequest()
    {
        QFETCH(bool, restarts);
        Scene scene;
        QCOMPARE(scene.filtersHere(), scene.tip());
        if (restarts) {
            scene.world.restart();
            scene.settle();
            QCOMPARE(scene.filtersHere(), scene.tip());
        }
        const WalletId second = scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filterRequests, 0);
        QCOMPARE(scene.payingBlocksAsked(), 0);
        QCOMPARE(scene.world.differenceFromChain(second, 8), QString());
    }

    void withoutPeersAScanOfWhatIsHereComesToItsEnd()
    {
        Scene scene;
        scene.world.manager().setOnline(false);
        // One script, so that no other block matches by chance and is waited for.
        QVERIFY(scene.world.scanScripts(scene.daily, {SyncWorld::script(8, 3)}, {1}, {}));
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs.isEmpty(); }));
        QCOMPARE(scene.world.manager().wallet(scene.daily)->balance().confirmed.satoshis(), 20'003);
        QCOMPARE(scene.world.client().asked.filterRequests + scene.world.client().asked.blockCount(), 0);
    }

    /// Wallet 7 was paid far beyond its window, in blocks that pay wallet 1 too: they are here, and so are all filters.
    void aDeeperScanIsAnsweredFromTheDisk()
    {
        constexpr std::uint32_t Far = 60;
        SyncWorld world;
        world.keepsCache = true;
        world.mine(110);
        for (const std::uint32_t index : {0U, Far}) {
            const std::array outputs{TxOut{*Amount::fromSatoshis(10'000), SyncWorld::script(7, index)},
                                     TxOut{*Amount::fromSatoshis(20'000), SyncWorld::script(1, 0)}};
            QVERIFY(world.chain->raiseFunds(*Amount::fromSatoshis(40'000)) && world.chain->pay(outputs));
            world.mine(10);
        }
        world.open();
        world.addWallet(1, BlockHeight{0}, 20);
        const WalletId old = world.addWallet(7, BlockHeight{0}, 20);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(old)->balance().confirmed.satoshis(), 10'000);
        world.client().asked = {};
        world.manager().setOnline(false);

        QVERIFY(world.manager().scanDeeper(old, Far));

        QVERIFY(world.waitUntil([&] { return world.snapshot()->jobs.isEmpty(); }));
        QCOMPARE(world.manager().wallet(old)->balance().confirmed.satoshis(), 20'000);
        QCOMPARE(world.client().asked.filterRequests + world.client().asked.blockCount(), 0);
    }

    void aDamagedFilterAloneIsFetchedAgain()
    {
        Scene scene;
        scene.world.close();
        scene.flip(QFileInfo(scene.segment()).size() - 3); // inside the last filter
        scene.world.open();
        scene.settle();
        const WalletId second = scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, 1);
        QVERIFY(scene.world.client().reports.empty());
        QCOMPARE(scene.world.differenceFromChain(second, 8), QString());

        scene.world.client().asked = {};
        QVERIFY(scene.world.manager().rescan(second, {1}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filters, 0); // the sound one has its place
    }

    void anyDamageCostsADownloadAndNoMore()
    {
        Scene scene;
        WalletId wallet;
        QFile file(scene.segment());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray sound = file.readAll();
        file.close();
        for (qsizetype at = 0; at < sound.size(); at += sound.size() / 25) {
            scene.world.close();
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(sound) == sound.size());
            file.close();
            scene.flip(at);
            scene.world.open();
            scene.settle();
            if (wallet == WalletId{})
                wallet = scene.world.addWallet(8, BlockHeight{0});
            else
                QVERIFY(scene.world.manager().rescan(wallet, {1}));
            QVERIFY(scene.world.waitForTip());
            const int asked = scene.world.client().asked.filters;
            QVERIFY2(asked >= 1 && asked <= 100, qPrintable(QString("byte %1: %2 filters").arg(at).arg(asked)));
            QCOMPARE(scene.world.differenceFromChain(wallet, 8), QString());
        }
    }

    void aDamagedBlockIsFetchedAgain()
    {
        Scene scene;
        scene.world.close();
        QFile pack(scene.world.folder() + "/blocks/1.blocks");
        QVERIFY(pack.open(QIODevice::ReadWrite));
        const QByteArray kept = pack.readAll();
        for (const BlockHash& hash : scene.paying | std::views::take(3)) {
            const auto block = kept.indexOf(QByteArrayView(hash.bytes.data(), 32));
            QVERIFY(block >= 0);
            const auto size = qFromLittleEndian<quint32>(kept.constData() + block + 32);
            QVERIFY(pack.seek(block + 36 + size - 10) && pack.putChar('\x55'));
        }
        pack.close();
        scene.world.open();
        scene.settle();
        const WalletId second = scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.payingBlocksAsked(), 3);
        QCOMPARE(scene.world.differenceFromChain(second, 8), QString());
    }

    void aReorgReplacesTheFiltersOfItsBlocks()
    {
        Scene scene;
        scene.world.reorg(25, 30, PracticeChain::Keep::EverySecond);
        scene.settle();
        scene.world.restart();
        scene.settle();
        QCOMPARE(scene.filtersHere(), scene.tip());
        const WalletId second = scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filterRequests, 0);
        QCOMPARE(scene.world.differenceFromChain(second, 8), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.first, 7), QString());
    }

    void wherePeersLieOnlySoundFiltersAreKept()
    {
        Scene scene(false);
        scene.world.client().addPeer(scene.world.chain);
        int lies = 3;
        scene.world.client().alterSentFilter = [&](PeerId, Bytes filter) {
            if (lies > 0 && --lies == 0) filter.back() ^= std::byte{1};
            return filter;
        };
        scene.world.addWallet(7, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().reports.size(), std::size_t{1});
        scene.world.client().asked = {};
        const WalletId second = scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.client().asked.filterRequests, 0);
        QCOMPARE(scene.world.differenceFromChain(second, 8), QString());
    }

    /// Peers that agree on a filter of no bytes are not asked for it for ever: its block is looked at instead.
    void anAgreedFilterOfNoBytesHoldsNobodyUp()
    {
        SyncWorld world;
        world.keepsCache = true;
        world.mine(120);
        world.open();
        world.client().addPeer(world.chain);
        for (const PeerId id : {PeerId{1}, PeerId{2}})
            world.client().peer(id).alterFilter = [](const ChainPoint& point, Bytes filter) {
                return point.height == BlockHeight{60} ? Bytes() : filter;
            };
        world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.blocks[world.chain->block({60})->point.hash], 1);
    }

    void aFolderThatCannotBeMadeHoldsNobodyUp()
    {
        SyncWorld world;
        world.keepsCache = true;
        QFile file(world.folder() + "/filters");
        QVERIFY(file.open(QIODevice::WriteOnly));
        world.mine(120);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->cache.problem->code, Errc::Io);
        QCOMPARE(world.differenceFromChain(wallet, 7), QString());
    }

    void whatIsKeptIsThePersonsChoice_data()
    {
        QTest::addColumn<CacheKeeping>("keeping");
        QTest::addColumn<int>("lowest");
        using Filters = CacheKeeping::Filters;
        QTest::newRow("from the oldest wallet") << CacheKeeping{} << 50;
        QTest::newRow("everything") << CacheKeeping{Filters::Everything} << 1; // see tst_filterkeeper
        QTest::newRow("none") << CacheKeeping{Filters::None} << 1'000;
        QTest::newRow("no room") << CacheKeeping{Filters::Everything, 12, 0} << 1'000;
    }

    void whatIsKeptIsThePersonsChoice()
    {
        QFETCH(CacheKeeping, keeping);
        QFETCH(int, lowest);
        Scene scene(false);
        QVERIFY(scene.world.manager().setCacheKeeping(keeping));
        scene.world.restart(); // it is remembered
        scene.settle();
        QCOMPARE(scene.world.snapshot()->cache.keeping, keeping);
        const WalletId wallet = scene.world.addWallet(7, BlockHeight{50});
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.scanScripts(wallet, {SyncWorld::script(9, 0)}, {20}, {}));
        QVERIFY(scene.world.waitForTip());
        const std::int32_t kept = std::max(0, scene.tip() - lowest + 1);
        QVERIFY(scene.world.waitUntil([&] { return scene.filtersHere() == kept; }));
        QCOMPARE(scene.world.snapshot()->cache.filterBytes > 0, lowest < 1'000);
    }

    void ofTheLastMonthsOnlyTheyAreKept()
    {
        Scene scene(false);
        scene.world.clock.advance(std::chrono::days(30)); // blocks stand still meanwhile
        CacheKeeping keeping{CacheKeeping::Filters::LastMonths};
        keeping.months = 1;
        QVERIFY(scene.world.manager().setCacheKeeping(keeping));
        scene.world.addWallet(7, BlockHeight{1});
        QVERIFY(scene.world.waitForTip());
        const std::int32_t here = scene.filtersHere();
        QVERIFY2(here > 0 && here < scene.tip(), qPrintable(QString::number(here)));
    }

    /// Files hold a thousand filters each.
    void afterTheOldestWalletIsRemovedItsFiltersAreNotKept()
    {
        SyncWorld world;
        world.keepsCache = true;
        world.chain->setTimeStep(300);
        world.mine(1'300);
        world.open();
        const WalletId oldest = world.addWallet(1, BlockHeight{0});
        world.addWallet(2, BlockHeight{1'100});
        QVERIFY(world.waitForTip());
        const QDir files(world.folder() + "/filters");
        const auto before = files.entryList(QDir::Files).size();
        QVERIFY(world.manager().removeWallet(oldest));
        QVERIFY(files.entryList(QDir::Files).size() < before);
    }

    void inALongRunMonthsPass()
    {
        SyncWorld world;
        world.keepsCache = true;
        world.chain->setTimeStep(300);
        world.mine(1'300);
        world.open();
        CacheKeeping keeping{CacheKeeping::Filters::LastMonths};
        keeping.months = 1;
        QVERIFY(world.manager().setCacheKeeping(keeping));
        world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        const QDir files(world.folder() + "/filters");
        const auto before = files.entryList(QDir::Files).size();
        world.clock.advance(std::chrono::days(40));
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds()));
        world.mine(1);
        QVERIFY(world.waitForTip());
        QTRY_VERIFY(files.entryList(QDir::Files).size() < before);
    }

    void choosingNoneDeletesWhatIsHere()
    {
        Scene scene;
        QVERIFY(scene.world.snapshot()->cache.filterBytes > 0);
        QVERIFY(scene.world.snapshot()->cache.blockBytes > 0);
        CacheKeeping none{CacheKeeping::Filters::None};
        none.blockCap = 0;
        QVERIFY(scene.world.manager().setCacheKeeping(none));
        QCOMPARE(scene.world.snapshot()->cache.filterBytes, 0);
        QCOMPARE(scene.world.snapshot()->cache.blockBytes, 0);
        QVERIFY(QDir(scene.world.folder() + "/filters").isEmpty());
        QVERIFY(QDir(scene.world.folder() + "/blocks").isEmpty());
        QCOMPARE(scene.world.manager().setCacheKeeping({CacheKeeping::Filters::LastMonths, 0}).error().code,
                 Errc::OutOfRange);
    }

    void clearingKeepsTheChoice()
    {
        Scene scene;
        scene.world.manager().clearCache();
        QCOMPARE(scene.filtersHere(), 0);
        scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.filtersHere(), scene.tip());
    }

    void aRemovedWalletLeavesNoBlocks()
    {
        Scene scene;
        QVERIFY(scene.world.manager().removeWallet(scene.first));
        QVERIFY(QDir(scene.world.folder() + "/blocks").isEmpty());
    }

    void aScanOfWhatIsHereCanBePausedInTheMiddle()
    {
        Scene scene;
        scene.world.addWallet(8, BlockHeight{0});
        QVERIFY(scene.world.waitUntil([&] {
            const auto now = scene.world.snapshot();
            return !now->jobs.isEmpty() && now->jobs.front().state == JobState::Running
                && now->jobs.front().next.value > 1;
        }));
        const JobId job = scene.world.snapshot()->jobs.front().id;
        QVERIFY(scene.world.manager().pauseJob(job));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->jobs.front().next.value < scene.tip());
    }

    void theChoiceIsReadAsItWasWritten()
    {
        const CacheKeeping keeping{CacheKeeping::Filters::LastMonths, 7, 123, 456};
        QCOMPARE(*cacheKeepingOf(textOf(keeping)), keeping);
        QCOMPARE(textOf(CacheKeeping{}), std::string("since-oldest-wallet 12 15000000000 200000000"));
        for (const char* bad : {"", "none", "none 1 2", "none 1 2 3 4", "some 1 2 3", "none 0 2 3", "none 1 -2 3"})
            QVERIFY2(!cacheKeepingOf(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestChainCache)
#include "tst_chaincache.moc"
