// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"

#include <QFuture>

class QThreadPool;

namespace lockstep {

class Engine;
class PassphraseCost;
class Reader;
class WalletCopies;

/// Wallets into a backup file, and back out of one (decision 0017). Files and key derivations are the workers'; the
/// caller never waits.
class BackupService
{
public:
    BackupService(Engine& engine, Reader& reader, QThreadPool& workers, WalletCopies& copies, PassphraseCost& cost);

    /// All or nothing: the file is there under its name when it was written, read back and opened again. Then each
    /// wallet that went into it whole knows since when. Errors: NoSuchWallet, and those of saveBackup.
    QFuture<Result<SavedBackup>> save(BackupOrder order);

    /// Shows what is inside; stores nothing. `passphrase` nullopt: WalletLocked is the answer of a sealed file, once it
    /// is known to be whole and of this network. Errors: those of previewBackup.
    QFuture<Result<BackupPreview>> open(const QString& path, std::optional<SecureBytes> passphrase);

    /// Those that are stored become scan jobs, as every import. One answer for each that was ordered, in that order;
    /// those that are here already are left as they are.
    QFuture<Result<QList<RestoredWallet>>> restore(std::shared_ptr<const OpenBackup> file, RestoreOrder order);

private:
    Engine& m_engine;
    Reader& m_reader;
    WalletCopies& m_copies;
    QThreadPool& m_workers; ///< Ends before this object: what runs there may use it.
    PassphraseCost& m_cost;
};

} // namespace lockstep
