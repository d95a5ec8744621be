// SPDX-License-Identifier: MIT
#pragma once

#include "core/filters/blockfilter.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lockstep {

/// Some blocks in a row, with their filters (BIP158). The spans have one element for each block.
struct FilterPart
{
    std::span<const Bytes> filters;
    std::span<const BlockHash> hashes;
    std::span<KeptValues> kept; ///< Written: for further looks at the same filters.
};

/// Positions in the part whose filter matches. A filter that cannot be read counts as a match: the block decides.
/// Several threads may match parts of one batch against one query at once.
std::vector<std::size_t> matchingIn(const FilterPart& part, const FilterQuery& query,
                                    ScriptLanes::Path path = ScriptLanes::best());

} // namespace lockstep
