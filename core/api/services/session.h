// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/sessionoptions.h"
#include "core/sync/syncsnapshot.h"
#include "core/util/result.h"

#include <QObject>

#include <memory>

namespace lockstep {

class AppLock;
class BackupService;
class ChainService;
class LedgerService;
class UpkeepService;
class WalletService;

/// An open data directory with its running sync thread: the one object a window or a command holds. What can be asked
/// of it stands in its five services, by role, and the lock of the window; they live as long as the Session.
///
/// All calls return at once; answers arrive as futures, or as signals on the thread that made the Session. Reads run
/// on a reader thread of the session, writes on the sync thread, key derivation on workers: the caller never waits.
/// Only `open` waits, until the stored headers and wallets are read: before there is a window to hold up.
/// Destruction stops the loop at its next await (well under two seconds), waits for it and closes the database.
class Session final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Session)

public:
    /// Takes the folder's lock and opens or makes its database. Errors: InUse (detail: who holds it), ForeignDatabase,
    /// SchemaTooNew, Damaged, Io, DiskFull.
    static Result<std::unique_ptr<Session>> open(SessionOptions options);
    ~Session() override;

    Network network() const;
    QString folder() const;

    SyncSnapshotPtr snapshot() const; ///< The newest one that reached this thread; never null.

    WalletService& wallets(); ///< Adding, starting, locking, ... wallets.
    LedgerService& ledger(); ///< What wallets own and were paid.
    ChainService& chain(); ///< The connection, the imports, sending.
    UpkeepService& upkeep(); ///< The check of what is stored, files of headers, rebuilds.
    BackupService& backups(); ///< Wallets into a file and back.
    AppLock& appLock(); ///< The passphrase of the window.

signals:
    void snapshotChanged(lockstep::SyncSnapshotPtr snapshot); ///< Coalesced to at most four a second.
    void happened(lockstep::SyncEvent event); ///< Every event, in order.
    void walletTouched(lockstep::WalletId wallet); ///< Its history, coins, labels or requests changed: read again. At
                                                   ///< most four times a second each.

private:
    struct Private;
    explicit Session(std::unique_ptr<Private> priv);
    void pass(const SyncEvent& event);

    std::unique_ptr<Private> d;
};

} // namespace lockstep
