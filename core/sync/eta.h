// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace lockstep {

/// Time left, from a moving average of the speed. Says nothing until it has seen two seconds of work.
class Eta
{
public:
    void start(std::chrono::milliseconds now, std::int64_t done)
    {
        *this = Eta();
        m_started = m_last = now;
        m_done = done;
    }

    void advance(std::chrono::milliseconds now, std::int64_t done)
    {
        const auto elapsed = now - m_last;
        if (elapsed < std::chrono::milliseconds(200)) return;
        const double rate = static_cast<double>(done - m_done) / static_cast<double>(elapsed.count());
        // The speed of the last half minute or so counts: filters grow with the height.
        const double weight = m_rate < 0
            ? 1.0
            : static_cast<double>(elapsed.count()) / (30'000.0 + static_cast<double>(elapsed.count()));
        m_rate = m_rate < 0 ? rate : m_rate + (rate - m_rate) * weight;
        m_last = now;
        m_done = done;
    }

    /// Seconds until `goal`; -1 while unknown.
    std::int64_t secondsTo(std::int64_t goal) const
    {
        if (m_rate <= 0 || m_last - m_started < std::chrono::seconds(2)) return -1;
        return static_cast<std::int64_t>(static_cast<double>(goal - m_done) / m_rate / 1'000.0);
    }

private:
    std::chrono::milliseconds m_started{0};
    std::chrono::milliseconds m_last{0};
    std::int64_t m_done = 0;
    double m_rate = -1; ///< Units a millisecond.
};

} // namespace lockstep
