// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/sync/chainstate.h"

#include <vector>

namespace lockstep {

/// Filters that are proved to be the agreed ones: each hashes to its filter header.
class FilterSource
{
public:
    FilterSource(ChainClient& client, const ChainState& chain) : m_client(client), m_chain(chain) { }

    /// The filters of a range, in its order. The chain must have the filter headers of the range. A peer that sends a
    /// wrong one is reported and the filter asked elsewhere. Errors: Cancelled, Stopping; TipMoved if a reorg took the
    /// range away meanwhile.
    QCoro::Task<Result<std::vector<Bytes>>> fetch(BlockRange range);

private:
    ChainClient& m_client;
    const ChainState& m_chain;
};

} // namespace lockstep
