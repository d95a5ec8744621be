// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/newwallet.h"
#include "core/primitives/ids.h"
#include "core/sync/fetch/scanfigures.h"

#include <QStringList>

#include <cstdint>
#include <optional>

namespace lockstep {

/// A scan that a person thinks of: of a new wallet, of one that is there, or of some scripts in a height window.
struct ScanWish
{
    Birthday since;
    std::optional<BlockHeight> to; ///< Last block of a window; nullopt: SyncedTo.
    std::optional<WalletId> wallet; ///< A rescan of this one; nullopt: a new one.
    std::optional<int> lookahead; ///< The person's choice.
    std::optional<int> scripts; ///< Only so many addresses or scripts.
};

/// What an import will cost, before it begins: the pre-flight page.
struct ScanEstimate
{
    BlockHeight from;
    BlockHeight to; ///< SyncedTo now; it moves on meanwhile.
    std::int32_t blocks = 0;
    std::int32_t filtersHere = 0; ///< Of these blocks, filters that need no download.
    std::int64_t bytesToFetch = 0; ///< Filters and about as many blocks as will match by chance.
    std::int64_t seconds = -1; ///< -1: not known, for it is not known what there is to look at.
    bool isGuess = false; ///< The seconds: nothing was ever fetched here to go by.
    QStringList pausing; ///< Names of the wallets that wait meanwhile.
    std::optional<BlockHeight> pausingAt; ///< Their block; nullopt: the chain itself is still to be fetched.
    bool waitsForStart = false; ///< Its wallet is stopped: it waits until that is started.
    bool headersAreCurrent = true; ///< False: the chain itself is still being fetched; the figures are lower bounds.
};

/// The sum. Below `from` there is nothing to do: all zero, no seconds, nobody waits.
ScanEstimate estimateOf(const ScanFigures& figures);

} // namespace lockstep
