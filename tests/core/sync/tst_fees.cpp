// SPDX-License-Identifier: MIT

#include "core/sync/payments/feewatch.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

FeeRate perKilobyte(std::int64_t satoshis) { return *FeeRate::fromSatoshisPerKilobyte(satoshis); }

/// All that the newest `count` blocks paid, counted the slow way: what their payments took in less what they gave.
struct Paid
{
    std::int64_t fees = 0;
    std::int64_t virtualSize = 0;
    FeeRate rate() const { return FeeRate::of(*Amount::fromSatoshis(fees), virtualSize).value(); }
};

Paid paidInNewest(const PracticeChain& chain, int count)
{
    std::map<OutPoint, std::int64_t> outputs;
    Paid paid;
    for (BlockHeight height{1}; height <= chain.tip().height; height = height + 1) {
        const auto block = Block::parse(chain.block(height)->raw);
        for (const Transaction& tx : block->transactions) {
            const Txid txid = tx.txid();
            for (std::uint32_t i = 0; i < tx.outputs.size(); ++i) outputs[{txid, i}] = tx.outputs[i].value.satoshis();
            if (tx.isCoinbase() || height <= chain.tip().height - count) continue;
            for (const TxIn& input : tx.inputs) paid.fees += outputs.at(input.previous);
            for (const TxOut& output : tx.outputs) paid.fees -= output.value.satoshis();
            paid.virtualSize += static_cast<std::int64_t>((tx.weight() + 3) / 4);
        }
    }
    return paid;
}

} // namespace

