// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/passphrasecost.h"
#include "core/crypto/sealedrecord.h"
#include "core/primitives/network.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <QFuture>
#include <QString>
#include <QThreadPool>

namespace lockstep {

/// The passphrase that shows the window of one folder. It hides and encrypts nothing: the file `window-passphrase`
/// holds a sealed record like those of wallets, which only the passphrase opens, around a key that seals nothing.
/// Whoever deletes the file has no app lock (decision 0024).
///
/// All calls return at once; key derivations and writing happen on a worker.
class AppLock
{
public:
    AppLock(const QString& folder, Network network, bool isCheap = false); ///< `isCheap`: for tests only.

    bool isSet() const; ///< The file is there, sound or not.

    // Errors: WrongPassphrase; Damaged with NETWORK/window-passphrase as its detail; Io; those of derivePasswordKey.
    // Cost: a key derivation or two.

    /// Success also where none is set.
    QFuture<Result<void>> check(SecureBytes passphrase) const;

    /// `old` is the one that is set; of no account where none is.
    QFuture<Result<void>> set(SecureBytes old, SecureBytes fresh);
    QFuture<Result<void>> remove(SecureBytes old);

private:
    Result<void> compare(const SecureBytes& passphrase) const;
    Result<void> keep(const SecureBytes& passphrase);

    QString m_path;
    SealBinding m_binding;
    PassphraseCost m_cost; ///< Of the worker.
    mutable QThreadPool m_worker; ///< Goes first: it waits for what it does.
};

} // namespace lockstep
