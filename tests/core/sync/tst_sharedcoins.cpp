// SPDX-License-Identifier: MIT

#include "core/sync/manager/sharedcoins.h"
#include "tests/support/syncworld.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A wallet, and one that watches the first one's first address only.
struct Scene
{
    SyncWorld world;
    WalletId keys;
    WalletId watched;
    SharedCoins shared;

    Scene()
    {
        world.mine(110);
        world.open();
        keys = world.addWallet(1);
        watched = world.addScriptWallet("Watched", SyncWorld::script(1, 0));
        settle();
        world.pay(SyncWorld::script(1, 0), 50'000);
        world.pay(SyncWorld::script(1, 1), 7'000);
        settle();
        follow();
    }
    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }
    std::vector<std::shared_ptr<Wallet>> wallets()
    {
        std::vector<std::shared_ptr<Wallet>> all;
        const SyncSnapshotPtr now = world.snapshot();
        for (const WalletView& view : now->wallets)
            all.emplace_back(std::shared_ptr<void>(), world.manager().wallet(view.id)); // the set owns it
        return all;
    }
    bool follow() { return shared.follow(wallets()); }
};

} // namespace

class TestSharedCoins final : public QObject
{
    Q_OBJECT

private slots:
    void aCoinIsCountedWithTheFirstWalletThatHasIt()
    {
        Scene scene;
        QVERIFY(scene.shared.countedBefore(scene.keys).empty());
        QCOMPARE(scene.shared.countedBefore(scene.watched).size(), std::size_t{1});
        auto turned = scene.wallets();
        std::ranges::reverse(turned);
        QVERIFY(scene.shared.follow(turned));
        QCOMPARE(scene.shared.countedBefore(scene.keys).size(), std::size_t{1});
        QVERIFY(scene.shared.countedBefore(scene.watched).empty());
    }

    void nothingIsLookedThroughAgainWhileNoCoinMoves()
    {
        Scene scene;
        QVERIFY(!scene.follow());
        scene.world.mine(3);
        scene.world.pay(SyncWorld::script(9, 0), 1'000); // a stranger's
        scene.settle();
        QVERIFY(!scene.follow());
        QCOMPARE(scene.shared.countedBefore(scene.watched).size(), std::size_t{1});
    }

    void whatMovesACoinIsFollowed_data()
    {
        QTest::addColumn<std::function<void(Scene&)>>("what");
        QTest::addColumn<int>("counted");
        const auto row = [](const char* name, int counted, std::function<void(Scene&)> what) {
            QTest::newRow(name) << std::move(what) << counted;
        };
        row("another payment to both", 2, [](Scene& scene) { scene.world.pay(SyncWorld::script(1, 0), 900); });
        row("a block that is undone: they wait again", 1,
            [](Scene& scene) { scene.world.reorg(2, 3, PracticeChain::Keep::None); });
        row("rows read again", 1, [](Scene& scene) { QVERIFY(scene.world.manager().wallet(scene.watched)->reload()); });
        row("another wallet", 1, [](Scene& scene) {
            scene.watched = scene.world.addScriptWallet("Again", SyncWorld::script(1, 1));
            scene.settle();
            scene.world.pay(SyncWorld::script(1, 1), 300);
        });
        row("the first wallet is gone", 0,
            [](Scene& scene) { QVERIFY(scene.world.manager().removeWallet(scene.keys)); });
    }
    void whatMovesACoinIsFollowed()
    {
        QFETCH(std::function<void(Scene&)>, what);
        QFETCH(int, counted);
        Scene scene;
        what(scene);
        scene.settle();
        QVERIFY(scene.follow());
        QCOMPARE(int(scene.shared.countedBefore(scene.watched).size()), counted);
        QVERIFY(!scene.follow());
    }
};

QTEST_GUILESS_MAIN(TestSharedCoins)
#include "tst_sharedcoins.moc"
