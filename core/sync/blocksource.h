// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/primitives/provedblock.h"
#include "core/sync/chaincache.h"

#include <unordered_map>

namespace lockstep {

/// Blocks whose body is proved to belong to their header: merkle root with the mutation check, witness commitment.
/// A block that is wanted soon can be asked for ahead, so that downloads overlap. What is on the disk is not asked for;
/// what was asked for is kept there.
class BlockSource
{
public:
    BlockSource(ChainClient& client, ChainCache& cache) : m_client(client), m_cache(cache) { }

    /// Begins to fetch; `fetch` of the same hash waits for this answer instead of asking twice.
    void prefetch(const BlockHash& hash);

    /// A peer that sends a body that is not the header's is reported and another is asked.
    /// Errors: Cancelled, Stopping; NotFound when no peer has it.
    QCoro::Task<Result<ProvedBlock>> fetch(BlockHash hash);

    /// Waits until nothing asked ahead is under way: after cancelRequests(), before this object may go.
    QCoro::Task<void> drain();

private:
    QCoro::Task<Result<ProvedBlock>> request(BlockHash hash);

    ChainClient& m_client;
    ChainCache& m_cache;
    std::unordered_map<BlockHash, QCoro::Task<Result<ProvedBlock>>> m_ahead;
};

} // namespace lockstep
