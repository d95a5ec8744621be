// SPDX-License-Identifier: MIT

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/outboxrepository.h"
#include "tests/support/asked.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QTest>

#include <functional>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

/// A wallet at the tip with one coin of 100,000 satoshis, and a stranger's coin.
struct Scene
{
    SyncWorld world;
    WalletId wallet;
    OutPoint own, strangers;

    Scene()
    {
        world.mine(110);
        world.open();
        wallet = world.addWallet(1);
        settle();
        own = {world.pay(SyncWorld::script(1, 0), 100'000), 0};
        strangers = {world.pay(SyncWorld::script(200, 0), 100'000), 0};
        settle();
    }
    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }
    Result<int> give(const Transaction& transaction)
    {
        Asked sent(world.manager().broadcast(transaction));
        return sent.wait();
    }
    void confirm(const Transaction& transaction)
    {
        if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
        world.mine(1);
        settle();
    }
    std::optional<TxRow> row(const Transaction& transaction)
    {
        return LedgerRepository(world.database()).transaction(wallet, transaction.txid()).value();
    }
    Balance balance() { return world.snapshot()->wallet(wallet)->balance; }
    bool isSound() { return world.snapshot()->wallet(wallet)->state == WalletState::Synced; }
};

} // namespace

/// What a person gives to be sent: what of it is taken, and what is known to be in vain.
class TestGiven final : public QObject
{
    Q_OBJECT

    using Make = std::function<Transaction(Scene&)>;

    static Transaction coinbaseOf(Scene& scene)
    {
        if (!scene.world.chain->mine(1, SyncWorld::script(1, 5))) qFatal("it is not mined");
        const BlockHeight height = scene.world.chain->tip().height;
        const auto reward = Block::parse(scene.world.chain->block(height)->raw)->transactions.front();
        scene.world.reorg(1, 2, PracticeChain::Keep::None); // it is orphaned before anybody heard of it
        scene.settle();
        return reward;
    }

private slots:
    void initTestCase() { QLoggingCategory::setFilterRules("lockstep.*.warning=false"); }

    void whatNoNodeTakesIsRefused_data()
    {
        QTest::addColumn<Make>("make");
        QTest::addColumn<std::string>("why");
        QTest::newRow("a coinbase") << Make(coinbaseOf)
                                    << std::string("a coinbase comes with its block, and never alone");
        QTest::newRow("one that spends a coin twice") << Make([](Scene& scene) {
            Transaction twice = spendOf(scene.own, 90'000, SyncWorld::script(1, 5));
            twice.inputs.push_back(twice.inputs.front());
            return twice;
        }) << std::string("it spends a coin twice");
        QTest::newRow("one that pays more than there is") << Make([](Scene& scene) {
            Transaction rich = spendOf(scene.own, Amount::MaxSatoshis, SyncWorld::script(1, 5));
            rich.outputs.push_back(rich.outputs.front());
            return rich;
        }) << std::string("it breaks a rule that every transaction keeps");
        QTest::newRow("one that pays more than our coins are worth")
            << Make([](Scene& scene) { return spendOf(scene.own, 100'001, SyncWorld::script(1, 5)); })
            << std::string("it pays out more than the coins it spends are worth");
        QTest::newRow("one without a signature for a coin of ours") << Make([](Scene& scene) {
            Transaction bare = spendOf(scene.own, 90'000, SyncWorld::script(1, 5));
            bare.inputs.push_back(spendOf(scene.strangers, 1, {}).inputs.front());
            bare.inputs.front().witness.clear();
            return bare;
        }) << std::string("it is not signed");
    }
    void whatNoNodeTakesIsRefused()
    {
        QFETCH(Make, make);
        QFETCH(std::string, why);
        Scene scene;
        const Transaction given = make(scene);
        const Balance before = scene.balance();
        const auto taken = scene.give(given);
        QVERIFY(!taken);
        QCOMPARE(taken.error(), (Error{Errc::Malformed, why}));
        QVERIFY(!scene.row(given));
        QVERIFY(scene.world.snapshot()->outgoing.empty());
        scene.world.restart();
        scene.settle();
        QVERIFY(scene.isSound());
        QCOMPARE(scene.balance().confirmed, before.confirmed);
        QCOMPARE(scene.balance().pending, before.pending);
        QVERIFY(scene.world.client().broadcasts.empty());
    }

    /// An older Lockstep took it.
    void aCoinbaseThatIsToBeSentIsForgotten()
    {
        Scene scene;
        const Transaction reward = coinbaseOf(scene);
        QVERIFY(inTransaction(scene.world.database(), Durability::Full, [&] {
            return OutboxRepository(scene.world.database())
                .put({reward.txid(), reward.serialize(), OutgoingState::Kept, 0, scene.world.clock.unixSeconds(), 0});
        }));
        scene.world.restart();
        scene.settle();
        QVERIFY(scene.world.snapshot()->outgoing.empty());
        QVERIFY(!scene.row(reward));
        QVERIFY(scene.isSound());
        QVERIFY(scene.world.client().broadcasts.empty());
    }

    /// A txid says nothing of witnesses: the one with the right signature may come second.
    void givenAgainWithOtherSignaturesTheNewOnesAreOffered_data()
    {
        QTest::addColumn<bool>("isOurs");
        QTest::newRow("of a coin of ours") << true;
        QTest::newRow("of nobody here") << false;
    }
    void givenAgainWithOtherSignaturesTheNewOnesAreOffered()
    {
        QFETCH(bool, isOurs);
        Scene scene;
        Transaction wrong = spendOf(isOurs ? scene.own : scene.strangers, 90'000, SyncWorld::script(9, 0));
        Transaction right = wrong;
        right.inputs.front().witness = {Bytes(64, std::byte{2})};
        QVERIFY(scene.give(wrong));
        scene.world.client().broadcastAnswer = Error{Errc::Timeout, {}};
        QCOMPARE(scene.give(right).error().code, Errc::Timeout);
        QVERIFY(scene.world.client().broadcasts.back() == right);
        QVERIFY(scene.world.snapshot()->outgoing.front().state == OutgoingState::Offered); // it was taken as it was
        QCOMPARE(scene.world.snapshot()->outgoing.front().askedFor, 0);
        if (isOurs) QCOMPARE(scene.row(right)->raw, right.serialize());

        Transaction bare = right; // as a stripped copy from somewhere else
        bare.inputs.front().witness.clear();
        (void)scene.give(bare);
        scene.world.restart();
        scene.settle();
        scene.world.clock.advance(37h);
        scene.world.mine(1);
        scene.settle();
        QVERIFY(!scene.world.client().broadcasts.empty());
        QVERIFY(scene.world.client().broadcasts.back() == right);
    }

    /// What the one with the wrong signatures is told of is nothing of the other.
    void whatIsTakenWhileTheNewOnesComeIsNotTakenForThem()
    {
        Scene scene;
        const Transaction wrong = spendOf(scene.own, 90'000, SyncWorld::script(9, 0));
        Transaction right = wrong;
        right.inputs.front().witness = {Bytes(64, std::byte{2})};
        Reply<int> first;
        scene.world.client().heldBroadcast = first;
        Asked sent(scene.world.manager().broadcast(wrong));
        Asked again(scene.world.manager().broadcast(right));
        first.finish(1);
        QVERIFY(again.wait());
        QCOMPARE(scene.world.client().broadcasts.size(), 2U);
        QVERIFY(scene.world.client().broadcasts.back() == right);
    }

    /// It pays us from a stranger's coin, which another one has spent in a block.
    void whatABlockHasDisprovedIsRefusedWithItsRivalsName_data()
    {
        QTest::addColumn<bool>("wasKnown");
        QTest::newRow("it waited") << true;
        QTest::newRow("it is new") << false;
    }
    void whatABlockHasDisprovedIsRefusedWithItsRivalsName()
    {
        QFETCH(bool, wasKnown);
        Scene scene;
        const Transaction payment = spendOf(scene.strangers, 90'000, SyncWorld::script(1, 5));
        const Transaction rival = spendOf(scene.strangers, 80'000, SyncWorld::script(1, wasKnown ? 6 : 5));
        if (wasKnown) QVERIFY(scene.give(payment));
        scene.confirm(rival);
        const auto before = scene.row(payment);
        const auto taken = scene.give(payment);
        QVERIFY(!taken);
        QCOMPARE(taken.error(), (Error{Errc::Refused, rival.txid().display()}));
        QCOMPARE(scene.balance().pending.satoshis(), 0);
        if (wasKnown) QCOMPARE(scene.row(payment)->replacedBy, std::optional(rival.txid()));
        QCOMPARE(scene.row(payment).has_value(), wasKnown);

        scene.world.reorg(1, 2, PracticeChain::Keep::None); // the block is gone, and with it its word
        scene.settle();
        QVERIFY(scene.give(payment));
        QCOMPARE(scene.row(payment)->status, TxStatus::Pending);
        QCOMPARE(scene.row(rival)->status, TxStatus::Conflicted);
    }
};

QTEST_GUILESS_MAIN(TestGiven)
#include "tst_given.moc"
