// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/primitives/network.h"

#include <cstdint>

namespace lockstep {

/// About how many bytes the filters of the blocks `from` to `to`, both included, have: they grew with the blocks.
/// A guess, to be corrected by what was measured (RunMeter); for other networks than mainnet hardly that.
std::int64_t typicalFilterBytes(Network network, BlockHeight from, BlockHeight to);

} // namespace lockstep
