// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

#include <cstdint>

namespace lockstep {

/// The vocabulary of states (wallet-application.md 3.2): one word for each, used everywhere. Names inside the texts
/// come from the person: show them as plain text.

// A wallet
QString stateChip(const WalletView& wallet); ///< Short: "Importing 67 %".
/// The same in a table that says nothing else of it: "Locked · Paused (import)".
QString stateCell(const WalletView& wallet);
QString stateSymbol(WalletState state); ///< A shape, so that no state is told by colour alone.
QString stateSymbol(const WalletView& wallet); ///< The same; an import that has not its turn does not turn.
/// In full: under the wallet's name, as the tooltip and for the ear.
QString stateLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
/// The state and what it waits for, without heights, to go before a sentence: "Paused while \"Savings\" imports".
QString stateReason(const WalletView& wallet);
/// As much of it as a narrow list has room for: "Paused at 910,118".
QString sidebarLine(const WalletView& wallet, const SyncSnapshot& snapshot, std::int64_t now);
QString authBadge(WalletAuth auth); ///< "Locked", "Watch-only"; empty when unlocked.
QString signersBadge(const WalletView& wallet); ///< "2 of 3"; empty where one key signs.
QString balanceNote(const WalletView& wallet); ///< "as of block 910,118", "so far"; empty when the balance is current.
QString walletSentence(const WalletView& wallet, const SyncSnapshot& snapshot,
                       std::int64_t now); ///< For screen readers.

// The manager
/// The block that more than half of the peers say they have, or a higher one; 0 without peers. Nobody can check what a
/// peer says of its height: a single one that lies moves nothing where there are three.
BlockHeight announcedHeight(const SyncSnapshot& snapshot);
/// Of one that is connected: "Up to date", and how many wallets are not: "Up to date, 1 wallet paused".
QString connectedText(const SyncSnapshot& snapshot);
QString managerStateText(ManagerState state); ///< "Offline", "Syncing", ...
QString managerLine(const SyncSnapshot& snapshot); ///< For the status bar.
/// How far it is with what managerLine() names, in percent; -1 where nothing is counted.
int managerPercent(const SyncSnapshot& snapshot);
QString managerLineWithoutNames(const SyncSnapshot& snapshot); ///< The same for a window that is locked.

// Imports
/// What an import or a scan cannot begin or go on without.
enum class Lack { Nothing, Connection, Headers, Unmetered };
Lack lackOf(const SyncSnapshot& snapshot);

QString jobTitle(const JobView& job); ///< Importing "Old phone".
QString cancelMeaning(const JobView& job); ///< What is left when it is cancelled: a sentence.
/// The same; of one that has not begun, what the connection lacks for that comes first.
QString jobLine(const JobView& job, const SyncSnapshot& snapshot);
QString jobLine(const JobView& job); ///< "block 612,340 of 910,118 (67 %), about 3 min left".

} // namespace lockstep
