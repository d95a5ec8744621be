// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/eventlog.h"
#include "core/sync/walletset.h"

namespace lockstep {

/// Inside a transaction, after a savepoint that was rolled back: what a wallet meets is its own. It is set aside where
/// it stands, with its event, and holds up no other (R12). Errors: `error` itself where it concerns all; of the disk.
Result<void> setAside(WalletSet& wallets, EventLog& events, Wallet& wallet, const Error& error);

} // namespace lockstep
