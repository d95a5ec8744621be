// SPDX-License-Identifier: MIT

#include "core/storage/repositories/chainstaterepository.h"

#include <algorithm>
#include <array>

namespace lockstep {

namespace {

/// meta holds blobs: four bytes, the lowest first.
std::array<std::byte, 4> asBlob(BlockHeight height)
{
    const auto value = static_cast<std::uint32_t>(height.value);
    std::array<std::byte, 4> blob{};
    for (unsigned i = 0; i < 4; ++i) blob[i] = static_cast<std::byte>(value >> (8U * i) & 0xffU);
    return blob;
}

BlockHeight fromBlob(const std::array<std::byte, 4>& blob)
{
    std::uint32_t value = 0;
    for (unsigned i = 0; i < 4; ++i) value |= std::to_integer<std::uint32_t>(blob[i]) << (8U * i);
    return {static_cast<std::int32_t>(value)};
}

} // namespace

Result<ChainPoint> ChainStateRepository::syncedTo()
{
    const auto point = m_db.first(u"SELECT synced_height, synced_hash FROM chain_state", [](Cells& cells) {
        const BlockHeight height = cells.height();
        return ChainPoint{height, cells.hash<BlockHash>()};
    });
    if (!point) return point.error();
    if (!*point) return Error{Errc::Damaged, "chain_state has no row"};
    return **point;
}

Result<void> ChainStateRepository::setSyncedTo(const ChainPoint& point)
{
    return m_db.run(u"UPDATE chain_state SET synced_height = ?, synced_hash = ?", point.height, point.hash);
}

Result<void> ChainStateRepository::requireSyncedTo(const ChainPoint& expected)
{
    const auto stored = syncedTo();
    if (!stored) return stored.error();
    if (*stored != expected) return Error{Errc::TipMoved, "stored height " + std::to_string(stored->height.value)};
    return {};
}

Result<BlockHeight> ChainStateRepository::agreedFilterHeaders()
{
    const auto height = m_db.first(u"SELECT value FROM meta WHERE key = 'agreed_filter_headers'",
                                   [](Cells& cells) { return fromBlob(cells.array<4>()); });
    if (!height) return height.error();
    return height->value_or(BlockHeight{0});
}

Result<void> ChainStateRepository::setAgreedFilterHeaders(BlockHeight height)
{
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('agreed_filter_headers', ?)", asBlob(height));
}

Result<std::set<BlockHash>> ChainStateRepository::disputedFilters()
{
    const auto blob = m_db.first(u"SELECT value FROM meta WHERE key = 'disputed_filters'",
                                 [](Cells& cells) { return cells.bytes(); });
    if (!blob) return blob.error();
    std::set<BlockHash> blocks;
    const Bytes all = blob->value_or(Bytes{});
    constexpr std::size_t size = sizeof(BlockHash::bytes);
    for (ByteSpan rest(all); rest.size() >= size; rest = rest.subspan(size)) {
        BlockHash block;
        std::ranges::copy(rest.first(size), block.bytes.begin());
        blocks.insert(block);
    }
    return blocks;
}

Result<void> ChainStateRepository::setDisputedFilters(const std::set<BlockHash>& blocks)
{
    Bytes all;
    for (const BlockHash& block : blocks) append(all, block.bytes);
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('disputed_filters', ?)", all);
}

Result<std::vector<FilterHeaderCheckpoint>> ChainStateRepository::droppedFilterHeaders()
{
    const auto blob = m_db.first(u"SELECT value FROM meta WHERE key = 'dropped_filter_headers'",
                                 [](Cells& cells) { return cells.bytes(); });
    if (!blob) return blob.error();
    std::vector<FilterHeaderCheckpoint> sample;
    const Bytes all = blob->value_or(Bytes{});
    constexpr std::size_t size = sizeof(FilterHeader::bytes);
    for (ByteSpan rest(all); rest.size() >= 4 + size; rest = rest.subspan(4 + size)) {
        std::array<std::byte, 4> height{};
        std::ranges::copy(rest.first(4), height.begin());
        FilterHeaderCheckpoint one{fromBlob(height), {}};
        std::ranges::copy(rest.subspan(4, size), one.header.bytes.begin());
        if (one.height.value >= 0) sample.push_back(one); // damaged it may say anything
    }
    return sample;
}

Result<void> ChainStateRepository::setDroppedFilterHeaders(const std::vector<FilterHeaderCheckpoint>& sample)
{
    Bytes all;
    for (const auto& [height, header] : sample) {
        append(all, asBlob(height));
        append(all, header.bytes);
    }
    return m_db.run(u"INSERT OR REPLACE INTO meta (key, value) VALUES ('dropped_filter_headers', ?)", all);
}

Result<bool> ChainStateRepository::wasMended()
{
    const auto mark
        = m_db.first(u"SELECT value FROM meta WHERE key = 'file_mended'", [](Cells& cells) { return cells.bytes(); });
    if (!mark) return mark.error();
    return mark->has_value();
}

Result<void> ChainStateRepository::forgetMended() { return m_db.run(u"DELETE FROM meta WHERE key = 'file_mended'"); }

} // namespace lockstep
