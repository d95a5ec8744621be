// SPDX-License-Identifier: MIT

#include "core/filters/blockfilter.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <set>

using namespace lockstep;
using namespace lockstep::test;

namespace {

using Peers = std::set<std::uint64_t>;
using Lie = std::function<Bytes(const ChainPoint&, Bytes)>;

/// The filter of a block as somebody makes it who hides a script that is paid to, or adds some that nobody proves
/// wrong.
Bytes filterOf(const PracticeBlock& made, const Bytes& hidden, const std::vector<Bytes>& added = {})
{
    Block block = *Block::parse(made.raw);
    for (Transaction& tx : block.transactions)
        std::erase_if(tx.outputs, [&](const TxOut& output) { return output.scriptPubKey == hidden; });
    std::vector<Bytes> spent = added;
    for (const SpentCoin& coin : made.spent) spent.push_back(coin.coin.output.scriptPubKey);
    return buildBasicFilter(block, spent);
}

/// A chain so long that filter headers come in several goes, of 2,000 blocks from three witnesses each.
class LongWorld : public SyncWorld
{
public:
    explicit LongWorld(int blocks)
    {
        clock.advance(std::chrono::hours(24 * 60)); // so many blocks take their time
        mine(blocks);
    }

    /// With a wallet that was there before all blocks. Until the event loop runs, nobody is asked.
    void openWith(int peers)
    {
        open();
        for (int i = 1; i < peers; ++i) client().addPeer(chain);
        wallet = addWallet(1, BlockHeight{0});
    }

    Peers reported()
    {
        Peers peers;
        for (const auto& [peer, offence] : client().reports) peers.insert(peer.value);
        return peers;
    }

