// SPDX-License-Identifier: MIT

#include "core/crypto/hash.h"
#include "core/filters/blockfilter.h"
#include "core/script/templates.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/sync/state/eventlog.h"
#include "tests/support/syncworld.h"
#include "tests/support/vectors.h"

#include <QLoggingCategory>
#include <QTest>

#include <array>
#include <set>

using namespace lockstep;
using namespace lockstep::test;

namespace {

std::vector<Bytes> spentScripts(const PracticeBlock& block)
{
    std::vector<Bytes> spent;
    for (const SpentCoin& coin : block.spent) spent.push_back(coin.coin.output.scriptPubKey);
    return spent;
}

/// The filter of a block as somebody makes it who hides a script, paid to or spent from.
Bytes filterWithout(const PracticeBlock& made, const Bytes& hidden)
{
    Block block = *Block::parse(made.raw);
    for (Transaction& tx : block.transactions)
        std::erase_if(tx.outputs, [&](const TxOut& output) { return output.scriptPubKey == hidden; });
    std::vector<Bytes> spent = spentScripts(made);
    std::erase(spent, hidden);
    return buildBasicFilter(block, spent);
}

/// The filter of a block as somebody makes it who pretends that scripts were spent from.
Bytes filterWith(const PracticeBlock& made, const std::vector<Bytes>& added, const Bytes& hidden = {})
{
    std::vector<Bytes> spent = spentScripts(made);
    std::erase(spent, hidden);
    spent.insert(spent.end(), added.begin(), added.end());
    return buildBasicFilter(*Block::parse(made.raw), spent);
}

Bytes stranger(std::uint32_t index) { return SyncWorld::script(9, index); }

using Lie = std::function<Bytes(const ChainPoint&, Bytes)>;

/// 110 blocks and a coin of a stranger. Spent back to its own script it leaves room in a filter: the block has more
/// inputs and outputs than scripts, so that one script more in the filter is no proof of a lie.
class DisputedWorld : public SyncWorld
{
public:
    DisputedWorld()
    {
        mine(109);
        m_coin = OutPoint{pay(stranger(0), 70'000), 0};
        open();
    }

    void mineWithRoom()
    {
        m_satoshis -= 100;
        const Transaction spend = spendOf(m_coin, m_satoshis, stranger(0));
        const auto accepted = chain->accept(spend);
        if (!accepted) qFatal("%s", accepted.error().detail.c_str());
        m_coin = OutPoint{spend.txid(), 0};
        mine(1);
        // Its peers have it. Else the look around that comes each second would take it for a lost branch and call the
        // disputes off, and each new beginning draws other blocks to look into.
        client().askWhoHas(chain->tip());
    }

    ScriptedPeer& addHonestPeer() { return client().addPeer(chain); }
    ScriptedPeer& addPeer(const Lie& lie)
    {
        ScriptedPeer& peer = client().addPeer(chain);
        peer.alterFilter = lie;
        return peer;
    }

    /// Holds one script too much in the filter of one block.
    Lie adding(int height) const { return adding(height, height); }
    Lie adding(int first, int last) const
    {
        return [chain = chain, first, last](const ChainPoint& point, Bytes filter) {
            const bool lies = point.height.value >= first && point.height.value <= last;
            return lies ? filterWith(*chain->find(point.hash), {stranger(9)}) : filter;
        };
    }

    /// Adds to block 111 and hides payments to a script from then on.
    Lie addingThenHiding(const Bytes& hidden) const
    {
        return [chain = chain, add = adding(111), hidden](const ChainPoint& point, Bytes filter) {
            if (point.height.value <= 111) return add(point, std::move(filter));
            return filterWithout(*chain->find(point.hash), hidden);
        };
    }

    std::int64_t balance(WalletId wallet) { return manager().wallet(wallet)->balance().confirmed.satoshis(); }
    std::set<std::uint64_t> reported()
    {
        std::set<std::uint64_t> peers;
        for (const auto& [peer, offence] : client().reports) peers.insert(peer.value);
        return peers;
    }

private:
    OutPoint m_coin;
    std::int64_t m_satoshis = 70'000;
};

using Peers = std::set<std::uint64_t>;

} // namespace

/// Peers that disagree where nothing can be proved: sync-engine.md section 5.3.
class TestFilterDispute final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        // The engine warns of the faults made here, and a warning would end the test program.
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false");
    }

