// SPDX-License-Identifier: MIT

#include "core/api/scanestimate.h"

#include "core/sync/fetch/filtersizes.h"

#include <algorithm>
#include <cmath>

namespace lockstep {

namespace {

constexpr double ChanceOfAMatch = 1.0 / 784'931; ///< For each script in each filter (BIP158).
constexpr double BlockToFilter = 71; ///< A block of 1.6 MB has a filter of 22.4 kB.
constexpr double StoredPerSecond = 20'000; ///< Until it was measured: some 50 us a filter (./dev bench storedfilters).
/// What peers send, until it was measured. Cautious: a tenth of what a line of 100 Mbit/s takes. One slow peer alone
/// may give less: 1,000 filters of 24 kB in 90 to 210 s (dcrdex #2899); several are asked at once.
constexpr double BytesPerSecond = 1e6;

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
    if (figures.headersAreCurrent) estimate.pausingAt = figures.pausingAt;
    estimate.waitsForStart = figures.waitsForStart;
    const double filters
        = static_cast<double>(typicalFilterBytes(figures.network, figures.from, figures.to)) * figures.sizeRatio;
    const double chance = std::min(1.0, static_cast<double>(figures.scripts) * ChanceOfAMatch);
    estimate.filtersHere = figures.filtersHere;
    const double missing = filters - filters * figures.filtersHere / estimate.blocks;
    const double bytes = missing + filters * chance * BlockToFilter;
    estimate.bytesToFetch = std::llround(bytes);
    const auto& [fetched, stored] = figures.paces;
    estimate.isGuess = fetched <= 0 && estimate.bytesToFetch > 0;
    const double storedRate = stored > 0 ? stored : StoredPerSecond;
    const double fetchRate = fetched > 0 ? fetched : BytesPerSecond;
    estimate.seconds = std::llround(std::ceil(figures.filtersHere / storedRate + bytes / fetchRate));
    return estimate;
}

} // namespace lockstep
