// SPDX-License-Identifier: MIT

#include "core/storage/repositories/ledgerrepository.h"
#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

/// Numbers in the names: those of tests/SCENARIOS.md.
class TestReorg final : public QObject
{
    Q_OBJECT
private slots:
    void aTransactionMinedAgainIsOneRowWithTheNewBlock(); // 54, 65
    void aDroppedTransactionReturnsToPending(); // 55
    void aConfirmedRivalFailsTheOldOneAndItsChildren(); // 56
    void whatTookItsPlaceIsKnown();
    void aPaymentOfManyCoinsIsReplacedOnce();
    void aConflictThatAReorgUndoesIsNone();
    void aRivalThatWaitsKeepsItsPlace();
    void aFamilyComesBackTogether();
    void aRivalThatSpendsAForeignInputFailsAPayment();
    void anOrphanedCoinbaseTakesItsChildrenAlong(); // 57
    void undoingTwiceIsUndoingOnce(); // 61
    void aForkBelowTheBirthdayLosesNothing(); // 62
    void backAndForthEndsWhereItBegan(); // 63
    void aTransactionOfTwoWalletsIsUndoneInEach(); // 64
    void aStoppedWalletBelowTheForkStays();
    void anOwnPaymentIsPendingUntilItIsMined();
    void aSecondSpendOfACoinIsRefused();
    void anAbandonedPaymentFreesItsCoins();
    void aChildKnownBeforeItsParentStaysASpend();
    void aBlockThatComesWithoutWitnessesTakesNoneAway();
    void aFrozenCoinIsFrozenWhenItComesBack_data();
    void aFrozenCoinIsFrozenWhenItComesBack();
    void aCoinThatWasFreedIsNotFrozenAgain();
};

namespace {

TxStatus statusOf(TestDatabase& db, const Wallet& wallet, const Transaction& transaction)
{
    return must(LedgerRepository(*db).transaction(wallet.id(), transaction.txid()))->status;
}

void rollBack(TestDatabase& db, Wallet& wallet, const ChainPoint& fork)
{
    db.write([&] { must(wallet.rollbackTo(fork, 0)); });
}

void requireBalance(TestDatabase& db, Wallet& wallet, std::int64_t confirmed, std::int64_t pending,
                    std::int64_t immature = 0)
{
    for (const bool fromDisk : {false, true}) {
        if (fromDisk) must(wallet.reload());
        QCOMPARE(wallet.balance().confirmed.satoshis(), confirmed);
        QCOMPARE(wallet.balance().pending.satoshis(), pending);
        QCOMPARE(wallet.balance().immature.satoshis(), immature);
    }
    must(db->checkIntegrity());
}

void setFrozen(TestDatabase& db, Wallet& wallet, const OutPoint& coin, bool frozen)
{
    db.write([&] { must(LedgerRepository(*db).setFrozen(wallet.id(), coin, frozen)); });
    must(wallet.reload());
}

bool isFrozen(TestDatabase& db, const Wallet& wallet, const OutPoint& coin)
{
    return must(LedgerRepository(*db).coin(wallet.id(), coin)).value().frozen;
}

} // namespace

