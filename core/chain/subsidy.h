// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"

namespace lockstep {

/// What a block may create, beside its fees: 50 bitcoin, halved every params.subsidyHalvingInterval blocks.
Amount blockSubsidy(BlockHeight height, const NetworkParams& params);

} // namespace lockstep
