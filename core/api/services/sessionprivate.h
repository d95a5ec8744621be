// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/datafolder.h"
#include "core/api/engine/engine.h"
#include "core/api/engine/passphrasecost.h"
#include "core/api/engine/reader.h"
#include "core/api/engine/touchedwallets.h"
#include "core/api/engine/walletcopies.h"
#include "core/api/services/applock.h"
#include "core/api/services/backupservice.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/services/session.h"
#include "core/api/services/upkeepservice.h"
#include "core/api/services/walletservice.h"

#include <QThread>
#include <QThreadPool>

namespace lockstep {

/// The lock, the threads, and what lives on them. Destroyed in the opposite order: nothing outlives the lock.
struct Session::Private
{
    Private(const SessionOptions& sessionOptions, std::unique_ptr<DataFolder> dataFolder);
    ~Private();

    Result<SyncSnapshotPtr> openEngine();

    SessionOptions options;
    std::unique_ptr<DataFolder> folder;
    QThread syncThread;
    QThread readThread;
    QThreadPool workers;
    Engine engine; ///< On syncThread.
    Reader reader; ///< On readThread.
    PassphraseCost passphraseCost; ///< Of the workers.
    WalletCopies copies;
    WalletService wallets;
    LedgerService ledger;
    ChainService chain;
    UpkeepService upkeep;
    BackupService backups;
    AppLock appLock;
    TouchedWallets touched; ///< On the session's thread.
    SyncSnapshotPtr snapshot; ///< The newest that reached the session's thread.
};

} // namespace lockstep
