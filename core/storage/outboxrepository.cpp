// SPDX-License-Identifier: MIT

#include "core/storage/outboxrepository.h"

namespace lockstep {

Result<std::vector<OutgoingRow>> OutboxRepository::all()
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
    return m_db.all(u"SELECT txid, raw, state, asked_for, given_at, next_at FROM outgoing ORDER BY given_at, rowid",
                    read);
}

Result<std::vector<OutgoingRow>> OutboxRepository::missing()
{
    const auto read = [](Cells& cells) {
        OutgoingRow row;
        row.txid = cells.hash<Txid>();
        row.raw = cells.bytes();
        row.givenAt = cells.int64();
        return row;
    };
    return m_db.all(
        u"SELECT txid, raw, time FROM tx WHERE wallet_id IN (SELECT id FROM wallet) AND height IS NULL"
        u" AND status = ? AND heard = 0 AND net < 0 AND txid NOT IN (SELECT txid FROM outgoing) GROUP BY txid"
        u" ORDER BY time",
        read, TxStatus::Pending);
}

Result<void> OutboxRepository::put(const OutgoingRow& row)
{
    return m_db.run(u"INSERT INTO outgoing (txid, raw, state, asked_for, given_at, next_at) VALUES (?, ?, ?, ?, ?, ?)"
                    u" ON CONFLICT (txid) DO UPDATE SET state = excluded.state, asked_for = excluded.asked_for,"
                    u" given_at = excluded.given_at, next_at = excluded.next_at",
                    row.txid, row.raw, row.state, row.askedFor, row.givenAt, row.nextAt);
}

Result<void> OutboxRepository::remove(const Txid& txid)
{
    return m_db.run(u"DELETE FROM outgoing WHERE txid = ?", txid);
}

} // namespace lockstep
