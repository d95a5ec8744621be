// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/storage/repositories/rows.h"

#include <optional>
#include <string>
#include <vector>

namespace lockstep {

/// What a wallet was like before it was rebuilt: how many payments blocks had told of, which, and what was left. Kept
/// among the settings until the import that follows is done.
struct RebuildRecord
{
    BlockHeight to; ///< Payments up to here.
    std::int32_t payments = 0;
    std::int64_t balance = 0; ///< Satoshis of the coins that no block spends.
    std::string digest; ///< Of the txids; hexadecimal.
    /// Only read: what an older Lockstep would have frozen again at the end of the import. Marks do that now.
    std::vector<OutPoint> frozen;

    bool isLike(const RebuildRecord& other) const { return digest == other.digest && balance == other.balance; }

    /// Of a wallet as it is stored now, up to a block.
    static Result<RebuildRecord> of(Database& database, WalletId wallet, BlockHeight to);

    static Result<std::optional<RebuildRecord>> kept(Database& database, WalletId wallet);
    Result<void> keep(Database& database, WalletId wallet) const; ///< Inside a transaction.
    static Result<void> forget(Database& database, WalletId wallet); ///< Inside a transaction.
};

} // namespace lockstep
