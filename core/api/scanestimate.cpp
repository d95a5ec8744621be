// SPDX-License-Identifier: MIT

#include "core/api/scanestimate.h"

#include "core/sync/filtersizes.h"

#include <cmath>

namespace lockstep {

namespace {

constexpr double ChanceOfAMatch = 1.0 / 784'931; ///< For each script in each filter (BIP158).
constexpr double BlockToFilter = 71; ///< A block of 1.6 MB has a filter of 22.4 kB.

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
    estimate.bytesToFetch = std::llround(filters * (1 + chance * BlockToFilter));
    // The speed was measured in bytes of filters, with everything that goes with them.
    if (figures.bytesPerSecond > 0) estimate.seconds = std::llround(std::ceil(filters / figures.bytesPerSecond));
    return estimate;
}

} // namespace lockstep
