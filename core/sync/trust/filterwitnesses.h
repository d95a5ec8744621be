// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/trust/trustrecord.h"

#include <map>
#include <optional>
#include <set>
#include <span>

namespace lockstep {

/// Compares what peers tell of the filters of a range, block by block, and has each difference settled. Where all tell
/// that a block holds no script, the block itself is looked at once: it proves them right, or all of them liars.
///
/// A peer is a witness for each block of its own: whoever loses one block without proof is heard on the next, so that
/// nobody is left to lie alone. What was once found out about a filter is remembered for this run.
///
/// A dispute costs a block, now and in each scan, and who only adds to filters is never proved to lie. So who lost some
/// disputes to peers that agree is outvoted by most of all filter peers, but for some blocks of each range, by chance:
/// whoever lies about few blocks must still reckon with each of them, though a single peer contradicts.
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

    /// `answers` must not be empty. Peers that are proved to lie are reported. Errors: as FilterDispute::settle();
    /// TipMoved where somebody has just lost too often and not all peers were asked: from now on they have to be.
    QCoro::Task<Result<Agreement>> compare(BlockRange range, Answers answers);

    /// One block alone, and also when all tell the same. Errors: as FilterDispute::settle().
    QCoro::Task<Result<FilterDispute::Verdict>> settle(ChainPoint block, std::vector<From<FilterHash>> told);

    /// Somebody who is here lost so often that all have to be asked: only then there may be enough to outvote it.
    bool needAllPeers() const;

    /// What most of all filter peers tell of a block, where all others lost too often to be looked into; else nullopt.
    std::optional<FilterHash> outvoting(const std::vector<From<FilterHash>>& told) const;

    /// Two peers, or one that the person named: what they tell alike is final.
    bool areEnough(const Answers& witnesses) const;

    /// So many of the blocks, from the first, have these filter hashes by the word of enough witnesses.
    std::size_t finalCount(const Answers& witnesses, std::span<const FilterHash> hashes) const;

private:
    std::vector<PeerId> namedPeers() const;
    std::size_t filterPeers() const;
    bool lostTooOften(const QString& address) const;
    void noteLost(const std::vector<From<FilterHash>>& told, const FilterHash& winner);

    ChainClient& m_client;
    BlockSource& m_blocks;
    TrustRecord& m_trust;
    std::map<BlockHash, std::vector<FilterClaim>> m_judged;
    /// Disputes without proof, against peers that agreed. By address, as peers come back under another id.
    std::map<QString, int> m_lost;
};

} // namespace lockstep
