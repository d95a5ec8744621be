// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/p2p/context/timebase.h"

#include <deque>
#include <optional>
#include <unordered_map>

namespace lockstep::p2p {

/// Filters that came for a question that was called off. Mostly it is put again soon, whole or in part: then they need
/// not come twice. Nobody knows yet whether they are right, as of any that a peer sends; each is handed over once.
class KeptFilters
{
public:
    static constexpr Moment KeptFor = std::chrono::minutes(10); ///< As long as an import rests.
    static constexpr std::size_t MostBytes = 32'000'000; ///< Some 1,500 filters of full blocks: more than a question.

    void keep(const BlockHash& block, From<Bytes> filter, Moment now);
    const From<Bytes>* find(const BlockHash& block) const; ///< nullptr: there is none.
    From<Bytes> take(const BlockHash& block); ///< One that was found.
    void dropOld(Moment now);

private:
    struct Entry
    {
        From<Bytes> filter;
        Moment since{};
    };

    std::unordered_map<BlockHash, Entry> m_filters;
    std::deque<BlockHash> m_order; ///< The oldest first; also of some that were taken.
    std::size_t m_bytes = 0;
};

} // namespace lockstep::p2p
