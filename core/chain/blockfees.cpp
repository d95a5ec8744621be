// SPDX-License-Identifier: MIT

#include "core/chain/blockfees.h"

#include "core/chain/subsidy.h"

namespace lockstep {

namespace {

constexpr std::int64_t WeightOfVbyte = 4;

} // namespace

Result<BlockFees> blockFees(const Block& block, BlockHeight height, const NetworkParams& params)
{
    if (block.transactions.empty()) return Error{Errc::OutOfRange, "a block without a coinbase"};
    std::int64_t claimed = 0; // of a checked transaction: at most 21 million bitcoin
    for (const TxOut& output : block.transactions.front().outputs) claimed += output.value.satoshis();
    const auto fees = Amount::fromSatoshis(claimed - blockSubsidy(height, params).satoshis());
    if (!fees) return Error{Errc::OutOfRange, "the miner claimed less than the subsidy"};
    BlockFees result{*fees, 0};
    for (std::size_t i = 1; i < block.transactions.size(); ++i) {
        const auto weight = static_cast<std::int64_t>(block.transactions[i].weight());
        result.virtualSize += (weight + WeightOfVbyte - 1) / WeightOfVbyte;
    }
    return result;
}

} // namespace lockstep
