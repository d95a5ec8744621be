// SPDX-License-Identifier: MIT

#include "core/sync/fetch/sentbytes.h"

namespace lockstep {

void SentBytes::add(const BlockHash& block, std::size_t bytes)
{
    if (m_bytes.size() >= MostBlocks) m_bytes.clear();
    m_bytes[block] += static_cast<std::int64_t>(bytes);
}

std::int64_t SentBytes::of(const BlockHash& block) const
{
    const auto known = m_bytes.find(block);
    return known == m_bytes.end() ? 0 : known->second;
}

void SentBytes::forget(std::span<const BlockHash> blocks)
{
    for (const BlockHash& block : blocks) m_bytes.erase(block);
}

} // namespace lockstep
