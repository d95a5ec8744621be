// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/blocksource.h"
#include "core/sync/chainstate.h"

namespace lockstep {

/// Keeps the filter headers level with the headers: asks several peers, compares, settles what they disagree on, and
/// rewinds our own store when it is we who are wrong (BIP157).
class FilterHeaderFollower
{
public:
    FilterHeaderFollower(ChainClient& client, ChainState& chain, BlockSource& blocks);

    /// Until the filter headers reach `height`. Errors: Cancelled, Stopping, TipMoved, Database, FilterMismatch (a
    /// hard-coded filter header is contradicted by all peers).
    QCoro::Task<Result<void>> follow(BlockHeight height);

private:
    using Answers = std::vector<From<FilterHashes>>;

    QCoro::Task<Result<FilterHashes>> agree(BlockRange range, Answers answers);
    Result<void> rewind();

    ChainClient& m_client;
    ChainState& m_chain;
    BlockSource& m_blocks;
    std::int32_t m_rewind = 1; ///< Blocks; ten times more each time nobody agrees with us.
};

} // namespace lockstep
