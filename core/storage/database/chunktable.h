// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database/database.h"

#include <functional>

namespace lockstep {

/// The statements and the item size of one table of chunks; see HeaderRepository for what it holds.
struct ChunkTable
{
    static constexpr std::int32_t HeightsPerChunk = 2'016;

    std::size_t itemSize;
    const char16_t* selectAll; ///< (first_height, bytes), in order.
    const char16_t* selectCount; ///< of chunks
    const char16_t* selectOne; ///< bytes where first_height = ?
    const char16_t* upsert; ///< (first_height, bytes)
    const char16_t* deleteFrom; ///< where first_height >= ?

    Result<void> appendFrom(Database& db, BlockHeight first, ByteSpan items) const;
    Result<void> truncateAbove(Database& db, BlockHeight height) const;

    Result<Bytes> itemAt(Database& db, BlockHeight height) const; ///< Errors: OutOfRange.

    /// Whole items from height 1 up to the first flaw, a chunk at a time: `take` is told of each, before the first of
    /// how many there are at most.
    using Take = std::function<void(ByteSpan items, std::size_t mostItems)>;
    Result<void> load(Database& db, const Take& take) const;

private:
    Result<Bytes> itemsBelow(Database& db, BlockHeight height) const;
};

} // namespace lockstep
