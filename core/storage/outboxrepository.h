// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/storage/rows.h"

#include <vector>

namespace lockstep {

/// Transactions that a person gave to be sent, whether a wallet of ours knows them or not.
class OutboxRepository
{
public:
    explicit OutboxRepository(Database& db) : m_db(db) { }

    Result<std::vector<OutgoingRow>> all(); ///< With `raw`, in the order they were given.

    /// In no block, not failed, spending coins of ours, and not in the outbox: a reorg dropped them, or an older
    /// Lockstep sent them. In the order they were seen.
    Result<std::vector<OutgoingRow>> missing();

    // Inside a transaction:
    Result<void> put(const OutgoingRow& row); ///< In the place of one with the same txid.
    Result<void> remove(const Txid& txid);

private:
    Database& m_db;
};

} // namespace lockstep
