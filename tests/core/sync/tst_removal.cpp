// SPDX-License-Identifier: MIT

#include "core/storage/repositories/jobrepository.h"
#include "tests/core/sync/manypayments.h"
#include "tests/support/historyof.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// LOCKSTEP_PAYMENTS=100000 asks how long a turn of a large wallet takes.
const auto Payments = static_cast<std::uint32_t>(qEnvironmentVariableIntValue("LOCKSTEP_PAYMENTS") + 1'500);

/// Two wallets at the tip, one with more payments than go in one turn; the last one is both theirs.
struct Scene
{
    SyncWorld world;
    WalletId large;
    WalletId other;

    Scene()
    {
        world.mine(110);
        world.open();
        large = world.addWallet(1);
        other = world.addWallet(2);
        const std::array both{TxOut{*Amount::fromSatoshis(1'000), SyncWorld::script(1, 0)},
                              TxOut{*Amount::fromSatoshis(2'000), SyncWorld::script(2, 0)}};
        if (!world.chain->raiseFunds(*Amount::fromSatoshis(3'000)) || !world.chain->pay(both)) qFatal("pay");
        world.mine(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        addManyPayments(world, large, 1, Payments);
    }

    void remove()
    {
        if (!world.manager().removeWallet(large)) qFatal("it was not removed");
    }
    HistorySlice history() { return *HistoryRepository(world.database()).slice({}, 0, 10); }
    std::int64_t rows(const char* table) { return rowsIn(world, table); }
    bool isCleared() { return rows("wallet") == 1; }
    bool waitUntilCleared()
    {
        for (int minute = 0; minute < 10; ++minute)
            if (world.waitUntil([this] { return isCleared(); })) return true;
        return false;
    }
};

} // namespace

/// A wallet with many payments is removed: it is gone at once, and its rows hold up nobody.
class TestRemoval final : public QObject
{
    Q_OBJECT

private slots:
    void itIsGoneAtOnceForWhoeverLooks()
    {
        Scene scene;
        scene.remove();
        QVERIFY(!scene.isCleared()); // but for its rows
        Database& db = scene.world.database();
        QVERIFY(JobRepository(db).ofWallet(scene.large)->empty());
        QCOMPARE(scene.world.snapshot()->wallets.size(), 1);
        QCOMPARE(WalletRepository(db).all()->size(), std::size_t{1});
        QCOMPARE(WalletRepository(db).find(scene.large).error().code, Errc::NoSuchWallet);
        QCOMPARE(scene.history().total, 1);
        QCOMPARE(scene.history().sum, 2'000);
        QCOMPARE(scene.history().entries.size(), std::size_t{1});
        QVERIFY(KeychainRepository(db).ownersOf(SyncWorld::script(1, 0))->empty());
        QCOMPARE(KeychainRepository(db).ownersOf(SyncWorld::script(2, 0))->size(), std::size_t{1});
        QVERIFY(!*LedgerRepository(db).isKnown(spendOf({Txid{}, 0}, 10, SyncWorld::script(1, 0)).txid()));
    }

    void itsRowsGoAFewInATurn()
    {
        Scene scene;
        const RowsLeft left(scene.world);
        scene.remove();
        QCOMPARE(left.turns(), std::size_t{1}); // the call itself does the work of one
        QVERIFY(scene.waitUntilCleared());
        QVERIFY(left.turns() > 3 * Payments / WalletClearing::RowsAtOnce);
        qInfo("%u payments, %d turns, the longest %d ms", Payments, int(left.turns()), int(left.longestTurn()));
        QVERIFY(left.mostInATurn() <= WalletClearing::RowsAtOnce + 3); // its own row and those of its keychains
        QCOMPARE(scene.rows("tx"), 1);
        QCOMPARE(scene.rows("coin"), 1);
        QCOMPARE(scene.rows("tx_search"), 1);
        QCOMPARE(scene.rows("label"), 0);
        QCOMPARE(scene.rows("keychain"), 2);
        QVERIFY(scene.world.database().checkIntegrity());
    }

    void meanwhileTheOthersTakeInBlocks()
    {
        Scene scene;
        scene.remove();
        scene.world.pay(SyncWorld::script(2, 1), 5'000);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.differenceFromChain(scene.other, 2), QString());
        QVERIFY(scene.waitUntilCleared());
        QCOMPARE(scene.world.differenceFromChain(scene.other, 2), QString());
    }

    void killedInBetweenItGoesOn()
    {
        Scene scene;
        scene.remove();
        scene.world.kill();
        QVERIFY(!scene.isCleared());
        QCOMPARE(scene.world.snapshot()->wallets.size(), 1);
        QVERIFY(scene.waitUntilCleared());
        QCOMPARE(scene.rows("tx"), 1);
        QVERIFY(scene.world.database().checkIntegrity());
    }

    void theSameWalletMayComeBackAtOnce()
    {
        Scene scene;
        scene.remove();
        const WalletId back = scene.world.addWallet(1, BlockHeight{1});
        QVERIFY(back != scene.large);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.waitUntil([&] { return scene.rows("wallet") == 2; }));
        QCOMPARE(scene.world.differenceFromChain(back, 1), QString());
        QCOMPARE(scene.world.differenceFromChain(scene.other, 2), QString());
    }
};

QTEST_GUILESS_MAIN(TestRemoval)
#include "tst_removal.moc"
