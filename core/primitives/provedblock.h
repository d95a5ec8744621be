// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"

#include <vector>

namespace lockstep {

/// A block whose body is proved to belong to its header, with what the proof had to compute anyway.
struct ProvedBlock
{
    Block block;
    std::vector<Txid> txids; ///< Of its transactions, in their order.
};

/// Does what checkBlock() does and keeps the txids. Errors and cost: as checkBlock().
Result<ProvedBlock> proveBlock(Block block);

} // namespace lockstep
