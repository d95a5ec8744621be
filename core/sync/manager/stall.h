// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/syncsnapshot.h"

namespace lockstep {

/// Why the chain of this snapshot does not move: from its peers, heights, clock and problem.
Stall stallOf(const SyncSnapshot& snapshot);

} // namespace lockstep
