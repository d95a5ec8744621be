// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/jobrepository.h"
#include "core/sync/state/scannedblocks.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

constexpr std::uint32_t BeyondTheLockstep = 500; ///< An import looks so far, the lockstep does not.
constexpr std::uint32_t BeyondAnImport = 2'500;

/// A single peer that hides what is paid to one script, until a second one is there.
struct HiddenPayment
{
    SyncWorld world;
    Bytes script;
    BlockHeight height;

    explicit HiddenPayment(std::uint32_t index) : script(SyncWorld::script(7, index))
    {
        world.mine(110);
        world.pay(script, 60'000);
        height = world.chain->tip().height;
        world.mine(20);
        world.open();
        hide();
    }

    void hide()
    {
        world.client().peer({1}).alterFilter = [this](const ChainPoint& point, Bytes filter) {
            return point.height == height ? without(point) : filter;
        };
    }

    Bytes without(const ChainPoint& point) const
    {
        const auto made = world.chain->find(point.hash);
        Block block = *Block::parse(made->raw);
        for (Transaction& tx : block.transactions)
            std::erase_if(tx.outputs, [&](const TxOut& output) { return output.scriptPubKey == script; });
        std::vector<Bytes> spent;
        for (const SpentCoin& coin : made->spent) spent.push_back(coin.coin.output.scriptPubKey);
        return buildBasicFilter(block, spent);
    }

    /// The lie is found out, and all go back below it.
    bool isFoundBy(WalletId wallet)
    {
        world.client().addPeer(world.chain);
        if (!world.waitUntil([&] { return world.count(SyncEvent::Kind::Error) > 0; })) return false;
        return world.waitForTip() && confirmed(wallet) == 60'000;
    }

    std::int64_t confirmed(WalletId wallet) { return world.manager().wallet(wallet)->balance().confirmed.satoshis(); }
};

std::vector<ScannedRange> rangesOf(SyncWorld& world, WalletId wallet)
{
    const auto ranges = JobRepository(world.database()).scannedRanges(wallet);
    if (!ranges) qFatal("ranges");
    return *ranges;
}

} // namespace

