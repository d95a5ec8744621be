// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/jobqueue.h"
#include "core/sync/state/walletset.h"
#include "core/util/clock.h"

namespace lockstep {

// Inside a transaction: a wallet that is behind goes on from its block by an import, until it stands where the others
// do.

Result<JobId> queueImport(Wallet& wallet, WalletSet& wallets, JobQueue& jobs, const Clock& clock, ScanStart start);

/// A day of blocks is caught up in passing; for more the others would stand still, and nobody would be told why. One
/// whose import is queued keeps that.
Result<void> importIfFarBehind(Wallet& wallet, BlockHeight synced, WalletSet& wallets, JobQueue& jobs,
                               const Clock& clock);

} // namespace lockstep
