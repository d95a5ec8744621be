// SPDX-License-Identifier: MIT

#include "core/chain/blockfees.h"

#include "core/chain/subsidy.h"

namespace lockstep {

Result<BlockFees> blockFees(const BlockLayout& block, BlockHeight height, const NetworkParams& params)
{
    if (block.transactions.empty()) return Error{Errc::OutOfRange, "a block without a coinbase"};
    const auto fees = Amount::fromSatoshis(block.claimed.satoshis() - blockSubsidy(height, params).satoshis());
    if (!fees) return Error{Errc::OutOfRange, "the miner claimed less than the subsidy"};
    return BlockFees{*fees, block.virtualSize};
}

} // namespace lockstep
