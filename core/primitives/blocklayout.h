// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"

#include <cstdint>
#include <vector>

namespace lockstep {

/// Where the parts of a block stand in its bytes, and what its proof had to compute anyway. Nothing is copied: a block
/// of thousands of outputs is laid out for the few that concern somebody.
struct BlockLayout
{
    struct Part
    {
        std::uint32_t offset = 0;
        std::uint32_t size = 0;
    };
    struct Output
    {
        std::uint32_t transaction = 0; ///< Its position in the block.
        std::uint32_t output = 0;
        Part script;
    };
    struct Spend
    {
        OutPoint outpoint;
        std::uint32_t transaction = 0;
    };

    BlockHeader header;
    std::vector<Part> transactions;
    std::vector<Txid> txids; ///< Of the transactions, in their order.
    std::vector<Output> outputs; ///< In block order.
    std::vector<Spend> spends; ///< The coinbase spends nothing.
    Amount claimed; ///< By the miner: all that the coinbase pays.
    std::int64_t virtualSize = 0; ///< Of the transactions but the coinbase, each rounded up to vbytes.
};

/// Lays out the whole of `raw`, which must be one block. Errors: as Block::parse.
Result<BlockLayout> layOutBlock(ByteSpan raw);

/// What a coinbase that commits to witnesses must bring along.
enum class WitnessRule {
    Optional, ///< Before segwit is active: nothing, as long as no transaction has a witness.
    Required, ///< From then on: its reserved value, so that a body without its witnesses is none.
};

/// The same for a block whose body is proved to belong to its header. Errors: as Block::parse and checkBlock. Cost:
/// what is hashed is taken from `raw` as it stands; some 0.2 ms for 100 KB.
Result<BlockLayout> proveBlock(ByteSpan raw, WitnessRule rule = WitnessRule::Optional);

} // namespace lockstep
