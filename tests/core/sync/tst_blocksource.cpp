// SPDX-License-Identifier: MIT

#include "core/sync/fetch/blocksource.h"
#include "tests/support/asked.h"
#include "tests/support/fakeclock.h"
#include "tests/support/scriptedchain.h"
#include "tests/support/testdatabase.h"

#include <QLoggingCategory>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A chain of ten blocks, and a source that keeps on the disk what it fetches, or nothing.
struct Scene
{
    QTemporaryDir folder;
    FakeClock clock;
    std::shared_ptr<PracticeChain> chain = std::make_shared<PracticeChain>(clock);
    ScriptedChainClient client;
    TestDatabase database;
    ChainState state{networkParams(Network::Practice), *database};
    WalletSet wallets{*database};
    ChainCache cache{{folder.path().toStdString(), *database, state, wallets, clock}};
    BlockSource source{client, cache, state.headers().params().segwitFrom};

    explicit Scene(bool keeps = false)
    {
        must(chain->mine(10));
        if (keeps) must(cache.load());
        client.addPeer(chain);
        client.start();
    }
    ChainPoint point(std::int32_t height) const { return chain->block({height})->point; }
    BlockHash hash(std::int32_t height) const { return point(height).hash; }
    Bytes raw(std::int32_t height) const { return chain->block({height})->raw; }
    int asked(std::int32_t height) { return client.asked.blocks[hash(height)]; }
};

Block withoutWitnesses(Block block)
{
    for (Transaction& transaction : block.transactions)
        for (TxIn& input : transaction.inputs) input.witness.clear();
    return block;
}

} // namespace

class TestBlockSource final : public QObject
{
    Q_OBJECT

private slots:
    void aBlockAskedForAheadIsAskedForOnce()
    {
        Scene scene;
        scene.source.prefetch(scene.point(3));
        scene.source.prefetch(scene.point(3));
        Asked block(scene.source.fetch(scene.point(3)));
        QVERIFY(block.wait());
        QVERIFY((**block)->header().hash() == scene.hash(3));
        QVERIFY((**block)->txid(0) == (**block)->transaction(0).txid());
        QCOMPARE(scene.asked(3), 1);
    }

    /// A batch that is dropped leaves behind what it asked for ahead.
    void whatNobodyFetchesIsLetGoExceptTheNewest()
    {
        constexpr auto Kept = static_cast<std::int32_t>(BlockSource::MostUnclaimed);
        Scene scene;
        must(scene.chain->mine(3 * Kept));
        for (std::int32_t height = 1; height <= 2 * Kept; ++height) {
            scene.source.prefetch(scene.point(height));
            Asked once(scene.source.fetch(scene.point(3 * Kept))); // by then it is here
            QVERIFY(once.wait());
        }
        for (std::int32_t height = Kept + 2; height <= 2 * Kept; ++height)
            QVERIFY(Asked(scene.source.fetch(scene.point(height))).wait());
        for (std::int32_t height = Kept + 2; height <= 2 * Kept; ++height) QCOMPARE(scene.asked(height), 1);
        QVERIFY(Asked(scene.source.fetch(scene.point(1))).wait());
        QCOMPARE(scene.asked(1), 2);
    }

    /// Else each block that was called off would make one more round of the loop come to nothing.
    void whatWasCalledOffIsAskedForAnew()
    {
        Scene scene;
        scene.client.hold();
        Asked first(scene.source.fetch(scene.point(1)));
        scene.source.prefetch(scene.point(2));
        scene.client.cancelRequests();
        QCOMPARE(first.wait().error().code, Errc::Cancelled);
        scene.client.release();
        Asked second(scene.source.fetch(scene.point(2)));
        QVERIFY(second.wait());
        QCOMPARE(scene.asked(2), 2);
    }

    /// It would pass by its header, and what is stored of it could be offered to nobody.
    void aBlockWithoutItsWitnessesIsALie()
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); // of the lie
        const auto back = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        Scene scene;
        scene.client.peer(PeerId{1}).alterBlock = withoutWitnesses;
        scene.client.addPeer(scene.chain);
        Asked block(scene.source.fetch(scene.point(3)));
        QVERIFY(block.wait());
        QVERIFY((**block)->transaction(0).hasWitness());
        QCOMPARE(scene.client.reports.size(), 1U);
        QVERIFY(scene.client.reports.front().second == Offence::BadBlock);
    }

    /// By an older Lockstep.
    void aBlockKeptWithoutItsWitnessesIsFetchedAgain()
    {
        Scene scene(true);
        const Bytes stripped = withoutWitnesses(*Block::parse(scene.raw(3))).serialize();
        scene.cache.keepBlock(scene.hash(3), std::make_shared<const Bytes>(stripped));
        Asked block(scene.source.fetch(scene.point(3)));
        QVERIFY(block.wait());
        QVERIFY((**block)->transaction(0).hasWitness());
        QCOMPARE(scene.asked(3), 1);
    }

    void whatAKillLeftOfAKeptBlockIsNothingToWarnOf_data()
    {
        QTest::addColumn<bool>("another");
        QTest::addColumn<qsizetype>("size");

        QTest::newRow("nothing") << false << qsizetype(0);
        QTest::newRow("half a header") << false << qsizetype(40);
        QTest::newRow("cut short") << false << qsizetype(100);
        QTest::newRow("another block, whose file was to become this one's") << true << qsizetype(-1);
    }

    void whatAKillLeftOfAKeptBlockIsNothingToWarnOf()
    {
        QFETCH(const bool, another);
        QFETCH(const qsizetype, size);
        Scene scene(true);
        Bytes left = scene.raw(another ? 4 : 3);
        if (size >= 0) left.resize(static_cast<std::size_t>(size));
        scene.cache.keepBlock(scene.hash(3), std::make_shared<const Bytes>(left));
        QTest::failOnWarning(QRegularExpression(".*"));
        Asked block(scene.source.fetch(scene.point(3)));
        QVERIFY(block.wait());
        QVERIFY((**block)->header().hash() == scene.hash(3));
        QCOMPARE(scene.asked(3), 1);
    }
};

QTEST_GUILESS_MAIN(TestBlockSource)
#include "tst_blocksource.moc"
