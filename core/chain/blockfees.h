// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/primitives/blocklayout.h"
#include "core/primitives/feerate.h"

namespace lockstep {

/// What the transactions of one block paid together. Exact, though a light client does not know what any single one
/// paid: the miner's claim less the subsidy is the sum of all fees.
struct BlockFees
{
    Amount fees;
    std::int64_t virtualSize = 0; ///< Of the transactions that paid: all but the coinbase. 0: there are none.
    friend bool operator==(const BlockFees&, const BlockFees&) = default;
};

/// Of a block whose body was checked. A miner may claim less than it could, which a light client cannot see: then this
/// is too low. Errors: OutOfRange when less than the subsidy was claimed.
Result<BlockFees> blockFees(const BlockLayout& block, BlockHeight height, const NetworkParams& params);

} // namespace lockstep