void TestReorg::aTransactionMinedAgainIsOneRowWithTheNewBlock()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto payment = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}});
    feed(db, *wallet, blockOf({payment}, 1'000), pointAt(5));
    rollBack(db, *wallet, pointAt(4));
    const auto result = feed(db, *wallet, blockOf({coinbase({}, 1), payment}, 2'000), pointAt(7, 1));
    QCOMPARE(result.newTransactions, 1);
    requireBalance(db, *wallet, 5, 0);
    const auto history = historyOf(*db, wallet->id());
    QCOMPARE(history.size(), 1U);
    QVERIFY(history[0].block == pointAt(7, 1));
    QCOMPARE(history[0].time, 2'000);
    QCOMPARE(history[0].position, 1U);
    QCOMPARE(history[0].net, 5);
}

void TestReorg::aDroppedTransactionReturnsToPending()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto payment = tx({spend(funding, 0)}, {{sats(60), strangerScript()}, {sats(39), scriptAt(*wallet, 1, 0)}});
    feed(db, *wallet, blockOf({funding}), pointAt(5));
    feed(db, *wallet, blockOf({payment}), pointAt(6));
    requireBalance(db, *wallet, 39, 0);

    rollBack(db, *wallet, pointAt(5));
    QVERIFY(wallet->syncedTo() == pointAt(5));
    requireBalance(db, *wallet, 0, 39); // the coin is spent, the change is on its way
    QVERIFY(statusOf(db, *wallet, payment) == TxStatus::Pending);
    QCOMPARE(must(LedgerRepository(*db).pending(wallet->id())).size(), 1U); // for sending again

    rollBack(db, *wallet, pointAt(4));
    requireBalance(db, *wallet, 0, 39);
    QCOMPARE(wallet->keychains()[0].nextIndex, 1U); // shown once, watched for ever
    feed(db, *wallet, blockOf({payment, funding}), pointAt(5, 1));
    requireBalance(db, *wallet, 39, 0);
}

void TestReorg::aConfirmedRivalFailsTheOldOneAndItsChildren()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}, {sats(30), scriptAt(*wallet, 0, 1)}});
    const auto old = tx({spend(funding, 0), spend(funding, 1)}, {{sats(120), scriptAt(*wallet, 1, 0)}});
    const auto child = tx({spend(old, 0)}, {{sats(110), scriptAt(*wallet, 1, 1)}});
    const auto rival = tx({spend(funding, 0)}, {{sats(99), strangerScript()}});
    feed(db, *wallet, blockOf({funding}), pointAt(5));
    feed(db, *wallet, blockOf({old, child}), pointAt(6));
    requireBalance(db, *wallet, 110, 0);

    rollBack(db, *wallet, pointAt(5));
    requireBalance(db, *wallet, 0, 110);
    feed(db, *wallet, blockOf({rival}), pointAt(6, 1));

    requireBalance(db, *wallet, 30, 0); // the old one's second input is free again
    QVERIFY(statusOf(db, *wallet, old) == TxStatus::Conflicted);
    QVERIFY(statusOf(db, *wallet, child) == TxStatus::Conflicted);
    QVERIFY(statusOf(db, *wallet, rival) == TxStatus::Confirmed);
}

void TestReorg::whatTookItsPlaceIsKnown()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto cheap = tx({foreign(1)}, {{sats(50), scriptAt(*wallet, 0, 0)}});
    const auto child = tx({spend(cheap, 0)}, {{sats(40), strangerScript()}});
    const auto dear = tx({foreign(1)}, {{sats(50), scriptAt(*wallet, 0, 0)}, {sats(1), strangerScript()}});
    db.write([&] {
        must(wallet->addPending(cheap, 100));
        must(wallet->addPending(child, 101));
    });
    feed(db, *wallet, blockOf({dear}), pointAt(5));

    requireBalance(db, *wallet, 50, 0);
    LedgerRepository ledger(*db);
    QVERIFY(must(ledger.transaction(wallet->id(), cheap.txid()))->replacedBy == dear.txid());
    QVERIFY(statusOf(db, *wallet, child) == TxStatus::Conflicted);
    QVERIFY(!must(ledger.transaction(wallet->id(), child.txid()))->replacedBy); // nothing took its own coins
    HistoryRepository history(*db);
    QVERIFY(must(history.find(wallet->id(), cheap.txid())).replacementIsKnown);
    QVERIFY(!must(history.find(wallet->id(), child.txid())).replacementIsKnown);
}

/// Each of its coins tells of it.
void TestReorg::aPaymentOfManyCoinsIsReplacedOnce()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(50), scriptAt(*wallet, 0, 0)}, {sats(60), scriptAt(*wallet, 0, 1)}});
    feed(db, *wallet, blockOf({funding}), pointAt(4));
    const auto cheap = tx({spend(funding, 0), spend(funding, 1)}, {{sats(100), scriptAt(*wallet, 0, 2)}});
    const auto child = tx({spend(cheap, 0)}, {{sats(90), strangerScript()}});
    const auto dear = tx({spend(funding, 0), spend(funding, 1)}, {{sats(80), scriptAt(*wallet, 0, 3)}});
    db.write([&] {
        must(wallet->addPending(cheap, 100));
        must(wallet->addPending(child, 101));
    });
    QCOMPARE(feed(db, *wallet, blockOf({dear}), pointAt(5)).failed, 2); // it, and what builds on it
    requireBalance(db, *wallet, 80, 0);
    QVERIFY(must(LedgerRepository(*db).transaction(wallet->id(), cheap.txid()))->replacedBy == dear.txid());
}

