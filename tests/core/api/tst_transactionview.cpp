// SPDX-License-Identifier: MIT

#include "core/api/engine/addresses.h"
#include "core/api/engine/paymentaddresses.h"
#include "core/api/engine/transactionreading.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/walletremnants.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/util/hex.h"
#include "tests/support/testwallet.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// Two wallets of one file: the first was paid 100,000 by a stranger, then paid the second 30,000.
struct TwoWallets
{
    TestDatabase db;
    std::unique_ptr<Wallet> daily = addWallet(db, "Daily", testDescriptor(1));
    std::unique_ptr<Wallet> savings = addWallet(db, "Savings", testDescriptor(2));
    Transaction salary = tx({foreign(1)}, {{sats(5), strangerScript()}, {sats(100'000), scriptAt(*daily, 0, 3)}});
    Transaction move;

    TwoWallets()
    {
        move = tx({spend(salary, 1)},
                  {{sats(30'000), scriptAt(*savings, 0, 0)}, {sats(69'000), scriptAt(*daily, 1, 0)}});
        move.inputs[0].sequence = 0xffff'fffd;
        move.lockTime = 11;
        ingest(blockOf({salary}, 1'000), pointAt(10));
        ingest(blockOf({coinbase({}, 11), move}, 2'000), pointAt(12));
    }

    void ingest(const IndexedBlock& block, const ChainPoint& at)
    {
        feed(db, *daily, block, at);
        feed(db, *savings, block, at);
    }

    TransactionView view(const Wallet& wallet, const Transaction& transaction)
    {
        return must(transactionView(*db, wallet.id(), transaction.txid(), Network::Regtest));
    }

    QString address(const Bytes& script) { return addressText(script, Network::Regtest); }
};

} // namespace

class TestTransactionView final : public QObject
{
    Q_OBJECT
private slots:
    void ofASpendItKnowsInputsOutputsAndWhoseTheyAre()
    {
        TwoWallets two;
        const auto view = two.view(*two.daily, two.move);
        QCOMPARE(view.walletName, "Daily");
        QCOMPARE(view.row.amount, -31'000);
        QCOMPARE(view.row.balance, 69'000);
        QCOMPARE(view.row.fee->satoshis(), 1'000);
        QCOMPARE(view.inputs.size(), 1);
        QCOMPARE(view.inputs[0].amount->satoshis(), 100'000);
        QVERIFY(view.inputs[0].owner == two.daily->id());
        QCOMPARE(view.inputs[0].address, two.address(scriptAt(*two.daily, 0, 3)));
        QCOMPARE(view.outputs.size(), 2);
        QVERIFY(view.outputs[0].owner == two.savings->id() && !view.outputs[0].isChange);
        QCOMPARE(view.outputs[0].ownerName, "Savings");
        QVERIFY(view.outputs[1].owner == two.daily->id() && view.outputs[1].isChange);
    }

    void theOtherWalletSeesItsOwnSide()
    {
        TwoWallets two;
        const auto view = two.view(*two.savings, two.move);
        QCOMPARE(view.row.amount, 30'000);
        QVERIFY(!view.row.fee); // not its coins
        QVERIFY(view.inputs[0].owner == two.daily->id()); // but ours
    }

    void aStrangersInputIsNotMadeUp()
    {
        TwoWallets two;
        const auto view = two.view(*two.daily, two.salary);
        QVERIFY(!view.inputs[0].amount && !view.inputs[0].owner && view.inputs[0].address.isEmpty());
        QVERIFY(!view.outputs[0].owner && view.outputs[0].amount->satoshis() == 5);
    }

    void aStrangersOutputThatWeStoredHasItsAmount()
    {
        TwoWallets two;
        const auto mixed = tx({spend(two.salary, 0), spend(two.move, 1)}, {{sats(1), strangerScript(2)}});
        two.ingest(blockOf({mixed}), pointAt(13));
        const auto view = two.view(*two.daily, mixed);
        QCOMPARE(view.inputs[0].amount->satoshis(), 5);
        QVERIFY(!view.inputs[0].owner);
        QVERIFY(view.inputs[1].owner == two.daily->id());
    }

    void sizesAndFlagsAreTheTransactionsOwn()
    {
        TwoWallets two;
        const auto view = two.view(*two.daily, two.move);
        QCOMPARE(view.size, static_cast<int>(two.move.serialize().size()));
        QCOMPARE(view.virtualSize, static_cast<int>((two.move.weight() + 3) / 4));
        QCOMPARE(view.rawHex, QByteArray::fromStdString(toHex(two.move.serialize())));
        QCOMPARE(view.lockTime, 11U);
        QVERIFY(view.isReplaceable);
        QVERIFY(!two.view(*two.daily, two.salary).isReplaceable);
        QCOMPARE(view.confirmations, 1);
        QCOMPARE(two.view(*two.daily, two.salary).confirmations, 3);
    }

    void ofAFailedOneTheOwnersAreStillKnown()
    {
        TwoWallets two;
        const auto pending = tx({spend(two.move, 1)}, {{sats(60'000), scriptAt(*two.savings, 0, 5)}});
        two.db.write([&] {
            must(two.daily->addPending(pending, 3'000));
            must(two.daily->abandon(pending.txid()));
        });
        const auto view = two.view(*two.daily, pending);
        QCOMPARE(view.row.state, TxState::Abandoned);
        QCOMPARE(view.confirmations, 0);
        QVERIFY(view.inputs[0].owner == two.daily->id() && view.outputs[0].owner == two.savings->id());
    }

    void aDamagedPaymentTakesNoAddressFromTheOthers()
    {
        TwoWallets two;
        const auto page = must(historyPage(*two.db, {}, 0, 10));
        const auto rows = page.rows;
        QCOMPARE(rows.size(), 2);
        const auto before = must(paymentAddresses(*two.db, rows, Network::Regtest));
        QVERIFY(!before[0].isEmpty() && !before[1].isEmpty());
        two.db.write([&] {
            must((*two.db).run(u"UPDATE tx SET raw = x'00' WHERE wallet_id = ? AND txid = ?", rows[0].wallet,
                               rows[0].txid));
        });
        const auto after = must(paymentAddresses(*two.db, rows, Network::Regtest));
        QVERIFY(after[0].isEmpty());
        QCOMPARE(after[1], before[1]);
    }

    void whatIsNotThereIsSaid()
    {
        TwoWallets two;
        const auto network = Network::Regtest;
        QCOMPARE(transactionView(*two.db, two.daily->id(), hashOf<Txid>(5), network).error().code, Errc::NotFound);
        QCOMPARE(transactionView(*two.db, WalletId{99}, two.move.txid(), network).error().code, Errc::NoSuchWallet);
    }

    void aHistoryOfAllWalletsHasEachOnesBalance()
    {
        TwoWallets two;
        const auto page = must(historyPage(*two.db, {}, 0, 10));
        QCOMPARE(page.total, 2); // a transfer is one row
        QCOMPARE(page.sum, 99'000); // the fee is gone
        for (const HistoryRow& row : page.rows) QCOMPARE(row.balance, row.amount > 0 ? 100'000 : 69'000);
    }

    void aTransferIsMarkedInBothWallets()
    {
        TwoWallets two;
        const auto paying = two.view(*two.daily, two.move).row;
        const auto paid = two.view(*two.savings, two.move).row;
        QCOMPARE(paying.transferWith, QList{two.savings->id()});
        QCOMPARE(paid.transferWith, QList{two.daily->id()});
        QCOMPARE(paying.moved->satoshis(), 30'000);
        QCOMPARE(paid.moved->satoshis(), 30'000);
        QVERIFY(two.view(*two.daily, two.salary).row.transferWith.isEmpty());
    }

    void aTransferIsNeitherIncomeNorExpense()
    {
        TwoWallets two;
        const auto count = [&](std::optional<WalletId> wallet, HistoryQuery::Kind kind) {
            HistoryQuery query;
            query.wallet = wallet;
            query.kind = kind;
            return must(historyPage(*two.db, query, 0, 10)).matching;
        };
        for (const auto& wallet : {std::optional<WalletId>(), std::optional(two.daily->id())}) {
            QCOMPARE(count(wallet, HistoryQuery::Kind::Transfers), 1);
            QCOMPARE(count(wallet, HistoryQuery::Kind::Received), 1); // the salary
            QCOMPARE(count(wallet, HistoryQuery::Kind::Sent), 0);
        }
        QCOMPARE(count(two.savings->id(), HistoryQuery::Kind::Transfers), 1);
        QCOMPARE(count(two.savings->id(), HistoryQuery::Kind::Received), 0);
    }

    void aTransferThatPaysAStrangerTooStandsInBothRows()
    {
        TwoWallets two;
        const auto both = tx({spend(two.move, 1)},
                             {{sats(40'000), strangerScript(2)}, {sats(20'000), scriptAt(*two.savings, 0, 1)}});
        two.ingest(blockOf({coinbase({}, 13), both}, 3'000), pointAt(13));
        QCOMPARE(two.view(*two.daily, both).row.transferWith, QList{two.savings->id()});
        QVERIFY(!two.view(*two.daily, both).row.moved);
        HistoryQuery query;
        QCOMPARE(must(historyPage(*two.db, query, 0, 10)).total, 4);
        QCOMPARE(must(historyPage(*two.db, query, 0, 10)).sum, 50'000);
        query.kind = HistoryQuery::Kind::Sent;
        QCOMPARE(must(historyPage(*two.db, query, 0, 10)).matching, 1);
    }

    void aTransferIsFoundByItsOtherSidesLabel()
    {
        TwoWallets two;
        two.db.write([&] {
            const LabelRepository::Label label{"tx", two.move.txid().display(), "Nest egg"};
            must(LabelRepository(*two.db).set(two.savings->id(), label));
        });
        HistoryQuery query;
        query.text = "nest";
        const auto page = must(historyPage(*two.db, query, 0, 10));
        QCOMPARE(page.rows.size(), 1);
        QVERIFY(page.rows[0].wallet == two.daily->id());
    }

    void withoutTheOtherWalletItIsNoTransfer()
    {
        TwoWallets two;
        two.db.write([&] {
            must(WalletRepository(*two.db).remove(two.savings->id()));
            must(WalletRemnants(*two.db).clearSome(100)); // before any of its own rows go
        });
        const auto row = two.view(*two.daily, two.move).row;
        QVERIFY(row.transferWith.isEmpty() && !row.moved);
        QCOMPARE(must(historyPage(*two.db, {}, 0, 10)).sum, 69'000);
    }

    void aPaymentIsFoundByAnyAddressItPaysOrPaysFrom()
    {
        TwoWallets two;
        const auto found = [&](const Bytes& script) {
            HistoryQuery query;
            query.wallet = two.daily->id();
            query.text = two.address(script).toUpper();
            return must(historyPage(*two.db, query, 0, 10)).matching;
        };
        QCOMPARE(found(scriptAt(*two.daily, 0, 3)), 2); // received there and spent from there
        QCOMPARE(found(scriptAt(*two.savings, 0, 0)), 1);
        QCOMPARE(found(scriptAt(*two.daily, 1, 0)), 1);
        QCOMPARE(found(strangerScript()), 0); // what others were paid beside us
    }

    void addressesSayWhatTheyHold()
    {
        TwoWallets two;
        const auto rows = must(addressRows(*two.db, two.daily->id(), Network::Regtest));
        QCOMPARE(rows.size(), 5); // receive 0 to 3, change 0
        QVERIFY(!rows[2].used && rows[2].transactions == 0);
        QVERIFY(rows[3].used && rows[3].balance == sats(0)); // spent
        QCOMPARE(rows[3].transactions, 1);
        QVERIFY(rows[4].isChange && !rows[4].isImported && rows[4].balance == sats(69'000));
    }

    void anAddressIsFoundInWhicheverWalletItIs()
    {
        TwoWallets two;
        const auto owner = [&](const Bytes& script) { return must(addressOwner(*two.db, script, Network::Regtest)); };
        const auto shown = owner(scriptAt(*two.savings, 0, 0));
        QVERIFY(shown && shown->wallet == two.savings->id() && shown->used && shown->transactions == 1);
        QCOMPARE(shown->path, "m/84h/1h/0h/0/0");
        const auto ahead = owner(scriptAt(*two.daily, 1, 50)); // watched, not shown yet
        QVERIFY(ahead && ahead->walletName == "Daily" && ahead->isChange && ahead->index == 50 && !ahead->used);
        QVERIFY(!owner(strangerScript()));
    }
};

QTEST_GUILESS_MAIN(TestTransactionView)
#include "tst_transactionview.moc"
