// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/storage/database/database.h"

#include <cstdint>
#include <optional>

namespace lockstep {

/// Rows that are on their way out: all those of wallets that were removed, and of one that is rebuilt what came from
/// blocks. Of 100,000 payments they are a million entries of tables and indexes, ten seconds of work. They go in small
/// transactions, and go on after a kill, for the mark is in the wallet's own row.
class WalletRemnants
{
public:
    explicit WalletRemnants(Database& db) : m_db(db) { }

    /// Inside a transaction: what came from blocks is to go, with its coins. What waits or failed stays: nobody else
    /// may know of it. But not where it does not read: no block would bring the wallet back from that.
    Result<void> forgetBlocks(WalletId wallet);
    Result<bool> forgetsBlocks(WalletId wallet); ///< Some of it may still be there.

    Result<bool> isAny(); ///< There is something to clear.

    struct Cleared
    {
        bool isAny = false; ///< False: there was nothing to do.
        std::optional<WalletId> forgot; ///< Nothing that came from blocks is left of it, as of now.
    };
    /// Inside a transaction: deletes at most so many rows; of a removed wallet its own row last.
    Result<Cleared> clearSome(std::int64_t most);

private:
    Result<std::optional<WalletId>> firstWith(QStringView sql);
    Result<void> dropUnreadable(WalletId wallet);
    Result<bool> reads(std::int64_t place);
    Result<void> clearRemoved(WalletId wallet, std::int64_t most);
    Result<std::int64_t> partTransfers(WalletId wallet, std::int64_t most);

    Database& m_db;
    std::optional<WalletId> m_parted; ///< Nothing of it is a transfer any more.
};

} // namespace lockstep
