// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QString>

namespace lockstep {

/// The phases of a sync. What is counted in each: see phaseOf.
enum class Phase { Headers, FilterHeaders, Filters };

/// A phase, and the blocks it has come to. `at` == `to`: it is not known how many there are.
struct PhaseView
{
    Phase phase{};
    BlockHeight at;
    BlockHeight to;
};

/// The block that more than half of the peers say they have, or a higher one; 0 without peers. Nobody can check what a
/// peer says of its height: a single one that lies moves nothing where there are three.
BlockHeight announcedHeight(const SyncSnapshot& snapshot);

/// Of a manager that is syncing: a wallet that waits for headers knows that some are missing before a peer's claim
/// says how many.
PhaseView phaseOf(const SyncSnapshot& snapshot);
PhaseView headersPhase(const SyncSnapshot& snapshot);

QString phaseName(Phase phase);
QString phaseText(const PhaseView& view); ///< "Syncing headers · block 400,000 of 910,118".
int percentOf(const PhaseView& view); ///< At most 99: a phase that is through is not the one it is in.

} // namespace lockstep
