// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/walletprofile.h"
#include "core/util/result.h"

namespace lockstep {

class Database;

/// Reads what is stored about a wallet, on any connection. Errors: NoSuchWallet, Database, Damaged.
Result<WalletProfile> readWalletProfile(Database& database, WalletId wallet);

} // namespace lockstep
