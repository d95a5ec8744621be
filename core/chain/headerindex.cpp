// SPDX-License-Identifier: MIT

#include "core/chain/headerindex.h"

#include <algorithm>
#include <cstring>

namespace lockstep {

namespace {

__extension__ using Wide = unsigned __int128;

constexpr std::size_t MinimumSlots = 64;

} // namespace

std::size_t HeaderIndex::home(const BlockHash& hash) const
{
    std::uint64_t key = 0;
    std::memcpy(&key, hash.bytes.data(), sizeof key); // the end of the displayed hash: random even on mainnet
    return static_cast<std::size_t>((Wide{key} * m_slots.size()) >> 64);
}

void HeaderIndex::put(std::int32_t height, const BlockHash& hash)
{
    std::size_t slot = home(hash);
    while (m_slots[slot] != 0) slot = next(slot);
    m_slots[slot] = static_cast<std::uint32_t>(height) + 1;
}

void HeaderIndex::reserve(std::size_t count, std::span<const HeaderRecord> records)
{
    if (4 * count <= 3 * m_slots.size()) return;
    m_slots.assign(std::max(MinimumSlots, 2 * count), 0);
    for (std::size_t height = 0; height < m_used; ++height) // in the order of memory, unlike the old slots
        put(static_cast<std::int32_t>(height), records[height].hash);
}

void HeaderIndex::insertNext(std::span<const HeaderRecord> records)
{
    reserve(m_used + 1, records);
    put(static_cast<std::int32_t>(m_used), records[m_used].hash);
    ++m_used;
}

void HeaderIndex::eraseLast(std::span<const HeaderRecord> records)
{
    const auto entry = static_cast<std::uint32_t>(m_used);
    --m_used;
    std::size_t hole = home(records[m_used].hash);
    while (m_slots[hole] != entry) hole = next(hole);

    // Move later entries of the run back into the hole, unless that would put one before its home.
    for (std::size_t slot = next(hole); m_slots[slot] != 0; slot = next(slot)) {
        const std::size_t wanted = home(records[m_slots[slot] - 1].hash);
        const bool staysBehindHole
            = hole <= slot ? (hole < wanted && wanted <= slot) : (hole < wanted || wanted <= slot);
        if (staysBehindHole) continue;
        m_slots[hole] = m_slots[slot];
        hole = slot;
    }
    m_slots[hole] = 0;
}

std::optional<std::int32_t> HeaderIndex::find(const BlockHash& hash, std::span<const HeaderRecord> records) const
{
    if (m_slots.empty()) return std::nullopt;
    for (std::size_t slot = home(hash); m_slots[slot] != 0; slot = next(slot)) {
        const std::uint32_t height = m_slots[slot] - 1;
        if (records[height].hash == hash) return static_cast<std::int32_t>(height);
    }
    return std::nullopt;
}

} // namespace lockstep
