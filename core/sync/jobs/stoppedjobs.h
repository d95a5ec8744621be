// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/jobqueue.h"
#include "core/wallet/wallet.h"

namespace lockstep {

// A stopped wallet is touched by a reorg and by nothing else: whatever looks for something in its name stands still
// with it, and goes on when it is started.

/// Of a job that is not added yet: it waits where the wallet is stopped.
void waitWhileStopped(JobRow& row, const Wallet& wallet);

// Inside a transaction:
Result<void> pauseJobsOf(WalletId wallet, JobQueue& jobs); ///< It is stopped.
/// It is started. What follows coins in idle moments does so again. Changes the queue's order.
Result<void> resumeJobsOf(WalletId wallet, JobQueue& jobs);

} // namespace lockstep
