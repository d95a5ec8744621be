// SPDX-License-Identifier: MIT

#include "core/script/templates.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/eventrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/manager/paymentlistener.h"
#include "core/sync/state/eventlog.h"
#include "tests/support/asked.h"
#include "tests/support/syncworld.h"

#include <QLoggingCategory>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::test;
using namespace std::chrono_literals;

namespace {

const Bytes StrangersKey = [] {
    Bytes key(33, std::byte{7});
    key[0] = std::byte{2};
    return key;
}();

/// A script of a stranger whose spender shows it, and one that a signature alone spends.
const Bytes ShownScript = payToWitnessPubkeyHash(hash160(StrangersKey));
const Bytes HiddenScript = payToTaproot(Digest32{std::byte{9}});

Bytes foreign(std::uint32_t index) { return SyncWorld::script(200, index); }

/// By the key of ShownScript.
Transaction shownSpend(const Txid& txid, std::int64_t satoshis, const Bytes& to)
{
    Transaction transaction = spendOf({txid, 0}, satoshis, to);
    transaction.inputs[0].witness = {Bytes(71, std::byte{0x30}), StrangersKey};
    return transaction;
}

/// Two wallets at the tip, the first with a coin of its own, and coins of a stranger.
struct Scene
{
    SyncWorld world;
    WalletId wallet;
    WalletId other;
    Txid own, shown, hidden;

