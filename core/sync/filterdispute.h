// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/blocksource.h"

#include <optional>
#include <vector>

namespace lockstep {

/// Two peers name different filters for one block: who is lying? (BIP157, "interrogation".)
///
/// The block and the filters are fetched. A filter that lacks an output script of the block is a proven lie, whatever
/// the majority; its peers are banned. Where the block alone cannot tell (scripts of spent outputs), the claim with
/// more elements wins: a superset never hides a payment. Silence is no proof: a peer that does not send its filter is
/// not banned and not believed.
class FilterDispute
{
public:
    FilterDispute(ChainClient& client, BlockSource& blocks, ChainPoint block);

    void addClaim(PeerId peer, const FilterHash& hash);

    /// The filter hash to go on with. Errors: Cancelled, Stopping, NotFound.
    QCoro::Task<Result<FilterHash>> settle();

private:
    struct Claim
    {
        FilterHash hash;
        std::vector<PeerId> peers;
        std::optional<Bytes> filter;
    };

    QCoro::Task<Result<void>> collectFilters();
    void take(PeerId peer, Bytes filter);
    void dropProvenLies(const Block& block);

    ChainClient& m_client;
    BlockSource& m_blocks;
    ChainPoint m_block;
    std::vector<Claim> m_claims;
};

} // namespace lockstep
