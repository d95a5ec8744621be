// SPDX-License-Identifier: MIT

#include "tests/support/historyof.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Two payments in one block.
std::vector<Txid> payTogether(SyncWorld& world, const std::vector<Bytes>& scripts)
{
    std::vector<Txid> txids;
    for (const Bytes& script : scripts) {
        const TxOut output{*Amount::fromSatoshis(50'000), script};
        if (!world.chain->raiseFunds(output.value)) qFatal("no funds");
        const auto txid = world.chain->pay(std::span(&output, 1));
        if (!txid) qFatal("pay");
        txids.push_back(*txid);
    }
    world.mine(1);
    return txids;
}

void spendAway(SyncWorld& world, const Txid& txid, const Bytes& to = SyncWorld::script(99, 0))
{
    if (!world.chain->accept(spendOf({txid, 0}, 40'000, to))) qFatal("spend");
    world.mine(1);
}

std::int64_t confirmed(SyncWorld& world, WalletId wallet)
{
    return world.manager().wallet(wallet)->balance().confirmed.satoshis();
}

} // namespace

/// A block that is at hand is taken in as far as the scan looks, and no further: what a wallet takes in it must also
/// see go, and nobody looks for the spend of a script that is not looked for.
class TestScanReach final : public QObject
{
    Q_OBJECT

private slots:
    void whatIsPaidBeyondTheWindowLeavesNoCoinBehind()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet
            = world.addWallet(7, BlockHeight{0}); // an import looks 1,000 scripts ahead, and knows them
        QVERIFY(world.waitForTip());

        const auto paid = payTogether(world, {SyncWorld::script(7, 0), SyncWorld::script(7, 500)});
        QVERIFY(world.waitForTip());
        spendAway(world, paid[1]);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 7), QString());
        QCOMPARE(confirmed(world, wallet), 50'000);
    }

    void aBlockFetchedForAnotherWalletPaysNothingThatNobodyLooksFor()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        const WalletId other = world.addWallet(8);
        QVERIFY(world.waitForTip());

        const auto paid = payTogether(world, {SyncWorld::script(8, 0), SyncWorld::script(7, 500)});
        spendAway(world, paid[1]);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 7), QString());
        QCOMPARE(confirmed(world, wallet), 0);
        QCOMPARE(confirmed(world, other), 50'000);
    }

    void aDeeperScanTakesInWhatItLooksFor()
    {
        SyncWorld world;
        world.mine(110);
        payTogether(world, {SyncWorld::script(7, 0), SyncWorld::script(7, 2'500)});
        world.mine(3);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{0});
        QVERIFY(world.waitForTip());
        QCOMPARE(confirmed(world, wallet), 50'000);
        QVERIFY(world.manager().scanDeeper(wallet, 3'000));
        QVERIFY(world.waitForTip());
        QCOMPARE(confirmed(world, wallet), 100'000);
    }

    void aLookForSomeScriptsTakesNoOthers()
    {
        SyncWorld world;
        world.mine(110);
        const Bytes wanted = SyncWorld::script(5, 0);
        const auto paid = payTogether(world, {wanted, SyncWorld::script(7, 0)}); // the second: below its birthday
        world.mine(3);
        spendAway(world, paid[1]);
        world.mine(40);
        world.open();
        const WalletId wallet = world.addWallet(7, world.chain->tip().height);
        QVERIFY(world.waitForTip());

        QVERIFY(world.scanScripts(wallet, {wanted}, {1}, {}));

        QVERIFY(world.waitForTip());
        QCOMPARE(confirmed(world, wallet), 50'000);
        QCOMPARE(int(historyOf(world.database(), wallet).size()), 1);
    }

    /// Behind the window only coins found in it are followed: from the first script to the second, and then away.
    void whatACoinIsMovedToBehindTheWindowLeavesNoCoinBehind()
    {
        SyncWorld world;
        world.mine(110);
        const std::vector<Bytes> wanted{SyncWorld::script(5, 0), SyncWorld::script(5, 1)};
        const BlockHeight from = world.chain->tip().height + 1;
        const Txid paid = world.pay(wanted[0], 50'000);
        world.mine(20);
        const Transaction move = spendOf({paid, 0}, 45'000, wanted[1]);
        QVERIFY(world.chain->accept(move));
        world.mine(2);
        spendAway(world, move.txid());
        world.mine(60);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());

        QVERIFY(world.scanScripts(wallet, wanted, from, from + 5));

        QVERIFY(world.waitForTip());
        QCOMPARE(confirmed(world, wallet), 0);
        world.restart(); // each start holds the rows against each other
        QVERIFY(world.waitForTip());
        QVERIFY(!world.snapshot()->wallet(wallet)->problem);
    }

    void everyBlockIsAskedForOnce()
    {
        SyncWorld world;
        world.mine(110);
        for (const std::vector<std::uint32_t>& indexes :
             {std::vector<std::uint32_t>{5}, {12}, {3, 12}, {19, 2}, {4, 19}}) {
            std::vector<Bytes> scripts; // some of the first window, and some that come into it
            for (const std::uint32_t index : indexes) scripts.push_back(SyncWorld::script(7, index));
            payTogether(world, scripts);
        }
        world.mine(3);
        world.open();
        const WalletId wallet = world.addWallet(7, BlockHeight{0}, 10);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.differenceFromChain(wallet, 7, 10), QString());
        for (const auto& [hash, times] : world.client().asked.blocks) QCOMPARE(times, 1);
    }
};

QTEST_GUILESS_MAIN(TestScanReach)
#include "tst_scanreach.moc"
