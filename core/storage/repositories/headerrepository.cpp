// SPDX-License-Identifier: MIT

#include "core/storage/repositories/headerrepository.h"

#include "core/encoding/bytereader.h"
#include "core/encoding/bytewriter.h"
#include "core/storage/database/chunktable.h"

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

struct HeaderRepository::Tip
{
    BlockHeight height;
    BlockHash hash;
};

Result<void> HeaderRepository::appendFrom(BlockHeight first, std::span<const BlockHeader> headers)
{
    if (headers.empty()) return truncateAbove(first - 1);
    Bytes items;
    items.reserve(headers.size() * BlockHeader::Size);
    for (const BlockHeader& header : headers) append(items, header.serialize());
    if (auto stored = Headers.appendFrom(m_db, first, items); !stored) return stored;
    return noteTip({first + static_cast<std::int32_t>(headers.size()) - 1, headers.back().hash()});
}

Result<void> HeaderRepository::truncateAbove(BlockHeight height)
{
    if (auto cut = Headers.truncateAbove(m_db, height); !cut) return cut;
    if (height < BlockHeight{1}) return noteTip({});
    const auto last = Headers.itemAt(m_db, height);
    if (!last) return last.error();
    return noteTip({height, BlockHeader::parse(ByteSpan(*last).first<BlockHeader::Size>()).hash()});
}

Result<void> HeaderRepository::noteTip(const Tip& tip)
{
    ByteWriter note;
    note.i32(tip.height.value);
    note.bytes(tip.hash.bytes);
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('header_tip', ?)", std::move(note).result());
}

Result<bool> HeaderRepository::isTip(const Tip& tip)
{
    const auto stored
        = m_db.first(u"SELECT value FROM meta WHERE key = 'header_tip'", [](Cells& cells) { return cells.bytes(); });
    if (!stored) return stored.error();
    if (!*stored) return true; // by an older Lockstep
    ByteReader note(**stored);
    const bool isOfIt = note.i32() == tip.height.value;
    const ByteSpan hash = note.bytes(tip.hash.bytes.size());
    return !isOfIt || std::ranges::equal(hash, tip.hash.bytes);
}

Result<std::vector<BlockHeader>> HeaderRepository::loadAll()
{
    std::vector<BlockHeader> headers;
    const auto take = [&](ByteSpan items, std::size_t most) {
        headers.reserve(most);
        for (; !items.empty(); items = items.subspan(BlockHeader::Size))
            headers.push_back(BlockHeader::parse(items.first<BlockHeader::Size>()));
    };
    if (auto loaded = Headers.load(m_db, take); !loaded) return loaded.error();
    if (headers.empty()) return headers;
    const auto isSound = isTip({{static_cast<std::int32_t>(headers.size())}, headers.back().hash()});
    if (!isSound) return isSound.error();
    if (!*isSound) headers.pop_back();
    return headers;
}

Result<void> FilterHeaderRepository::appendFrom(BlockHeight first, std::span<const FilterHeader> headers)
{
    if (headers.empty()) return truncateAbove(first - 1);
    Bytes items;
    items.reserve(headers.size() * FilterHeaders.itemSize);
    for (const FilterHeader& header : headers) append(items, header.bytes);
    if (auto stored = FilterHeaders.appendFrom(m_db, first, items); !stored) return stored;
    return noteTip({first + static_cast<std::int32_t>(headers.size()) - 1, headers.back()});
}

Result<void> FilterHeaderRepository::truncateAbove(BlockHeight height)
{
    if (auto cut = FilterHeaders.truncateAbove(m_db, height); !cut) return cut;
    if (height < BlockHeight{1}) return noteTip({});
    const auto last = FilterHeaders.itemAt(m_db, height);
    if (!last) return last.error();
    FilterHeaderCheckpoint tip{height, {}};
    std::ranges::copy(*last, tip.header.bytes.begin());
    return noteTip(tip);
}

Result<void> FilterHeaderRepository::noteTip(const FilterHeaderCheckpoint& tip)
{
    ByteWriter note;
    note.i32(tip.height.value);
    note.bytes(tip.header.bytes);
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('filter_header_tip', ?)",
                    std::move(note).result());
}

Result<std::optional<FilterHeaderCheckpoint>> FilterHeaderRepository::notedTip()
{
    const auto stored = m_db.first(u"SELECT value FROM meta WHERE key = 'filter_header_tip'",
                                   [](Cells& cells) { return cells.bytes(); });
    if (!stored) return stored.error();
    FilterHeaderCheckpoint tip;
    const bool isWhole = *stored && (*stored)->size() == sizeof(std::int32_t) + tip.header.bytes.size();
    if (!isWhole) return std::optional<FilterHeaderCheckpoint>();
    ByteReader note(**stored);
    tip.height = {note.i32()};
    std::ranges::copy(note.bytes(tip.header.bytes.size()), tip.header.bytes.begin());
    return std::optional(tip);
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