    Scene()
    {
        world.mine(110);
        world.open();
        wallet = world.addWallet(1);
        other = world.addWallet(2);
        settle();
        own = world.pay(SyncWorld::script(1, 0), 100'000);
        shown = world.pay(ShownScript, 100'000);
        hidden = world.pay(HiddenScript, 100'000);
        settle();
    }

    void settle()
    {
        if (!world.waitForTip()) qFatal("the scene did not settle");
    }

    void letADayPass() { pass(24h); }
    void letAMonthPass() { pass(30 * 24h); }

    void pass(std::chrono::hours time)
    {
        world.clock.advance(time);
        world.mine(1);
        settle();
        for (int i = 0; i < 5; ++i) QCoreApplication::processEvents(); // what expires does so after the block
    }

    void confirm(const Transaction& transaction)
    {
        if (!world.chain->accept(transaction)) qFatal("the chain refuses it");
        world.mine(1);
        settle();
    }

    /// It is in a block, which is undone.
    void drop(const Transaction& transaction)
    {
        confirm(transaction);
        world.reorg(1, 2, PracticeChain::Keep::None);
        settle();
    }

    /// A stranger's to the first wallet, with the coin whose script is shown, or with the other one.
    Transaction dropShown() { return dropped(shownSpend(shown, 90'000, SyncWorld::script(1, 1))); }
    Transaction dropHidden() { return dropped(spendOf({hidden, 0}, 90'000, SyncWorld::script(1, 1))); }
    Transaction dropped(const Transaction& transaction)
    {
        drop(transaction);
        return transaction;
    }
    void confirmShownRival() { confirm(shownSpend(shown, 80'000, foreign(0))); }

    void send(const Transaction& transaction) ///< As the person does.
    {
        Asked sent(world.manager().broadcast(transaction));
        if (!sent.wait()) qFatal("it cannot be sent");
    }
    Transaction sendOn(const Txid& payment) ///< To the other wallet.
    {
        const Transaction child = spendOf({payment, 0}, 70'000, SyncWorld::script(2, 0));
        send(child);
        return child;
    }

    void setAsideOther() ///< By a coin that cannot be saved.
    {
        run("CREATE TRIGGER refuse BEFORE INSERT ON coin WHEN NEW.wallet_id = 2 BEGIN SELECT RAISE(ABORT, 'no'); END");
        world.pay(SyncWorld::script(2, 5), 1'000);
        const auto isAside = [&] { return world.snapshot()->wallet(other)->problem.has_value(); };
        if (!world.waitUntil(isAside)) qFatal("it is not set aside");
        run("DROP TRIGGER refuse");
    }

    void run(const char* statement)
    {
        const auto done = inTransaction(world.database(), Durability::Full,
                                        [&] { return world.database().run(QString(statement)); });
        if (!done) qFatal("it cannot be run");
    }

    std::optional<TxRow> row(WalletId of, const Transaction& transaction)
    {
        const auto found = LedgerRepository(world.database()).transaction(of, transaction.txid());
        return found ? *found : std::nullopt;
    }
    TxStatus status(WalletId of, const Transaction& transaction) { return row(of, transaction).value().status; }

    std::optional<OutgoingState> outgoing(const Transaction& transaction)
    {
        const SyncSnapshotPtr now = world.snapshot();
        const auto found = std::ranges::find(now->outgoing, transaction.txid(), &OutgoingView::txid);
        return found == now->outgoing.end() ? std::nullopt : std::optional(found->state);
    }

    Balance balance(WalletId of) { return world.manager().wallet(of)->balance(); }

    QStringList events(std::string_view kind)
    {
        QStringList found;
        const auto rows = EventRepository(world.database()).newest(100);
        for (const EventRow& row : *rows)
            if (row.kind == kind)
                found += QString("%1 at %2: %3")
                             .arg(row.wallet->value)
                             .arg(row.height ? QString::number(row.height->value) : QString("none"))
                             .arg(QString::fromStdString(row.detail));
        std::ranges::sort(found);
        return found;
    }
};

} // namespace

/// A payment that a reorg dropped waits until a block has it, or has what takes its place.
class TestDroppedPayments final : public QObject
{
    Q_OBJECT

private slots:
    void whatSpendsOurCoinOtherwiseTakesItsPlace()
    {
        Scene scene;
        const Transaction payment = spendOf({scene.own, 0}, 90'000, SyncWorld::script(2, 0)); // from one to the other
        scene.drop(payment);
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        QCOMPARE(scene.status(scene.other, payment), TxStatus::Pending);

        const Transaction rival = spendOf({scene.own, 0}, 80'000, foreign(0));
        scene.confirm(rival);

        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Conflicted);
        QCOMPARE(scene.row(scene.wallet, payment)->replacedBy, std::optional(rival.txid()));
        QCOMPARE(scene.status(scene.other, payment), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.wallet).confirmed.satoshis(), 0);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
        const int at = scene.world.chain->tip().height.value;
        QCOMPARE(scene.events(eventkind::PaymentsReplaced),
                 QStringList({QString("1 at %1: 1").arg(at), QString("2 at %1: 1").arg(at)}));
    }

    void whatPaysUsAnewTakesItsPlace()
    {
        Scene scene;
        const Transaction payment = scene.dropHidden();
        const Transaction rival = spendOf({scene.hidden, 0}, 80'000, SyncWorld::script(1, 2));
        scene.confirm(rival);
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 0);
        QCOMPARE(scene.balance(scene.wallet).confirmed.satoshis(), 180'000);
    }

    /// The payment shows the stranger's script, so that the filter of the rival's block matches it.
    void whatGoesFromStrangerToStrangerTakesItsPlace_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }

    void whatGoesFromStrangerToStrangerTakesItsPlace()
    {
        QFETCH(bool, restarts);
        Scene scene;
        const Transaction payment = scene.dropShown();
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 90'000);
        if (restarts) {
            scene.world.restart();
            scene.settle();
        }

        scene.confirmShownRival();

        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 0);
        QCOMPARE(scene.events(eventkind::PaymentsReplaced).size(), 1);
    }

    void whatWeBuiltOnItFailsWithIt_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("at once") << false;
        QTest::newRow("after a restart") << true;
    }

    /// The other wallet has the child alone, which it would wait for in vain.
    void whatWeBuiltOnItFailsWithIt()
    {
        QFETCH(bool, restarts);
        Scene scene;
        const Transaction payment = scene.dropShown();
        const Transaction child = scene.sendOn(payment.txid());
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 70'000);

        scene.confirmShownRival();

        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Conflicted);
        QCOMPARE(scene.status(scene.wallet, child), TxStatus::Conflicted);
        if (restarts) scene.world.restart();
        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 0);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
        const int at = scene.world.chain->tip().height.value;
        QCOMPARE(scene.events(eventkind::PaymentsReplaced),
                 QStringList({QString("1 at %1: 2").arg(at), QString("2 at %1: 1").arg(at)}));
        QVERIFY(scene.world.waitUntil([&] { return scene.outgoing(child) == OutgoingState::Failed; }));
    }

    /// It pays us with what the first one gave to a stranger.
    void whatAStrangerBuiltOnItFailsWithIt()
    {
        Scene scene;
        Transaction payment = shownSpend(scene.shown, 50'000, SyncWorld::script(1, 1));
        payment.outputs.push_back({*Amount::fromSatoshis(40'000), foreign(3)});
        scene.drop(payment);
        const Transaction child = spendOf({payment.txid(), 1}, 30'000, SyncWorld::script(2, 0));
        const Transaction grandchild = spendOf({child.txid(), 0}, 20'000, SyncWorld::script(1, 2));
        for (const Transaction& given : {child, grandchild}) scene.send(given);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 70'000);

        scene.confirmShownRival();

        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        QCOMPARE(scene.status(scene.other, grandchild), TxStatus::Conflicted);
        QCOMPARE(scene.status(scene.wallet, grandchild), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 0);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
    }

    void whatFailedInAnotherWalletWaitsAgainWithIt()
    {
        Scene scene;
        const Transaction payment = scene.dropShown();
        const Transaction child = scene.sendOn(payment.txid());
        scene.confirmShownRival();
        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        QCOMPARE(scene.status(scene.wallet, child), TxStatus::Pending);
        QCOMPARE(scene.status(scene.other, child), TxStatus::Pending);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 70'000);
    }

    /// One wallet is stopped when the block comes.
    void whatStandsStillLearnsOfIt()
    {
        Scene scene;
        const Transaction payment = scene.dropShown();
        const Transaction child = scene.sendOn(payment.txid());
        QVERIFY(scene.world.manager().stopWallet(scene.other));
        scene.confirmShownRival();
        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
    }

    /// One wallet is set aside when the block comes: nobody writes in it. No later block has anything for it.
    void whatWasSetAsideLearnsOfItWhenItIsRetried()
    {
        QLoggingCategory::setFilterRules("lockstep.sync.warning=false"); // of what is made here
        const auto back = qScopeGuard([] { QLoggingCategory::setFilterRules({}); });
        Scene scene;
        const Transaction payment = scene.dropShown();
        const Transaction child = scene.sendOn(payment.txid());
        scene.setAsideOther();
        scene.confirmShownRival();
        QCOMPARE(scene.status(scene.other, child), TxStatus::Pending);

        QVERIFY(scene.world.manager().retryWallet(scene.other));
        scene.settle();
        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        QCOMPARE(scene.world.snapshot()->wallet(scene.other)->problem, std::nullopt);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
        QCOMPARE(scene.events(eventkind::PaymentsReplaced).size(), 2);
    }

    void whatBuiltOnALostCoinbaseFailsEverywhere()
    {
        Scene scene;
        const auto mined = scene.world.chain->mine(1, SyncWorld::script(1, 1));
        QVERIFY(mined);
        scene.world.announce();
        scene.settle();
        const auto block = Block::parse(scene.world.chain->block(mined->height)->raw);
        const Txid coinbase = block->transactions.front().txid();
        const Transaction child = scene.sendOn(coinbase);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 70'000);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.status(scene.wallet, child), TxStatus::Conflicted);
        QCOMPARE(scene.status(scene.other, child), TxStatus::Conflicted);
        QCOMPARE(scene.balance(scene.other).pending.satoshis(), 0);
        QCOMPARE(scene.events(eventkind::PaymentsReplaced), QStringList({"1 at none: 1", "2 at none: 1"}));
    }

    void theOtherInputsOfARivalDoNotMatter()
    {
        Scene scene;
        Transaction payment = spendOf({scene.hidden, 0}, 150'000, SyncWorld::script(1, 1));
        payment.inputs.push_back(shownSpend(scene.shown, 1, {}).inputs[0]);
        scene.drop(payment);
        scene.confirmShownRival(); // the hidden one stays unspent
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Conflicted);
    }

    void whenTheRivalIsDroppedTheFirstWaitsAgain()
    {
        Scene scene;
        const Transaction payment = scene.dropShown();
        scene.confirmShownRival();
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 90'000);
    }

    /// It was told that it would not: that is not to be the last word.
    void whatMayComeAfterAllIsTold()
    {
        Scene scene;
        const Transaction payment = scene.dropShown();
        scene.confirmShownRival();
        QCOMPARE(scene.events(eventkind::PaymentsReplaced), QStringList({"1 at 116: 1"}));
        QVERIFY(scene.events(eventkind::PaymentsRevived).isEmpty());
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        QCOMPARE(scene.events(eventkind::PaymentsRevived), QStringList({"1 at 115: 1"}));
        scene.confirm(payment);
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Confirmed);
        QCOMPARE(scene.events(eventkind::PaymentsFound).filter("1 at 114").size(), 1); // as before the reorgs
        QCOMPARE(scene.events(eventkind::PaymentsRevived).size(), 1);
    }

    /// Of a key path spend nothing can be seen. After 14 days it is given up, and a block may still bring it.
    void whatCannotBeSeenIsGivenUpAfterFourteenDays()
    {
        Scene scene;
        const Transaction payment = scene.dropHidden();
        scene.confirm(spendOf({scene.hidden, 0}, 80'000, foreign(0)));
        const std::int64_t since = scene.world.clock.unixSeconds(); // of the reorg
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);

        scene.world.clock.set(since + PaymentListener::KeptSeconds);
        scene.world.mine(1);
        scene.settle();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        scene.world.clock.set(since + PaymentListener::KeptSeconds + 1);
        scene.world.mine(1);

        QVERIFY(scene.world.waitUntil([&] { return scene.status(scene.wallet, payment) == TxStatus::Abandoned; }));
        QCOMPARE(scene.balance(scene.wallet).pending.satoshis(), 0);
        QCOMPARE(scene.events(eventkind::PaymentsExpired).size(), 1);
    }

    /// A busy network has a small reorg every week.
    void reorgsThatCameLaterDoNotCount()
    {
        Scene scene;
        const Transaction payment = scene.dropHidden();
        const std::int64_t since = scene.world.clock.unixSeconds();
        scene.world.clock.set(since + PaymentListener::KeptSeconds / 2);
        scene.world.reorg(1, 2, PracticeChain::Keep::All);
        scene.settle();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        scene.world.clock.set(since + PaymentListener::KeptSeconds + 1);
        scene.world.mine(1);
        QVERIFY(scene.world.waitUntil([&] { return scene.status(scene.wallet, payment) == TxStatus::Abandoned; }));
    }

    /// However old its block was.
    void whatFallsOutASecondTimeWaitsAnew()
    {
        Scene scene;
        const Transaction payment = scene.dropHidden();
        scene.world.clock.advance(std::chrono::seconds(PaymentListener::KeptSeconds - 60));
        scene.drop(payment);
        scene.letADayPass();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        scene.letAMonthPass();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Abandoned);
    }

    void whatWasGivenUpIsFoundWhenABlockHasIt()
    {
        Scene scene;
        const Transaction payment = scene.dropHidden();
        scene.world.clock.advance(std::chrono::seconds(PaymentListener::KeptSeconds + 1));
        scene.world.mine(1);
        QVERIFY(scene.world.waitUntil([&] { return scene.status(scene.wallet, payment) == TxStatus::Abandoned; }));
        scene.confirm(payment);
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Confirmed);
        QCOMPARE(scene.balance(scene.wallet).confirmed.satoshis(), 190'000);
    }

    void whatSpendsOurCoinsIsNeverGivenUp()
    {
        Scene scene;
        const Transaction payment = spendOf({scene.own, 0}, 90'000, foreign(0));
        scene.drop(payment);
        const Transaction given = spendOf({scene.hidden, 0}, 90'000, SyncWorld::script(2, 1)); // by the person
        scene.send(given);
        scene.letAMonthPass();
        QCOMPARE(scene.status(scene.wallet, payment), TxStatus::Pending);
        QCOMPARE(scene.status(scene.other, given), TxStatus::Pending);
    }

    void whatAPaymentOfOursBuildsOnIsNotGivenUpEither()
    {
        Scene scene;
        const Transaction received = spendOf({scene.hidden, 0}, 90'000, SyncWorld::script(1, 1));
        scene.confirm(received);
        const Transaction given = spendOf({received.txid(), 0}, 80'000, foreign(0)); // by the person
        scene.send(given);
        scene.world.reorg(1, 2, PracticeChain::Keep::None);
        scene.settle();
        scene.letAMonthPass();
        QCOMPARE(scene.status(scene.wallet, received), TxStatus::Pending);
        QCOMPARE(scene.status(scene.wallet, given), TxStatus::Pending);
    }
};

QTEST_GUILESS_MAIN(TestDroppedPayments)
#include "tst_droppedpayments.moc"
