// SPDX-License-Identifier: MIT

#include "tests/support/historyof.h"
#include "tests/support/syncworld.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// A stranger's payment at block 111 and others around it. One wallet of ours stands at the tip.
struct Scene
{
    SyncWorld world;
    WalletId daily;
    const Bytes script = SyncWorld::script(5, 0);
    OutPoint paid;
    BlockHeight made;

    explicit Scene(bool isSpent = false)
    {
        world.mine(110);
        paid = {world.pay(script, 20'000), 0};
        made = world.chain->tip().height;
        world.mine(60);
        if (isSpent) spend();
        world.mine(60);
        world.open();
        daily = world.addWallet(1);
        if (!world.waitForTip()) qFatal("the scene did not settle");
        world.client().asked = {};
    }

    Txid spend()
    {
        const Transaction spender = spendOf(paid, 15'000, SyncWorld::script(9, 0));
        if (!world.chain->accept(spender)) qFatal("no spend");
        world.mine(1);
        return spender.txid();
    }

    JobId ask(const Bytes& of, BlockHeight from, std::optional<BlockHeight> to = {})
    {
        const auto id = world.manager().lookUp({paid, of, from, to});
        if (!id) qFatal("lookUp: %s", id.error().detail.c_str());
        return *id;
    }

    LookupView answer(JobId id)
    {
        const auto isOver = [&] {
            now = world.snapshot();
            return now->lookup(id) && now->lookup(id)->state == JobState::Done;
        };
        if (!world.waitUntil(isOver)) qFatal("no answer");
        return *now->lookup(id);
    }

    SyncSnapshotPtr now;
};

} // namespace

/// "Is this output spent, when, by what": scenario 101.
class TestOutpoint final : public QObject
{
    Q_OBJECT

private slots:
    void unspentIsSaidAsOfTheTip()
    {
        Scene scene;
        const LookupView answer = scene.answer(scene.ask(scene.script, {1}));
        QVERIFY(answer.row.verdict == OutpointVerdict::Unspent);
        QCOMPARE(answer.row.made->height, scene.made);
        QVERIFY(answer.row.value == 20'000);
        QCOMPARE(*answer.row.at, scene.world.chain->tip());
        QVERIFY(answer.row.isAgreed || scene.world.snapshot()->agreedFilterHeaders < answer.row.at->height);
        QCOMPARE(scene.world.client().asked.blockCount(), 1);
    }

    void spentIsSaidWithBlockTransactionAndInput()
    {
        Scene scene;
        const Txid spender = scene.spend();
        QVERIFY(scene.world.waitForTip());
        const BlockHeight at = scene.world.chain->tip().height;
        scene.world.mine(3);
        QVERIFY(scene.world.waitForTip());
        const LookupView answer = scene.answer(scene.ask(scene.script, {1}));
        QVERIFY(answer.row.verdict == OutpointVerdict::Spent);
        QCOMPARE(answer.row.spent->height, at);
        QVERIFY(answer.row.spender == spender);
        QCOMPARE(answer.row.input, 0U);
        QCOMPARE(answer.row.made->height, scene.made);
    }

    void withoutAScriptItIsReadFromItsBlock_data()
    {
        QTest::addColumn<bool>("isSpent");
        QTest::addColumn<int>("before");
        QTest::newRow("unspent, its very block") << false << 0;
        QTest::newRow("spent, its very block") << true << 0;
        QTest::newRow("spent, a window of ten") << true << 5;
    }

    void withoutAScriptItIsReadFromItsBlock()
    {
        QFETCH(bool, isSpent);
        QFETCH(int, before);
        Scene scene(isSpent);
        const BlockHeight from{scene.made.value - before};
        const JobId id = before == 0 ? scene.ask({}, from) : scene.ask({}, from, from + 9);
        const LookupView answer = scene.answer(id);
        QVERIFY(answer.row.verdict == (isSpent ? OutpointVerdict::Spent : OutpointVerdict::Unspent));
        QVERIFY(answer.row.script == scene.script);
        QCOMPARE(scene.world.client().asked.blockCount(), before + 1 + (isSpent ? 1 : 0));
    }

    void whileAnImportHoldsTheLoopItWaitsForItsTurn()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({100});
        const JobId id = scene.ask(scene.script, {1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs[0].state == JobState::Running; }));
        scene.world.addWallet(7, BlockHeight{0});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->maintenance() != nullptr; }));
        QVERIFY(scene.world.snapshot()->lookup(id)->state == JobState::Queued);
        scene.world.client().release();
        QVERIFY(scene.answer(id).row.verdict == OutpointVerdict::Unspent);
    }

    void aSpendInItsOwnBlockIsSeen()
    {
        Scene scene;
        const TxOut output{*Amount::fromSatoshis(9'000), scene.script};
        QVERIFY(scene.world.chain->raiseFunds(output.value));
        const auto paying = scene.world.chain->pay(std::span(&output, 1));
        QVERIFY(paying.has_value());
        scene.paid = {*paying, 0};
        const Transaction spender = spendOf(scene.paid, 8'000, SyncWorld::script(9, 0));
        QVERIFY(scene.world.chain->accept(spender));
        scene.world.mine(1);
        const BlockHeight at = scene.world.chain->tip().height;
        QVERIFY(scene.world.waitForTip());
        for (const Bytes& script : {scene.script, Bytes()}) {
            const LookupView answer = scene.answer(scene.ask(script, at));
            QVERIFY(answer.row.verdict == OutpointVerdict::Spent);
            QVERIFY(answer.row.spender == spender.txid());
        }
    }

    void unknownSaysWhy_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("withScript");
        QTest::addColumn<std::uint32_t>("output");
        QTest::addColumn<int>("doubt");
        QTest::newRow("looked for above its block") << 120 << true << 0U << int(OutpointDoubt::NotFound);
        QTest::newRow("not in the window") << 120 << false << 0U << int(OutpointDoubt::NotFound);
        QTest::newRow("an output too high") << 111 << false << 7U << int(OutpointDoubt::NoSuchOutput);
    }

    void unknownSaysWhy()
    {
        QFETCH(int, from);
        QFETCH(bool, withScript);
        QFETCH(std::uint32_t, output);
        QFETCH(int, doubt);
        Scene scene;
        scene.paid.index = output;
        const LookupView answer = scene.answer(scene.ask(withScript ? scene.script : Bytes(), {from}));
        QVERIFY(answer.row.verdict == OutpointVerdict::Unknown);
        QCOMPARE(int(answer.row.doubt), doubt);
        QVERIFY(answer.row.at);
        QCOMPARE(answer.row.from.value, from);
    }

    /// Both outputs of the payment are ours to choose from: the other one's script brings its block.
    void aScriptThatIsNotItsOwnIsSaid()
    {
        Scene scene;
        const TxOut outputs[]{{*Amount::fromSatoshis(9'000), scene.script},
                              {*Amount::fromSatoshis(8'000), SyncWorld::script(6, 0)}};
        QVERIFY(scene.world.chain->raiseFunds(*Amount::fromSatoshis(17'000)));
        const auto paying = scene.world.chain->pay(outputs);
        QVERIFY(paying.has_value());
        scene.world.mine(1);
        QVERIFY(scene.world.waitForTip());
        scene.paid = {*paying, 1};
        const LookupView answer = scene.answer(scene.ask(scene.script, scene.world.chain->tip().height));
        QVERIFY(answer.row.verdict == OutpointVerdict::Unknown);
        QVERIFY(answer.row.doubt == OutpointDoubt::OtherScript);
    }

    void noWalletIsTouchedAndNoneWaits()
    {
        Scene scene(true);
        const ChainPoint before = scene.world.manager().wallet(scene.daily)->syncedTo();
        scene.world.forgetEvents();
        scene.world.client().holdFiltersFrom({150});
        const JobId id = scene.ask(scene.script, {1});
        QVERIFY(scene.world.waitUntil([&] {
            scene.now = scene.world.snapshot();
            return !scene.now->jobs.isEmpty() && scene.now->jobs.front().next.value > 1;
        }));
        QCOMPARE(scene.now->manager, ManagerState::Connected); // no maintenance
        QVERIFY(!scene.now->maintenance());
        QCOMPARE(scene.now->wallet(scene.daily)->state, WalletState::Synced);
        QVERIFY(scene.now->jobs.front().kind == JobKind::Outpoint && scene.now->jobs.front().outpoint == scene.paid);
        scene.world.client().release();
        scene.answer(id);
        QVERIFY(historyOf(scene.world.database(), scene.daily).empty());
        QCOMPARE(scene.world.manager().wallet(scene.daily)->syncedTo(), before);
        QCOMPARE(scene.world.count(SyncEvent::Kind::ImportStart), 0);
        QVERIFY(scene.world.snapshot()->jobs.isEmpty());
    }

    void blocksThatComeMeanwhileAreTakenInFirstAndLookedAtToo()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({150});
        const JobId id = scene.ask(scene.script, {1});
        const auto begun = [&] { return scene.world.snapshot()->jobs.front().next.value > 1; };
        QVERIFY(scene.world.waitUntil(begun));
        const Txid spender = scene.spend();
        scene.world.client().release();
        const LookupView answer = scene.answer(id);
        QVERIFY(answer.row.verdict == OutpointVerdict::Spent);
        QVERIFY(answer.row.spender == spender);
    }

    void itIsPausedResumedAndOutlivesARestart()
    {
        Scene scene(true);
        scene.world.client().holdFiltersFrom({150});
        const JobId id = scene.ask(scene.script, {1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs.front().next.value > 1; }));
        QVERIFY(scene.world.manager().pauseJob(id));
        const BlockHeight cursor = scene.world.snapshot()->jobs.front().next;
        scene.world.restart();
        QVERIFY(scene.world.waitForTip());
        QCOMPARE(scene.world.snapshot()->lookup(id)->state, JobState::Paused);
        QCOMPARE(scene.world.snapshot()->jobs.front().next, cursor);
        QVERIFY(scene.world.manager().resumeJob(id));
        QVERIFY(scene.answer(id).row.verdict == OutpointVerdict::Spent);
        scene.world.restart(); // and so does the answer
        QVERIFY(scene.world.snapshot()->lookup(id)->row.verdict == OutpointVerdict::Spent);
    }

    void cancelledOrForgottenItLeavesNothing()
    {
        Scene scene;
        scene.world.client().hold();
        const JobId cancelled = scene.ask(scene.script, {1});
        QVERIFY(scene.world.manager().cancelJob(cancelled));
        scene.world.client().release();
        const JobId answered = scene.ask(scene.script, {1});
        scene.answer(answered);
        QVERIFY(scene.world.manager().forgetLookup(answered));
        QVERIFY(scene.world.snapshot()->lookups.isEmpty() && scene.world.snapshot()->jobs.isEmpty());
        scene.world.restart();
        QVERIFY(scene.world.snapshot()->lookups.isEmpty());
        QCOMPARE(scene.world.manager().forgetLookup(answered).error().code, Errc::NotFound);
    }

    void anAnswerFromABranchThatIsGoneIsMarked()
    {
        Scene scene;
        scene.spend();
        QVERIFY(scene.world.waitForTip());
        const JobId id = scene.ask(scene.script, {1});
        QVERIFY(!scene.answer(id).isStale);
        scene.world.reorg(3, 4, PracticeChain::Keep::None);
        QVERIFY(scene.world.waitForTip());
        QVERIFY(scene.world.snapshot()->lookup(id)->isStale);
        QVERIFY(scene.answer(scene.ask(scene.script, {1})).row.verdict == OutpointVerdict::Unspent);
    }

    void aReorgBelowTheCursorTakesTheFindBack()
    {
        Scene scene;
        scene.world.client().holdFiltersFrom({180});
        const JobId id = scene.ask(scene.script, {1});
        QVERIFY(scene.world.waitUntil([&] { return scene.world.snapshot()->jobs.front().next > scene.made; }));
        QVERIFY(scene.world.snapshot()->lookup(id)->row.made);
        const int depth = scene.world.chain->tip().height - scene.made + 5;
        scene.world.client().hold();
        scene.world.reorg(depth, depth + 1, PracticeChain::Keep::None);
        scene.world.client().release();
        QVERIFY(scene.world.waitForTip());
        const LookupView answer = scene.answer(id);
        QVERIFY(answer.row.verdict == OutpointVerdict::Unknown);
        QVERIFY(!answer.row.made);
    }

    void tooManyBlocksToReadAreRefused()
    {
        Scene scene;
        QCOMPARE(scene.world.manager().lookUp({scene.paid, {}, {1}, BlockHeight{145}}).error().code, Errc::OutOfRange);
        QVERIFY(scene.world.manager().lookUp({scene.paid, {}, {1}, BlockHeight{144}}));
        QCOMPARE(scene.world.manager().lookUp({scene.paid, scene.script, {9'999}}).error().code, Errc::OutOfRange);
        QCOMPARE(scene.world.manager().lookUp({scene.paid, {}, {50}, BlockHeight{40}}).error().code, Errc::OutOfRange);
    }

    void onlyTheNewestAnswersAreKept()
    {
        Scene scene;
        JobId last;
        for (int i = 0; i < 23; ++i) {
            last = scene.ask(scene.script, scene.made);
            scene.answer(last);
        }
        QCOMPARE(scene.world.snapshot()->lookups.size(), 20);
        QCOMPARE(scene.world.snapshot()->lookups.back().row.job, last);
    }
};

QTEST_GUILESS_MAIN(TestOutpoint)
#include "tst_outpoint.moc"
