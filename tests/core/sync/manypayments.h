// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/sync/state/walletclearing.h"
#include "tests/support/syncworld.h"

#include <QElapsedTimer>

namespace lockstep::test {

/// Payments of 10 satoshis to the first address of a wallet, as rows that no block of the chain has. Memory does not
/// know of them.
inline void addManyPayments(SyncWorld& world, WalletId wallet, unsigned char number, std::uint32_t count)
{
    Database& db = world.database();
    const auto keychains = KeychainRepository(db).ofWallet(wallet);
    const auto add = [&](std::uint32_t i) -> Result<void> {
        TxRow row;
        const Transaction payment = spendOf({Txid{}, i}, 10, SyncWorld::script(number, 0));
        row.wallet = wallet;
        row.txid = payment.txid();
        row.raw = payment.serialize();
        row.block = world.chain->tip();
        row.position = i + 1;
        row.net = 10;
        row.status = TxStatus::Confirmed;
        if (auto put = LedgerRepository(db).putTransaction(row); !put) return put.error();
        StoredCoin coin;
        coin.wallet = wallet;
        coin.outpoint = {row.txid, 0};
        coin.amount = payment.outputs[0].value;
        coin.keychain = keychains->front().id;
        if (auto added = LedgerRepository(db).addCoin(coin); !added) return added.error();
        return db.run(u"INSERT INTO label VALUES (?, 'tx', ?, 'rent', ?)", wallet, row.txid.display(), row.txid);
    };
    const auto done = inTransaction(db, Durability::Normal, [&]() -> Result<void> {
        for (std::uint32_t i = 0; i < count; ++i)
            if (auto added = add(i); !added) return added;
        return {};
    });
    if (!done) qFatal("%s", done.error().detail.c_str());
}

inline std::int64_t rowsIn(SyncWorld& world, const char* table)
{
    const auto count = world.database().first(QString("SELECT count(*) FROM %1").arg(table),
                                              [](Cells& cells) { return cells.int64(); });
    return **count;
}

inline std::int64_t rowsOfWallets(SyncWorld& world)
{
    std::int64_t sum = 0;
    for (const char* table : {"coin", "tx", "label", "script", "keychain", "wallet"}) sum += rowsIn(world, table);
    return sum;
}

/// How many rows there were before, and after each turn in which some went.
class RowsLeft
{
public:
    explicit RowsLeft(SyncWorld& world) : m_left{rowsOfWallets(world)}
    {
        watchFailPoints([this, &world](std::string_view name) {
            if (name == "transaction-begun") m_turn.start();
            if (name == "rows-cleared") m_longest = std::max(m_longest, m_turn.elapsed());
            if (name == "rows-cleared") m_left.push_back(rowsOfWallets(world));
        });
    }
    ~RowsLeft() { watchFailPoints({}); }
    RowsLeft(const RowsLeft&) = delete;
    RowsLeft& operator=(const RowsLeft&) = delete;

    std::size_t turns() const { return m_left.size() - 1; }
    std::int64_t mostInATurn() const
    {
        std::int64_t most = 0;
        for (std::size_t i = 1; i < m_left.size(); ++i) most = std::max(most, m_left[i - 1] - m_left[i]);
        return most;
    }

    qint64 longestTurn() const { return m_longest; } ///< Milliseconds.

private:
    std::vector<std::int64_t> m_left;
    QElapsedTimer m_turn;
    qint64 m_longest = 0;
};

} // namespace lockstep::test
