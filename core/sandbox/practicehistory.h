// SPDX-License-Identifier: MIT
#pragma once

#include "core/sandbox/practicechain.h"

#include <cstdint>
#include <vector>

namespace lockstep {

/// A past to look through: blocks with payments to some scripts.
struct HistoryPlan
{
    int blocks = 0;
    std::vector<Bytes> payees; ///< scriptPubKeys.
    int payments = 0; ///< In all, spread evenly. Each is a transaction of its own with one output to a payee.
    Amount smallest = *Amount::fromSatoshis(1'000);
    Amount largest = *Amount::fromSatoshis(1'000'000);
    std::uint64_t seed = 1; ///< Which payee gets what: equal plans on equal chains make equal blocks.
    std::uint32_t secondsPerBlock = 600; ///< The last block is dated now, the others that far apart before it.
};

/// Mines the plan's blocks. A chain that is younger than 100 blocks grows to 100 first, since nothing can be spent
/// before. On an error the chain keeps the blocks up to there.
/// Errors: OutOfRange for a plan that makes no sense; Refused when the treasury runs out; as PracticeChain::mine().
/// Cost: 5,000 blocks with three payments each take about a quarter of a second.
Result<ChainPoint> makeHistory(PracticeChain& chain, const HistoryPlan& plan);

} // namespace lockstep
