// SPDX-License-Identifier: MIT

#include "core/storage/repositories/ledgerrepository.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

/// Reorganisations at each stage: sync-engine.md section 5.4.
class TestRollback final : public QObject
{
    Q_OBJECT

    /// A wallet at the tip of a chain of some 200 blocks with payments near its end.
    struct Scene
    {
        SyncWorld world;
        WalletId wallet;
        WalletId other;
        Scene()
        {
            world.mine(150);
            world.open();
            wallet = world.addWallet(1);
            other = world.addWallet(2);
            if (!world.waitForTip()) qFatal("the scene did not settle");
            for (std::uint32_t i = 0; i < 6; ++i) world.pay(SyncWorld::script(1, i), 10'000 + i);
            world.pay(SyncWorld::script(2, 0), 70'000);
            world.mine(2);
            if (!world.waitForTip()) qFatal("the scene did not settle");
            world.forgetEvents();
        }
        void expectTruth()
        {
            QVERIFY(world.waitForTip());
            QCOMPARE(world.differenceFromChain(wallet, 1), QString());
            QCOMPARE(world.differenceFromChain(other, 2), QString());
        }

        std::optional<std::int64_t> droppedAt(const Txid& txid)
        {
            const auto found = world.database().first(
                u"SELECT coalesce(dropped_at, 0) FROM tx WHERE wallet_id = ? AND txid = ?",
                [](Cells& cells) { return cells.int64(); }, wallet, txid);
            if (!found || !*found) qFatal("no such transaction");
            return **found == 0 ? std::nullopt : *found;
        }
    };

private slots:
    void aLiveReorgRollsAllWalletsBackAndForward_data()
    {
        QTest::addColumn<int>("depth");
        QTest::addColumn<int>("newLength");
        QTest::addColumn<PracticeChain::Keep>("keep");
        QTest::newRow("one block, payments mined again") << 1 << 2 << PracticeChain::Keep::All;
        QTest::newRow("six blocks, every second payment lost") << 6 << 7 << PracticeChain::Keep::EverySecond;
        QTest::newRow("nine blocks, all payments lost") << 9 << 12 << PracticeChain::Keep::None;
        QTest::newRow("below the wallets' birthday") << 100 << 101 << PracticeChain::Keep::All;
    }

    void aLiveReorgRollsAllWalletsBackAndForward()
    {
        QFETCH(int, depth);
        QFETCH(int, newLength);
        QFETCH(PracticeChain::Keep, keep);
        Scene scene;
        scene.world.reorg(depth, newLength, keep);
        scene.expectTruth();
        QCOMPARE(scene.world.count(SyncEvent::Kind::Reorg), 1);
        QVERIFY(scene.world.client().reports.empty());
    }

    void aReorgWhileTheProgramWasOffIsNoticedAtStart()
    {
        Scene scene;
        scene.world.close();
        scene.world.reorg(6, 8, PracticeChain::Keep::None);
        scene.world.open();
        scene.expectTruth();
    }

    void aReorgInTheMiddleOfABatchDropsTheBatch()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom(scene.world.chain->tip().height + 1);
        scene.world.pay(SyncWorld::script(1, 9), 12'345);
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->tip == scene.world.chain->tip(); }));
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.world.client().release();
        scene.expectTruth();
    }

    void thereAndBackAgainEndsWhereItBegan()
    {
        Scene scene;
        const auto before = std::make_shared<PracticeChain>(*scene.world.chain); // a copy is a fork
        scene.world.reorg(3, 4, PracticeChain::Keep::None);
        scene.expectTruth();
        before->setSalt(7);
        QVERIFY(before->mine(5));
        *scene.world.chain = *before;
        scene.world.client().announce();
        scene.expectTruth();
    }

    void aStoppedWalletIsRolledBackToo()
    {
        Scene scene;
        QVERIFY(scene.world.manager().stopWallet(scene.other));
        scene.world.reorg(9, 10, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        const ChainPoint stands = scene.world.manager().wallet(scene.other)->syncedTo();
        QCOMPARE(stands.hash, scene.world.chain->block(stands.height)->point.hash);
        QVERIFY(scene.world.manager().startWallet(scene.other));
        scene.expectTruth();
    }

    /// A look for some scripts goes beyond where a wallet stands that is imported later: what it finds there is undone
    /// all the same.
    void whatWasFoundAboveAWalletsBlockIsUndoneToo()
    {
        Scene scene;
        const WalletId late = scene.world.addWalletForLater(3);
        const Bytes script = SyncWorld::script(9, 0);
        const Txid txid = scene.world.pay(script, 30'000);
        scene.world.mine(2);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.scanScripts(late, {script}, {100}, {}));
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.manager().wallet(late)->syncedTo().height < scene.world.chain->tip().height);
        QCOMPARE(scene.world.manager().wallet(late)->balance().confirmed.satoshis(), 30'000);

        scene.world.reorg(3, 5, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        const auto row = LedgerRepository(scene.world.database()).transaction(late, txid);
        QVERIFY(row && *row && !(*row)->block);
        QCOMPARE(scene.world.manager().wallet(late)->balance().confirmed.satoshis(), 0);
        scene.world.restart();
        QVERIFY(scene.world.manager().resumeJob(scene.world.snapshot()->jobs.front().id));
        scene.expectTruth();
        QCOMPARE(scene.world.differenceFromChain(late, 3), QString());
    }

    void whatWasFoundAboveAWalletsBlockIsNoDamage()
    {
        Scene scene;
        const WalletId late = scene.world.addWalletForLater(3);
        const Bytes script = SyncWorld::script(9, 0);
        scene.world.pay(script, 30'000);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.scanScripts(late, {script}, {100}, {}));
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.manager().wallet(late)->balance().confirmed.satoshis(), 30'000);
        scene.world.restart();
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.world.snapshot()->wallet(late)->problem);
    }

    void aPaymentThatFellOutIsPendingAgain()
    {
        Scene scene;
        const Txid txid = scene.world.pay(SyncWorld::script(1, 10), 55'000);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.droppedAt(txid));
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        const auto row = LedgerRepository(scene.world.database()).transaction(scene.wallet, txid);
        QVERIFY(row && *row);
        QVERIFY(!(*row)->block);
        QCOMPARE((*row)->status, TxStatus::Pending);
        QCOMPARE(scene.world.manager().wallet(scene.wallet)->balance().pending.satoshis(), 55'000);
        // Why it waits, and since when: a reorg, which is in the list of events.
        QCOMPARE(scene.droppedAt(txid), std::optional<std::int64_t>(scene.world.clock.unixSeconds()));
        const auto reorgs = scene.world.database().first(
            u"SELECT count(*) FROM event WHERE kind = 'reorg' AND time = ?", [](Cells& cells) { return cells.int64(); },
            scene.world.clock.unixSeconds());
        QCOMPARE(**reorgs, 1);

        QVERIFY(scene.world.chain->accept(*Transaction::parse((*row)->raw)));
        scene.world.mine(1);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.droppedAt(txid)); // in a block again
    }

    void aCoinbaseThatFellOutIsGone()
    {
        Scene scene;
        QVERIFY(scene.world.chain->mine(1, SyncWorld::script(1, 20)));
        scene.world.client().announce();
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.manager().wallet(scene.wallet)->balance().immature.satoshis() > 0);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.expectTruth();
        QCOMPARE(scene.world.manager().wallet(scene.wallet)->balance().immature.satoshis(), 0);
        QCOMPARE(scene.world.manager().wallet(scene.wallet)->balance().pending.satoshis(), 0);
    }

    void aDeepReorgOfHundredsOfBlocksIsTaken()
    {
        Scene scene;
        const int height = scene.world.chain->tip().height.value;
        scene.world.clock.advance(std::chrono::hours(24 * 30)); // so many blocks take their time
        scene.world.reorg(height - 10, 2'500, PracticeChain::Keep::None);
        scene.expectTruth();
    }

    /// It wins only in its second message of headers.
    void aReorgOf2500BlocksTakesTheWalletsWithIt()
    {
        SyncWorld world;
        world.chain->setNextTime(static_cast<std::uint32_t>(world.clock.unixSeconds() - 6'000 * 600));
        world.mine(2'549);
        world.pay(SyncWorld::script(1, 0), 70'000);
        world.open();
        const WalletId wallet = world.addWallet(1);
        const WalletId other = world.addWallet(2);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 70'000);
        world.reorg(2'500, 2'510, PracticeChain::Keep::None);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.count(SyncEvent::Kind::Reorg), 1);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        QCOMPARE(world.manager().wallet(wallet)->balance().pending.satoshis(), 70'000);
        for (const WalletId id : {wallet, other})
            QCOMPARE(world.manager().wallet(id)->syncedTo().hash, world.chain->tip().hash);
    }
};

QTEST_GUILESS_MAIN(TestRollback)
#include "tst_rollback.moc"
