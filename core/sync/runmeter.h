// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/sync/syncsnapshot.h"

#include <chrono>
#include <cstdint>

namespace lockstep {

/// What this run of the program has fetched and how fast: counters for the window, figures for estimates.
class RunMeter
{
public:
    explicit RunMeter(Network network) : m_network(network) { }

    void noteHeaders(std::int32_t count) { m_counters.headers += count; }
    void noteFilterHeaders(std::int32_t count) { m_counters.filterHeaders += count; }

    /// The filters of blocks `from` to `to` came, `bytes` in all, and `blocks` blocks after them.
    void noteBatch(BlockHeight from, BlockHeight to, std::int64_t bytes, std::int32_t blocks,
                   std::chrono::milliseconds took);

    const RunCounters& counters() const { return m_counters; }

    /// How much larger filters are than typicalFilterBytes() says; 1 until enough of them came.
    double sizeRatio() const;

    /// Bytes of filters a second, matching and blocks included, of the last half minute or so; 0 while unknown.
    double bytesPerSecond() const { return m_rate; }

private:
    Network m_network;
    RunCounters m_counters;
    std::int64_t m_typicalBytes = 0; ///< What was expected of the filters that came.
    double m_rate = 0;
};

} // namespace lockstep
