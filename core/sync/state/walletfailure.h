// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/eventlog.h"
#include "core/sync/state/walletset.h"

namespace lockstep {

/// Inside a transaction, after a savepoint that was rolled back: what a wallet meets is its own. It is set aside where
/// it stands, with its event, and holds up no other (R12). One that is aside already stays so for its first reason.
/// Errors: `error` itself where it concerns all; of the disk.
Result<void> setAside(WalletSet& wallets, EventLog& events, Wallet& wallet, const Error& error);

/// The same for whoever tells it in an event of its own: that of the import which failed with the wallet.
Result<void> setAsideUntold(WalletSet& wallets, Wallet& wallet, const Error& error);

} // namespace lockstep
