// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/sync/chaincache.h"
#include "core/sync/chainstate.h"

#include <vector>

namespace lockstep {

/// The filters of a range, in its order.
struct ProvedFilters
{
    std::vector<Bytes> filters;
    std::int32_t stored = 0; ///< So many of them were on the disk.
    std::int64_t bytes = 0;
    std::int64_t storedBytes = 0;
};

/// Filters that are proved to be the agreed ones: each hashes to its filter header. What is on the disk is not asked
/// for; what was asked for is kept there.
class FilterSource
{
public:
    FilterSource(ChainClient& client, const ChainState& chain, ChainCache& cache)
        : m_client(client)
        , m_chain(chain)
        , m_cache(cache)
    {
    }

    /// The chain must have the filter headers of the range. A peer that sends a wrong one is reported and the filter
    /// asked elsewhere. Errors: Cancelled, Stopping; TipMoved if a reorg took the range away meanwhile.
    QCoro::Task<Result<ProvedFilters>> fetch(BlockRange range);

private:
    ProvedFilters fromDisk(const BlockRange& range, std::vector<bool>& here);
    std::span<const Bytes> take(BlockHeight first, std::vector<From<Bytes>> answer, std::span<Bytes> into);

    ChainClient& m_client;
    const ChainState& m_chain;
    ChainCache& m_cache;
};

} // namespace lockstep
