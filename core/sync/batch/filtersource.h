// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/sync/fetch/chaincache.h"
#include "core/sync/fetch/sentbytes.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/trust/filterheaderfollower.h"

#include <vector>

namespace lockstep {

/// The filters of a range, in its order.
struct ProvedFilters
{
    std::vector<Bytes> filters; ///< Empty for a block whose filter is disputed: nothing to go by but the block.
    FilterHeader header; ///< Of the last block, as it was agreed on then: it commits to them all.
    std::int32_t stored = 0; ///< So many of them were on the disk.
    std::int64_t bytes = 0;
    std::int64_t storedBytes = 0;
};

/// Filters that are proved to be the agreed ones: each hashes to its filter header. What is on the disk is not asked
/// for; what was asked for is kept there.
class FilterSource
{
public:
    FilterSource(ChainClient& client, const ChainState& chain, ChainCache& cache, FilterHeaderFollower& headers)
        : m_client(client)
        , m_chain(chain)
        , m_cache(cache)
        , m_headers(headers)
    {
    }

    /// The chain must have the filter headers of the range. A peer that sends another filter than the one it claims is
    /// reported and the filter asked elsewhere; one that claims another filter is no liar yet (FilterHeaderFollower).
    /// Errors: Cancelled, Stopping; TipMoved if a reorg or a doubt took the range, or what was agreed on, away
    /// meanwhile; FilterMismatch if no peer has the filters that were agreed on.
    QCoro::Task<Result<ProvedFilters>> fetch(BlockRange range);

    /// Whether they are still the agreed ones. Others may have been agreed on since, or a block disputed: whoever keeps
    /// filters asks before they are gone by.
    bool stillHolds(const BlockRange& range, const ProvedFilters& proved) const;

    SentBytes& sent() { return m_sent; } ///< Also what was refused.

private:
    ProvedFilters fromDisk(const BlockRange& range, std::vector<bool>& here);
    QCoro::Task<Result<std::vector<From<Bytes>>>> ask(BlockRange part, std::vector<PeerId> besides);
    bool isThere(PeerId peer) const;
    std::size_t soundCount(const BlockRange& part, const std::vector<From<Bytes>>& answer) const;

    ChainClient& m_client;
    const ChainState& m_chain;
    ChainCache& m_cache;
    FilterHeaderFollower& m_headers;
    SentBytes m_sent;
};

} // namespace lockstep
