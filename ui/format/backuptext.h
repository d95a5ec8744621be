// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"
#include "core/api/walletprofile.h"

#include <QString>

namespace lockstep {

/// "✓ Confirmed", "⚠ Unconfirmed", "—" for a wallet without words.
QString backupMark(WordsBackup words);

/// Of the settings page: since when the words are known to be right.
QString wordsText(const WalletProfile& profile);

} // namespace lockstep
