// SPDX-License-Identifier: MIT

#include "core/sync/runmeter.h"

#include "core/sync/filtersizes.h"

namespace lockstep {

namespace {

constexpr std::int32_t SteadyBatch = 25; ///< Blocks: in fewer, waiting for the peer is most of the time.
constexpr std::int64_t EnoughFilters = 25;
constexpr double Memory = 30'000; ///< Milliseconds.

} // namespace

void RunMeter::noteBatch(const Batch& batch)
{
    const std::int32_t filters = batch.to - batch.from + 1;
    m_counters.filters += filters - batch.stored;
    m_counters.filterBytes += batch.bytes - batch.storedBytes;
    m_counters.blocks += batch.blocks;
    m_filters += filters;
    m_bytes += batch.bytes;
    m_typicalBytes += typicalFilterBytes(m_network, batch.from, batch.to);
    if (filters < SteadyBatch || batch.took.count() <= 0) return;
    const auto elapsed = static_cast<double>(batch.took.count());
    const double rate = static_cast<double>(batch.bytes) * 1'000 / elapsed;
    double& mean = batch.stored == filters ? m_storedRate : m_fetchRate;
    mean = mean == 0 ? rate : mean + (rate - mean) * elapsed / (Memory + elapsed);
}

double RunMeter::sizeRatio() const
{
    if (m_filters < EnoughFilters || m_typicalBytes == 0) return 1;
    return static_cast<double>(m_bytes) / static_cast<double>(m_typicalBytes);
}

} // namespace lockstep