/// What transactions pay: exact, by a known source, and without a trace of what the wallets look for.
class TestFees final : public QObject
{
    Q_OBJECT
private slots:
    void theAverageIsWhatTheNewestBlocksPaid();
    void nobodyAsksAndNoBlockIsRead();
    void blocksReadForAWalletCountByThemselves();
    void aReorgForgetsTheBlocksItUndid();
    void emptyBlocksPaidNothing();
    void oldBlocksSayNothing();
    void anImportDoesNotHoldItUp();
    void aBlockThatNobodySendsHoldsNobodyUp_data();
    void aBlockThatNobodySendsHoldsNobodyUp();
    void theFloorIsWhatHalfOfThePeersPassOn_data();
    void theFloorIsWhatHalfOfThePeersPassOn();
    void thePeersWordIsShownWithTheirNumber();

private:
    static void payStrangers(SyncWorld& world, int blocks)
    {
        for (int i = 0; i < blocks; ++i) world.pay(SyncWorld::script(9, static_cast<std::uint32_t>(i)), 10'000 + i);
    }
    static bool measure(SyncWorld& world)
    {
        world.manager().measureFees();
        return world.waitUntil([&] { return world.snapshot()->fees.measuredAt == world.chain->tip(); });
    }
};

void TestFees::theAverageIsWhatTheNewestBlocksPaid()
{
    SyncWorld world;
    world.mine(120);
    payStrangers(world, 8);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    QVERIFY(measure(world));
    const FeeView fees = world.snapshot()->fees;
    QCOMPARE(fees.blocks, 6);
    QCOMPARE(fees.to, world.chain->tip().height);
    QCOMPARE(fees.from, world.chain->tip().height - 5);
    QVERIFY(*fees.average == paidInNewest(*world.chain, 6).rate());
    QVERIFY(fees.lowest <= fees.average && fees.average <= fees.highest);
    QCOMPARE(fees.confidence, FeeConfidence::High);
    QCOMPARE(world.client().asked.blockCount(), 6);
    QVERIFY(measure(world)); // what is known is not read again
    QCOMPARE(world.client().asked.blockCount(), 6);
}

void TestFees::nobodyAsksAndNoBlockIsRead()
{
    SyncWorld world;
    world.mine(120);
    payStrangers(world, 8);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    world.mine(2);
    QVERIFY(world.waitForTip());
    QCOMPARE(world.client().asked.blockCount(), 0);
    const FeeView fees = world.snapshot()->fees;
    QCOMPARE(fees.blocks, 0);
    QCOMPARE(fees.confidence, FeeConfidence::None);
    QVERIFY(!fees.average);
}

void TestFees::blocksReadForAWalletCountByThemselves()
{
    SyncWorld world;
    world.mine(120);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    for (std::uint32_t i = 0; i < 3; ++i) world.pay(SyncWorld::script(1, i), 20'000);
    QVERIFY(world.waitForTip());
    const FeeView fees = world.snapshot()->fees;
    QCOMPARE(fees.blocks, 3);
    QCOMPARE(fees.confidence, FeeConfidence::Medium);
    QVERIFY(*fees.average == paidInNewest(*world.chain, 3).rate());
    QCOMPARE(world.client().asked.blockCount(), 3);
}

void TestFees::aReorgForgetsTheBlocksItUndid()
{
    SyncWorld world;
    world.mine(120);
    payStrangers(world, 6);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    QVERIFY(measure(world));
    world.reorg(2, 3, PracticeChain::Keep::None);
    QVERIFY(world.waitForTip());
    QCOMPARE(world.snapshot()->fees.blocks, 4);
    QVERIFY(world.snapshot()->fees.measuredAt != world.snapshot()->tip);
    QVERIFY(measure(world));
    QCOMPARE(world.snapshot()->fees.blocks, 6);
    QVERIFY(*world.snapshot()->fees.average == paidInNewest(*world.chain, 6).rate());
}

void TestFees::emptyBlocksPaidNothing()
{
    SyncWorld world;
    world.mine(20);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    QVERIFY(measure(world));
    QCOMPARE(world.snapshot()->fees.blocks, 6);
    QVERIFY(!world.snapshot()->fees.average);
    QVERIFY(!world.snapshot()->fees.lowest);
}

void TestFees::oldBlocksSayNothing()
{
    SyncWorld world;
    world.mine(120);
    payStrangers(world, 6);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    QVERIFY(measure(world));
    world.mine(50);
    QVERIFY(world.waitForTip());
    QCOMPARE(world.snapshot()->fees.confidence, FeeConfidence::Low);
    world.mine(100);
    QVERIFY(world.waitForTip());
    QCOMPARE(world.snapshot()->fees.blocks, 0);
}

void TestFees::anImportDoesNotHoldItUp()
{
    SyncWorld world;
    world.mine(300);
    payStrangers(world, 6);
    world.open();
    world.addWallet(1);
    QVERIFY(world.waitForTip());
    world.client().holdFiltersFrom({200});
    const WalletId old = world.addWallet(2, BlockHeight{1});
    QVERIFY(world.waitUntil([&] {
        const SyncSnapshotPtr now = world.snapshot();
        const JobView* import = now->maintenance();
        return import && import->wallet == old && import->next.value > 100;
    }));
    world.client().release();
    QVERIFY(measure(world));
    QVERIFY(world.waitForTip());
    QCOMPARE(world.snapshot()->fees.blocks, 6);
}

void TestFees::aBlockThatNobodySendsHoldsNobodyUp_data()
{
    QTest::addColumn<bool>("imports");
    QTest::newRow("a wallet at the tip") << false;
    QTest::newRow("an import") << true;
}

/// A person wonders what to pay: that comes after what the wallets need.
void TestFees::aBlockThatNobodySendsHoldsNobodyUp()
{
    QFETCH(bool, imports);
    SyncWorld world;
    world.mine(120);
    world.pay(SyncWorld::script(2, 0), 30'000);
    payStrangers(world, 8);
    world.open();
    const WalletId daily = world.addWallet(1);
    QVERIFY(world.waitForTip());
    const BlockHash missing = world.chain->tip().hash;
    world.client().holdBlock(missing);
    world.manager().measureFees();
    QVERIFY(world.waitUntil([&] { return world.client().asked.blocks.contains(missing); }));

    const WalletId other = imports ? world.addWallet(2, BlockHeight{1}) : daily;
    if (!imports) world.pay(SyncWorld::script(1, 0), 30'000);
    QVERIFY(world.waitForTip());
    QCOMPARE(world.manager().wallet(other)->balance().confirmed.satoshis(), 30'000);
    QVERIFY(world.snapshot()->fees.measuredAt != world.chain->tip());

    world.client().release(); // it is still wanted
    QVERIFY(world.waitUntil([&] { return world.snapshot()->fees.measuredAt == world.chain->tip(); }));
    QCOMPARE(world.snapshot()->fees.blocks, 6);
}

void TestFees::theFloorIsWhatHalfOfThePeersPassOn_data()
{
    QTest::addColumn<QList<int>>("said");
    QTest::addColumn<int>("floor"); // -1: none
    QTest::newRow("nobody") << QList<int>{} << -1;
    QTest::newRow("one") << QList<int>{1'000} << 1'000;
    QTest::newRow("an outlier counts for nothing") << QList<int>{50'000, 1'000, 3'000} << 3'000;
    QTest::newRow("two: one of them takes it") << QList<int>{50'000, 1'000} << 1'000;
    QTest::newRow("four") << QList<int>{4'000, 1'000, 3'000, 2'000} << 2'000;
}

void TestFees::theFloorIsWhatHalfOfThePeersPassOn()
{
    QFETCH(QList<int>, said);
    std::vector<FeeRate> rates;
    for (const int rate : said) rates.push_back(perKilobyte(rate));
    const auto floor = feeFloor(std::move(rates));
    QTEST(floor ? static_cast<int>(floor->satoshisPerKilobyte()) : -1, "floor");
}

void TestFees::thePeersWordIsShownWithTheirNumber()
{
    SyncWorld world;
    world.mine(10);
    world.open();
    world.client().addPeer(world.chain).feeFloor = perKilobyte(1'500);
    world.client().addPeer(world.chain).feeFloor = perKilobyte(1'000);
    const FeeView fees = world.snapshot()->fees;
    QVERIFY(*fees.floor == perKilobyte(1'000));
    QCOMPARE(fees.floorPeers, 2); // the third said nothing
}

QTEST_GUILESS_MAIN(TestFees)
#include "tst_fees.moc"
