// SPDX-License-Identifier: MIT
#pragma once

#include "core/crypto/sealedrecord.h"
#include "core/primitives/network.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <QFuture>
#include <QString>

class QThreadPool;

namespace lockstep {

class PassphraseCost;

/// The passphrase that shows the window of one folder. It hides and encrypts nothing: the file `window-passphrase`
/// holds a sealed record like those of wallets, which only the passphrase opens, around a key that seals nothing.
/// Whoever deletes the file has no app lock (decision 0024).
///
/// All calls return at once. Key derivations and writing happen on the session's worker, one after the other with those
/// of wallets and backups.
class AppLock
{
public:
    AppLock(const QString& folder, Network network, QThreadPool& workers, PassphraseCost& cost);

    bool isSet() const; ///< The file is there, sound or not.
    QString path() const { return m_path; } ///< Of the file: whoever forgot the passphrase deletes it.

    // Errors: WrongPassphrase; Damaged with NETWORK/window-passphrase as its detail; Io; those of derivePasswordKey,
    // and of writeWholeFile where something is kept. Cost: a key derivation or two.

    /// Success also where none is set.
    QFuture<Result<void>> check(SecureBytes passphrase) const;

    /// `old` is the one that is set; of no account where none is.
    QFuture<Result<void>> set(SecureBytes old, SecureBytes fresh);
    QFuture<Result<void>> remove(SecureBytes old);

private:
    std::string nativePath() const;
    Result<void> compare(const SecureBytes& passphrase) const;
    Result<void> keep(const SecureBytes& passphrase);

    QString m_path;
    SealBinding m_binding;
    QThreadPool& m_workers;
    PassphraseCost& m_cost; ///< Of the workers.
};

} // namespace lockstep
