// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"

namespace lockstep {

/// The statements and the item size of one table of chunks; see HeaderRepository for what it holds.
struct ChunkTable
{
    static constexpr std::int32_t HeightsPerChunk = 2'016;

    std::size_t itemSize;
    const char16_t* selectAll; ///< (first_height, bytes), in order.
    const char16_t* selectOne; ///< bytes where first_height = ?
    const char16_t* upsert; ///< (first_height, bytes)
    const char16_t* deleteFrom; ///< where first_height >= ?

    Result<void> appendFrom(Database& db, BlockHeight first, ByteSpan items) const;
    Result<void> truncateAbove(Database& db, BlockHeight height) const;
    Result<Bytes> loadAll(Database& db) const; ///< Whole items from height 1 up to the first flaw.

private:
    Result<Bytes> itemsBelow(Database& db, BlockHeight height) const;
};

} // namespace lockstep
