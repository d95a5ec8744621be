// SPDX-License-Identifier: MIT
#pragma once

#include "core/chain/headerrecord.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace lockstep {

/// Finds the height of a hash: an open-addressing table of heights only, five to eight bytes a block. The hashes stay
/// in the records, which every call is given. Places follow eight bytes of the hash, so it needs no hashing of its own.
/// Heights come and go at the top only: it always holds 0 to some height.
class HeaderIndex
{
public:
    void reserve(std::size_t count, std::span<const HeaderRecord> records);

    void insertNext(std::span<const HeaderRecord> records); ///< The next height; `records` hold its hash already.
    void eraseLast(std::span<const HeaderRecord> records); ///< The highest; `records` still hold its hash.
    std::optional<std::int32_t> find(const BlockHash& hash, std::span<const HeaderRecord> records) const;

private:
    std::size_t home(const BlockHash& hash) const;
    std::size_t next(std::size_t slot) const { return slot + 1 == m_slots.size() ? 0 : slot + 1; }
    void put(std::int32_t height, const BlockHash& hash);

    std::vector<std::uint32_t> m_slots; ///< Height + 1; 0 is free.
    std::size_t m_used = 0;
};

} // namespace lockstep
