// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/walletset.h"

#include <utility>
#include <vector>

namespace lockstep {

/// Where payments will not come since another one failed.
struct LostPayments
{
    std::vector<WalletId> touched; ///< Wallets that had some.
    std::vector<std::pair<WalletId, Error>> setAside; ///< Wallets whose rows could not be read or written.
};

/// Inside a transaction: what failed in one wallet fails in all where it waits, and so does what builds on it, in
/// whatever wallet that waits. A wallet may have the child of a payment alone, or stand at another block.
/// Each wallet that had some, and each that was set aside, gets its event. Errors: of the disk.
Result<LostPayments> failLost(Database& database, WalletSet& wallets, EventLog& events);

/// Whether one that waits somewhere, or what it builds on, has failed in a wallet that is not set aside.
Result<bool> isLost(Database& database, const Transaction& transaction);

/// Whether there are any: an older Lockstep left them waiting.
bool hasLost(Database& database, const WalletSet& wallets);

} // namespace lockstep
