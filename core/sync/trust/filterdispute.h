// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/fetch/blocksource.h"

#include <optional>
#include <vector>

namespace lockstep {

/// One filter that peers name for a block, and what is known of it.
struct FilterClaim
{
    FilterHash hash;
    std::vector<PeerId> peers; ///< Who names it now.
    std::optional<std::size_t> elements; ///< Of the filter, once a peer has sent it.
    bool isLie = false; ///< The filter does not fit the block.
    bool wasAsked = false; ///< All peers were asked for it; without `elements` nobody sent it.
};

/// Two peers name different filters for one block: who is lying? (BIP157, "interrogation".)
///
/// The block and the filters are fetched. A filter that lacks a script of the block, or holds more than the block has
/// scripts, is a proven lie, whatever the majority; its peers are banned. Of spent outputs the block proves few (see
/// certainScript): a spend may be made to look like another, and then the honest would be banned. Where the block alone
/// cannot tell the dispute stays open: nobody is blamed, and the block must be read in full, for it is
/// the superset of every filter. So it is only a matter of order which claim is followed: the one that most peers name,
/// then the one with more elements. Silence is no proof: a peer that does not send its filter is not banned and not
/// believed.
class FilterDispute
{
public:
    struct Verdict
    {
        FilterHash hash; ///< To go on with.
        bool isOpen = false; ///< More than one claim stands.
        std::vector<PeerId> liars; ///< They were reported.
    };

    /// `judged`: what an earlier dispute about the block found out; it is not fetched again.
    FilterDispute(ChainClient& client, BlockSource& blocks, ChainPoint block, std::vector<FilterClaim> judged = {});

    void addClaim(PeerId peer, const FilterHash& hash);

    /// Errors: Cancelled, Stopping; FilterMismatch if no claim stands, and who made one is reported, or no peer has the
    /// block. Then others have to be asked.
    QCoro::Task<Result<Verdict>> settle();

    const std::vector<FilterClaim>& claims() const { return m_claims; }

private:
    QCoro::Task<Result<void>> collectFilters();
    void take(PeerId peer, const Bytes& filter, const Block& block);
    void judge(FilterClaim& claim, const Bytes& filter, const Block& block);
    void blame(PeerId peer, const QString& why);
    Result<Verdict> verdict();

    ChainClient& m_client;
    BlockSource& m_blocks;
    ChainPoint m_block;
    std::vector<FilterClaim> m_claims;
    std::vector<PeerId> m_liars;
};

} // namespace lockstep
