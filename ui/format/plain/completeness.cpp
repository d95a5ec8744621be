// SPDX-License-Identifier: MIT

#include "ui/format/plain/completeness.h"

namespace lockstep {

bool isCurrent(WalletState state) { return state == WalletState::Synced || state == WalletState::Catching; }

bool isReadPartly(const WalletView& wallet) { return wallet.isPartial || wallet.state == WalletState::Importing; }

bool lacksBlocks(const WalletView& wallet)
{
    const bool isCatchingUp = wallet.state == WalletState::Catching; // a matter of seconds
    return isReadPartly(wallet) || (!isCatchingUp && wallet.syncedTo.height < wallet.target);
}

} // namespace lockstep
