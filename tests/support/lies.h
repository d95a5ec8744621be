// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"

#include <functional>
#include <set>
#include <vector>

namespace lockstep::test {

/// What a peer of a test tells that is not so. What is not set, it tells as it is.
struct Lies
{
    std::function<Bytes(const ChainPoint&, Bytes)> alterFilter; ///< About one block's filter: its filter headers fit.
    std::function<Block(Block)> alterBlock;
    std::set<BlockHash> withheld; ///< Blocks that it says it does not have.
    std::function<std::vector<BlockHeader>(std::vector<BlockHeader>)> alterHeaders;
};

} // namespace lockstep::test
