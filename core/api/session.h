// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/api/views.h"
#include "core/backend/peerstore.h"
#include "core/sync/syncsnapshot.h"
#include "core/util/clock.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace lockstep {

/// Makes the chain connection on the sync thread; `app` passes it in, so that core/api knows no transport. What the
/// client wants to remember of peers goes into `store`, which outlives it.
using ChainClientFactory = std::function<std::unique_ptr<ChainClient>(PeerStore& store)>;

struct SessionOptions
{
    Network network{};
    QString folder; ///< The network's own folder inside the data directory; made when missing.
    ChainClientFactory makeClient;
    const Clock* clock = nullptr; ///< The system's when null.
    bool online = true;
};

/// An open data directory with its running sync thread: the one object a window or a command holds.
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

    // The connection
    void setOnline(bool online);

    // Wallets. `add` and `importScripts` return when the rows are stored; the scan itself is a job.
    QFuture<Result<WalletId>> add(NewWallet wallet); ///< Errors: Duplicate, BadName, and those of the origin's text.
    QFuture<Result<void>> rename(WalletId wallet, const QString& name);
    QFuture<Result<void>> remove(WalletId wallet);
    QFuture<Result<void>> start(WalletId wallet); ///< Joins the lockstep, after a catch-up where it is behind.
    QFuture<Result<void>> stop(WalletId wallet); ///< Keeps its block; the others go on without it.
    QFuture<Result<void>> unlock(WalletId wallet, SecureBytes passphrase); ///< Errors: WrongPassphrase, Damaged.
    QFuture<Result<void>> lock(WalletId wallet);
    QFuture<Result<void>> retry(WalletId wallet); ///< Takes a wallet in state error back into the loop.
    QFuture<Result<JobId>> importScripts(WalletId wallet, NewScripts scripts);

    // Imports
    QFuture<Result<void>> pauseJob(JobId job); ///< The other wallets go on.
    QFuture<Result<void>> resumeJob(JobId job);
    QFuture<Result<void>> cancelJob(JobId job); ///< The wallet stays, stopped where the scan had come to.

    QFuture<Result<int>> broadcast(Bytes rawTransaction); ///< With how many peers took it.

    // Reading
    QFuture<Result<Page<HistoryRow>>> history(WalletId wallet, int offset, int count);
    QFuture<Result<QList<CoinRow>>> coins(WalletId wallet);
    QFuture<Result<QList<AddressRow>>> addresses(WalletId wallet);
    QFuture<Result<ReceiveAddress>> receive(WalletId wallet, bool next); ///< `next`: hand out a fresh one.

signals:
    void snapshotChanged(lockstep::SyncSnapshotPtr snapshot); ///< Coalesced to at most four a second.
    void happened(lockstep::SyncEvent event); ///< Every event, in order.
    void walletTouched(lockstep::WalletId wallet); ///< Its history or coins changed: read again.

private:
    struct Private;
    explicit Session(std::unique_ptr<Private> priv);
    void pass(const SyncEvent& event);

    std::unique_ptr<Private> d;
};

} // namespace lockstep
