// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"
#include "core/util/bytes.h"
#include "core/util/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace lockstep::p2p {

/// The one filter type there is: basic.
inline constexpr std::uint8_t BasicFilter = 0;

/// The payload of getcfilters (at most 1,000 blocks) and of getcfheaders (at most 2,000). A Core node hangs up on a
/// stop hash it does not know.
struct FilterRange
{
    static constexpr std::size_t MaxFilters = 1000;
    static constexpr std::size_t MaxHashes = 2000;

    std::uint8_t type = BasicFilter;
    BlockHeight start;
    BlockHash stop; ///< The last block, included.

    Bytes serialize() const;
    static Result<FilterRange> parse(ByteSpan payload);
};

/// One block's filter.
struct CFilter
{
    static constexpr std::string_view Command = "cfilter";
    /// More than any block's: an output takes 36 of its 4,000,000 units of weight, an element at most 21.5 bits.
    static constexpr std::size_t MaxFilterSize = 300'000;

    std::uint8_t type = BasicFilter;
    BlockHash block;
    Bytes filter;

    Bytes serialize() const;
    static Result<CFilter> parse(ByteSpan payload);
};

struct CFHeaders
{
    static constexpr std::string_view Command = "cfheaders";

    std::uint8_t type = BasicFilter;
    BlockHash stop;
    FilterHeader previous; ///< The filter header before the first hash.
    std::vector<FilterHash> hashes;

    Bytes serialize() const;
    static Result<CFHeaders> parse(ByteSpan payload);
};

struct GetCFCheckpt
{
    static constexpr std::string_view Command = "getcfcheckpt";

    std::uint8_t type = BasicFilter;
    BlockHash stop;

    Bytes serialize() const;
    static Result<GetCFCheckpt> parse(ByteSpan payload);
};

/// Filter headers at 1,000, 2,000, ... up to `stop`.
struct CFCheckpt
{
    static constexpr std::string_view Command = "cfcheckpt";
    static constexpr std::size_t MaxHeaders = 30'000; ///< Thirty million blocks.
    static constexpr std::int32_t Interval = 1000;

    std::uint8_t type = BasicFilter;
    BlockHash stop;
    std::vector<FilterHeader> headers;

    Bytes serialize() const;
    static Result<CFCheckpt> parse(ByteSpan payload);
};

} // namespace lockstep::p2p
