// SPDX-License-Identifier: MIT

#include "core/sync/state/walletfailure.h"

#include "core/sync/logging.h"

namespace lockstep {

Result<void> setAside(WalletSet& wallets, EventLog& events, Wallet& wallet, const Error& error)
{
    const bool isAside = wallet.row().problem.has_value();
    if (auto set = setAsideUntold(wallets, wallet, error); !set || isAside) return set;
    if (!wallet.row().problem) return {};
    return events.walletFailed(wallet.id(), wallet.syncedTo().height, error);
}

Result<void> setAsideUntold(WalletSet& wallets, Wallet& wallet, const Error& error)
{
    if (concernsAll(error.code)) return error;
    (void)wallet.reload(); // as far as it can be read
    if (wallet.row().problem) return {};
    const bool isOfRowsThatGo = wallet.row().forgets && !wallet.isStale();
    if (isOfRowsThatGo) return {};
    qCWarning(lcSync) << "wallet set aside id" << wallet.id().value << error.detail.c_str();
    return wallets.setProblem(wallet, error);
}

} // namespace lockstep
