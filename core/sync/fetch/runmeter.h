// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/primitives/network.h"
#include "core/sync/syncsnapshot.h"

#include <chrono>
#include <cstdint>

namespace lockstep {

/// What comes in a second; 0 while unknown.
struct RunPaces
{
    double bytesPerSecond = 0; ///< Of filters and blocks that peers sent, with all that was done with them.
    double storedPerSecond = 0; ///< Filters of the disk, read and matched.
    friend bool operator==(const RunPaces&, const RunPaces&) = default;
};

/// What this run of the program has fetched and how fast: counters for the window, figures for estimates.
class RunMeter
{
public:
    explicit RunMeter(Network network) : m_network(network) { }

    void noteHeaders(std::int32_t count) { m_counters.headers += count; }
    void noteFilterHeaders(std::int32_t count) { m_counters.filterHeaders += count; }

    /// A batch that was looked at.
    struct Batch
    {
        BlockHeight from;
        BlockHeight to;
        std::int32_t stored = 0; ///< So many of its filters were on the disk; the others came from peers.
        std::int64_t bytes = 0; ///< Of all its filters.
        std::int64_t storedBytes = 0; ///< Of those on the disk.
        std::int64_t fetchedBytes = 0; ///< Filters and blocks that peers sent.
        std::int32_t blocks = 0; ///< That matched.
        std::chrono::milliseconds took{}; ///< 0: how fast it was says nothing of a scan.
        std::chrono::microseconds matchedIn{}; ///< Of that: to have the filters and to look into them, without blocks.
    };
    void noteBatch(const Batch& batch);

    const RunCounters& counters() const { return m_counters; }

    /// How much larger filters are than typicalFilterBytes() says; 1 until enough of them came.
    double sizeRatio() const;

    /// Of the last half minute or so; until there was one, as an earlier run left it.
    RunPaces paces() const;
    void setEarlier(const RunPaces& paces) { m_earlier = paces; }

private:
    /// How much in how long, the old of it fading: a short batch counts as little as it took.
    class Pace
    {
    public:
        void note(double amount, std::chrono::microseconds took);
        double perSecond() const { return m_seconds > 0 ? m_amount / m_seconds : 0; }

    private:
        double m_amount = 0;
        double m_seconds = 0;
    };

    Network m_network;
    RunCounters m_counters;
    std::int64_t m_filters = 0; ///< Looked at, wherever they came from, and
    std::int64_t m_bytes = 0; ///< their size, and
    std::int64_t m_typicalBytes = 0; ///< what was expected of them.
    Pace m_fetched;
    Pace m_stored;
    RunPaces m_earlier; ///< Of another run.
};

} // namespace lockstep
