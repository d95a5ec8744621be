// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/util/result.h"

#include <cstdint>
#include <optional>
#include <string>

namespace lockstep {

/// What of the chain a person lets stay on the disk, so that later scans need not fetch it: block filters, which all
/// wallets share, and blocks that mattered to some wallet. Only Everything fetches what no scan has asked for.
struct CacheKeeping
{
    enum class Filters {
        SinceOldestWallet, ///< From the birthday of the oldest wallet on.
        Everything, ///< All since segwit, fetched in idle moments; and whatever a scan comes across.
        LastMonths, ///< Of the last `months`.
        None,
    };
    Filters filters = Filters::SinceOldestWallet;
    std::int32_t months = 12; ///< 1 to 1,200.
    std::int64_t filterCap = 15'000'000'000; ///< Bytes; beyond it the filters of the oldest blocks go first.
    std::int64_t blockCap = 200'000'000; ///< Bytes; 0: no blocks. The oldest go first.

    friend bool operator==(const CacheKeeping&, const CacheKeeping&) = default;
};

/// As it is stored. Errors: Malformed, OutOfRange; also for what a newer Lockstep wrote.
std::string textOf(const CacheKeeping& keeping);
Result<CacheKeeping> cacheKeepingOf(const std::string& text);

/// Errors: OutOfRange: months, or a size below 0.
Result<void> checkKeeping(const CacheKeeping& keeping);

/// The filters that Filters::Everything keeps: those of all blocks since segwit.
struct EveryFilter
{
    std::int32_t blocks = 0; ///< Of whose filters one can be kept: not where peers disagree on it.
    std::int64_t bytes = 0; ///< Of all of them, about.
    std::optional<std::int32_t> here; ///< So many are on the disk. nullopt: not all are wanted, or nobody has looked.
    bool isComing = false; ///< The others are being fetched at this moment.

    bool isWhole() const { return here && *here >= blocks; }
    std::int64_t bytesLeft() const; ///< To be fetched, about. Without `here`: all.
};

/// What is on the disk now.
struct CacheState
{
    CacheKeeping keeping;
    std::int64_t filterBytes = 0;
    std::int64_t blockBytes = 0;
    EveryFilter every;
    std::optional<Error> problem; ///< Why filters are not kept now; OutOfRange: their own cap is reached.
};

} // namespace lockstep
