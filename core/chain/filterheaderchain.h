// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/util/result.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lockstep {

/// BIP157: a filter's header in the chain of headers, double SHA-256 of its hash and the header before.
FilterHeader filterHeader(const FilterHash& hash, const FilterHeader& previous);

/// The filter headers that were agreed on, from genesis upwards, one for each block of the best chain. In memory only.
/// It starts with the genesis block's, which is known, and refuses what contradicts params.filterHeaderCheckpoints.
///
/// Cost: 32 bytes a block.
class FilterHeaderChain
{
public:
    explicit FilterHeaderChain(const NetworkParams& params); ///< `params` must outlive the chain.

    /// Starts over with what was stored, the headers for heights 1... Returns how many are sound: when one contradicts
    /// a checkpoint, those up to the checkpoint before it.
    std::size_t restore(std::span<const FilterHeader> headersFromOne);

    BlockHeight height() const { return {static_cast<std::int32_t>(m_headers.size()) - 1}; }
    const FilterHeader& at(BlockHeight height) const; ///< `height` must be 0 to height().

    /// The headers that the filter hashes of the next blocks give. `previous` is the peer's word for the header before
    /// the first. Nothing is kept. Errors: FilterMismatch if `previous` is not ours or a checkpoint is contradicted.
    Result<std::vector<FilterHeader>> chained(const FilterHeader& previous, std::span<const FilterHash> hashes) const;

    /// Appends what chained() gives. All or nothing. Errors: as chained().
    Result<void> append(const FilterHeader& previous, std::span<const FilterHash> hashes);

    /// Whether this is the hash of the filter of block `height`, which must be 0 to height().
    bool verifies(BlockHeight height, const FilterHash& hash) const;

    void truncate(BlockHeight height); ///< Forgets all above; genesis stays.

    /// These are the headers from `first` on, in the place of damaged ones; those above stay. From 1 to height().
    void replace(BlockHeight first, std::span<const FilterHeader> sound);

private:
    const NetworkParams* m_params;
    std::vector<FilterHeader> m_headers;
};

} // namespace lockstep
