// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/engine/backupcontents.h"
#include "core/wallet/walletdraft.h"
#include "core/wallet/walletfactory.h"

namespace lockstep {

class DataKey;
class Database;

/// One wallet of a backup becomes a wallet here, in the steps of any new one: draft, setup, storeWallet, and then what
/// goes with it. The file is believed only where it agrees with itself: each first address is derived again, keys must
/// give the descriptor.

/// Without keys, to compare with what is here: what a public-only file gives. Errors: Malformed (detail: what does not
/// agree), those of draftFromText. Cost: a few derivations.
Result<WalletDraft> publicDraftOf(const BackupWallet& wallet, Network network);

/// With keys where the file has them, sealed anew. `place` is the wallet's in the file, `key` the file's. Errors: as
/// publicDraftOf and draftFromAccountKeys; Damaged where the secrets do not open. Cost: two key derivations with a
/// passphrase.
Result<WalletDraft> draftOf(const BackupWallet& wallet, std::size_t place, Network network, const DataKey* key,
                            const Sealing& sealing);

/// The secrets of a wallet, as they are in the file, must give its descriptor. Errors: Damaged.
Result<void> checkKeys(const BackupWallet& wallet, std::size_t place, Network network, const DataKey& key);

/// Its past is scanned again, from its birthday on. `now` and the file's time in unix seconds.
WalletSetup setupOf(const BackupWallet& wallet, Network network, std::int64_t now, std::int64_t fileTime);

/// Labels, frozen coins and payment requests, inside the transaction of storeWallet. What is for an address that the
/// wallet does not watch is left out.
Result<void> furnishFromBackup(Database& database, WalletId id, const BackupWallet& wallet);

/// `wanted`, or with " (2)" and so on where another wallet has that name.
Result<QString> freeName(Database& database, const QString& wanted);

} // namespace lockstep
