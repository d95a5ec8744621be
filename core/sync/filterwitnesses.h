// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/trustrecord.h"

#include <map>
#include <set>
#include <span>

namespace lockstep {

/// Compares what peers tell of the filters of a range, block by block, and has each difference settled.
///
/// A peer is a witness for each block of its own: whoever loses one block without proof is heard on the next, so that
/// nobody is left to lie alone. What was once found out about a filter is remembered for this run.
class FilterWitnesses
{
public:
    using Answers = std::vector<From<FilterHashes>>;

    struct Agreement
    {
        Answers witnesses; ///< Those that were not caught.
        std::vector<FilterHash> hashes; ///< For each block of the range the one to go on with.
        std::set<BlockHash> open; ///< Nobody could prove these; the blocks must be read in full.
    };

    FilterWitnesses(ChainClient& client, BlockSource& blocks, TrustRecord& trust)
        : m_client(client)
        , m_blocks(blocks)
        , m_trust(trust)
    {
    }

    /// `answers` must not be empty. Peers that are proved to lie are reported. Errors: as FilterDispute::settle().
    QCoro::Task<Result<Agreement>> compare(BlockRange range, Answers answers);

    /// One block alone, and also when all tell the same. Errors: as FilterDispute::settle().
    QCoro::Task<Result<FilterDispute::Verdict>> settle(ChainPoint block, std::vector<From<FilterHash>> told);

    /// Two peers, or one that the person named: what they tell alike is final.
    bool areEnough(const Answers& witnesses) const;

    /// So many of the blocks, from the first, have these filter hashes by the word of enough witnesses.
    std::size_t finalCount(const Answers& witnesses, std::span<const FilterHash> hashes) const;

private:
    std::vector<PeerId> namedPeers() const;

    ChainClient& m_client;
    BlockSource& m_blocks;
    TrustRecord& m_trust;
    std::map<BlockHash, std::vector<FilterClaim>> m_judged;
};

} // namespace lockstep
