// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/state/chainstate.h"

#include <map>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// What each peer told, once, of the filter headers at every 1,000 blocks (BIP157), while many are followed: so that
/// nobody tells two histories, and those are heard as well who are not asked for the filter hashes of a batch.
///
/// Who lost a dispute that nobody could prove has other filter headers for ever, and is no liar. So peers are compared
/// by the blocks between two checkpoints: they tell the same of them if the same filter hashes lead from one to the
/// other.
class FilterCheckpoints
{
public:
    static constexpr std::int32_t Interval = 1'000; // BIP157

    FilterCheckpoints(ChainClient& client, const ChainState& chain) : m_client(client), m_chain(chain) { }

    /// Asks all filter peers, once, when more than an interval is left to follow. Who does not answer is no obstacle.
    /// Who contradicts a hard-coded filter header is reported. Errors: Cancelled, Stopping.
    QCoro::Task<Result<void>> askOnce(BlockHeight followTo);

    /// The peer's filter hashes lead to other filter headers than it told: of the two one is false.
    bool contradictsItself(BlockHeight first, const From<FilterHashes>& told) const;

    /// Peers that are here and not among these, and that told of another filter somewhere in the range. It begins where
    /// our filter headers end.
    std::vector<PeerId> whoElseDiffers(BlockHeight first, std::span<const From<FilterHashes>> told) const;

    void forget(PeerId peer) { m_told.erase(peer); } ///< It does not stand by what it told.

private:
    using Headers = std::vector<FilterHeader>; ///< At 1,000, 2,000, ...

    bool isOfThisChain() const { return m_stop && m_chain.contains(*m_stop); }
    std::optional<FilterHeader> at(const Headers& told, BlockHeight height) const;
    bool contradictsKnown(const Headers& told) const;
    bool differs(const Headers& told, BlockHeight first, const FilterHashes& hashes) const;

    ChainClient& m_client;
    const ChainState& m_chain;
    std::optional<ChainPoint> m_stop; ///< Up to where they were asked; nullopt: not in this catching up.
    std::map<PeerId, Headers> m_told;
};

} // namespace lockstep
