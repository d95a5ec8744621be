// SPDX-License-Identifier: MIT

#include "core/storage/repositories/outboxrepository.h"

#include "core/storage/repositories/txcells.h"

#include <algorithm>
#include <tuple>

/// Its parameter: Lifecycle::Started.
#define LOCKSTEP_MOVING_WALLETS                                                                                        \
    u"(SELECT id FROM wallet WHERE removed = 0 AND error_code IS NULL AND catching_up = 0 AND lifecycle = ?)"

namespace lockstep {

namespace {

/// A row that a bit fell out of may still be a transaction: then of another txid. An older Lockstep took what no node
/// takes.
std::optional<Transaction> soundOne(const OutgoingRow& row)
{
    auto transaction = Transaction::parse(row.raw);
    if (!transaction || transaction->txid() != row.txid) return std::nullopt;
    if (transaction->isCoinbase() || !checkTransaction(*transaction)) return std::nullopt;
    return *std::move(transaction);
}

} // namespace

/// One after the other, for one that is damaged would take the others with it.
Result<OutboxRepository::Stored> OutboxRepository::all()
{
    const auto places
        = m_db.all(u"SELECT rowid FROM outgoing ORDER BY given_at, rowid", [](Cells& cells) { return cells.int64(); });
    if (!places) return places.error();
    Stored stored;
    for (const std::int64_t place : *places) {
        auto row = at(place);
        if (!row && row.error().code != Errc::Damaged) return row.error();
        auto transaction = row && *row ? soundOne(**row) : std::nullopt;
        if (transaction)
            stored.entries.push_back({**std::move(row), *std::move(transaction)});
        else
            stored.damaged.push_back(place);
    }
    return stored;
}

Result<std::optional<OutgoingRow>> OutboxRepository::at(std::int64_t place)
{
    const auto read = [](Cells& cells) {
        OutgoingRow row;
        row.txid = cells.hash<Txid>();
        row.raw = cells.bytes();
        row.state = cells.enumerator(OutgoingState::Seen);
        row.askedFor = cells.int32();
        row.givenAt = cells.int64();
        row.nextAt = cells.int64();
        return row;
    };
    return m_db.first(u"SELECT txid, raw, state, asked_for, given_at, next_at FROM outgoing WHERE rowid = ?", read,
                      place);
}

Result<std::vector<OutgoingRow>> OutboxRepository::missing()
{
    const auto read = [](Cells& cells) {
        OutgoingRow row;
        row.txid = cells.hash<Txid>();
        row.raw = cells.bytes();
        row.givenAt = cells.int64();
        row.nextAt = OutboxRepository::InBlock;
        return row;
    };
    auto rows = m_db.all(
        u"SELECT txid, raw, min(min(time, coalesce(dropped_at, time))) FROM tx WHERE wallet_id "
        u"IN " LOCKSTEP_WALLETS u" AND height IS NULL"
        u" AND status = ? AND heard = 0 AND txid NOT IN (SELECT txid FROM outgoing) AND EXISTS (SELECT 1 FROM coin"
        u" WHERE coin.wallet_id = tx.wallet_id AND coin.spent_by = tx.txid) GROUP BY txid"
        u" ORDER BY time",
        read, TxStatus::Pending);
    if (rows) std::erase_if(*rows, [](const OutgoingRow& row) { return !soundOne(row); });
    return rows;
}

Result<std::vector<OutboxRepository::Entry>> OutboxRepository::waiting()
{
    const auto read = [](Cells& cells) {
        OutgoingRow row;
        row.txid = cells.hash<Txid>();
        row.raw = cells.bytes();
        row.givenAt = cells.int64();
        return row;
    };
    auto rows = m_db.all(u"SELECT txid, raw, max(coalesce(dropped_at, time)) FROM tx WHERE wallet_id IN"
                         u" " LOCKSTEP_MOVING_WALLETS u" AND height IS NULL AND status = ? AND heard = 0 GROUP BY txid",
                         read, Lifecycle::Started, TxStatus::Pending);
    if (!rows) return rows.error();
    std::vector<Entry> entries;
    for (OutgoingRow& row : *rows)
        if (auto transaction = soundOne(row)) entries.push_back({std::move(row), *std::move(transaction)});
    return entries;
}

Result<std::vector<Txid>> OutboxRepository::outsideBlocks(WalletId wallet)
{
    return m_db.all(
        u"SELECT txid FROM tx WHERE wallet_id = ? AND height IS NULL AND (heard = 0 OR status = ?)",
        [](Cells& cells) { return cells.hash<Txid>(); }, wallet, TxStatus::Abandoned);
}

Result<std::map<Txid, OutboxRepository::Fate>> OutboxRepository::fates()
{
    const auto read = [](Cells& cells) {
        const auto txid = cells.hash<Txid>();
        const std::int64_t status = cells.int64();
        const auto droppedAt = cells.maybe([&] { return cells.int64(); });
        return std::tuple(txid, status, droppedAt, cells.boolean());
    };
    // The best one first; of each the first counts.
    const auto rows = m_db.all(u"SELECT tx.txid, tx.status, tx.dropped_at, tx.wallet_id "
                               u"IN " LOCKSTEP_MOVING_WALLETS u" FROM outgoing CROSS JOIN tx ON tx.txid = outgoing.txid"
                               u" WHERE +tx.wallet_id IN " LOCKSTEP_WALLETS u" ORDER BY tx.status <> ?, tx.status",
                               read, Lifecycle::Started, TxStatus::Confirmed);
    if (!rows) return rows.error();
    std::map<Txid, Fate> fates;
    for (const auto& [txid, number, droppedAt, isMoving] : *rows) {
        if (number < 0 || number > static_cast<std::int64_t>(TxStatus::Abandoned)) continue;
        const auto status = static_cast<TxStatus>(number);
        Fate& fate = fates.try_emplace(txid, Fate{status, {}, false}).first->second;
        if (status != TxStatus::Pending || fate.status != TxStatus::Pending) continue;
        fate.droppedAt = std::max(fate.droppedAt, droppedAt);
        fate.isWatched = fate.isWatched || isMoving;
    }
    return fates;
}

Result<void> OutboxRepository::put(const OutgoingRow& row)
{
    return m_db.run(u"INSERT INTO outgoing (txid, raw, state, asked_for, given_at, next_at) VALUES (?, ?, ?, ?, ?, ?)"
                    u" ON CONFLICT (txid) DO UPDATE SET raw = excluded.raw, state = excluded.state,"
                    u" asked_for = excluded.asked_for, given_at = excluded.given_at, next_at = excluded.next_at",
                    row.txid, row.raw, row.state, row.askedFor, row.givenAt, row.nextAt);
}

Result<void> OutboxRepository::remove(const Txid& txid)
{
    return m_db.run(u"DELETE FROM outgoing WHERE txid = ?", txid);
}

Result<void> OutboxRepository::removeSettledOf(WalletId wallet)
{
    return m_db.run(u"DELETE FROM outgoing WHERE EXISTS"
                    u" (SELECT 1 FROM tx WHERE tx.txid = outgoing.txid AND tx.wallet_id = ? AND tx.status <> ?)"
                    u" AND NOT EXISTS (SELECT 1 FROM tx WHERE tx.txid = outgoing.txid AND tx.wallet_id <> ?"
                    u" AND +tx.wallet_id IN " LOCKSTEP_WALLETS u")",
                    wallet, TxStatus::Pending, wallet);
}

Result<void> OutboxRepository::removeDamaged(std::int64_t place)
{
    return m_db.run(u"DELETE FROM outgoing WHERE rowid = ?", place);
}

} // namespace lockstep
