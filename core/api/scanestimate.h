// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <QStringList>

#include <cstdint>

namespace lockstep {

/// What an import will cost, before it begins: the pre-flight page.
struct ScanEstimate
{
    BlockHeight from;
    BlockHeight to; ///< SyncedTo now; it moves on meanwhile.
    std::int32_t blocks = 0;
    std::int32_t filtersHere = 0; ///< Of these blocks, filters that need no download.
    std::int64_t bytesToFetch = 0; ///< Filters and about as many blocks as will match by chance.
    std::int64_t seconds = -1; ///< -1: not known before something was fetched.
    QStringList pausing; ///< Names of the wallets that wait meanwhile.
    bool headersAreCurrent = true; ///< False: the chain itself is still being fetched; the figures are lower bounds.
};

} // namespace lockstep
