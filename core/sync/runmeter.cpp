// SPDX-License-Identifier: MIT

#include "core/sync/runmeter.h"

#include "core/sync/filtersizes.h"

namespace lockstep {

namespace {

constexpr std::int32_t SteadyBatch = 25; ///< Blocks: in fewer, waiting for the peer is most of the time.
constexpr std::int64_t EnoughFilters = 25;
constexpr double Memory = 30'000; ///< Milliseconds.

} // namespace

void RunMeter::noteBatch(BlockHeight from, BlockHeight to, std::int64_t bytes, std::int32_t blocks,
                         std::chrono::milliseconds took)
{
    const std::int32_t filters = to - from + 1;
    m_counters.filters += filters;
    m_counters.filterBytes += bytes;
    m_counters.blocks += blocks;
    m_typicalBytes += typicalFilterBytes(m_network, from, to);
    if (filters < SteadyBatch || took.count() <= 0) return;
    const auto elapsed = static_cast<double>(took.count());
    const double rate = static_cast<double>(bytes) * 1'000 / elapsed;
    m_rate = m_rate == 0 ? rate : m_rate + (rate - m_rate) * elapsed / (Memory + elapsed);
}

double RunMeter::sizeRatio() const
{
    if (m_counters.filters < EnoughFilters || m_typicalBytes == 0) return 1;
    return static_cast<double>(m_counters.filterBytes) / static_cast<double>(m_typicalBytes);
}

} // namespace lockstep