    /// Hides what is paid to wallet 1 from block 1,001 on.
    Lie hiding() const
    {
        return [chain = chain](const ChainPoint& point, Bytes filter) {
            if (point.height.value <= 1'000) return filter;
            return filterOf(*chain->find(point.hash), SyncWorld::script(1, 0));
        };
    }

    WalletId wallet;
};

/// One script too much in the filter of one block that has room for it: nobody can prove the lie.
class WorldWithRoom : public LongWorld
{
public:
    WorldWithRoom() : LongWorld(1'400)
    {
        OutPoint coin{pay(SyncWorld::script(9, 0), 70'000), 0};
        const Transaction spend = spendOf(coin, 69'000, SyncWorld::script(9, 0));
        if (!chain->accept(spend)) qFatal("not accepted");
        mine(1);
        m_height = chain->tip().height.value;
        mine(3'100 - m_height);
    }

    Lie adding() const
    {
        return [chain = chain, height = m_height](const ChainPoint& point, Bytes filter) {
            if (point.height.value != height) return filter;
            return filterOf(*chain->find(point.hash), {}, {SyncWorld::script(9, 7)});
        };
    }

private:
    int m_height = 0;
};

} // namespace

/// Filter headers at every 1,000 blocks, as peers tell them (BIP157): sync-engine.md 2.7 and 2.8.
class TestFilterCheckpoints final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); } // of the faults made here

    void aLiarBehindTheFirstCheckpointIsCaughtBeforeItsHeadersAreStored_data()
    {
        QTest::addColumn<int>("liars");
        QTest::addColumn<int>("peers");
        QTest::newRow("one of two") << 1 << 2;
        QTest::newRow("the three that are asked, but not the fourth") << 3 << 4;
    }

    void aLiarBehindTheFirstCheckpointIsCaughtBeforeItsHeadersAreStored()
    {
        QFETCH(int, liars);
        QFETCH(int, peers);
        LongWorld world(1'500);
        world.pay(SyncWorld::script(1, 0), 50'000);
        world.mine(700);
        world.openWith(peers);
        Peers lying;
        for (int i = 1; i <= liars; ++i) {
            world.client().peer({std::uint64_t(i)}).alterFilter = world.hiding();
            lying.insert(std::uint64_t(i));
        }

        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), lying);
        QCOMPARE(world.manager().wallet(world.wallet)->balance().confirmed.satoshis(), 50'000);
        QCOMPARE(world.count(SyncEvent::Kind::Error), 0); // nothing was taken back
        QCOMPARE(world.client().asked.filterCheckpoints, 1);
    }

    void alikePeersThatAllAnswerCostOneQuestion()
    {
        LongWorld world(2'500);
        world.openWith(5);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.filterCheckpoints, 1);
        QCOMPARE(world.client().asked.filterHashes, 2); // up to 2,000, and the rest
        world.mine(3); // what comes after needs none
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.filterCheckpoints, 1);
        QCOMPARE(world.reported(), Peers{});
    }

    void aShortWayNeedsNoCheckpoints()
    {
        LongWorld world(1'000);
        world.openWith(2);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.filterCheckpoints, 0);
    }

    void mutePeersHoldNothingUp_data()
    {
        QTest::addColumn<int>("mute");
        QTest::newRow("one of three") << 1;
        QTest::newRow("all of them") << 3;
    }

    void mutePeersHoldNothingUp()
    {
        QFETCH(int, mute);
        LongWorld world(2'100);
        world.openWith(3);
        for (int i = 1; i <= mute; ++i) world.client().peer({std::uint64_t(i)}).tellsCheckpoints = false;
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.filterCheckpoints, 1); // and they are not asked again
        QCOMPARE(world.client().asked.filterHashes, 2);
        QCOMPARE(world.reported(), Peers{});
    }

    void whoContradictsItsOwnCheckpointsIsFoundOut()
    {
        LongWorld world(2'100);
        world.openWith(2);
        world.client().peer({1}).alterCheckpoints = [](std::vector<FilterHeader> headers) {
            headers.back().bytes[0] ^= std::byte{1};
            return headers;
        };
        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{1});
    }

    /// Before any of the hashes that lead there.
    void checkpointsThatContradictAKnownFilterHeaderAreFoundOutAtOnce()
    {
        std::vector<FilterHeaderCheckpoint> known;
        LongWorld world(2'100);
        known.push_back({{2'000}, world.chain->block({2'000})->filterHeader});
        world.rules.filterHeaderCheckpoints = known;
        world.openWith(2);
        world.client().peer({1}).alterFilter = [](const ChainPoint& point, Bytes filter) {
            return point.height.value == 1'500 ? Bytes{std::byte{0}} : filter;
        };
        world.client().hold(ScriptedChainClient::Question::FilterHashes);
        QVERIFY(world.waitUntil([&] { return world.reported() == Peers{1}; }));
        world.client().release();
        QVERIFY(world.waitForTip());
    }

    /// Of what comes after the block it has another history, but tells of the same filters.
    void whoLostADisputeWithoutProofIsNoLiarAtTheNextCheckpoint()
    {
        WorldWithRoom world;
        world.openWith(4);
        world.client().peer({4}).alterFilter = world.adding();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{});
        QCOMPARE(world.client().asked.filterHashes, 3); // three up to 2,000, then all four; three up to the tip
        QCOMPARE(world.snapshot()->proof.disputedBlocks, 1);
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
    }

    void whoDoesNotStandByItsCheckpointsIsNotWaitedForAgain()
    {
        LongWorld world(4'100);
        world.openWith(4);
        ScriptedPeer& silent = world.client().peer({4});
        silent.tellsFilterHashes = false;
        silent.alterCheckpoints = [](std::vector<FilterHeader> headers) {
            for (FilterHeader& header : headers) header.bytes[0] ^= std::byte{1};
            return headers;
        };
        QVERIFY(world.waitForTip());
        QCOMPARE(world.client().asked.filterHashes, 4); // three ranges, and once all peers
        QCOMPARE(world.reported(), Peers{}); // silence is no proof
    }
};

QTEST_GUILESS_MAIN(TestFilterCheckpoints)
#include "tst_filtercheckpoints.moc"
