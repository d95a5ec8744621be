// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/block.h"

#include <string_view>

namespace lockstep {

/// What makes one genesis block differ from another; the rest is the same everywhere.
struct GenesisParts
{
    std::string_view message; ///< The text in the coinbase.
    std::string_view publicKeyHex; ///< Of the pay-to-pubkey output, which nobody can spend.
    std::uint32_t time = 0;
    std::uint32_t bits = 0;
    std::uint32_t nonce = 0;
};

/// The newspaper line and the key that all networks but testnet4 share.
GenesisParts satoshisGenesis(std::uint32_t time, std::uint32_t bits, std::uint32_t nonce);
GenesisParts testnet4Genesis();

/// Builds the block and its merkle root. Source: Bitcoin Core src/kernel/chainparams.cpp (facts).
Block genesisBlock(const GenesisParts& parts);

} // namespace lockstep
