// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"
#include "core/sync/state/jobqueue.h"
#include "core/wallet/wallet.h"

#include <optional>
#include <vector>

namespace lockstep {

// What a scan of old blocks has found stays when it ends early, and may be spent in blocks that it has not come to and
// that its wallet has behind it: nobody else reads them. So the coins are followed there (decision 0023).

/// The scripts that hold a coin it may have found, or one that a rescan it goes on with may have found: that one's are
/// Job::scripts.
Result<std::vector<JobScript>> foundBy(const Job& scan, const Wallet& wallet, Database& database);

/// A look for them, in the blocks that are left, when nothing else is to be done. nullopt: no block is left.
std::optional<JobRow> followerOf(const Job& scan, BlockHeight synced);

} // namespace lockstep
