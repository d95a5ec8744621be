// SPDX-License-Identifier: MIT

#include "core/storage/repositories/historyrepository.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "tests/support/testdatabase.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

using namespace lockstep;
using namespace lockstep::test;

namespace {

WalletId addWalletRow(TestDatabase& db, int number, const QString& name)
{
    WalletRow row;
    row.uuid[0] = static_cast<std::byte>(number);
    row.name = name;
    row.identity = "wallet " + std::to_string(number);
    WalletId id;
    db.write([&] { id = must(WalletRepository(*db).insert(row)); });
    return id;
}

TxRow payment(WalletId wallet, std::uint64_t number, std::int64_t net)
{
    TxRow row;
    row.wallet = wallet;
    row.txid = hashOf<Txid>(number);
    row.time = static_cast<std::int64_t>(1'000 + number);
    row.net = net;
    return row;
}

TxRow confirmed(TxRow row, std::int32_t height, std::uint32_t position = 0)
{
    row.block = pointAt(height);
    row.position = position;
    row.status = TxStatus::Confirmed;
    return row;
}

void put(TestDatabase& db, const TxRow& row)
{
    LedgerRepository ledger(*db);
    must(ledger.putTransaction(row));
    must(ledger.setSums(row.wallet, row.txid, row.net, {}));
    must(ledger.setSearchText({}, row.wallet, row.txid, {}, {}));
}

/// On a script of its own; `spentBy`: the number of a payment.
void putCoin(TestDatabase& db, WalletId wallet, const OutPoint& outpoint, std::int64_t amount,
             std::optional<std::uint64_t> spentBy = {})
{
    KeychainRow keychain;
    keychain.wallet = wallet;
    StoredCoin coin;
    coin.wallet = wallet;
    coin.outpoint = outpoint;
    coin.amount = *Amount::fromSatoshis(amount);
    coin.keychain = must(KeychainRepository(*db).insert(keychain));
    must(KeychainRepository(*db).addScript({coin.keychain, 0, Bytes(22), {}}));
    must(LedgerRepository(*db).addCoin(coin));
    if (spentBy) must(LedgerRepository(*db).setSpent(wallet, outpoint, hashOf<Txid>(*spentBy)));
}

/// Some payments of a wallet, whatever they may be: for comparing with the slow way.
std::vector<TxRow> randomPayments(WalletId wallet, std::mt19937& random, std::uint64_t first)
{
    std::vector<TxRow> rows;
    for (std::uint64_t i = 0; i < 60; ++i) {
        TxRow row = payment(wallet, first + i, static_cast<std::int64_t>(random() % 200) - 80);
        row.time = static_cast<std::int64_t>(1'000 + random() % 40);
        row.isCoinbase = random() % 5 == 0;
        if (const auto fate = random() % 10; fate < 7)
            row = confirmed(row, static_cast<std::int32_t>(random() % 20), static_cast<std::uint32_t>(i));
        else if (fate == 7)
            row.status = TxStatus::Abandoned;
        if (random() % 3 == 0) row.label = QString("Label %1").arg(random() % 9);
        rows.push_back(row);
    }
    return rows;
}

bool counts(const TxRow& row) { return row.status == TxStatus::Pending || row.status == TxStatus::Confirmed; }

/// What HistoryRepository says, from all rows in memory in the order they were stored.
struct SlowHistory
{
    std::vector<TxRow> rows;

    static auto chainKey(const TxRow& row)
    {
        const BlockHeight height = row.block ? row.block->height : BlockHeight{1'000'000};
        return std::tuple(height, row.block ? row.position : 0, row.block ? 0 : row.time);
    }

    std::int64_t balanceAfter(std::size_t index) const
    {
        std::int64_t balance = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (rows[i].wallet != rows[index].wallet || !counts(rows[i])) continue;
            const auto key = std::tuple_cat(chainKey(rows[i]), std::tuple(i));
            if (key <= std::tuple_cat(chainKey(rows[index]), std::tuple(index))) balance += rows[i].net;
        }
        return balance;
    }

    bool matches(const TxRow& row, const HistoryQuery& query) const
    {
        const bool isKind = query.kind == HistoryQuery::Kind::All
            || (query.kind == HistoryQuery::Kind::Mined && row.isCoinbase)
            || (query.kind == HistoryQuery::Kind::Sent && row.net < 0)
            || (query.kind == HistoryQuery::Kind::Received && row.net >= 0 && !row.isCoinbase);
        return isKind && (!query.wallet || row.wallet == *query.wallet) && (!query.since || row.time >= *query.since)
            && (!query.until || row.time < *query.until) && std::abs(row.net) >= query.minimum
            && (!query.onlyUnlabelled || row.label.isEmpty())
            && (query.text.isEmpty() || row.label.contains(query.text, Qt::CaseInsensitive)
                || QString::fromStdString(row.txid.display()).contains(query.text));
    }

    std::vector<std::size_t> wanted(const HistoryQuery& query) const
    {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (matches(rows[i], query)) found.push_back(i);
        const auto date = [&](std::size_t i) {
            const TxRow& row = rows[i];
            return std::tuple(row.status == TxStatus::Pending, row.time, row.block ? row.block->height.value : -1,
                              row.position, i);
        };
        std::ranges::sort(found, std::ranges::greater(), date);
        if (query.sort == HistoryQuery::Sort::Amount)
            std::ranges::stable_sort(found, std::ranges::greater(), [&](std::size_t i) { return rows[i].net; });
        if (query.sort == HistoryQuery::Sort::Label)
            std::ranges::stable_sort(found, std::ranges::greater(),
                                     [&](std::size_t i) { return std::pair(rows[i].label.isEmpty(), rows[i].label); });
        return found;
    }
};

} // namespace

class TestHistoryRepository final : public QObject
{
    Q_OBJECT
private slots:
    void itIsPagedWithWhatWaitsFirst()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            for (std::uint64_t i = 0; i < 25; ++i) {
                const TxRow row = payment(wallet, i, 1);
                put(db,
                    i < 20 ? confirmed(row, static_cast<std::int32_t>(i / 5), static_cast<std::uint32_t>(i % 5)) : row);
            }
        });
        HistoryQuery query;
        query.wallet = wallet;
        for (const std::int64_t size : {1, 3, 7, 30}) {
            std::vector<HistoryEntry> seen;
            for (std::int64_t offset = 0; offset < 25; offset += size)
                for (const HistoryEntry& entry : slice(db, query, offset, size).entries) seen.push_back(entry);
            QCOMPARE(seen.size(), 25U);
            for (std::uint64_t i = 0; i < 25; ++i) {
                QVERIFY(seen[i].row.txid == hashOf<Txid>(24 - i));
                QCOMPARE(seen[i].balance, static_cast<std::int64_t>(25 - i));
            }
        }
        query.wallet = WalletId{99};
        QVERIFY(slice(db, query).entries.empty());
    }

    void aFailedPaymentIsListedAndCountsNowhere()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            put(db, confirmed(payment(wallet, 1, 100), 5));
            TxRow failed = payment(wallet, 2, -60);
            failed.status = TxStatus::Conflicted;
            put(db, failed);
            put(db, confirmed(payment(wallet, 3, 20), 6));
        });
        const auto history = slice(db, {});
        QCOMPARE(history.matching, 3);
        QCOMPARE(history.sum, 120);
        QCOMPARE(history.entries[1].row.status, TxStatus::Conflicted);
        QCOMPARE(history.entries[1].balance, 0);
        QCOMPARE(history.entries[0].balance, 120);
    }

    /// Anybody may tell of a payment that never comes.
    void hearsayIsListedAndChangesNeitherSumNorBalance()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            put(db, confirmed(payment(wallet, 1, 100), 5));
            TxRow heard = payment(wallet, 2, 60);
            heard.heard = true;
            put(db, heard);
            put(db, payment(wallet, 3, 20));
        });
        HistoryQuery query;
        for (const bool isOfOne : {false, true}) {
            if (isOfOne) query.wallet = wallet;
            const auto history = slice(db, query);
            QCOMPARE(history.matching, 3);
            QCOMPARE(history.sum, 120);
            QCOMPARE(history.entries[0].balance, 120);
            QCOMPARE(history.entries[1].balance, 100);
        }
    }

    void aLabelIsItsOwnElseThatOfTheAddressItPays()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            KeychainRepository keychains(*db);
            KeychainRow keychain;
            keychain.wallet = wallet;
            const auto branch = must(keychains.insert(keychain));
            must(keychains.addScript({branch, 0, Bytes(22), "Ärztin"}));
            for (const std::uint64_t number : {1U, 2U}) {
                put(db, confirmed(payment(wallet, number, 10), static_cast<std::int32_t>(number)));
                StoredCoin coin;
                coin.wallet = wallet;
                coin.outpoint = {hashOf<Txid>(number), 0};
                coin.keychain = branch;
                must(LedgerRepository(*db).addCoin(coin));
            }
            put(db, confirmed(payment(wallet, 3, 10), 3));
            must(LabelRepository(*db).set(wallet, {"tx", hashOf<Txid>(2).display(), "Rent"}));
        });
        QCOMPARE(labels(slice(db, {})), (QStringList{"", "Rent", "Ärztin"}));
        HistoryQuery query;
        query.onlyUnlabelled = true;
        QCOMPARE(slice(db, query).matching, 1);
        query = {};
        query.sort = HistoryQuery::Sort::Label;
        query.ascending = true;
        QCOMPARE(labels(slice(db, query)), (QStringList{"Rent", "Ärztin", ""}));
        query = {};
        query.text = "äRZT"; // the address's label, also of the payment that shows its own
        QCOMPARE(slice(db, query).matching, 2);
        query.text = "rent";
        QCOMPARE(slice(db, query).matching, 1);
    }

    void aTextIsAPartOfATxidAndNoPattern()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            put(db, payment(wallet, 0xabcdef, 1));
            put(db, payment(wallet, 2, 1));
            must(LabelRepository(*db).set(wallet, {"tx", hashOf<Txid>(2).display(), "100 % \"off_"}));
        });
        const QString txid = QString::fromStdString(hashOf<Txid>(0xabcdef).display());
        for (const QString& text : {txid, txid.toUpper(), txid.mid(47, 17), txid.mid(48, 5), " " + txid + " "}) {
            HistoryQuery query;
            query.text = text;
            QCOMPARE(slice(db, query).matching, txid.mid(48, 5) == text ? 2 : 1);
        }
        for (const auto& [text, count] :
             {std::pair("100 %", 1), std::pair("f_", 1), std::pair("%", 1), std::pair("_", 1), std::pair("\"", 1)}) {
            HistoryQuery query;
            query.text = text;
            QCOMPARE(slice(db, query).matching, count);
        }
    }

    void aTextThatEveryPaymentHasIsNoCondition()
    {
        TestDatabase db;
        const auto one = addWalletRow(db, 1, "Savings");
        const auto other = addWalletRow(db, 2, "Daily");
        db.write([&] {
            for (std::uint64_t i = 1; i <= 6; ++i) put(db, payment(i < 4 ? one : other, i, 1));
            for (std::uint64_t i = 1; i <= 5; ++i) // found twice: by its txid, and by this
                must(LabelRepository(*db).set(i < 4 ? one : other, {"tx", hashOf<Txid>(i).display(), "0 Rent"}));
        });
        HistoryQuery query;
        query.text = "0";
        QCOMPARE(slice(db, query).matching, 6);
        QCOMPARE(slice(db, query).total, 6);
        query.text = "rent"; // five of six, each found once
        QCOMPARE(slice(db, query).matching, 5);
        QCOMPARE(slice(db, query).total, 6);
        query.wallet = one;
        QCOMPARE(slice(db, query).matching, 3);
        query.text = "0";
        query.minimum = 2; // the other conditions hold all the same
        QCOMPARE(slice(db, query).matching, 0);
        QCOMPARE(slice(db, query).total, 3);
    }

    void aTextThatMostPaymentsHaveLeavesOutTheOthers()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        const auto other = addWalletRow(db, 2, "Daily");
        db.write([&] {
            for (const std::uint64_t number : {0x1, 0x11, 0x21, 0x2, 0x3}) put(db, payment(wallet, number, 1));
            put(db, payment(other, 0x31, 1));
        });
        HistoryQuery query;
        query.text = "1";
        QCOMPARE(slice(db, query).matching, 4);
        db.write([&] { must(LabelRepository(*db).set(wallet, {"tx", hashOf<Txid>(2).display(), "1 Rent"})); });
        QCOMPARE(slice(db, query).matching, 5); // by its label
        query.wallet = wallet;
        QCOMPARE(slice(db, query).matching, 4);
        QCOMPARE(slice(db, query).total, 5);
    }

    /// One wallet with its keys, and once more to watch: it is paid 100, keeps 30 of it and is paid 5 besides.
    void aCoinOfTwoWalletsIsGainedAndLostOnce()
    {
        TestDatabase db;
        const auto keys = addWalletRow(db, 1, "Savings");
        const auto copy = addWalletRow(db, 2, "Savings, watched");
        db.write([&] {
            for (const WalletId wallet : {keys, copy}) {
                put(db, confirmed(payment(wallet, 1, 100), 1));
                put(db, confirmed(payment(wallet, 2, -70), 2));
                putCoin(db, wallet, {hashOf<Txid>(1), 0}, 60, 2);
                putCoin(db, wallet, {hashOf<Txid>(1), 1}, 40, 2);
                putCoin(db, wallet, {hashOf<Txid>(2), 0}, 30);
            }
            put(db, payment(copy, 3, 5)); // of an address that the other one does not watch
            putCoin(db, copy, {hashOf<Txid>(3), 0}, 5);
            TxRow failed = payment(keys, 4, 50);
            failed.status = TxStatus::Abandoned;
            put(db, failed);
        });
        QCOMPARE(slice(db, {}).matching, 6); // a row for each wallet, as each one's own history has it
        QCOMPARE(slice(db, {}).sum, 35);
        HistoryQuery query;
        query.wallet = copy;
        QCOMPARE(slice(db, query).sum, 35);
        query = {};
        query.kind = HistoryQuery::Kind::Received;
        QCOMPARE(slice(db, query).sum, 105);
        query.kind = HistoryQuery::Kind::Sent;
        QCOMPARE(slice(db, query).sum, -70);
    }

    /// What is shared in part: the second wallet watches one of two addresses that are paid.
    void onlyTheCoinsThatAreSharedAreLeftOut()
    {
        TestDatabase db;
        const auto keys = addWalletRow(db, 1, "Savings");
        const auto till = addWalletRow(db, 2, "Till");
        db.write([&] {
            put(db, confirmed(payment(keys, 1, 100), 1));
            put(db, confirmed(payment(till, 1, 40), 1));
            putCoin(db, keys, {hashOf<Txid>(1), 0}, 60);
            putCoin(db, keys, {hashOf<Txid>(1), 1}, 40);
            putCoin(db, till, {hashOf<Txid>(1), 1}, 40);
            must(LabelRepository(*db).set(till, {"tx", hashOf<Txid>(1).display(), "Coffee"}));
        });
        QCOMPARE(slice(db, {}).sum, 100);
        HistoryQuery query;
        query.text = "coffee";
        QCOMPARE(slice(db, query).sum, 40); // one row alone: what it says
        query = {};
        query.sort = HistoryQuery::Sort::Wallet;
        QCOMPARE(slice(db, query).sum, 100);
        query.sort = HistoryQuery::Sort::Label;
        QCOMPARE(slice(db, query).sum, 100);
    }

    void whatTwoWalletsWatchOfATransferIsCountedOnce()
    {
        TestDatabase db;
        const auto daily = addWalletRow(db, 1, "Daily");
        const auto keys = addWalletRow(db, 2, "Savings");
        const auto copy = addWalletRow(db, 3, "Savings, watched");
        db.write([&] {
            put(db, confirmed(payment(daily, 1, 100), 1));
            putCoin(db, daily, {hashOf<Txid>(1), 0}, 100, 2);
            put(db, confirmed(payment(daily, 2, -100), 2));
            for (const WalletId wallet : {keys, copy}) {
                put(db, confirmed(payment(wallet, 2, 99), 2));
                putCoin(db, wallet, {hashOf<Txid>(2), 0}, 99);
            }
        });
        QCOMPARE(slice(db, {}).sum, 99); // all but the fee is still there
    }

    /// What goes into a file is added up there.
    void bothSidesOfATransferAddUp()
    {
        TestDatabase db;
        const auto daily = addWalletRow(db, 1, "Daily");
        const auto savings = addWalletRow(db, 2, "Savings");
        db.write([&] {
            put(db, confirmed(payment(daily, 1, 100), 1));
            putCoin(db, daily, {hashOf<Txid>(1), 0}, 100, 2);
            put(db, confirmed(payment(daily, 2, -100), 2));
            put(db, confirmed(payment(savings, 2, 99), 2));
            putCoin(db, savings, {hashOf<Txid>(2), 0}, 99);
            LedgerRepository ledger(*db);
            must(ledger.setSums(daily, hashOf<Txid>(2), -100, Amount::fromSatoshis(1)));
            must(ledger.markTransfer(hashOf<Txid>(2)));
        });
        QCOMPARE(slice(db, {}).matching, 2);
        HistoryQuery query;
        query.bothSides = true;
        const HistorySlice both = slice(db, query);
        QCOMPARE(both.matching, 3);
        QCOMPARE(both.sum, 99);
        std::int64_t added = 0;
        for (const HistoryEntry& entry : both.entries) added += entry.row.net;
        QCOMPARE(added, 99);
        query.kind = HistoryQuery::Kind::Transfers;
        QCOMPARE(slice(db, query).matching, 2);
    }

    void walletsAreSortedByName()
    {
        TestDatabase db;
        const auto second = addWalletRow(db, 1, "beta");
        const auto first = addWalletRow(db, 2, "Alpha");
        db.write([&] {
            put(db, payment(second, 1, 5));
            put(db, payment(first, 2, 7));
            put(db, payment(second, 3, 6));
        });
        HistoryQuery query;
        query.sort = HistoryQuery::Sort::Wallet;
        query.ascending = true;
        std::vector<std::int64_t> balances;
        for (const HistoryEntry& entry : slice(db, query).entries) balances.push_back(entry.balance);
        QCOMPARE(balances, (std::vector<std::int64_t>{7, 11, 5})); // each of its own wallet
    }

    void stateBlockAndFeeAreOrders()
    {
        TestDatabase db;
        const auto wallet = addWalletRow(db, 1, "Savings");
        db.write([&] {
            put(db, confirmed(payment(wallet, 1, 5), 7));
            TxRow heard = payment(wallet, 2, 5);
            heard.heard = true;
            put(db, heard);
            put(db, confirmed(payment(wallet, 3, 5), 9));
            put(db, payment(wallet, 4, 5));
            TxRow failed = payment(wallet, 5, 5);
            failed.status = TxStatus::Abandoned;
            put(db, failed);
            for (const auto& [number, fee] : {std::pair(1, 30), std::pair(3, 10), std::pair(4, 20)})
                must(LedgerRepository(*db).setSums(wallet, hashOf<Txid>(std::uint64_t(number)), 5,
                                                   Amount::fromSatoshis(fee)));
        });
        using Numbers = std::vector<std::uint64_t>;
        const auto order = [&](HistoryQuery::Sort sort, bool isAscending) {
            HistoryQuery query;
            query.sort = sort;
            query.ascending = isAscending;
            Numbers numbers;
            for (const HistoryEntry& entry : slice(db, query).entries)
                for (std::uint64_t number = 1; number <= 5; ++number)
                    if (entry.row.txid == hashOf<Txid>(number)) numbers.push_back(number);
            return numbers;
        };
        QCOMPARE(order(HistoryQuery::Sort::Status, true), (Numbers{2, 4, 3, 1, 5}));
        QCOMPARE(order(HistoryQuery::Sort::Status, false), (Numbers{5, 1, 3, 4, 2}));
        QCOMPARE(order(HistoryQuery::Sort::Block, true), (Numbers{5, 1, 3, 4, 2}));
        QCOMPARE(order(HistoryQuery::Sort::Block, false), (Numbers{4, 2, 3, 1, 5}));
        QCOMPARE(order(HistoryQuery::Sort::Fee, true), (Numbers{3, 4, 1, 2, 5}));
        QCOMPARE(order(HistoryQuery::Sort::Fee, false), (Numbers{1, 4, 3, 2, 5}));
    }

    void itSaysWhatTheSlowWaySays_data()
    {
        QTest::addColumn<HistoryQuery>("query");
        HistoryQuery query;
        QTest::newRow("all") << query;
        query.kind = HistoryQuery::Kind::Received;
        QTest::newRow("received") << query;
        query.kind = HistoryQuery::Kind::Sent;
        query.minimum = 20;
        QTest::newRow("sent, from 20") << query;
        query = {};
        query.kind = HistoryQuery::Kind::Mined;
        query.since = 1'010;
        query.until = 1'030;
        QTest::newRow("mined in some days") << query;
        query = {};
        query.sort = HistoryQuery::Sort::Amount;
        QTest::newRow("by amount") << query;
        query.sort = HistoryQuery::Sort::Label;
        QTest::newRow("by label") << query;
        query.onlyUnlabelled = true;
        QTest::newRow("without a label") << query;
        query = {};
        query.text = "label 3";
        QTest::newRow("a label") << query;
        query.text = "7";
        QTest::newRow("what most payments of one wallet have, and some labels") << query;
        query.text = "5";
        query.sort = HistoryQuery::Sort::Label;
        query.minimum = 10;
        QTest::newRow("a digit, by label, from 10") << query;
    }

    void itSaysWhatTheSlowWaySays()
    {
        QFETCH(HistoryQuery, query);
        TestDatabase db;
        std::mt19937 random(7);
        SlowHistory slow;
        for (const int number : {1, 2}) {
            const auto wallet = addWalletRow(db, number, QString::number(number));
            const auto rows = randomPayments(wallet, random, static_cast<std::uint64_t>(number) * 1000);
            slow.rows.insert(slow.rows.end(), rows.begin(), rows.end());
            query.wallet = wallet;
        }
        db.write([&] {
            for (const TxRow& row : slow.rows) {
                put(db, row);
                must(LabelRepository(*db).set(row.wallet, {"tx", row.txid.display(), row.label}));
            }
        });
        for (const bool isOfOne : {true, false}) {
            if (!isOfOne) query.wallet.reset();
            compare(db, slow, query);
        }
    }

