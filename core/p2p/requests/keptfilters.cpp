// SPDX-License-Identifier: MIT

#include "core/p2p/requests/keptfilters.h"

#include <utility>

namespace lockstep::p2p {

void KeptFilters::keep(const BlockHash& block, From<Bytes> filter, Moment now)
{
    const std::size_t size = filter.value.size();
    if (!m_filters.emplace(block, Entry{std::move(filter), now}).second) return;
    m_order.push_back(block);
    m_bytes += size;
    dropOld(now);
}

const From<Bytes>* KeptFilters::find(const BlockHash& block) const
{
    const auto found = m_filters.find(block);
    return found == m_filters.end() ? nullptr : &found->second.filter;
}

From<Bytes> KeptFilters::take(const BlockHash& block)
{
    From<Bytes> filter = std::move(m_filters.extract(block).mapped().filter);
    m_bytes -= filter.value.size();
    if (m_filters.empty()) m_order.clear();
    return filter;
}

void KeptFilters::dropOld(Moment now)
{
    while (!m_order.empty()) {
        const auto oldest = m_filters.find(m_order.front());
        const bool isThere = oldest != m_filters.end();
        if (isThere && m_bytes <= MostBytes && now - oldest->second.since <= KeptFor) return;
        if (isThere) (void)take(m_order.front());
        if (!m_order.empty()) m_order.pop_front();
    }
}

} // namespace lockstep::p2p
