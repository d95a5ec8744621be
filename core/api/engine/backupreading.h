// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/engine/backupcontents.h"
#include "core/wallet/sealedkeys.h"

#include <optional>

namespace lockstep {

class Database;

/// A wallet as it is stored, on its way into a backup file. Plain values for any thread.
struct WalletForBackup
{
    WalletId id;
    std::int64_t edits = 0; ///< WalletRow::edits, before the rest was read.
    BackupWallet wallet; ///< Without its keys.
    std::optional<SealedKeys> sealed; ///< Of a wallet with keys.
};

/// Several reads that belong together. Errors: NoSuchWallet, Database, Damaged.
Result<WalletForBackup> readForBackup(Database& database, WalletId wallet);

} // namespace lockstep
