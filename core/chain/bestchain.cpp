// SPDX-License-Identifier: MIT

#include "core/chain/bestchain.h"

namespace lockstep {

BestChain::BestChain(const HeaderRecord& genesis, DifficultyCache& difficulties)
{
    append(genesis, difficulties.of(genesis.bits).work);
}

Uint256 BestChain::workAt(std::int32_t height, DifficultyCache& difficulties) const
{
    std::int32_t summed = height - height % SumInterval;
    Uint256 work = m_sums[static_cast<std::size_t>(summed / SumInterval)];
    while (summed < height) work = work + difficulties.of(m_records[static_cast<std::size_t>(++summed)].bits).work;
    return work;
}

void BestChain::reserve(std::size_t count) { m_records.reserve(count); }

void BestChain::reserveIndex(std::size_t count) { m_index.reserve(count, m_records); }

void BestChain::append(const HeaderRecord& record, const Uint256& work)
{
    // A quarter at a time: doubling could leave 70 MB of mainnet's headers unused.
    if (m_records.size() == m_records.capacity()) m_records.reserve(m_records.size() + m_records.size() / 4 + 4'096);
    m_records.push_back(record);
    m_tipWork = m_tipWork + work;
    if (tipHeight() % SumInterval == 0) m_sums.push_back(m_tipWork);
    m_index.insertNext(m_records);
}

std::vector<HeaderRecord> BestChain::cutAfter(std::int32_t height, DifficultyCache& difficulties)
{
    m_tipWork = workAt(height, difficulties);
    for (std::int32_t gone = tipHeight(); gone > height; --gone) m_index.eraseLast(m_records);
    const auto firstGone = m_records.begin() + height + 1;
    std::vector<HeaderRecord> cut(firstGone, m_records.end());
    m_records.erase(firstGone, m_records.end());
    m_sums.resize(static_cast<std::size_t>(height / SumInterval) + 1);
    return cut;
}

} // namespace lockstep
