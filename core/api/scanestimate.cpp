// SPDX-License-Identifier: MIT

#include "core/api/scanestimate.h"

#include "core/sync/filtersizes.h"

#include <cmath>

namespace lockstep {

namespace {

constexpr double ChanceOfAMatch = 1.0 / 784'931; ///< For each script in each filter (BIP158).
constexpr double BlockToFilter = 71; ///< A block of 1.6 MB has a filter of 22.4 kB.
constexpr double StoredBytesPerSecond = 50e6; ///< Until it was measured; cautious.

} // namespace

ScanEstimate estimateOf(const ScanFigures& figures)
{
    ScanEstimate estimate;
    estimate.from = figures.from;
    estimate.to = figures.to;
    estimate.headersAreCurrent = figures.headersAreCurrent;
    if (figures.to < figures.from) {
        estimate.seconds = figures.headersAreCurrent ? 0 : -1;
        return estimate;
    }
    estimate.blocks = figures.to - figures.from + 1;
    estimate.pausing = figures.pausing;
    const double filters
        = static_cast<double>(typicalFilterBytes(figures.network, figures.from, figures.to)) * figures.sizeRatio;
    const double chance = std::min(1.0, static_cast<double>(figures.scripts) * ChanceOfAMatch);
    estimate.filtersHere = figures.filtersHere;
    const double here = filters * figures.filtersHere / estimate.blocks;
    const double missing = filters - here;
    estimate.bytesToFetch = std::llround(missing + filters * chance * BlockToFilter);
    // The speed was measured in bytes of filters, with everything that goes with them.
    const double storedRate = figures.storedBytesPerSecond > 0 ? figures.storedBytesPerSecond : StoredBytesPerSecond;
    if (figures.bytesPerSecond > 0 || figures.filtersHere == estimate.blocks)
        estimate.seconds
            = std::llround(std::ceil(here / storedRate + (missing > 0 ? missing / figures.bytesPerSecond : 0)));
    return estimate;
}

} // namespace lockstep
