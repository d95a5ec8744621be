// SPDX-License-Identifier: MIT

#include "core/sync/fetch/filtersizes.h"

#include <algorithm>
#include <array>
#include <limits>

namespace lockstep {

namespace {

struct Era
{
    std::int64_t end = 0; ///< Height after its last block.
    std::int64_t bytes = 0; ///< Mean of a filter.
};

constexpr std::int64_t Forever = std::numeric_limits<std::int64_t>::max();

// Published sums: blocks 481,824 to 620,831 have 2.63 GB of filters, 480,000 to 940,000 10.29 GB
// (sync-engine.md 3.2). Before segwit: from the sizes of blocks, 2.6 bytes an element.
constexpr std::array Mainnet{Era{100'000, 100},    Era{200'000, 1'200},  Era{300'000, 4'500}, Era{400'000, 10'000},
                             Era{481'824, 16'000}, Era{620'832, 18'900}, Era{Forever, 24'000}};
constexpr std::int64_t OfTestNetworks = 3'000;
constexpr std::int64_t OfPrivateChains = 100;

} // namespace

std::int64_t typicalFilterBytes(Network network, BlockHeight from, BlockHeight to)
{
    const std::int64_t first = std::max(from.value, 0);
    const std::int64_t end = std::int64_t{to.value} + 1;
    if (end <= first) return 0;
    if (network == Network::Regtest || network == Network::Practice) return (end - first) * OfPrivateChains;
    if (network != Network::Mainnet) return (end - first) * OfTestNetworks;
    std::int64_t sum = 0;
    std::int64_t begin = 0;
    for (const Era& era : Mainnet) {
        sum += std::max<std::int64_t>(0, std::min(end, era.end) - std::max(first, begin)) * era.bytes;
        begin = era.end;
    }
    return sum;
}

} // namespace lockstep
