// SPDX-License-Identifier: MIT

#include "core/chain/blockfees.h"

#include <QTest>

using namespace lockstep;

namespace {

constexpr std::int64_t Subsidy = 312'500'000; // of the fourth halving's era

TxOut output(std::int64_t satoshis) { return {*Amount::fromSatoshis(satoshis), Bytes(22)}; }

Transaction payment()
{
    Transaction tx;
    tx.inputs.resize(1);
    tx.outputs = {output(1'000), output(2'000)};
    return tx;
}

/// The miner claims `satoshis`, in two outputs.
Block blockClaiming(std::int64_t satoshis, int payments)
{
    Block block;
    Transaction coinbase = payment();
    coinbase.outputs = {output(satoshis - satoshis / 3), output(satoshis / 3), output(0)};
    block.transactions = {coinbase};
    for (int i = 0; i < payments; ++i) block.transactions.push_back(payment());
    return block;
}

Result<BlockFees> feesOf(const Block& block)
{
    return blockFees(layOutBlock(block.serialize()).value(), {900'000}, networkParams(Network::Mainnet));
}

} // namespace

class TestBlockFees final : public QObject
{
    Q_OBJECT
private slots:
    void theClaimLessTheSubsidyIsWhatAllPaid()
    {
        const auto fees = feesOf(blockClaiming(Subsidy + 12'345, 3));
        QVERIFY(fees);
        QCOMPARE(fees->fees.satoshis(), 12'345);
        // Version 4, input count 1 and input 41, output count 1 and outputs 31 each, lock time 4: no witness.
        QCOMPARE(fees->virtualSize, 3 * (4 + 1 + 41 + 1 + 2 * 31 + 4));
    }

    void aWitnessCountsAQuarterRoundedUpForEachPayment()
    {
        Block block = blockClaiming(Subsidy + 500, 1);
        block.transactions[1].inputs[0].witness = {Bytes(1)};
        const std::int64_t bare = 4 + 1 + 41 + 1 + 2 * 31 + 4;
        const std::int64_t witness = 2 + 1 + 1 + 1; // marker and flag, item count, length, item
        QCOMPARE(feesOf(block)->virtualSize, (bare * 4 + witness + 3) / 4);
    }

    void anEmptyBlockHasNoSizeThatPaid()
    {
        const auto fees = feesOf(blockClaiming(Subsidy, 0));
        QCOMPARE(*fees, (BlockFees{Amount(), 0}));
    }

    void aMinerThatClaimsLessThanTheSubsidyTellsNothing()
    {
        QCOMPARE(feesOf(blockClaiming(Subsidy - 1, 2)).error().code, Errc::OutOfRange);
        QCOMPARE(feesOf(Block{}).error().code, Errc::OutOfRange);
    }
};

QTEST_GUILESS_MAIN(TestBlockFees)
#include "tst_blockfees.moc"
