// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/sync/eventlog.h"
#include "core/sync/walletset.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace lockstep {

/// Payments that will not come since another one failed.
struct LostPayments
{
    struct Count
    {
        std::int32_t payments = 0;
        std::optional<BlockHeight> at; ///< The block that had the other one's rival, the highest of several.
    };
    std::map<WalletId, Count> failed;
    std::vector<std::pair<WalletId, Error>> setAside; ///< Wallets whose rows could not be read or written.
};

/// Inside a transaction: what failed in one wallet fails in all where it waits, and so does what builds on it, in
/// whatever wallet that waits. A wallet may have the child of a payment alone, or stand at another block.
/// Errors: of the disk.
Result<LostPayments> failLost(Database& database, WalletSet& wallets);

/// In the same transaction: an event for each wallet that was set aside.
Result<void> tellSetAside(EventLog& events, const WalletSet& wallets, const LostPayments& lost);

/// Whether there are any: an older Lockstep left them waiting.
bool hasLost(Database& database, const WalletSet& wallets);

} // namespace lockstep
