// SPDX-License-Identifier: MIT

#include "core/storage/repositories/walletremnants.h"

#include "core/primitives/transaction.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/txcells.h"

#include <algorithm>
#include <array>
#include <span>

namespace lockstep {

namespace {

/// In the order in which nothing refers to what goes. Each by an index: rows that are found side by side lie in few
/// pages of it.
constexpr std::array AllRows{
    u"DELETE FROM coin WHERE rowid IN (SELECT rowid FROM coin WHERE wallet_id = ? ORDER BY txid, vout LIMIT ?)",
    u"DELETE FROM tx WHERE rowid IN (SELECT rowid FROM tx WHERE wallet_id = ? ORDER BY txid LIMIT ?)",
    u"DELETE FROM label WHERE (wallet_id, kind, ref) IN"
    u" (SELECT wallet_id, kind, ref FROM label WHERE wallet_id = ? LIMIT ?)",
    u"DELETE FROM script WHERE (keychain_id, idx) IN (SELECT script.keychain_id, script.idx FROM keychain"
    u" JOIN script ON script.keychain_id = keychain.id WHERE keychain.wallet_id = ? LIMIT ?)",
};

/// Confirmed, or an orphaned coinbase.
constexpr std::array RowsOfBlocks{
    u"DELETE FROM coin WHERE rowid IN (SELECT coin.rowid FROM tx CROSS JOIN coin ON coin.wallet_id = tx.wallet_id"
    u" AND coin.txid = tx.txid WHERE tx.wallet_id = ? AND tx.status IN (1, 3) LIMIT ?)",
    u"DELETE FROM tx WHERE rowid IN (SELECT rowid FROM tx WHERE wallet_id = ? AND status IN (1, 3) LIMIT ?)",
};

/// How many more rows might go.
Result<std::int64_t> run(Database& db, std::span<const char16_t* const> statements, WalletId wallet, std::int64_t most)
{
    for (const QStringView statement : statements) {
        const auto gone = db.change(statement, wallet, most);
        if (!gone) return gone.error();
        most -= *gone;
        if (most <= 0) return 0;
    }
    return most;
}

} // namespace

Result<void> WalletRemnants::forgetBlocks(WalletId wallet)
{
    return m_db.run(u"UPDATE wallet SET forgets_blocks = 1 WHERE id = ?", wallet);
}

Result<bool> WalletRemnants::forgetsBlocks(WalletId wallet)
{
    const auto found = m_db.first(
        u"SELECT 1 FROM wallet WHERE id = ? AND forgets_blocks = 1", [](Cells& cells) { return cells.int64(); },
        wallet);
    if (!found) return found.error();
    return found->has_value();
}

Result<bool> WalletRemnants::isAny()
{
    const auto found = firstWith(u"SELECT id FROM wallet WHERE removed = 1 OR forgets_blocks = 1 LIMIT 1");
    if (!found) return found.error();
    return found->has_value();
}

Result<WalletRemnants::Cleared> WalletRemnants::clearSome(std::int64_t most)
{
    const auto removed = firstWith(u"SELECT id FROM wallet WHERE removed = 1 ORDER BY id LIMIT 1");
    if (!removed) return removed.error();
    if (*removed) {
        if (auto cleared = clearRemoved(**removed, most); !cleared) return cleared.error();
        return Cleared{true, {}};
    }
    const auto forgetful = firstWith(u"SELECT id FROM wallet WHERE forgets_blocks = 1 ORDER BY id LIMIT 1");
    if (!forgetful) return forgetful.error();
    if (!*forgetful) return Cleared{};
    const auto left = run(m_db, RowsOfBlocks, **forgetful, most);
    if (!left) return left.error();
    if (*left == 0) return Cleared{true, {}};
    if (auto dropped = dropUnreadable(**forgetful); !dropped) return dropped.error();
    if (auto done = m_db.run(u"UPDATE wallet SET forgets_blocks = 0 WHERE id = ?", **forgetful); !done)
        return done.error();
    return Cleared{true, **forgetful};
}

/// What is left is in no block: that many at most as a person, and peers within their bounds, have given it.
Result<void> WalletRemnants::dropUnreadable(WalletId wallet)
{
    const auto places = m_db.all(
        u"SELECT rowid FROM tx WHERE wallet_id = ?", [](Cells& cells) { return cells.int64(); }, wallet);
    if (!places) return places.error();
    for (const std::int64_t place : *places) {
        const auto sound = reads(place);
        if (!sound) return sound.error();
        if (*sound) continue;
        if (auto gone = m_db.run(u"DELETE FROM tx WHERE rowid = ?", place); !gone) return gone;
    }
    return m_db.run(u"UPDATE coin SET spent_by = NULL WHERE wallet_id = ? AND spent_by NOT IN"
                    u" (SELECT txid FROM tx WHERE wallet_id = ?)",
                    wallet, wallet);
}

/// The row of a transaction in no block, with its coins, as Ledger::load reads them. No coinbase is.
Result<bool> WalletRemnants::reads(std::int64_t place)
{
    const auto read = [](Cells& cells) {
        TxRow row = readTx(cells);
        row.raw = cells.bytes();
        return row;
    };
    const auto row = m_db.first(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE rowid = ?", read, place);
    if (!row && row.error().code != Errc::Damaged) return row.error();
    if (!row || !*row || (*row)->isCoinbase) return false;
    const auto transaction = Transaction::parse((*row)->raw);
    if (!transaction || transaction->txid() != (*row)->txid || transaction->isCoinbase()) return false;
    const auto coins = LedgerRepository(m_db).coinsOf((*row)->wallet, (*row)->txid);
    if (!coins && coins.error().code != Errc::Damaged) return coins.error();
    return coins && std::ranges::all_of(*coins, [&](const StoredCoin& coin) {
               const bool exists = coin.outpoint.index < transaction->outputs.size();
               return exists && transaction->outputs[coin.outpoint.index] == TxOut{coin.amount, coin.script};
           });
}

Result<std::optional<WalletId>> WalletRemnants::firstWith(QStringView sql)
{
    return m_db.first(sql, [](Cells& cells) { return cells.id<WalletId>(); });
}

Result<void> WalletRemnants::clearRemoved(WalletId wallet, std::int64_t most)
{
    if (m_parted != wallet) {
        const auto parted = partTransfers(wallet, most);
        if (!parted) return parted.error();
        if (*parted > 0) return {};
        m_parted = wallet;
    }
    const auto left = run(m_db, AllRows, wallet, most);
    if (!left) return left.error();
    return *left == 0 ? Result<void>() : m_db.run(u"DELETE FROM wallet WHERE id = ?", wallet);
}

/// What went between it and the others is with a stranger from now on: first of all, since it shows in their lists.
Result<std::int64_t> WalletRemnants::partTransfers(WalletId wallet, std::int64_t most)
{
    return m_db.change(u"UPDATE tx SET transfer = CASE WHEN wallet_id = ? THEN 0 ELSE"
                       u" (SELECT " LOCKSTEP_TRANSFER_ROLE u" FROM tx AS same WHERE same.txid = tx.txid"
                       u" AND +same.wallet_id IN " LOCKSTEP_WALLETS u") END WHERE txid IN"
                       u" (SELECT txid FROM tx INDEXED BY tx_date WHERE wallet_id = ? AND transfer <> 0 LIMIT ?)",
                       wallet, wallet, most);
}

} // namespace lockstep
