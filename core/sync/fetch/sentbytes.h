// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/hashes.h"

#include <cstdint>
#include <span>
#include <unordered_map>

namespace lockstep {

/// What peers sent of each block, until a batch that made use of it is stored. So what came ahead, or for a batch that
/// was dropped and is done again from the disk, counts for the batch that uses it, and counts once. What is not used
/// before the program ends is forgotten.
class SentBytes
{
public:
    static constexpr std::size_t MostBlocks = 100'000; ///< What nobody came to use: then all is forgotten.

    void add(const BlockHash& block, std::size_t bytes);
    std::int64_t of(const BlockHash& block) const; ///< 0: nothing came, as for what is on the disk.
    void forget(std::span<const BlockHash> blocks); ///< They are counted.

private:
    std::unordered_map<BlockHash, std::int64_t> m_bytes;
};

} // namespace lockstep
