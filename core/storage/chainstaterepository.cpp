// SPDX-License-Identifier: MIT

#include "core/storage/chainstaterepository.h"

namespace lockstep {

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

} // namespace lockstep
