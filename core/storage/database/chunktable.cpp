// SPDX-License-Identifier: MIT

#include "core/storage/database/chunktable.h"

#include <algorithm>

namespace lockstep {

namespace {

/// Rows start at multiples of 2,016, but the first: genesis is known and not stored.
BlockHeight chunkStart(BlockHeight height)
{
    return {std::max(1, height.value / ChunkTable::HeightsPerChunk * ChunkTable::HeightsPerChunk)};
}

BlockHeight nextChunk(BlockHeight height)
{
    return {(height.value / ChunkTable::HeightsPerChunk + 1) * ChunkTable::HeightsPerChunk};
}

} // namespace

Result<void> ChunkTable::appendFrom(Database& db, BlockHeight first, ByteSpan items) const
{
    if (first < BlockHeight{1}) return Error{Errc::OutOfRange, "genesis is not stored"};
    auto chunk = itemsBelow(db, first);
    if (!chunk) return chunk.error();
    BlockHeight start = chunkStart(first);
    if (auto cleared = db.run(deleteFrom, start); !cleared) return cleared;

    while (!items.empty()) {
        const auto capacity = static_cast<std::size_t>(nextChunk(start) - start) * itemSize;
        const std::size_t taken = std::min(items.size(), capacity - chunk->size());
        append(*chunk, items.first(taken));
        if (auto stored = db.run(upsert, start, *chunk); !stored) return stored;
        items = items.subspan(taken);
        start = nextChunk(start);
        chunk->clear();
    }
    if (!chunk->empty()) return db.run(upsert, start, *chunk); // nothing new, but what was below stays
    return {};
}

Result<void> ChunkTable::truncateAbove(Database& db, BlockHeight height) const
{
    return appendFrom(db, height + 1, {});
}

Result<Bytes> ChunkTable::itemAt(Database& db, BlockHeight height) const
{
    const BlockHeight start = chunkStart(height);
    const auto chunk = db.first(
        selectOne, [](Cells& cells) { return cells.bytes(); }, start);
    if (!chunk) return chunk.error();
    const std::size_t offset = static_cast<std::size_t>(height - start) * itemSize;
    if (!*chunk || (*chunk)->size() < offset + itemSize) return Error{Errc::OutOfRange, "not stored"};
    const ByteSpan item = ByteSpan(**chunk).subspan(offset, itemSize);
    return Bytes(item.begin(), item.end());
}

/// The part of a chunk that lies below `height`, which it must reach.
Result<Bytes> ChunkTable::itemsBelow(Database& db, BlockHeight height) const
{
    const BlockHeight start = chunkStart(height);
    const auto wanted = static_cast<std::size_t>(height - start) * itemSize;
    if (wanted == 0) return Bytes();
    auto stored = db.first(
        selectOne, [](Cells& cells) { return cells.bytes(); }, start);
    if (!stored) return stored.error();
    if (!*stored || (*stored)->size() < wanted) return Error{Errc::OutOfRange, "not connected to what is stored"};
    (*stored)->resize(wanted);
    return std::move(**stored);
}

Result<void> ChunkTable::load(Database& db, const Take& take) const
{
    const auto count = db.first(selectCount, [](Cells& cells) { return cells.uint32(); });
    if (!count) return count.error();
    const std::size_t most = std::size_t{count->value_or(0)} * HeightsPerChunk;
    BlockHeight expected{1};
    bool isWhole = true;
    const auto takeChunk = [&](Cells& cells) {
        const BlockHeight first = cells.height();
        const Bytes bytes = cells.bytes();
        if (!isWhole || first != expected) return isWhole = false;
        const std::size_t capacity = static_cast<std::size_t>(nextChunk(expected) - expected) * itemSize;
        const std::size_t whole = std::min(bytes.size(), capacity) / itemSize * itemSize;
        take(ByteSpan(bytes).first(whole), most);
        expected = nextChunk(expected);
        return isWhole = whole == capacity;
    };
    if (const auto chunks = db.all(selectAll, takeChunk); !chunks) return chunks.error();
    return {};
}

} // namespace lockstep
