// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// What of the chain stays on the disk, in words: for Preferences and the command line.

/// "From my oldest wallet on", "Everything since segwit", "The last 12 months", "None".
QString keepingText(const CacheKeeping& keeping);

/// "Block filters: 1.2 GB · blocks: 40 MB".
QString cacheSizeText(const CacheState& state);

/// What it costs to keep everything, for who has not chosen it yet.
QString everyFilterCost(const EveryFilter& every);

/// That the size a person allows is too small for everything, and what comes of it; empty where there is room.
QString everyFilterRoom(const EveryFilter& every, std::int64_t cap);

/// "Keeping filters: 412,000 of 930,000 · about 6.1 GB to come", or why the others do not come. For who keeps
/// everything; empty while nobody knows. `savesData`: see SyncSnapshot.
QString everyFilterText(const CacheState& state, bool savesData = false);

/// Whether filters that are to be kept come once the connection is not metered, and not before.
bool doFiltersWait(const CacheState& state, bool savesData);

/// Why filters are not kept at the moment, and that no scan suffers; empty when they are.
QString cacheProblemText(const CacheState& state);

} // namespace lockstep