void TestReorg::aConflictThatAReorgUndoesIsNone()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto payment = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}});
    const auto rival = tx({foreign(1)}, {{sats(4), strangerScript()}}); // a stranger's: no row of ours
    const auto unrelated = tx({foreign(2)}, {{sats(1), scriptAt(*wallet, 0, 1)}});
    db.write([&] { must(wallet->addPending(payment, 100)); });
    feed(db, *wallet, blockOf({rival, unrelated}), pointAt(5));
    const auto failed = must(HistoryRepository(*db).find(wallet->id(), payment.txid()));
    QVERIFY(failed.row.replacedBy == rival.txid());
    QVERIFY(!failed.replacementIsKnown);

    rollBack(db, *wallet, pointAt(5)); // the rival's block stands
    QVERIFY(statusOf(db, *wallet, payment) == TxStatus::Conflicted);
    rollBack(db, *wallet, pointAt(4));
    const auto waiting = must(HistoryRepository(*db).find(wallet->id(), payment.txid())).row;
    QVERIFY(waiting.status == TxStatus::Pending);
    QVERIFY(!waiting.replacedBy);
    QCOMPARE(waiting.time, 100); // as it was first seen
    requireBalance(db, *wallet, 0, 6);
    feed(db, *wallet, blockOf({payment}), pointAt(5, 1));
    requireBalance(db, *wallet, 5, 1);
}

void TestReorg::aRivalThatWaitsKeepsItsPlace()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto cheap = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}});
    const auto dear = tx({foreign(1)}, {{sats(4), scriptAt(*wallet, 0, 0)}});
    db.write([&] { must(wallet->addPending(cheap, 100)); });
    feed(db, *wallet, blockOf({dear}), pointAt(5));
    rollBack(db, *wallet, pointAt(4));
    requireBalance(db, *wallet, 0, 4); // not both of them
    QVERIFY(must(LedgerRepository(*db).transaction(wallet->id(), cheap.txid()))->replacedBy == dear.txid());

    feed(db, *wallet, blockOf({cheap}), pointAt(5, 1)); // the other branch chose the other one
    requireBalance(db, *wallet, 5, 0);
    QVERIFY(statusOf(db, *wallet, cheap) == TxStatus::Confirmed);
    QVERIFY(!must(LedgerRepository(*db).transaction(wallet->id(), cheap.txid()))->replacedBy);
    QVERIFY(must(LedgerRepository(*db).transaction(wallet->id(), dear.txid()))->replacedBy == cheap.txid());
}

void TestReorg::aFamilyComesBackTogether()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto parent = tx({foreign(1)}, {{sats(50), scriptAt(*wallet, 0, 0)}});
    const auto child = tx({spend(parent, 0)}, {{sats(40), scriptAt(*wallet, 1, 0)}, {sats(9), strangerScript()}});
    const auto grandchild = tx({spend(child, 0)}, {{sats(30), scriptAt(*wallet, 1, 1)}});
    const auto rival = tx({foreign(1)}, {{sats(4), strangerScript()}});
    const auto unrelated = tx({foreign(2)}, {{sats(1), scriptAt(*wallet, 0, 1)}});
    db.write([&] {
        for (const auto* transaction : {&parent, &child, &grandchild}) must(wallet->addPending(*transaction, 100));
    });
    feed(db, *wallet, blockOf({rival, unrelated}), pointAt(5));
    requireBalance(db, *wallet, 1, 0);
    rollBack(db, *wallet, pointAt(4));
    for (const auto* transaction : {&parent, &child, &grandchild})
        QVERIFY(statusOf(db, *wallet, *transaction) == TxStatus::Pending);
    requireBalance(db, *wallet, 0, 31);
}

void TestReorg::aRivalThatSpendsAForeignInputFailsAPayment()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto payment = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}});
    const auto rival = tx({foreign(1)}, {{sats(4), strangerScript()}});
    const auto unrelated = tx({foreign(2)}, {{sats(1), scriptAt(*wallet, 0, 1)}}); // why the block is fetched at all
    feed(db, *wallet, blockOf({payment}), pointAt(5));
    rollBack(db, *wallet, pointAt(4));
    requireBalance(db, *wallet, 0, 5);
    feed(db, *wallet, blockOf({rival, unrelated}), pointAt(5, 1));
    requireBalance(db, *wallet, 1, 0);
    QVERIFY(statusOf(db, *wallet, payment) == TxStatus::Conflicted);
}

