// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/networkparams.h"
#include "core/primitives/block.h"
#include "core/sandbox/coin.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace lockstep {

/// A block as the practice node serves it. Immutable, so that branches, copies and threads may share it.
struct PracticeBlock
{
    ChainPoint point;
    BlockHeader header;
    Bytes raw; ///< With witnesses.
    Bytes filter; ///< Basic filter, BIP158.
    FilterHash filterHash;
    FilterHeader filterHeader;
    std::vector<SpentCoin> spent; ///< In the order of the inputs, without the coinbase.
};
using PracticeBlockPtr = std::shared_ptr<const PracticeBlock>;

/// What a block is made from. `buildBlock` adds the coinbase, the witness commitment, the merkle root and the nonce.
struct BlockDraft
{
    ChainPoint parent;
    std::uint32_t time = 0;
    std::uint32_t bits = 0;
    Amount reward; ///< Subsidy and fees: all of it goes to `coinbaseScript`.
    Bytes coinbaseScript;
    std::uint64_t extraNonce = 0; ///< Two blocks with different numbers differ, and so do their coinbases.
    std::vector<Transaction> transactions; ///< Without the coinbase; parents before children.
};
Block buildBlock(BlockDraft draft);

/// Finds a nonce that meets the header's own target. About two hashes at regtest's difficulty.
void solve(BlockHeader& header);

} // namespace lockstep
