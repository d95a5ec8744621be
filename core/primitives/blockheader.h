// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <array>
#include <cstdint>

namespace lockstep {

/// The 80 bytes that proof of work commits to.
struct BlockHeader
{
    static constexpr std::size_t Size = 80;

    std::int32_t version = 0;
    BlockHash previous;
    MerkleRoot merkleRoot;
    std::uint32_t time = 0; ///< Unix seconds.
    std::uint32_t bits = 0; ///< The target in compact form.
    std::uint32_t nonce = 0;

    friend bool operator==(const BlockHeader&, const BlockHeader&) = default;

    std::array<std::byte, Size> serialize() const;
    BlockHash hash() const; ///< Double SHA-256 of serialize().

    /// Every 80 bytes are a header; whether it is a good one is for core/chain to say.
    static BlockHeader parse(std::span<const std::byte, Size> raw);
};

} // namespace lockstep