void TestReorg::anOrphanedCoinbaseTakesItsChildrenAlong()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Miner", testDescriptor(1));
    const auto reward = coinbase({{sats(5'000), scriptAt(*wallet, 0, 0)}}, 10);
    const auto child = tx({spend(reward, 0)}, {{sats(4'000), scriptAt(*wallet, 1, 0)}});
    const auto grandchild = tx({spend(child, 0)}, {{sats(3'000), scriptAt(*wallet, 1, 1)}});
    feed(db, *wallet, blockOf({reward}), pointAt(10));
    feed(db, *wallet, blockOf({child}), pointAt(110));
    feed(db, *wallet, blockOf({grandchild}), pointAt(111));
    requireBalance(db, *wallet, 3'000, 0);

    rollBack(db, *wallet, pointAt(9));
    requireBalance(db, *wallet, 0, 0);
    QVERIFY(statusOf(db, *wallet, reward) == TxStatus::Orphaned);
    QVERIFY(historyOf(*db, wallet->id()).empty()); // none of it must read as on its way
    HistoryQuery all;
    all.wallet = wallet->id();
    QCOMPARE(must(HistoryRepository(*db).slice(all, 0, 10)).entries.size(), 3U);
    QVERIFY(statusOf(db, *wallet, child) == TxStatus::Conflicted);
    QVERIFY(statusOf(db, *wallet, grandchild) == TxStatus::Conflicted);

    feed(db, *wallet, blockOf({reward}), pointAt(10)); // its branch wins again
    requireBalance(db, *wallet, 0, 0, 5'000);
    feed(db, *wallet, blockOf({child}), pointAt(110));
    feed(db, *wallet, blockOf({grandchild}), pointAt(111));
    requireBalance(db, *wallet, 3'000, 0);
}

void TestReorg::undoingTwiceIsUndoingOnce()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}})}), pointAt(5));
    rollBack(db, *wallet, pointAt(4));
    rollBack(db, *wallet, pointAt(4));
    QVERIFY(wallet->syncedTo() == pointAt(4));
    requireBalance(db, *wallet, 0, 5);
}

void TestReorg::aForkBelowTheBirthdayLosesNothing()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}})}), pointAt(500));
    const auto birthday = wallet->row().birthday;
    rollBack(db, *wallet, pointAt(3));
    QVERIFY(wallet->syncedTo() == pointAt(3));
    QVERIFY(wallet->row().birthday == birthday);
    requireBalance(db, *wallet, 0, 5);
}

void TestReorg::backAndForthEndsWhereItBegan()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto onA = tx({spend(funding, 0)}, {{sats(60), scriptAt(*wallet, 1, 0)}});
    const auto onB = tx({spend(funding, 0)}, {{sats(70), scriptAt(*wallet, 1, 1)}});
    feed(db, *wallet, blockOf({funding}), pointAt(1));
    for (int round = 0; round < 3; ++round) {
        feed(db, *wallet, blockOf({onA}), pointAt(2));
        requireBalance(db, *wallet, 60, 0);
        rollBack(db, *wallet, pointAt(1));
        feed(db, *wallet, blockOf({onB}), pointAt(2, 1));
        requireBalance(db, *wallet, 70, 0);
        rollBack(db, *wallet, pointAt(1));
    }
    feed(db, *wallet, blockOf({onA}), pointAt(2));
    requireBalance(db, *wallet, 60, 0);
    QVERIFY(statusOf(db, *wallet, onA) == TxStatus::Confirmed);
    QVERIFY(statusOf(db, *wallet, onB) == TxStatus::Conflicted);
    QCOMPARE(must(LedgerRepository(*db).transaction(wallet->id(), onA.txid()))->net, -40);
}

void TestReorg::aTransactionOfTwoWalletsIsUndoneInEach()
{
    TestDatabase db;
    const auto payer = addWallet(db, "Payer", testDescriptor(1));
    const auto payee = addWallet(db, "Payee", testDescriptor(2));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*payer, 0, 0)}});
    const auto transfer = tx({spend(funding, 0)}, {{sats(99), scriptAt(*payee, 0, 0)}});
    for (Wallet* wallet : {payer.get(), payee.get()}) {
        feed(db, *wallet, blockOf({funding}), pointAt(1));
        feed(db, *wallet, blockOf({transfer}), pointAt(2));
    }
    rollBack(db, *payee, pointAt(1));
    requireBalance(db, *payee, 0, 99);
    QVERIFY(statusOf(db, *payer, transfer) == TxStatus::Confirmed);
    rollBack(db, *payer, pointAt(1));
    requireBalance(db, *payer, 0, 0);
    const auto rival = tx({spend(funding, 0)}, {{sats(98), scriptAt(*payer, 1, 0)}});
    for (Wallet* wallet : {payer.get(), payee.get()}) feed(db, *wallet, blockOf({rival}), pointAt(2, 1));
    requireBalance(db, *payer, 98, 0);
    requireBalance(db, *payee, 0, 0);
    QVERIFY(statusOf(db, *payee, transfer) == TxStatus::Conflicted);
}

