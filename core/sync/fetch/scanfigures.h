// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/sync/fetch/runmeter.h"

#include <QStringList>

#include <cstdint>

namespace lockstep {

/// A scan that has not begun, and what is known of the chain and of the speed: for estimates.
struct ScanFigures
{
    Network network{};
    BlockHeight from; ///< First block to look at.
    BlockHeight to; ///< Last one as things stand; below `from`: there is nothing to look at.
    std::int64_t scripts = 0; ///< That are looked for.
    bool headersAreCurrent = false;
    double sizeRatio = 1; ///< See RunMeter.
    std::int32_t filtersHere = 0; ///< Of the filters, so many are on the disk.
    RunPaces paces; ///< See RunMeter.
    QStringList pausing; ///< Names of the wallets that stand still meanwhile.
    BlockHeight pausingAt; ///< Their block, as things stand: they take in no later one meanwhile.
    bool waitsForStart = false; ///< Its wallet is stopped: it would wait until that is started.
};

} // namespace lockstep
