// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

namespace lockstep {

/// How long something is waited for before what else there is has its turn: each time in vain, twice as long, so that
/// on a slow line it comes to its end whatever is announced meanwhile.
///
/// Only time that is seen to pass is waited: whoever waits looks every second or so. A clock that jumps, back or ahead
/// as when the machine slept, says nothing of the peers. All times are Unix seconds.
class Patience
{
public:
    static constexpr std::int64_t First = 30; ///< A batch is half a second's work where peers answer.
    static constexpr std::int64_t Most = 600; ///< The time between two blocks.
    static constexpr std::int64_t LongestStep = 10; ///< From one look to the next. What is longer was no waiting.

    /// Another wait.
    void begin(std::int64_t now)
    {
        m_waited = 0;
        m_seen = now;
    }

    /// Something came that was waited for.
    void noteProgress(std::int64_t now)
    {
        begin(now);
        m_limit = First;
    }

    /// It was waited since the last look.
    void look(std::int64_t now)
    {
        const std::int64_t step = now - m_seen;
        if (step > 0 && step <= LongestStep) m_waited += step;
        m_seen = now;
    }

    void skip(std::int64_t now) { m_seen = now; } ///< Since the last look something else was waited for.

    bool isOver() const { return m_waited >= m_limit; }

    /// Whether it is over. Then the wait is called off, and begins anew.
    bool runsOut()
    {
        if (!isOver()) return false;
        m_waited = 0;
        m_limit = std::min(2 * m_limit, Most);
        return true;
    }

private:
    std::int64_t m_waited = 0; ///< Seconds.
    std::int64_t m_seen = 0; ///< When it was looked at last.
    std::int64_t m_limit = First;
};

} // namespace lockstep