    /// The block does not prove the script of the coin it spends, so the lie cannot be proved; the fuller filter hides
    /// nothing.
    void aSpendThatOnePeerHidesIsFoundThoughNobodyCanProveTheLie()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        const Bytes ours = SyncWorld::script(1, 0);
        const Txid paid = world.pay(ours, 60'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 60'000);
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, const Bytes&) {
            return filterWithout(*world.chain->find(point.hash), ours);
        };
        world.client().addPeer(world.chain); // the honest one

        QVERIFY(world.chain->accept(spendOf({paid, 0}, 59'000, SyncWorld::script(9, 0))));
        world.mine(1);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 0);
        for (const auto& [peer, offence] : world.client().reports) QCOMPARE(peer.value, std::uint64_t{1});
    }

    /// A spend with a scriptSig and a witness can be of one script only.
    void whoHidesASpendThatTheBlockProvesIsFoundOut()
    {
        DisputedWorld world;
        const Bytes key(33, std::byte{2});
        const Bytes program = payToWitnessPubkeyHash(hash160(key));
        const Bytes nested = payToScriptHash(hash160(program));
        world.addWallet(1);
        const Txid paid = world.pay(nested, 60'000);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = [&](const ChainPoint& point, const Bytes&) {
            return filterWithout(*world.chain->find(point.hash), nested);
        };
        world.addHonestPeer();

        Transaction spend = spendOf({paid, 0}, 59'000, stranger(0));
        spend.inputs.front().scriptSig = program;
        spend.inputs.front().scriptSig.insert(spend.inputs.front().scriptSig.begin(), std::byte{22});
        spend.inputs.front().witness = {Bytes(71, std::byte{0x30}), key};
        QVERIFY(world.chain->accept(spend));
        world.mine(1);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{1});
    }

    /// The other way round: the liar's filter is the fuller one. It wins the block, which harms nobody; it must not win
    /// all that comes after.
    void whoAddsToAFilterCannotHideWhatComesAfter()
    {
        DisputedWorld world;
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.addingThenHiding(SyncWorld::script(1, 0));
        world.addHonestPeer();
        world.mineWithRoom();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{});

        world.pay(SyncWorld::script(1, 0), 62'000);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 62'000);
        QCOMPARE(world.reported(), Peers{1});
    }

    void whoLosesADisputeWithoutProofIsNotBlamedForItsFilter_data()
    {
        QTest::addColumn<bool>("liarFirst");
        QTest::newRow("the honest peer is asked first") << false;
        QTest::newRow("the liar is asked first") << true;
    }

    void whoLosesADisputeWithoutProofIsNotBlamedForItsFilter()
    {
        QFETCH(bool, liarFirst);
        DisputedWorld world;
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        ScriptedPeer& second = world.addHonestPeer();
        ScriptedPeer& liar = liarFirst ? world.client().peer({1}) : second;
        liar.alterFilter = world.adding(111);

        world.mineWithRoom();
        world.mine(3);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{});
    }

    void whoAddsMoreThanTheBlockHasScriptsIsProvedToLie()
    {
        DisputedWorld world;
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addHonestPeer();

        world.mine(1); // a coinbase alone: no room

        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{1});
    }

    /// The fuller filter is not always the superset: it may add two scripts and hide one. So neither is gone by.
    void aDisputedBlockIsReadInFullAlsoByWalletsThatComeLater()
    {
        DisputedWorld world;
        const WalletId first = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const OutPoint coins[]
            = {{world.pay(SyncWorld::script(1, 0), 60'000), 0}, {world.pay(SyncWorld::script(2, 0), 50'000), 0}};
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(first), 60'000);
        const Lie lie = [chain = world.chain](const ChainPoint& point, Bytes filter) {
            if (point.height.value != 113) return filter;
            return filterWith(*chain->find(point.hash), {stranger(1), stranger(2)}, SyncWorld::script(1, 0));
        };
        world.client().peer({1}).alterFilter = lie;
        world.addHonestPeer();

        for (const OutPoint& coin : coins) QVERIFY(world.chain->accept(spendOf(coin, 49'000, stranger(0))));
        world.mineWithRoom();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(first), 0);

        world.restart(); // now the liar is alone
        world.client().peer({1}).alterFilter = lie;
        const WalletId again = world.addWallet(2, BlockHeight{0});
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(again), 0);
        QCOMPARE(world.reported(), Peers{});
    }

    void theManyKeepTheirHistoryAgainstOneWhoAdds()
    {
        DisputedWorld world;
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addHonestPeer();
        world.addHonestPeer();

        world.mineWithRoom();
        world.mine(2);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
        QCOMPARE(world.reported(), Peers{});
    }

    void ourStoreIsRewoundWhenWhoWonWithoutProofIsFoundOutLater()
    {
        DisputedWorld world;
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.addingThenHiding(SyncWorld::script(1, 0));
        world.addHonestPeer();
        world.mineWithRoom();
        world.mine(4);
        QVERIFY(world.waitForTip());

        world.pay(SyncWorld::script(1, 0), 62'000); // here it is found out
        QVERIFY(world.waitForTip());
        world.mine(1); // nobody shares our history now
        QVERIFY(world.waitForTip());
        world.addHonestPeer();

        const auto tip = world.chain->tip().height;
        QVERIFY(world.waitUntil([&] { return world.snapshot()->agreedFilterHeaders == tip; }));
        QCOMPARE(world.balance(wallet), 62'000);
        QCOMPARE(world.differenceFromChain(wallet, 1), QString());
        QCOMPARE(world.reported(), Peers{1});
    }

    void peersOfTwoHistoriesAreBothHeardAfterARestart()
    {
        DisputedWorld world;
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        const Lie lie = world.addingThenHiding(SyncWorld::script(1, 0));
        world.client().peer({1}).alterFilter = lie;
        world.addHonestPeer();
        world.mineWithRoom();
        world.mine(2);
        QVERIFY(world.waitForTip());

        world.restart();
        world.client().peer({1}).alterFilter = lie;
        world.addHonestPeer();
        world.mine(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{});

        world.pay(SyncWorld::script(1, 0), 62'000);

        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 62'000);
        QCOMPARE(world.reported(), Peers{1});
    }

    void aDisputeIsAnEventThatAPersonCanRead()
    {
        DisputedWorld world;
        world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addHonestPeer();
        world.mineWithRoom();
        QVERIFY(world.waitForTip());
        const auto events = EventRepository(world.database()).newest(10);
        QVERIFY(events);
        const auto isDispute = [](const EventRow& event) { return event.kind == eventkind::FilterDisputed; };
        const auto told = std::ranges::find_if(*events, isDispute);
        QVERIFY(told != events->end());
        QCOMPARE(told->height, std::optional(BlockHeight{111}));
        QCOMPARE(std::ranges::count_if(*events, isDispute), 1);
        const SyncSnapshotPtr now = world.snapshot();
        QCOMPARE(now->proof.disputedBlocks, 1);
        QVERIFY(now->proof.lastDispute && now->proof.lastDispute->liars == 0);
    }

    /// Then our own filter headers are of a history that nobody has. That is no reason to rewind for ever.
    void whereEachPeerAddsToAnotherBlockTheChainIsFollowedAllTheSame()
    {
        DisputedWorld world;
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addPeer(world.adding(112));
        world.mineWithRoom();
        QVERIFY(world.waitForTip());
        world.mineWithRoom();
        QVERIFY(world.waitForTip());

        world.pay(SyncWorld::script(1, 0), 63'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 63'000);

        world.restart();
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addPeer(world.adding(112));
        world.pay(SyncWorld::script(1, 1), 1'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 64'000);
        QCOMPARE(world.reported(), Peers{});
    }

    /// What two have agreed on is not undone by one, but its filter shows that the block must be looked at.
    void anHonestFilterIsNoOffenceAndShowsWhatTwoLiarsAgreedToHide_data()
    {
        QTest::addColumn<bool>("isProvable");
        QTest::newRow("a payment, which the block proves") << true;
        QTest::newRow("a spend, which nobody can prove") << false;
    }

    void anHonestFilterIsNoOffenceAndShowsWhatTwoLiarsAgreedToHide()
    {
        QFETCH(bool, isProvable);
        DisputedWorld world;
        world.addWallet(1);
        const Txid paid = world.pay(SyncWorld::script(2, 0), 30'000);
        QVERIFY(world.waitForTip());
        const int last = world.chain->tip().height.value;
        ScriptedPeer& honest = world.client().peer({1});
        honest.servesFilters = false; // not yet
        for (int i = 0; i < 2; ++i) {
            world.addPeer([chain = world.chain, last](const ChainPoint& point, Bytes filter) {
                const bool lies = point.height.value > last;
                return lies ? filterWithout(*chain->find(point.hash), SyncWorld::script(2, 0)) : filter;
            });
        }
        if (isProvable)
            world.pay(SyncWorld::script(2, 0), 40'000);
        else
            QVERIFY(world.chain->accept(spendOf({paid, 0}, 29'000, stranger(3))));
        world.mine(1);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);

        honest.servesFilters = true;
        const WalletId wallet = world.addWallet(2, BlockHeight{0});

        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), isProvable ? 70'000 : 0);
        QCOMPARE(world.reported(), isProvable ? Peers({2, 3}) : Peers{});
    }

    /// It keeps its word, so only the block shows it; and there is nobody to compare it with.
    void whoContradictsAloneWhatTwoAgreedOnIsHeldAgainstTheBlock()
    {
        DisputedWorld world;
        world.addWallet(1);
        world.addHonestPeer();
        QVERIFY(world.waitForTip());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
        world.pay(SyncWorld::script(2, 0), 40'000);
        QVERIFY(world.waitForTip());
        world.restart();
        world.client().peer({1}).alterFilter = [chain = world.chain](const ChainPoint& point, const Bytes&) {
            return filterWithout(*chain->find(point.hash), SyncWorld::script(2, 0));
        };

        const WalletId wallet = world.addWallet(2, BlockHeight{0});
        QVERIFY(world.waitUntil([&] { return !world.client().reports.empty(); }));
        world.addHonestPeer();

        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 40'000);
        QCOMPARE(world.reported(), Peers{1});
    }

    /// A hard-coded filter header says who was right, also where no block can tell.
    void whoContradictsAKnownFilterHeaderIsFoundOut()
    {
        std::array<FilterHeaderCheckpoint, 1> checkpoints; // outlives the world
        DisputedWorld world;
        world.mineWithRoom();
        world.mine(2);
        world.close();
        FilterHeader known;
        for (BlockHeight height{0}; height <= world.chain->tip().height; height = height + 1)
            known = filterHeader(filterHash(world.chain->block(height)->filter), known);
        checkpoints[0] = {world.chain->tip().height, known};
        world.rules.filterHeaderCheckpoints = checkpoints;
        world.open();
        world.client().peer({1}).alterFilter = world.adding(111);
        world.addHonestPeer();

        world.addWallet(1, BlockHeight{0});

        QVERIFY(world.waitForTip());
        QCOMPARE(world.reported(), Peers{1});
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
    }

    /// Each dispute costs a block, and each scan from then on the same block again.
    void whoLosesAgainAndAgainIsOutvoted()
    {
        constexpr int Rounds = 60;
        DisputedWorld world;
        world.addPeer(world.adding(111, 110 + Rounds));
        world.addHonestPeer();
        for (int i = 0; i < Rounds; ++i) world.mineWithRoom();
        world.addWallet(1, BlockHeight{0});
        QVERIFY(world.waitForTip());
        // Ten until it is known and ten by chance since, of which some may be the same.
        const auto disputed = std::ranges::count_if(world.client().asked.blocks, [&](const auto& asked) {
            return world.chain->find(asked.first)->point.height.value > 110;
        });
        QVERIFY2(disputed >= 10 && disputed <= 20, qPrintable(QString::number(disputed)));
        QVERIFY(world.reported().empty());
        QCOMPARE(world.snapshot()->agreedFilterHeaders, world.chain->tip().height);
    }

    void whoHangsUpAndComesBackHasLostNoLess_data()
    {
        QTest::addColumn<bool>("hangsUpInOne");
        QTest::newRow("between two disputes") << false;
        QTest::newRow("while one is looked into") << true;
    }

    void whoHangsUpAndComesBackHasLostNoLess()
    {
        QFETCH(bool, hangsUpInOne);
        DisputedWorld world;
        world.addWallet(1, BlockHeight{0}); // or nobody asks for filters
        QVERIFY(world.waitForTip());
        ScriptedPeer& liar = world.addPeer(world.adding(111, 300));
        world.addHonestPeer();
        for (int connection = 0; connection < 2; ++connection) { // each time it goes before it has lost ten
            if (hangsUpInOne) world.client().hold(ScriptedChainClient::Question::Block);
            const BlockHeight first = world.chain->tip().height + 1;
            for (int i = 0; i < 9; ++i) world.mineWithRoom();
            const BlockHash lookedInto = world.chain->block(first)->point.hash;
            QVERIFY(world.waitUntil([&] { return world.client().asked.blocks.contains(lookedInto); }));
            if (hangsUpInOne) world.client().callAgain(liar);
            world.client().release();
            QVERIFY(world.waitForTip());
            if (!hangsUpInOne) world.client().callAgain(liar);
        }
        const BlockHeight known = world.chain->tip().height;
        for (int i = 0; i < 60; ++i) world.mineWithRoom();
        QVERIFY(world.waitForTip());
        const auto disputed = std::ranges::count_if(world.client().asked.blocks, [&](const auto& asked) {
            return world.chain->find(asked.first)->point.height > known;
        });
        QCOMPARE(disputed, 10); // some of a range, by chance
        QVERIFY(world.reported().empty());
    }

    /// Who is honest and alone among liars loses as often, and is heard all the same where it matters.
    void whoIsOutvotedIsStillHeardAboutANewBlock()
    {
        DisputedWorld world;
        const WalletId wallet = world.addWallet(2, BlockHeight{0});
        for (int i = 0; i < 2; ++i) {
            world.addPeer([chain = world.chain, add = world.adding(111, 130)](const ChainPoint& point, Bytes filter) {
                if (point.height.value <= 130) return add(point, std::move(filter));
                return filterWithout(*chain->find(point.hash), SyncWorld::script(2, 0));
            });
        }
        for (int i = 0; i < 20; ++i) world.mineWithRoom();
        QVERIFY(world.waitForTip());
        QVERIFY(world.reported().empty());
        world.pay(SyncWorld::script(2, 0), 40'000);
        QVERIFY(world.waitForTip());
        QCOMPARE(world.balance(wallet), 40'000);
        QCOMPARE(world.reported(), Peers({2, 3}));
    }

    void whoClaimsAFilterAndDoesNotSendItIsNeitherBelievedNorBlamed()
    {
        SyncWorld world;
        world.mine(110);
        world.open();
        const WalletId wallet = world.addWallet(1);
        QVERIFY(world.waitForTip());
        ScriptedPeer& claimant = world.client().peer({1});
        claimant.alterFilter = [&](const ChainPoint& point, Bytes filter) {
            if (point.height.value <= 110) return filter;
            claimant.sendsFilters = false; // from its claim on it is silent
            return bytesOfHex("017fa880"); // of another block
        };
        world.client().addPeer(world.chain); // the honest one

        world.pay(SyncWorld::script(1, 0), 61'000);

        QVERIFY(world.waitForTip());
        QVERIFY(!claimant.sendsFilters);
        QCOMPARE(world.manager().wallet(wallet)->balance().confirmed.satoshis(), 61'000);
        QVERIFY(world.client().reports.empty());
    }
};

QTEST_GUILESS_MAIN(TestFilterDispute)
#include "tst_filterdispute.moc"
