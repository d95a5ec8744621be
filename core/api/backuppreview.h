// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/sync/scanstart.h"
#include "core/util/result.h"
#include "core/util/securebytes.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lockstep {

class OpenBackup;

/// Whether a file that begins so is meant to be a backup of Lockstep's. Looks at BackupMagicSize bytes.
bool beginsAsBackup(const QByteArray& start);
constexpr qint64 BackupMagicSize = 16;

/// A wallet in a backup file, for a person to compare before anything is stored.
struct BackedUpWallet
{
    enum class Kind { Keys, Watch, Addresses };

    QString name;
    Kind kind{};
    bool hasKeys = false; ///< Its recovery words and private key are in the file. False for Keys: watch-only once here.
    QString policy; ///< "wpkh", "wsh(sortedmulti)", "addresses".
    QString fingerprint; ///< Of the master key, 8 hex digits; empty where it is not known.
    QString firstAddress; ///< Hex of the script where it has no address.
    std::optional<BlockHeight> birthday;
    std::optional<std::int64_t> birthdayTime; ///< Unix seconds.
    std::int64_t createdAt = 0; ///< Unix seconds.
    int labels = 0;
    int requests = 0;
    /// The name of the wallet that is here already and watches the same; empty: none.
    QString existing;
};

/// What is inside a backup file. Nothing of it is stored yet.
struct BackupPreview
{
    bool isSealed = false; ///< False: anybody can read the file, and could have changed it.
    bool isWhole = false; ///< With keys; else descriptors and labels only.
    std::int64_t createdAt = 0; ///< Unix seconds.
    QString program; ///< That wrote it: "Lockstep 0.1.0".
    QList<BackedUpWallet> wallets;
    std::shared_ptr<const OpenBackup> file; ///< To be handed to BackupService::restore.
};

/// What to save. Where a passphrase of a wallet is missing or wrong, nothing is written.
struct BackupOrder
{
    struct Unlock
    {
        WalletId wallet;
        SecureBytes passphrase; ///< Of this computer.
    };

    QString path;
    QList<WalletId> wallets;
    bool publicOnly = false; ///< Descriptors, labels and requests; no secret.
    std::optional<SecureBytes> passphrase; ///< Of the file; needed unless `publicOnly`: then nullopt leaves it open.
    std::vector<Unlock> unlocks; ///< One for each wallet that has a passphrase, unless `publicOnly`.
};

/// A backup file that was written, read back and found whole.
struct SavedBackup
{
    QString path;
    qint64 size = 0; ///< Bytes.
    int wallets = 0;
};

/// What to bring back from an open file.
struct RestoreOrder
{
    QList<int> wallets; ///< Their places in BackupPreview::wallets.
    std::optional<SecureBytes> passphrase; ///< Of this computer, for those with keys; nullopt: none, chosen knowingly.
    ScanStart start = ScanStart::AtOnce; ///< As NewWallet's.
};

/// What became of one of them. Each is stored whole or not at all.
struct RestoredWallet
{
    QString name; ///< As it is called here: " (2)" and the like where another wallet has the name.
    Result<WalletId> wallet; ///< Errors: Duplicate (detail: the wallet that is here already), those of storeWallet.
};

} // namespace lockstep
