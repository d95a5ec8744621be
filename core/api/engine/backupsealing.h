// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "core/api/engine/backupreading.h"
#include "core/backup/backupcontainer.h"

#include <functional>

namespace lockstep {

/// An opened backup file, for BackupService::restore. Its key is used on the workers only.
class OpenBackup
{
public:
    BackupHeader header;
    BackupContents contents;
    std::optional<DataKey> key; ///< Of a sealed file.
};

/// Makes the file, writes it to `order.path`, reads it back and opens it again, before the name is given to it. On a
/// worker. `cost` is asked only where there is a passphrase. Errors: WalletLocked and WrongPassphrase (detail: the name
/// of the wallet whose passphrase is missing or wrong), Refused (whole without a passphrase, or no wallet at all),
/// those of derivePasswordKey and writeWholeFile. Cost: two key derivations and one for each wallet with a passphrase.
Result<SavedBackup> saveBackup(const BackupOrder& order, const std::vector<WalletForBackup>& wallets, Network network,
                               std::int64_t now, const std::function<Argon2Params()>& cost);

/// Reads, opens and checks it, all but what is here already. On a worker. Errors: as readWholeFile, openBackup and
/// parseBackupText; WrongNetwork (detail: the file's), before any passphrase is tried.
Result<BackupPreview> previewBackup(const std::string& path, std::optional<ByteSpan> passphrase, Network network);

} // namespace lockstep
