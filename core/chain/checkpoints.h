// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"

#include <span>

namespace lockstep {

/// The hard-coded facts of a network, ascending by height; empty where there are none. They live for ever.
std::span<const FilterHeaderCheckpoint> filterHeaderCheckpoints(Network network);
std::span<const HeaderChunkCheckpoint> headerChunkCheckpoints(Network network);

} // namespace lockstep
