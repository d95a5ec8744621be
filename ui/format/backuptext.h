// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QString>

namespace lockstep {

/// "✓ Confirmed", "⚠ Unconfirmed", "—" for a wallet without words.
QString backupMark(WordsBackup words);

/// Of the settings page: since when the words are known to be right.
QString wordsText(const WalletProfile& profile);

/// Of a backup file: "last: 2026-11-26", "never"; what the settings page and the list of wallets say.
QString lastBackupText(std::optional<std::int64_t> backedUpAt);

/// "Saved on 2026-11-26 by Lockstep 0.1.0, sealed.", and what it means where it is not sealed or has no keys.
QString backupFileText(const BackupPreview& preview);

/// The facts of a wallet in a backup file: kind, fingerprint, first address, birthday, labels, in up to three
/// lines; or that it is here.
QString backedUpWalletText(const BackedUpWallet& wallet);

/// "✓ Daily", or why it was not brought back.
QString restoredWalletText(const RestoredWallet& restored);

inline const QString BackupSuffix = QStringLiteral("lockstep-backup"); ///< Of the files, without the dot.
QString backupFileFilter(); ///< As QFileDialog's.

} // namespace lockstep
