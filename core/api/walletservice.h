// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/ids.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"
#include "core/wallet/walletfactory.h"

#include <QFuture>
#include <QString>

#include <optional>

class QThreadPool;

namespace lockstep {

class Engine;

/// The wallets themselves: made, named, started, locked, removed. Errors of every call that names a wallet:
/// NoSuchWallet.
class WalletService
{
public:
    WalletService(Engine& engine, QThreadPool& workers) : m_engine(engine), m_workers(workers) { }

    // `add` and `importScripts` return when the rows are stored; the scan itself is a job.
    QFuture<Result<WalletId>> add(NewWallet wallet); ///< Errors: Duplicate, BadName, and those of the origin's text.
    QFuture<Result<void>> rename(WalletId wallet, const QString& name);
    QFuture<Result<void>> remove(WalletId wallet);
    QFuture<Result<void>> start(WalletId wallet); ///< Joins the lockstep, after a catch-up where it is behind.
    QFuture<Result<void>> stop(WalletId wallet); ///< Keeps its block; the others go on without it.
    QFuture<Result<void>> unlock(WalletId wallet, SecureBytes passphrase); ///< Errors: WrongPassphrase, Damaged.
    QFuture<Result<void>> lock(WalletId wallet);
    QFuture<Result<void>> retry(WalletId wallet); ///< Takes a wallet in state error back into the loop.
    QFuture<Result<JobId>> importScripts(WalletId wallet, NewScripts scripts);

private:
    Engine& m_engine;
    QThreadPool& m_workers; ///< Ends before this object: what runs there may use it.
    std::optional<Argon2Params> m_argon2; ///< Measured once, by the worker.
};

} // namespace lockstep
