// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/blockheader.h"

#include <cstdint>

namespace lockstep {

/// A header as the chain keeps it: with its own hash, and without its parent's, which the record before it holds.
struct HeaderRecord
{
    BlockHash hash;
    MerkleRoot merkleRoot;
    std::int32_t version = 0;
    std::uint32_t time = 0;
    std::uint32_t bits = 0;
    std::uint32_t nonce = 0;

    static HeaderRecord of(const BlockHeader& header, const BlockHash& hash)
    {
        return {hash, header.merkleRoot, header.version, header.time, header.bits, header.nonce};
    }
    BlockHeader header(const BlockHash& previous) const { return {version, previous, merkleRoot, time, bits, nonce}; }
};

static_assert(sizeof(HeaderRecord) == 80);

} // namespace lockstep
