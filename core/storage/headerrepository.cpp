// SPDX-License-Identifier: MIT

#include "core/storage/headerrepository.h"

#include "core/storage/chunktable.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr ChunkTable Headers{
    BlockHeader::Size,
    u"SELECT first_height, headers FROM header_chunk ORDER BY first_height",
    u"SELECT count(*) FROM header_chunk",
    u"SELECT headers FROM header_chunk WHERE first_height = ?",
    u"INSERT INTO header_chunk (first_height, headers) VALUES (?, ?)",
    u"DELETE FROM header_chunk WHERE first_height >= ?",
};

constexpr ChunkTable FilterHeaders{
    sizeof(FilterHeader::bytes),
    u"SELECT first_height, headers FROM filter_header_chunk ORDER BY first_height",
    u"SELECT count(*) FROM filter_header_chunk",
    u"SELECT headers FROM filter_header_chunk WHERE first_height = ?",
    u"INSERT INTO filter_header_chunk (first_height, headers) VALUES (?, ?)",
    u"DELETE FROM filter_header_chunk WHERE first_height >= ?",
};

} // namespace

Result<void> HeaderRepository::appendFrom(BlockHeight first, std::span<const BlockHeader> headers)
{
    Bytes items;
    items.reserve(headers.size() * BlockHeader::Size);
    for (const BlockHeader& header : headers) append(items, header.serialize());
    return Headers.appendFrom(m_db, first, items);
}

Result<void> HeaderRepository::truncateAbove(BlockHeight height) { return Headers.truncateAbove(m_db, height); }

Result<std::vector<BlockHeader>> HeaderRepository::loadAll()
{
    std::vector<BlockHeader> headers;
    const auto take = [&](ByteSpan items, std::size_t most) {
        headers.reserve(most);
        for (; !items.empty(); items = items.subspan(BlockHeader::Size))
            headers.push_back(BlockHeader::parse(items.first<BlockHeader::Size>()));
    };
    if (auto loaded = Headers.load(m_db, take); !loaded) return loaded.error();
    return headers;
}

Result<void> FilterHeaderRepository::appendFrom(BlockHeight first, std::span<const FilterHeader> headers)
{
    Bytes items;
    items.reserve(headers.size() * FilterHeaders.itemSize);
    for (const FilterHeader& header : headers) append(items, header.bytes);
    return FilterHeaders.appendFrom(m_db, first, items);
}

Result<void> FilterHeaderRepository::truncateAbove(BlockHeight height)
{
    return FilterHeaders.truncateAbove(m_db, height);
}

Result<std::vector<FilterHeader>> FilterHeaderRepository::loadAll()
{
    std::vector<FilterHeader> headers;
    const auto take = [&](ByteSpan items, std::size_t most) {
        headers.reserve(most);
        for (; !items.empty(); items = items.subspan(FilterHeaders.itemSize)) {
            FilterHeader& header = headers.emplace_back();
            std::ranges::copy(items.first(FilterHeaders.itemSize), header.bytes.begin());
        }
    };
    if (auto loaded = FilterHeaders.load(m_db, take); !loaded) return loaded.error();
    return headers;
}

} // namespace lockstep
