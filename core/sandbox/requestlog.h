// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <unordered_map>

namespace lockstep {

/// What clients asked of a practice node, so that a test can say "block X was fetched once".
struct RequestLog
{
    static constexpr std::size_t MaxRanges = 10'000; ///< Older ones are forgotten.

    struct Range
    {
        BlockHeight first;
        BlockHeight last;
        friend bool operator==(const Range&, const Range&) = default;
    };

    std::map<std::string, std::int64_t> messages; ///< By command, all that arrived after the handshake's first.
    std::deque<Range> filterRanges; ///< Of getcfilters.
    std::deque<Range> filterHeaderRanges; ///< Of getcfheaders.
    std::unordered_map<BlockHash, std::int64_t> blocksServed;
    std::int64_t filtersServed = 0;
    std::int64_t headersServed = 0;
    std::int64_t transactionsAccepted = 0;
    std::int64_t transactionsRefused = 0;
    std::int64_t connections = 0;
    std::int64_t refusals = 0; ///< Connections that were ended for what they sent.

    std::int64_t count(const std::string& command) const
    {
        const auto found = messages.find(command);
        return found == messages.end() ? 0 : found->second;
    }
    std::int64_t timesServed(const BlockHash& block) const
    {
        const auto found = blocksServed.find(block);
        return found == blocksServed.end() ? 0 : found->second;
    }
    static void remember(std::deque<Range>& ranges, Range range)
    {
        ranges.push_back(range);
        if (ranges.size() > MaxRanges) ranges.pop_front();
    }
};

} // namespace lockstep
