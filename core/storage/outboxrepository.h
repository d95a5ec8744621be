// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"
#include "core/storage/database.h"
#include "core/storage/rows.h"

#include <optional>
#include <vector>

namespace lockstep {

/// Transactions that a person gave to be sent, whether a wallet of ours knows them or not.
class OutboxRepository
{
public:
    explicit OutboxRepository(Database& db) : m_db(db) { }

    struct Entry
    {
        OutgoingRow row;
        Transaction transaction; ///< What row.raw says.
    };

    /// Every one, in the order they were given; of one that cannot be read, or holds another transaction than it says,
    /// its place alone.
    struct Stored
    {
        std::vector<Entry> entries;
        std::vector<std::int64_t> damaged; ///< For removeDamaged().
    };
    Result<Stored> all();

    /// In no block, not failed, spending coins of ours, and not in the outbox: a reorg dropped them, or an older
    /// Lockstep sent them. Those that are damaged are left out. In the order they were seen.
    Result<std::vector<OutgoingRow>> missing();

    // Inside a transaction:
    Result<void> put(const OutgoingRow& row); ///< In the place of one with the same txid.
    Result<void> remove(const Txid& txid);
    Result<void> removeDamaged(std::int64_t place);

private:
    Result<std::optional<OutgoingRow>> at(std::int64_t place);

    Database& m_db;
};

} // namespace lockstep
