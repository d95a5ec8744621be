// SPDX-License-Identifier: MIT

#include "core/sync/fetch/runmeter.h"

#include "core/sync/fetch/filtersizes.h"

namespace lockstep {

namespace {

constexpr std::int32_t SteadyBatch = 25; ///< Blocks: in fewer, waiting for the peer is most of the time.
constexpr std::int64_t EnoughFilters = 25;
constexpr double Memory = 30; ///< Seconds.

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
    if (filters < SteadyBatch || batch.took == std::chrono::milliseconds::zero()) return;
    if (batch.stored == filters) return m_stored.note(filters, batch.matchedIn);
    const bool isMostlyFetched = batch.stored <= filters / 2; // else the disk took a good part of the time
    if (isMostlyFetched) m_fetched.note(static_cast<double>(batch.fetchedBytes), batch.took);
}

void RunMeter::Pace::note(double amount, std::chrono::microseconds took)
{
    const double seconds = std::chrono::duration<double>(took).count();
    const double kept = Memory / (Memory + seconds);
    m_amount = m_amount * kept + amount;
    m_seconds = m_seconds * kept + seconds;
}

RunPaces RunMeter::paces() const
{
    const auto knownOf
        = [](const Pace& pace, double earlier) { return pace.perSecond() > 0 ? pace.perSecond() : earlier; };
    return {knownOf(m_fetched, m_earlier.bytesPerSecond), knownOf(m_stored, m_earlier.storedPerSecond)};
}

double RunMeter::sizeRatio() const
{
    if (m_filters < EnoughFilters || m_typicalBytes == 0) return 1;
    return static_cast<double>(m_bytes) / static_cast<double>(m_typicalBytes);
}

} // namespace lockstep
