// SPDX-License-Identifier: MIT

#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A wallet at the tip of a chain on which a reorg of more than ten blocks waits for a person; two payments near its
/// end.
struct Scene
{
    SyncWorld world;
    WalletId wallet;

    Scene()
    {
        world.rules.askAboveReorg = 10;
        world.mine(150);
        world.open();
        wallet = world.addWallet(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.pay(SyncWorld::script(1, 0), 10'000);
        world.mine(11);
        world.pay(SyncWorld::script(1, 1), 20'000);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.forgetEvents();
    }

    bool waits()
    {
        return world.waitUntil([this] { return world.snapshot()->heldReorg.has_value(); });
    }
    std::int64_t balance() { return world.manager().wallet(wallet)->balance().confirmed.satoshis(); }
};

} // namespace

/// Where a person decides before a reorg is followed: sync-engine.md section 2.6.
class TestDeepReorg final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of what is made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    void uptoTheLimitAReorgIsFollowedByItself()
    {
        Scene scene;
        scene.world.reorg(10, 11, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), 10'000);
        QVERIFY(!scene.world.snapshot()->heldReorg);
    }

    void aboveItNothingMovesUntilThePersonAccepts()
    {
        Scene scene;
        const ChainPoint before = scene.world.chain->tip();
        scene.world.reorg(13, 15, PracticeChain::Keep::None);
        QVERIFY(scene.waits());

        const SyncSnapshotPtr now = scene.world.snapshot();
        QCOMPARE(now->problem, std::optional(Error{Errc::DeepReorg, "13"}));
        QCOMPARE(now->heldReorg->fork.height, before.height - 13);
        QCOMPARE(now->heldReorg->tip, scene.world.chain->tip());
        QCOMPARE(now->heldReorg->undone, 13);
        QCOMPARE(now->tip, before);
        QVERIFY(now->manager != ManagerState::Connected);
        QCOMPARE(now->stall, Stall::Problem);
        QCOMPARE(now->wallet(scene.wallet)->state, WalletState::Paused);
        QCOMPARE(now->wallet(scene.wallet)->pauseCause, PauseCause::HeldReorg);
        QCOMPARE(scene.balance(), 30'000);
        QCOMPARE(scene.world.count(SyncEvent::Kind::Error), 1);
        QCOMPARE(scene.world.count(SyncEvent::Kind::Done), 0);

        scene.world.mine(2); // the branch goes on: still one question, told once
        QVERIFY(
            scene.world.waitUntil([&] { return scene.world.snapshot()->heldReorg->tip == scene.world.chain->tip(); }));
        QCOMPARE(scene.world.count(SyncEvent::Kind::Error), 1);

        QVERIFY(scene.world.manager().acceptReorg(now->heldReorg->fork.height));

        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.balance(), 0);
        QCOMPARE(scene.world.differenceFromChain(scene.wallet, 1), QString());
        QVERIFY(!scene.world.snapshot()->problem);
        QCOMPARE(scene.world.count(SyncEvent::Kind::Reorg), 1);
    }

    void anAnswerToAnotherQuestionIsRefused()
    {
        Scene scene;
        QCOMPARE(scene.world.manager().acceptReorg({100}).error().code, Errc::NotFound);
        scene.world.reorg(13, 15, PracticeChain::Keep::None);
        QVERIFY(scene.waits());
        QCOMPARE(scene.world.manager().acceptReorg({100}).error().code, Errc::TipMoved);
        QCOMPARE(scene.balance(), 30'000);
    }

    void theQuestionIsAskedAgainAfterARestart()
    {
        Scene scene;
        scene.world.reorg(13, 15, PracticeChain::Keep::None);
        QVERIFY(scene.waits());
        scene.world.restart();
        QVERIFY(scene.waits());
        QCOMPARE(scene.balance(), 30'000);
    }

    void theQuestionIsGoneWhenTheOldBranchWins()
    {
        Scene scene;
        const auto old = std::make_shared<PracticeChain>(*scene.world.chain);
        scene.world.reorg(13, 15, PracticeChain::Keep::None);
        QVERIFY(scene.waits());
        QVERIFY(old->mine(5));
        *scene.world.chain = *old;
        scene.world.client().announce();
        QVERIFY(scene.world.waitForTip());
        QVERIFY(!scene.world.snapshot()->heldReorg);
        QVERIFY(!scene.world.snapshot()->problem);
        QCOMPARE(scene.balance(), 30'000);
    }
};

QTEST_GUILESS_MAIN(TestDeepReorg)
#include "tst_deepreorg.moc"
