// SPDX-License-Identifier: MIT

#include "core/sync/walletfailure.h"

namespace lockstep {

Result<void> setAside(WalletSet& wallets, EventLog& events, Wallet& wallet, const Error& error)
{
    if (concernsAll(error.code)) return error;
    (void)wallet.reload(); // as far as it can be read
    if (auto told = events.walletFailed(wallet.id(), wallet.syncedTo().height, error); !told) return told;
    return wallets.setProblem(wallet, error);
}

} // namespace lockstep