/// What was looked at with a wide window, and turns out to have been a lie, is looked at again with as wide a one.
class TestScannedBlocks final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    void anImportThatIsOverIsLookedForAgainAsWidely_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }

    void anImportThatIsOverIsLookedForAgainAsWidely()
    {
        QFETCH(bool, restarts);
        HiddenPayment hidden(BeyondTheLockstep);
        const WalletId wallet = hidden.world.addWallet(7, BlockHeight{0});
        QVERIFY(hidden.world.waitForTip());
        QCOMPARE(hidden.confirmed(wallet), 0);
        if (restarts) {
            hidden.world.restart();
            hidden.hide();
        }
        QVERIFY(hidden.isFoundBy(wallet));
    }

    void aDeeperScanThatIsOverIsLookedForAgainAsDeep()
    {
        HiddenPayment hidden(BeyondAnImport);
        const WalletId wallet = hidden.world.addWallet(7, BlockHeight{0});
        QVERIFY(hidden.world.waitForTip());
        QVERIFY(hidden.world.manager().scanDeeper(wallet, 3'000));
        QVERIFY(hidden.world.waitForTip());
        QCOMPARE(hidden.confirmed(wallet), 0);
        QVERIFY(hidden.isFoundBy(wallet));
    }

    /// What it had looked at, and what it had not come to.
    void aDeeperScanUnderWayIsFinishedByTheLockstep_data()
    {
        QTest::addColumn<int>("heldFrom");
        QTest::newRow("before its first block") << 1;
        QTest::newRow("above the lie") << 121;
    }

    void aDeeperScanUnderWayIsFinishedByTheLockstep()
    {
        QFETCH(int, heldFrom);
        HiddenPayment hidden(BeyondAnImport);
        const WalletId wallet = hidden.world.addWallet(7, BlockHeight{0});
        QVERIFY(hidden.world.waitForTip());
        hidden.world.client().holdFiltersFrom({heldFrom});
        QVERIFY(hidden.world.manager().scanDeeper(wallet, 3'000));
        const int asked = hidden.world.client().asked.filterRequests;
        QVERIFY(hidden.world.waitUntil([&] { return hidden.world.client().asked.filterRequests > asked; }));
        hidden.world.client().holdFiltersFrom({1'000'000});
        hidden.world.client().poke();
        QVERIFY(hidden.isFoundBy(wallet));
    }

    void aLookForSingleScriptsThatIsOverIsRepeatedWithTheRest()
    {
        HiddenPayment hidden(BeyondTheLockstep);
        const WalletId wallet = hidden.world.addWallet(7, hidden.world.chain->tip().height); // knows 1,000 scripts
        QVERIFY(hidden.world.waitForTip());
        QVERIFY(hidden.world.scanScripts(wallet, {hidden.script}, {1}, {}));
        QVERIFY(hidden.world.waitForTip());
        QCOMPARE(hidden.confirmed(wallet), 0);
        QVERIFY(hidden.isFoundBy(wallet));
    }

    void aWindowThatAPersonMadeNarrowerStillCountsForWhatWasLookedAtWithIt()
    {
        HiddenPayment hidden(BeyondTheLockstep);
        const WalletId wallet = hidden.world.addWallet(7, BlockHeight{0}, 2'000);
        QVERIFY(hidden.world.waitForTip());
        QVERIFY(hidden.world.manager().setLookahead(wallet, 20));
        QVERIFY(hidden.isFoundBy(wallet));
    }

    void blocksInThePlaceOfThoseScannedAreLookedAtAsWidely()
    {
        SyncWorld world;
        world.mine(130);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitForTip());
        world.chain->rewind({120});
        world.chain->setSalt(1);
        world.pay(SyncWorld::script(7, BeyondTheLockstep), 60'000);
        world.mine(20);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 60'000);
    }

    void whatTheLockstepLooksAtIsNotWrittenDown()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{50});
        QVERIFY(world.waitForTip());
        const auto imported = rangesOf(world, wallet);
        QVERIFY(imported == (std::vector{ScannedRange{wallet, {}, {50}, {110}, Wallet::ImportLookahead}}));
        world.mine(3);
        QVERIFY(world.waitForTip());
        QVERIFY(rangesOf(world, wallet) == imported);
    }

    void aDamagedRowCostsItsOwnWalletAlone()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId damaged = world.addWallet(7, BlockHeight{50});
        const WalletId sound = world.addWallet(8, BlockHeight{50});
        QVERIFY(world.waitForTip());
        QVERIFY(inTransaction(world.database(), Durability::Full, [&] {
            return world.database().run(u"UPDATE scanned_range SET lookahead = -1 WHERE wallet_id = ?", damaged);
        }));
        ScannedBlocks scanned(world.database());
        QVERIFY(scanned.load());
        QCOMPARE(scanned.window(damaged, {60}, {60}), 0U);
        QCOMPARE(scanned.window(sound, {60}, {60}), Wallet::ImportLookahead);
    }

    void rangesThatTouchBecomeOne()
    {
        SyncWorld world;
        world.mine(3);
        world.open();
        const WalletId wallet = world.addWallet(7);
        QVERIFY(world.waitForTip());
        const auto range = [&](int from, int to, std::uint32_t window) {
            return ScannedRange{wallet, {}, {from}, {to}, window};
        };
        ScannedBlocks scanned(world.database());
        QVERIFY(scanned.load());
        const auto noted = inTransaction(world.database(), Durability::Normal, [&]() -> Result<void> {
            for (const ScannedRange& each : {range(100, 199, 3'000), range(300, 399, 3'000), range(150, 180, 2'000),
                                             range(350, 450, 2'000), range(200, 299, 3'000)})
                if (auto done = scanned.note(each); !done) return done;
            return {};
        });
        QVERIFY(noted);
        ScannedBlocks read(world.database());
        QVERIFY(read.load());
        for (const ScannedBlocks* each : {&scanned, &read}) {
            QCOMPARE(each->window(wallet, {100}, {100}), 3'000U);
            QCOMPARE(each->window(wallet, {250}, {500}), 3'000U);
            QCOMPARE(each->window(wallet, {400}, {500}), 2'000U);
            QCOMPARE(each->window(wallet, {451}, {500}), 0U);
        }
        QCOMPARE(rangesOf(world, wallet).size(), std::size_t(3)); // with that of its import
    }
};

QTEST_GUILESS_MAIN(TestScannedBlocks)
#include "tst_scannedblocks.moc"
