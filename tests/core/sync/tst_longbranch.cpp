// SPDX-License-Identifier: MIT

#include "tests/support/headermaker.h"
#include "tests/support/syncworld.h"

#include <QTest>

#include <array>

using namespace lockstep;
using namespace lockstep::test;

/// A branch of more headers than one message holds, whose download is cut off in the middle.
class TestLongBranch final : public QObject
{
    Q_OBJECT

private slots:
    void aCutDownloadGoesOnWithoutARestart()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(2'500);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());

        int answers = 0;
        world.client().peer({1}).alterHeaders = [&](std::vector<BlockHeader> headers) {
            if (++answers == 1) world.client().hold(); // the second part does not come
            return headers;
        };
        world.reorg(2'400, 4'600, PracticeChain::Keep::None);
        QVERIFY(world.waitUntil([&] { return answers == 1 && world.client().asked.headers > 1; }));
        QVERIFY(world.manager().setLookahead(wallet, 50)); // drops what is in flight
        world.client().release();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
    }

    void aPeerThatOnlyRepeatsItselfIsNotAskedForEver()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(2'500);
        world.open();
        QVERIFY(world.waitForTip());
        std::vector<BlockHeader> first;
        world.client().peer({1}).alterHeaders = [&](std::vector<BlockHeader> headers) {
            if (first.empty()) first = headers;
            return first;
        };
        world.client().addPeer(world.chain); // asked once the other one has nothing new
        world.reorg(2'400, 4'600, PracticeChain::Keep::None);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
    }

    /// Two branches from the first block cost nothing to make: each answer ends elsewhere than the one before.
    void aPeerThatAlternatesBetweenTwoBranchesIsNotAskedForEver()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(2'500);
        world.open();
        QVERIFY(world.waitForTip());
        const BlockHeader& genesis = world.rules.genesis.header;
        std::array branches{HeaderMaker(genesis, genesis.bits, 1), HeaderMaker(genesis, genesis.bits, 2)};
        for (HeaderMaker& branch : branches) branch.add(2'000, 1);
        std::size_t answers = 0;
        world.client().peer({1}).alterHeaders
            = [&](const auto&) { return branches[answers++ % branches.size()].headers(); };
        world.client().addPeer(world.chain); // asked once the other one has nothing new
        world.mine(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
        // Each once, and one again; what is announced meanwhile begins a second round.
        QVERIFY2(answers >= 3 && answers <= 6, qPrintable(QString::number(answers)));
    }

    /// A header by the easiest work makes of what was sent another branch: nothing of it was seen before.
    void aPeerThatChangesTheEndOfEachAnswerIsNotAskedForEver()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(2'500);
        world.open();
        QVERIFY(world.waitForTip());
        const BlockHeader& genesis = world.rules.genesis.header;
        const std::vector<BlockHeader> branch = HeaderMaker(genesis, genesis.bits, 1).add(1'999, 1);
        std::uint32_t answers = 0;
        world.client().peer({1}).alterHeaders = [&](const auto&) {
            if (answers == ManyAnswers) return std::vector<BlockHeader>(); // or this test would have no end
            std::vector<BlockHeader> told = branch;
            told.push_back(HeaderMaker(branch.back(), genesis.bits, ++answers).add(1));
            return told;
        };
        world.client().addPeer(world.chain); // asked once the other one has nothing new
        world.mine(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
        QVERIFY2(answers <= FewAnswers, qPrintable(QString::number(answers)));
        QVERIFY(world.client().reports.empty()); // a branch is no lie
    }

    void aPeerWhoseAnswersGrowByOneIsNotAskedForEver_data()
    {
        QTest::addColumn<bool>("leads"); // with the best chain that is known
        QTest::newRow("a branch that loses") << false;
        QTest::newRow("a branch that wins") << true;
    }

    void aPeerWhoseAnswersGrowByOneIsNotAskedForEver()
    {
        QFETCH(bool, leads);
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(leads ? 100 : 2'500);
        world.open();
        QVERIFY(world.waitForTip());
        const BlockHeader& genesis = world.rules.genesis.header;
        const std::vector<BlockHeader> branch = HeaderMaker(genesis, genesis.bits, 1).add(2'000 + ManyAnswers, 1);
        std::uint32_t answers = 0;
        world.client().peer({1}).alterHeaders = [&](const auto&) {
            const auto first = branch.begin() + answers;
            if (answers < ManyAnswers) ++answers;
            return std::vector<BlockHeader>(first, first + 2'000);
        };
        world.client().addPeer(world.chain); // asked once the other one has nothing new
        world.mine(leads ? 2'450 : 1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
        QVERIFY2(answers <= FewAnswers, qPrintable(QString::number(answers)));
    }

    /// What is asked after a false end only, an honest peer answers from where it began.
    void aBranchThatAnotherPeerGaveAFalseEndIsFollowedAllTheSame()
    {
        SyncWorld world;
        world.chain->setTimeStep(1);
        world.mine(2'500);
        world.open();
        QVERIFY(world.waitForTip());
        int answers = 0;
        HeaderMaker falseEnd(world.rules.genesis.header, world.rules.genesis.header.bits);
        world.client().peer({1}).alterHeaders = [&](std::vector<BlockHeader> headers) {
            if (++answers == 1)
                falseEnd = HeaderMaker(headers.back(), headers.back().bits, 1);
            else
                headers = answers == 2 ? falseEnd.add(2, 1) : std::vector<BlockHeader>();
            return headers;
        };
        world.client().addPeer(world.chain); // asked once the other one has nothing new
        world.reorg(2'400, 4'600, PracticeChain::Keep::None);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->tip, world.chain->tip());
        QVERIFY(answers >= 2); // the false end was told
    }

private:
    static constexpr std::uint32_t ManyAnswers = 300;
    static constexpr std::uint32_t FewAnswers = 6; ///< What is announced meanwhile begins a second round.
};

QTEST_GUILESS_MAIN(TestLongBranch)
#include "tst_longbranch.moc"
