// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/transaction.h"
#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace lockstep {

/// Transactions that a person gave to be sent, whether a wallet of ours knows them or not.
class OutboxRepository
{
public:
    explicit OutboxRepository(Database& db) : m_db(db) { }

    /// OutgoingRow::nextAt of one that a block had: not offered, also while no wallet knows of that block, as when it
    /// is rebuilt.
    static constexpr std::int64_t InBlock = std::numeric_limits<std::int64_t>::max();

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

    /// In wallets that move with the others, in the outbox or not: in no block, not failed, and more than hearsay. Each
    /// once, without those that are damaged; `givenAt` says since when.
    Result<std::vector<Entry>> waiting();
    /// In no block, whatever became of them; of hearsay only what was given up.
    Result<std::vector<Txid>> outsideBlocks(WalletId wallet);

    /// What has become of one in the wallets that know it.
    struct Fate
    {
        TxStatus status = TxStatus::Pending; ///< Confirmed where one has it so, else Pending, else how it failed.
        std::optional<std::int64_t> droppedAt; ///< Unix seconds: it waits since it fell out of its block then.
        bool isWatched = false; ///< It waits in a wallet that moves with the others, which sees the block that has it.
        friend bool operator==(const Fate&, const Fate&) = default;
    };
    /// Of those that a wallet of ours knows. With a status that is none it counts as not known.
    Result<std::map<Txid, Fate>> fates();

    // Inside a transaction:
    Result<void> put(const OutgoingRow& row); ///< In the place of one with the same txid.
    Result<void> remove(const Txid& txid);
    Result<void> removeSettledOf(WalletId wallet); ///< In a block or failed, and known to no other wallet.
    Result<void> removeDamaged(std::int64_t place);

private:
    Result<std::optional<OutgoingRow>> at(std::int64_t place);

    Database& m_db;
};

} // namespace lockstep