void TestReorg::aStoppedWalletBelowTheForkStays()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    feed(db, *wallet, blockOf({tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}})}), pointAt(5));
    rollBack(db, *wallet, pointAt(9));
    QVERIFY(wallet->syncedTo() == pointAt(5));
    requireBalance(db, *wallet, 5, 0);
}

void TestReorg::anOwnPaymentIsPendingUntilItIsMined()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto payment = tx({spend(funding, 0)}, {{sats(60), strangerScript()}, {sats(39), scriptAt(*wallet, 1, 0)}});
    feed(db, *wallet, blockOf({funding}), pointAt(1));
    IngestResult result;
    db.write([&] { result = must(wallet->addPending(payment, 1'234)); });
    QCOMPARE(result.newTransactions, 1);
    QCOMPARE(result.coinsSpent, 1);
    requireBalance(db, *wallet, 0, 39);
    const auto row = must(LedgerRepository(*db).transaction(wallet->id(), payment.txid()));
    QCOMPARE(row->net, -61);
    QCOMPARE(row->time, 1'234);
    QVERIFY(row->fee == sats(1));
    db.write([&] { QVERIFY(!must(wallet->addPending(payment, 9'999)).touched()); });
    feed(db, *wallet, blockOf({payment}), pointAt(2));
    requireBalance(db, *wallet, 39, 0);
    db.write([&] { QVERIFY(!must(wallet->addPending(payment, 9'999)).touched()); });
    requireBalance(db, *wallet, 39, 0);
}

void TestReorg::aSecondSpendOfACoinIsRefused()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto first = tx({spend(funding, 0)}, {{sats(60), strangerScript()}});
    const auto second = tx({spend(funding, 0)}, {{sats(50), strangerScript()}});
    feed(db, *wallet, blockOf({funding}), pointAt(1));
    db.write([&] { must(wallet->addPending(first, 1)); });
    for (const bool mined : {false, true}) {
        if (mined) feed(db, *wallet, blockOf({first}), pointAt(2));
        const auto refused = inTransaction(*db, Durability::Full, [&] { return wallet->addPending(second, 2); });
        QVERIFY(!refused);
        QCOMPARE(int(refused.error().code), int(Errc::Duplicate));
        QCOMPARE(refused.error().detail, first.txid().display());
    }
}

void TestReorg::anAbandonedPaymentFreesItsCoins()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto funding = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto payment = tx({spend(funding, 0)}, {{sats(90), scriptAt(*wallet, 1, 0)}});
    const auto child = tx({spend(payment, 0)}, {{sats(80), strangerScript()}});
    feed(db, *wallet, blockOf({funding}), pointAt(1));
    db.write([&] {
        must(wallet->addPending(payment, 1));
        must(wallet->addPending(child, 2));
    });
    requireBalance(db, *wallet, 0, 0);
    db.write([&] { must(wallet->abandon(payment.txid())); });
    requireBalance(db, *wallet, 100, 0);
    QVERIFY(statusOf(db, *wallet, payment) == TxStatus::Abandoned);
    QVERIFY(statusOf(db, *wallet, child) == TxStatus::Conflicted);
    db.write([&] { QCOMPARE(int(wallet->abandon(funding.txid()).error().code), int(Errc::NotFound)); });
    feed(db, *wallet, blockOf({payment}), pointAt(2)); // it was mined after all
    requireBalance(db, *wallet, 90, 0);
}

void TestReorg::aChildKnownBeforeItsParentStaysASpend()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const auto parent = tx({foreign(1)}, {{sats(100), scriptAt(*wallet, 0, 0)}});
    const auto child = tx({spend(parent, 0)}, {{sats(90), scriptAt(*wallet, 1, 0)}});
    db.write([&] { must(wallet->addPending(child, 1)); });
    feed(db, *wallet, blockOf({parent}), pointAt(1));
    requireBalance(db, *wallet, 0, 90);
    feed(db, *wallet, blockOf({child}), pointAt(2));
    requireBalance(db, *wallet, 90, 0);
}

/// From before a block's witnesses were asked for (R7): what is stored must still be one that can be offered.
void TestReorg::aBlockThatComesWithoutWitnessesTakesNoneAway()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    auto payment = tx({foreign(1)}, {{sats(5), scriptAt(*wallet, 0, 0)}});
    const auto stripped = payment;
    payment.inputs[0].witness = {Bytes(71, std::byte{0x30})};
    const auto stored = [&] { return must(LedgerRepository(*db).transaction(wallet->id(), payment.txid()))->raw; };
    db.write([&] { must(wallet->addPending(payment, 0)); });
    feed(db, *wallet, blockOf({stripped}), pointAt(5));
    QCOMPARE(stored(), payment.serialize());
    rollBack(db, *wallet, pointAt(4));
    payment.inputs[0].witness = {Bytes(70, std::byte{0x30})}; // what a block has is the one that counts
    feed(db, *wallet, blockOf({payment}), pointAt(5, 1));
    QCOMPARE(stored(), payment.serialize());
}

void TestReorg::aFrozenCoinIsFrozenWhenItComesBack_data()
{
    QTest::addColumn<QString>("lost");
    QTest::newRow("its coinbase was orphaned") << "orphaned";
    QTest::newRow("a rival was in a block") << "conflicted";
    QTest::newRow("it was heard of, and then sent") << "heard";
    QTest::newRow("nobody took it for long") << "expired";
    QTest::newRow("it was given up") << "abandoned";
}

void TestReorg::aFrozenCoinIsFrozenWhenItComesBack()
{
    QFETCH(QString, lost);
    TestDatabase db;
    const auto wallet = addWallet(db, "Savings", testDescriptor(1));
    const std::vector<TxOut> outputs{{sats(50), scriptAt(*wallet, 0, 0)}, {sats(60), scriptAt(*wallet, 0, 1)}};
    const auto payment = lost == "orphaned" ? coinbase(outputs, 5) : tx({foreign(1)}, outputs);
    const auto rival = tx({foreign(1)}, {{sats(9), scriptAt(*wallet, 0, 2)}});
    const OutPoint coin{payment.txid(), 1};

    if (lost == "heard" || lost == "expired")
        db.write([&] { must(wallet->addHeard(payment, 100)); });
    else if (lost == "abandoned")
        db.write([&] { must(wallet->addPending(payment, 100)); });
    else
        feed(db, *wallet, blockOf({payment}), pointAt(5));
    setFrozen(db, *wallet, coin, true);

    if (lost == "orphaned" || lost == "conflicted") rollBack(db, *wallet, pointAt(4));
    if (lost == "conflicted") feed(db, *wallet, blockOf({rival}), pointAt(5, 1));
    if (lost == "conflicted") rollBack(db, *wallet, pointAt(4));
    if (lost == "expired") db.write([&] { must(wallet->expire(200)); });
    if (lost == "abandoned") db.write([&] { must(wallet->abandon(payment.txid())); });
    if (lost == "heard") db.write([&] { must(wallet->addPending(payment, 101)); });

    feed(db, *wallet, blockOf({payment}), pointAt(105));
    feed(db, *wallet, blockOf({payment}), pointAt(105));
    db.write([&] { must(wallet->setSyncedTo(pointAt(300))); }); // a coinbase is mature then
    QVERIFY(isFrozen(db, *wallet, coin));
    QVERIFY(!isFrozen(db, *wallet, {payment.txid(), 0}));
    requireBalance(db, *wallet, 50, 0);
    QCOMPARE(wallet->balance().frozen, sats(60));
}

void TestReorg::aCoinThatWasFreedIsNotFrozenAgain()
{
    TestDatabase db;
    const auto wallet = addWallet(db, "Miner", testDescriptor(1));
    const auto reward = coinbase({{sats(50), scriptAt(*wallet, 0, 0)}}, 5);
    const OutPoint coin{reward.txid(), 0};
    feed(db, *wallet, blockOf({reward}), pointAt(5));
    setFrozen(db, *wallet, coin, true);
    for (const bool frozen : {true, false}) {
        setFrozen(db, *wallet, coin, frozen);
        rollBack(db, *wallet, pointAt(4));
        feed(db, *wallet, blockOf({reward}), pointAt(5));
        QCOMPARE(isFrozen(db, *wallet, coin), frozen);
    }
}

QTEST_GUILESS_MAIN(TestReorg)
#include "tst_reorg.moc"
