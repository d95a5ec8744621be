// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// The state of the one chain loop in words. Names inside come from the person: show them as plain text.

/// Of one that is connected: "Up to date", and how many wallets are not: "Up to date, 1 wallet paused".
QString connectedText(const SyncSnapshot& snapshot);
QString connectingText(const SyncSnapshot& snapshot); ///< "Connecting · no peer yet": with one it is over.
QString managerStateText(ManagerState state); ///< "Offline", "Syncing", ...
QString managerLine(const SyncSnapshot& snapshot); ///< For the status bar.
QString managerLineWithoutNames(const SyncSnapshot& snapshot); ///< The same for a window that is locked.
/// How far it is with what managerLine() names, in percent; -1 where nothing is counted.
int managerPercent(const SyncSnapshot& snapshot);

} // namespace lockstep
