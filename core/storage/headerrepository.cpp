// SPDX-License-Identifier: MIT

#include "core/storage/headerrepository.h"

#include "core/storage/chunktable.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr ChunkTable Headers{
    BlockHeader::Size,
    u"SELECT first_height, headers FROM header_chunk ORDER BY first_height",
    u"SELECT headers FROM header_chunk WHERE first_height = ?",
    u"INSERT INTO header_chunk (first_height, headers) VALUES (?, ?)",
    u"DELETE FROM header_chunk WHERE first_height >= ?",
};

constexpr ChunkTable FilterHeaders{
    sizeof(FilterHeader::bytes),
    u"SELECT first_height, headers FROM filter_header_chunk ORDER BY first_height",
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
    const auto items = Headers.loadAll(m_db);
    if (!items) return items.error();
    std::vector<BlockHeader> headers;
    headers.reserve(items->size() / BlockHeader::Size);
    for (ByteSpan rest(*items); !rest.empty(); rest = rest.subspan(BlockHeader::Size))
        headers.push_back(BlockHeader::parse(rest.first<BlockHeader::Size>()));
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
    const auto items = FilterHeaders.loadAll(m_db);
    if (!items) return items.error();
    std::vector<FilterHeader> headers(items->size() / FilterHeaders.itemSize);
    ByteSpan rest(*items);
    for (FilterHeader& header : headers) {
        std::ranges::copy(rest.first(FilterHeaders.itemSize), header.bytes.begin());
        rest = rest.subspan(FilterHeaders.itemSize);
    }
    return headers;
}

} // namespace lockstep