private:
    static HistorySlice slice(TestDatabase& db, const HistoryQuery& query, std::int64_t offset = 0,
                              std::int64_t limit = 100)
    {
        return must(HistoryRepository(*db).slice(query, offset, limit));
    }

    static QStringList labels(const HistorySlice& slice)
    {
        QStringList texts;
        for (const HistoryEntry& entry : slice.entries) texts += entry.row.label;
        return texts;
    }

    static void compare(TestDatabase& db, const SlowHistory& slow, const HistoryQuery& query)
    {
        const auto wanted = slow.wanted(query);
        const auto fast = slice(db, query, 3, 1'000);
        QCOMPARE(fast.matching, static_cast<std::int64_t>(wanted.size()));
        QCOMPARE(fast.total, query.wallet ? 60 : 120);
        std::int64_t sum = 0;
        for (const std::size_t i : wanted) sum += counts(slow.rows[i]) ? slow.rows[i].net : 0;
        QCOMPARE(fast.sum, sum);
        QCOMPARE(fast.entries.size(), wanted.size() - std::min<std::size_t>(3, wanted.size()));
        for (std::size_t i = 0; i < fast.entries.size(); ++i) {
            const std::size_t row = wanted[i + 3];
            QCOMPARE(fast.entries[i].row.txid.display(), slow.rows[row].txid.display());
            QCOMPARE(fast.entries[i].row.label, slow.rows[row].label);
            QCOMPARE(fast.entries[i].balance, counts(slow.rows[row]) ? slow.balanceAfter(row) : 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestHistoryRepository)
#include "tst_historyrepository.moc"
