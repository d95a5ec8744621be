// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// The vocabulary of a wallet's states (wallet-application.md 3.2): one word for each, used everywhere. Names inside
/// the texts come from the person: show them as plain text.

QString stateChip(const WalletView& wallet, const SyncSnapshot& snapshot); ///< Short: "Importing 67 %".
/// The same in a table that says nothing else of it: "Locked · Paused (import)".
QString stateCell(const WalletView& wallet, const SyncSnapshot& snapshot);
QString stateSymbol(WalletState state); ///< A shape, so that no state is told by colour alone.
QString stateSymbol(const WalletView& wallet); ///< The same; an import that has not its turn does not turn.
/// In full: under the wallet's name, as the tooltip and for the ear.
QString stateLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
/// The state and what it waits for, without heights, to go before a sentence: "Paused while \"Savings\" imports".
QString stateReason(const WalletView& wallet);
/// As much of it as a narrow list has room for: "Paused at 910,118".
QString sidebarLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
QString authBadge(WalletAuth auth); ///< "Locked", "Watch-only"; empty when its keys are open.
QString signersBadge(const WalletView& wallet); ///< "2 of 3"; empty where one key signs.
QString ownedText(const WalletView& wallet); ///< "0.25 BTC", what is confirmed; "—" where nobody knows.
QString balanceNote(const WalletView& wallet); ///< "as of block 910,118", "so far"; empty when the balance is current.
QString shortBalanceNote(const WalletView& wallet); ///< For little room; empty where there are no fewer words.
QString walletSentence(const WalletView& wallet, const SyncSnapshot& snapshot,
                       std::int64_t now); ///< For screen readers.

} // namespace lockstep
