// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/backuppreview.h"
#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QString>

namespace lockstep {

/// What would bring a wallet back if this computer were gone, the worst first.
enum class BackupStanding {
    Unconfirmed, ///< Its recovery words were never typed from paper.
    NoFile, ///< It has no words here, and is in no backup file.
    WordsOnly, ///< The words bring back its money, and nothing its labels and names.
    Changed, ///< Since its backup file was saved.
    Saved
};
BackupStanding backupStanding(const WalletView& wallet);

/// "⚠ Unconfirmed", "⚠ No file", "✓ Words only", "◔ Changed since", "✓ File saved".
QString backupMark(BackupStanding standing);

/// For who listens: "in no backup file", "in a backup file of 2026-11-26", "changed since its backup file of ...".
QString backupNote(const WalletView& wallet);

/// Of the settings page: since when the words are known to be right.
QString wordsText(const WalletProfile& profile);

/// When a wallet last went into a backup file, and whether it was changed since: what the settings page and the list
/// of wallets to back up say.
QString lastBackupText(std::optional<std::int64_t> backedUpAt, bool isChangedSince);

/// "Saved on 2026-11-26 by Lockstep 0.1.0, sealed.", and what it means where it is not sealed or has no keys.
QString backupFileText(const BackupPreview& preview);

/// The facts of a wallet in a backup file: kind, fingerprint, first address, birthday, labels, in up to three
/// lines; or that it is here.
QString backedUpWalletText(const BackedUpWallet& wallet);

/// Of a wallet with keys that is to be removed: what stays of it, and what brings its coins back.
QString removalText();

/// Of the same: what it holds, and whether anything is known to bring that back. Empty where it holds nothing, or no
/// keys.
QString removalWarning(const WalletView& wallet);

struct RestoredWords
{
    QString sign; ///< "✓"
    QString words; ///< "Daily", or why it was not brought back.
};
RestoredWords restoredWalletText(const RestoredWallet& restored);

inline const QString BackupSuffix = QStringLiteral("lockstep-backup"); ///< Of the files, without the dot.
QString backupFileFilter(); ///< As QFileDialog's.

} // namespace lockstep
