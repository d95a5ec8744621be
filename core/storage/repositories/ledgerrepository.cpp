// SPDX-License-Identifier: MIT

#include "core/storage/repositories/ledgerrepository.h"

#include "core/storage/database/searchtext.h"
#include "core/storage/repositories/txcells.h"

namespace lockstep {

namespace {

TxRow readTxWithRaw(Cells& cells)
{
    TxRow row = readTx(cells);
    row.raw = cells.bytes();
    return row;
}

// A txid says nothing of witnesses: one that comes without them takes none away (BIP144: the marker is byte 5).
#define LOCKSTEP_RAW_WITH_WITNESS                                                                                      \
    u"CASE WHEN substr(tx.raw, 5, 1) = x'00' AND substr(excluded.raw, 5, 1) <> x'00' THEN tx.raw"                      \
    u" ELSE excluded.raw END"

// No payment that is more than hearsay builds on it and waits; its status is to be bound.
#define LOCKSTEP_BEARS_NOTHING                                                                                         \
    u" AND NOT EXISTS (SELECT 1 FROM coin AS own JOIN tx AS child ON child.wallet_id = own.wallet_id"                  \
    u" AND child.txid = own.spent_by WHERE own.wallet_id = tx.wallet_id AND own.txid = tx.txid"                        \
    u" AND child.status = ? AND child.heard = 0)"

// Joined with its transaction, which knows the block, and its script.
#define LOCKSTEP_COIN_COLUMNS                                                                                          \
    u"coin.wallet_id, coin.txid, coin.vout, coin.amount, coin.keychain_id, coin.idx, coin.frozen, coin.spent_by,"      \
    u" tx.height, tx.is_coinbase, script.script, tx.heard"
#define LOCKSTEP_COIN_JOINS                                                                                            \
    u" JOIN tx ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid"                                               \
    u" JOIN script ON script.keychain_id = coin.keychain_id AND script.idx = coin.idx"
#define LOCKSTEP_COINS_OF_WALLET                                                                                       \
    u"SELECT " LOCKSTEP_COIN_COLUMNS u" FROM coin" LOCKSTEP_COIN_JOINS u" WHERE coin.wallet_id = ?"
// Those that are spent are found by their spenders in no block, which are few: most coins are spent for good.
// clang-format off
#define LOCKSTEP_LIVE_COINS \
    LOCKSTEP_COINS_OF_WALLET u" AND coin.spent_by IS NULL UNION ALL" \
    u" SELECT " LOCKSTEP_COIN_COLUMNS u" FROM tx AS spender JOIN coin ON coin.wallet_id = spender.wallet_id" \
    u" AND coin.spent_by = spender.txid" LOCKSTEP_COIN_JOINS u" WHERE spender.wallet_id = ? AND spender.height IS NULL" \
    u" ORDER BY 9 NULLS LAST, 2, 3" /* height, txid, vout */
// clang-format on

/// The columns of the table itself, which come first.
StoredCoin readOwnCells(Cells& cells)
{
    StoredCoin coin;
    coin.wallet = cells.id<WalletId>();
    coin.outpoint.txid = cells.hash<Txid>();
    coin.outpoint.index = cells.uint32();
    coin.amount = cells.amount();
    coin.keychain = cells.id<KeychainId>();
    coin.index = cells.uint32();
    coin.frozen = cells.boolean();
    coin.spentBy = cells.maybe([&] { return cells.hash<Txid>(); });
    return coin;
}

StoredCoin readCoin(Cells& cells)
{
    StoredCoin coin = readOwnCells(cells);
    coin.height = cells.maybe([&] { return cells.height(); });
    coin.isCoinbase = cells.boolean();
    coin.script = cells.bytes();
    coin.heard = cells.boolean();
    return coin;
}

} // namespace

Result<std::optional<TxRow>> LedgerRepository::transaction(WalletId wallet, const Txid& txid)
{
    return m_db.first(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE wallet_id = ? AND txid = ?", readTxWithRaw,
                      wallet, txid);
}

Result<std::optional<Bytes>> LedgerRepository::rawInAnyWallet(const Txid& txid)
{
    // The list of wallets, so that the index, which begins with them, is used.
    return m_db.first(
        u"SELECT raw FROM tx WHERE wallet_id IN " LOCKSTEP_WALLETS u" AND txid = ? LIMIT 1",
        [](Cells& cells) { return cells.bytes(); }, txid);
}

Result<std::optional<TxStatus>> LedgerRepository::statusInAnyWallet(const Txid& txid)
{
    return m_db.first(
        u"SELECT status FROM tx WHERE txid = ? AND +wallet_id "
        u"IN " LOCKSTEP_WALLETS u" ORDER BY status <> 1, status LIMIT 1",
        [](Cells& cells) { return cells.enumerator(TxStatus::Abandoned); }, txid);
}

Result<std::optional<TxFailure>> LedgerRepository::failureInAnyWallet(const Txid& txid)
{
    const auto read = [](Cells& cells) {
        TxFailure failure;
        failure.status = cells.enumerator(TxStatus::Abandoned);
        failure.rival = cells.maybe([&] { return cells.hash<Txid>(); });
        failure.at = cells.maybe([&] { return cells.height(); });
        return failure;
    };
    auto first = m_db.first(u"SELECT tx.status, tx.replaced_by, tx.conflict_height FROM tx JOIN wallet ON wallet.id ="
                            u" tx.wallet_id WHERE tx.txid = ? AND wallet.removed = 0 AND wallet.error_code IS NULL"
                            u" AND tx.status <> ?"
                            u" AND (tx.status = ? OR tx.heard = 0 OR tx.conflict_height IS NOT NULL)"
                            u" ORDER BY tx.status <> ?, tx.conflict_height IS NULL LIMIT 1",
                            read, txid, TxStatus::Pending, TxStatus::Confirmed, TxStatus::Confirmed);
    if (first && *first && (*first)->status == TxStatus::Confirmed) return std::optional<TxFailure>();
    return first;
}

Result<std::optional<Txid>> LedgerRepository::spenderOf(const OutPoint& coin)
{
    return m_db.first(
        u"SELECT spent_by FROM coin WHERE wallet_id IN " LOCKSTEP_WALLETS u" AND txid = ? AND vout = ?"
        u" AND spent_by IS NOT NULL LIMIT 1",
        [](Cells& cells) { return cells.hash<Txid>(); }, coin.txid, coin.index);
}

Result<std::optional<Bytes>> LedgerRepository::scriptOf(const OutPoint& coin)
{
    return m_db.first(
        u"SELECT script.script FROM coin JOIN script ON script.keychain_id = coin.keychain_id AND script.idx = coin.idx"
        u" WHERE coin.wallet_id IN " LOCKSTEP_WALLETS u" AND coin.txid = ? AND coin.vout = ? LIMIT 1",
        [](Cells& cells) { return cells.bytes(); }, coin.txid, coin.index);
}

Result<std::optional<Amount>> LedgerRepository::amountOf(const OutPoint& coin)
{
    return m_db.first(
        u"SELECT amount FROM coin WHERE wallet_id IN (SELECT id FROM wallet WHERE removed = 0 AND error_code IS NULL)"
        u" AND txid = ? AND vout = ? LIMIT 1",
        [](Cells& cells) { return cells.amount(); }, coin.txid, coin.index);
}

Result<bool> LedgerRepository::isKnown(const Txid& txid)
{
    const auto found = m_db.first(
        u"SELECT 1 FROM tx WHERE wallet_id IN " LOCKSTEP_WALLETS u" AND txid = ? LIMIT 1",
        [](Cells& cells) { return cells.int64(); }, txid);
    if (!found) return found.error();
    return found->has_value();
}

Result<std::vector<TxRow>> LedgerRepository::conflictsAbove(WalletId wallet, BlockHeight fork)
{
    return m_db.all(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE wallet_id = ? AND conflict_height IS NOT NULL"
                    u" AND status = ? AND (conflict_height > ? OR EXISTS (SELECT 1 FROM tx AS rival"
                    u" WHERE rival.wallet_id = tx.wallet_id AND rival.txid = tx.replaced_by AND rival.height IS NULL))"
                    u" ORDER BY time, rowid",
                    readTxWithRaw, wallet, TxStatus::Conflicted, fork);
}

Result<std::vector<TxRow>> LedgerRepository::pending(WalletId wallet)
{
    return m_db.all(
        u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE wallet_id = ? AND height IS NULL AND status = ?"
        u" ORDER BY time, txid",
        readTxWithRaw, wallet, TxStatus::Pending);
}

Result<std::vector<TxRow>> LedgerRepository::confirmedPaying(KeychainId keychain, std::uint32_t index, int most)
{
    // By the order of the index, so that of an address that was paid ten thousand times only the last are looked at.
    return m_db.all(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE rowid IN (SELECT paying.rowid FROM coin"
                    u" CROSS JOIN tx AS paying ON paying.wallet_id = coin.wallet_id AND paying.txid = coin.txid"
                    u" WHERE coin.keychain_id = ? AND coin.idx = ? AND paying.height IS NOT NULL"
                    u" ORDER BY coin.rowid DESC LIMIT ?)",
                    readTxWithRaw, keychain, index, most);
}

Result<std::vector<TxRow>> LedgerRepository::newestConfirmed(WalletId wallet, int most)
{
    return m_db.all(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE wallet_id = ? AND height IS NOT NULL"
                    u" ORDER BY height DESC, position DESC LIMIT ?",
                    readTxWithRaw, wallet, most);
}

Result<std::vector<StoredCoin>> LedgerRepository::liveCoins(WalletId wallet)
{
    return m_db.all(LOCKSTEP_LIVE_COINS, readCoin, wallet, wallet);
}

Result<std::vector<TxRow>> LedgerRepository::transactions(WalletId wallet)
{
    return m_db.all(u"SELECT " LOCKSTEP_TX_COLUMNS u", raw FROM tx WHERE wallet_id = ? ORDER BY rowid", readTxWithRaw,
                    wallet);
}

Result<std::vector<StoredCoin>> LedgerRepository::coins(WalletId wallet)
{
    const auto read = [](Cells& cells) {
        StoredCoin coin = readOwnCells(cells);
        coin.script = cells.bytes();
        return coin;
    };
    // A script that is missing is for the caller to find out.
    return m_db.all(u"SELECT coin.wallet_id, coin.txid, coin.vout, coin.amount, coin.keychain_id, coin.idx,"
                    u" coin.frozen, coin.spent_by, script.script FROM coin LEFT JOIN script"
                    u" ON script.keychain_id = coin.keychain_id AND script.idx = coin.idx WHERE coin.wallet_id = ?",
                    read, wallet);
}

Result<std::optional<BlockHeight>> LedgerRepository::firstConfirmed(WalletId wallet)
{
    return m_db.first(
        u"SELECT height FROM tx WHERE wallet_id = ? AND height > 0 ORDER BY height LIMIT 1",
        [](Cells& cells) { return cells.height(); }, wallet);
}

Result<std::vector<Txid>> LedgerRepository::confirmedUpTo(WalletId wallet, BlockHeight height)
{
    return m_db.all(
        u"SELECT txid FROM tx WHERE wallet_id = ? AND height <= ? ORDER BY txid",
        [](Cells& cells) { return cells.hash<Txid>(); }, wallet, height);
}

/// Most coins are spent for good: those are not looked at.
Result<std::int64_t> LedgerRepository::unspentAt(WalletId wallet, BlockHeight height)
{
    const auto sum = m_db.first(
        u"SELECT coalesce(sum(amount), 0) FROM (SELECT coin.amount FROM coin CROSS JOIN tx"
        u" ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid"
        u" WHERE coin.wallet_id = ? AND coin.spent_by IS NULL AND tx.height <= ?"
        u" UNION ALL SELECT coin.amount FROM tx AS spender CROSS JOIN coin"
        u" ON coin.wallet_id = spender.wallet_id AND coin.spent_by = spender.txid CROSS JOIN tx"
        u" ON tx.wallet_id = coin.wallet_id AND tx.txid = coin.txid"
        u" WHERE spender.wallet_id = ? AND (spender.height IS NULL OR spender.height > ?) AND tx.height <= ?)",
        [](Cells& cells) { return cells.int64(); }, wallet, height, wallet, height, height);
    if (!sum) return sum.error();
    return sum->value_or(0);
}

Result<std::vector<OutPoint>> LedgerRepository::frozenInBlocks(WalletId wallet)
{
    const auto read = [](Cells& cells) {
        const auto txid = cells.hash<Txid>();
        return OutPoint{txid, cells.uint32()};
    };
    return m_db.all(u"SELECT coin.txid, coin.vout FROM coin CROSS JOIN tx ON tx.wallet_id = coin.wallet_id"
                    u" AND tx.txid = coin.txid WHERE coin.wallet_id = ? AND coin.frozen = 1 AND tx.status = ?",
                    read, wallet, TxStatus::Confirmed);
}

Result<std::optional<StoredCoin>> LedgerRepository::coin(WalletId wallet, const OutPoint& outpoint)
{
    return m_db.first(LOCKSTEP_COINS_OF_WALLET u" AND coin.txid = ? AND coin.vout = ?", readCoin, wallet, outpoint.txid,
                      outpoint.index);
}

Result<std::vector<StoredCoin>> LedgerRepository::coinsOf(WalletId wallet, const Txid& txid)
{
    return m_db.all(LOCKSTEP_COINS_OF_WALLET u" AND coin.txid = ? ORDER BY coin.vout", readCoin, wallet, txid);
}

Result<std::vector<StoredCoin>> LedgerRepository::spentBy(WalletId wallet, const Txid& txid)
{
    // "+": by the index of spends. In their own order the coins come without sorting, and SQLite would walk them all.
    return m_db.all(LOCKSTEP_COINS_OF_WALLET u" AND coin.spent_by = ? ORDER BY +coin.txid, +coin.vout", readCoin,
                    wallet, txid);
}

Result<bool> LedgerRepository::putTransaction(const TxRow& row)
{
    const QVariant height = row.block ? sqlValue(row.block->height) : QVariant();
    const QVariant hash = row.block ? sqlValue(row.block->hash) : QVariant();
    const auto changed = m_db.change(
        u"INSERT INTO tx (wallet_id, txid, raw, height, block_hash, position, time, net, fee, is_coinbase, status,"
        u" heard) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        u" ON CONFLICT (wallet_id, txid) DO UPDATE SET raw = " LOCKSTEP_RAW_WITH_WITNESS u", height = excluded.height,"
        u" block_hash = excluded.block_hash, position = excluded.position, time = excluded.time,"
        u" is_coinbase = excluded.is_coinbase, status = excluded.status, heard = excluded.heard, replaced_by = NULL,"
        u" conflict_height = NULL, dropped_at = CASE WHEN excluded.heard = 1 THEN tx.dropped_at END"
        u" WHERE status <> excluded.status OR block_hash IS NOT excluded.block_hash",
        row.wallet, row.txid, row.raw, height, hash, row.position, row.time, row.net, row.fee, row.isCoinbase,
        row.status, row.heard);
    if (!changed) return changed.error();
    return *changed > 0;
}

Result<void> LedgerRepository::setRaw(WalletId wallet, const Txid& txid, ByteSpan raw)
{
    return m_db.run(u"UPDATE tx SET raw = ? WHERE wallet_id = ? AND txid = ?", raw, wallet, txid);
}

Result<std::int64_t> LedgerRepository::heardCount()
{
    const auto count = m_db.first(u"SELECT count(*) FROM tx WHERE heard = 1 AND dropped_at IS NULL",
                                  [](Cells& cells) { return cells.int64(); });
    if (!count) return count.error();
    return count->value_or(0);
}

Result<void> LedgerRepository::removeOldestFailedHeard()
{
    return m_db.run(u"DELETE FROM tx WHERE rowid ="
                    u" (SELECT rowid FROM tx WHERE heard = 1 AND dropped_at IS NULL AND status > ? ORDER BY time"
                    u" LIMIT 1)",
                    TxStatus::Confirmed);
}

Result<std::vector<LedgerRepository::HeardCrowd>> LedgerRepository::heardCrowds()
{
    const auto read = [](Cells& cells) {
        HeardCrowd crowd;
        crowd.wallet = cells.id<WalletId>();
        crowd.keychain = cells.maybe([&] { return cells.id<KeychainId>(); });
        crowd.index = cells.maybe([&] { return cells.uint32(); }).value_or(0);
        crowd.size = cells.int64();
        crowd.newest = cells.hash<Txid>();
        return crowd;
    };
    // With max() the other columns are of the row that has it (sqlite.org/lang_select.html#bareagg).
    return m_db.all(u"SELECT tx.wallet_id, coin.keychain_id, coin.idx, count(*), tx.txid, max(tx.rowid) FROM tx"
                    u" INDEXED BY tx_heard" // else it walks through all payments there are
                    u" JOIN wallet ON wallet.id = tx.wallet_id AND wallet.removed = 0"
                    u" LEFT JOIN coin ON coin.wallet_id = tx.wallet_id AND coin.txid = tx.txid"
                    u" WHERE tx.heard = 1 AND tx.dropped_at IS NULL"
                    u" AND tx.status = ?" LOCKSTEP_BEARS_NOTHING u" GROUP BY 1, 2, 3 ORDER BY 4 DESC",
                    read, TxStatus::Pending, TxStatus::Pending);
}

Result<void> LedgerRepository::removeHeard(WalletId wallet, const Txid& txid)
{
    return m_db.run(u"DELETE FROM tx WHERE wallet_id = ? AND txid = ? AND heard = 1", wallet, txid);
}

Result<bool> LedgerRepository::waitsHeard(const Txid& txid)
{
    const auto found = m_db.first(
        u"SELECT 1 FROM tx WHERE txid = ? AND +wallet_id IN " LOCKSTEP_WALLETS u" AND heard = 1 AND status = ? LIMIT 1",
        [](Cells& cells) { return cells.int64(); }, txid, TxStatus::Pending);
    if (!found) return found.error();
    return found->has_value();
}

Result<bool> LedgerRepository::addCoin(const StoredCoin& coin)
{
    const auto changed
        = m_db.change(u"INSERT INTO coin (wallet_id, txid, vout, amount, keychain_id, idx, frozen, spent_by)"
                      u" VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (wallet_id, txid, vout) DO NOTHING",
                      coin.wallet, coin.outpoint.txid, coin.outpoint.index, coin.amount, coin.keychain, coin.index,
                      coin.frozen, coin.spentBy);
    if (!changed) return changed.error();
    return *changed > 0;
}

Result<void> LedgerRepository::setSpent(WalletId wallet, const OutPoint& coin, const Txid& spender)
{
    return m_db.run(u"UPDATE coin SET spent_by = ? WHERE wallet_id = ? AND txid = ? AND vout = ?", spender, wallet,
                    coin.txid, coin.index);
}

Result<void> LedgerRepository::releaseSpends(WalletId wallet, const Txid& spender)
{
    return m_db.run(u"UPDATE coin SET spent_by = NULL WHERE wallet_id = ? AND spent_by = ?", wallet, spender);
}

Result<void> LedgerRepository::removeCoins(WalletId wallet, const Txid& txid)
{
    return m_db.run(u"DELETE FROM coin WHERE wallet_id = ? AND txid = ?", wallet, txid);
}

Result<void> LedgerRepository::setStatus(WalletId wallet, const Txid& txid, TxStatus status)
{
    return m_db.run(u"UPDATE tx SET status = ?, height = NULL, block_hash = NULL, position = 0"
                    u" WHERE wallet_id = ? AND txid = ?",
                    status, wallet, txid);
}

Result<void> LedgerRepository::setConflicted(WalletId wallet, const Txid& txid, const std::optional<Txid>& rival,
                                             std::optional<BlockHeight> at)
{
    return m_db.run(u"UPDATE tx SET status = ?, height = NULL, block_hash = NULL, position = 0, replaced_by = ?,"
                    u" conflict_height = ? WHERE wallet_id = ? AND txid = ?",
                    TxStatus::Conflicted, rival, at, wallet, txid);
}

Result<void> LedgerRepository::setSums(WalletId wallet, const Txid& txid, std::int64_t net, std::optional<Amount> fee)
{
    return m_db.run(u"UPDATE tx SET net = ?, fee = ? WHERE wallet_id = ? AND txid = ?", net, fee, wallet, txid);
}

Result<void> LedgerRepository::markTransfer(const Txid& txid)
{
    const auto read = [](Cells& cells) { return cells.int64(); };
    const auto rows = m_db.first(u"SELECT count(*) FROM tx WHERE txid = ?", read, txid);
    if (!rows) return rows.error();
    if (rows->value_or(0) < 2) return {}; // most are one wallet's alone
    return m_db.run(u"UPDATE tx SET transfer = "
                    u"(SELECT " LOCKSTEP_TRANSFER_ROLE u" FROM tx AS same WHERE same.txid = tx.txid"
                    u" AND +same.wallet_id IN " LOCKSTEP_WALLETS u") WHERE txid = ?",
                    txid);
}

Result<void> LedgerRepository::setSearchText(const Transaction& transaction, WalletId wallet, const Txid& txid,
                                             std::span<const StoredCoin> received, std::span<const StoredCoin> spent)
{
    const auto network = networkFromName(m_db.identity().network);
    if (!network) return network.error();
    const auto scriptsOf = [](std::span<const StoredCoin> coins) {
        std::vector<Bytes> scripts;
        for (const StoredCoin& coin : coins) scripts.push_back(coin.script);
        return scripts;
    };
    return m_db.run(u"INSERT INTO tx_search (wallet_id, txid, text) VALUES (?, ?, ?)"
                    u" ON CONFLICT (wallet_id, txid) DO UPDATE SET text = excluded.text",
                    wallet, txid, searchText(transaction, txid, scriptsOf(received), scriptsOf(spent), *network));
}

Result<void> LedgerRepository::setDroppedAt(WalletId wallet, const Txid& txid, std::int64_t time)
{
    return m_db.run(u"UPDATE tx SET dropped_at = ? WHERE wallet_id = ? AND txid = ?", time, wallet, txid);
}

Result<std::vector<Txid>> LedgerRepository::expirable(WalletId wallet, std::int64_t before)
{
    return m_db.all(
        u"SELECT txid FROM tx WHERE wallet_id = ? AND height IS NULL AND status = ?"
        u" AND max(coalesce(dropped_at, 0), time) < ? AND (heard = 1 OR (NOT EXISTS (SELECT 1 FROM coin"
        u" WHERE coin.wallet_id = tx.wallet_id AND coin.spent_by = tx.txid)"
        u" AND txid NOT IN (SELECT txid FROM outgoing)))" LOCKSTEP_BEARS_NOTHING u" ORDER BY time, txid",
        [](Cells& cells) { return cells.hash<Txid>(); }, wallet, TxStatus::Pending, before, TxStatus::Pending);
}

Result<void> LedgerRepository::setHeard(WalletId wallet, const Txid& txid)
{
    return m_db.run(u"UPDATE tx SET heard = 1 WHERE wallet_id = ? AND txid = ?", wallet, txid);
}

Result<std::vector<TxRow>> LedgerRepository::confirmedAbove(WalletId wallet, BlockHeight height)
{
    return m_db.all(u"SELECT " LOCKSTEP_TX_COLUMNS u" FROM tx WHERE wallet_id = ? AND height > ?"
                    u" ORDER BY height DESC, position DESC",
                    readTx, wallet, height);
}

Result<void> LedgerRepository::setFrozen(WalletId wallet, const OutPoint& coin, bool frozen)
{
    const auto changed = m_db.change(u"UPDATE coin SET frozen = ? WHERE wallet_id = ? AND txid = ? AND vout = ?",
                                     frozen, wallet, coin.txid, coin.index);
    if (!changed) return changed.error();
    if (*changed == 0) return Error{Errc::NotFound, "no such coin"};
    return {};
}

} // namespace lockstep
