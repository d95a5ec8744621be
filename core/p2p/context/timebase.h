// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/clock.h"

#include <chrono>

namespace lockstep::p2p {

using Moment = std::chrono::milliseconds; ///< Since some start; for differences only.

/// Time as the deadlines see it. It moves only with `advance`, and a jump of the clock (the machine slept, or stood
/// in a debugger) counts as nothing: no peer is blamed for it.
class Timebase
{
public:
    static constexpr std::chrono::seconds Jump{60};

    explicit Timebase(const Clock& clock) : m_clock(clock), m_monotonic(clock.monotonic()), m_unix(clock.unixSeconds())
    {
    }

    Moment now() const { return m_now; }
    std::int64_t unixSeconds() const { return m_clock.unixSeconds(); }
    Moment exact() const { return m_clock.monotonic(); } ///< For measuring a round trip.

    /// Returns whether the clock jumped: then connections may be dead without knowing it.
    bool advance()
    {
        const Moment monotonic = m_clock.monotonic();
        const std::int64_t unix = m_clock.unixSeconds();
        const Moment passed = monotonic - m_monotonic;
        const bool jumped = passed > Jump || unix - m_unix > Jump.count() + passed / std::chrono::seconds(1);
        if (!jumped) m_now += passed;
        m_monotonic = monotonic;
        m_unix = unix;
        return jumped;
    }

private:
    const Clock& m_clock;
    Moment m_monotonic;
    std::int64_t m_unix;
    Moment m_now{};
};

} // namespace lockstep::p2p
