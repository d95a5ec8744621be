// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstdint>

namespace lockstep {

/// How long something is waited for before what else there is has its turn: each time in vain, twice as long, so that
/// on a slow line it comes to its end whatever is announced meanwhile. All times are Unix seconds.
class Patience
{
public:
    static constexpr std::int64_t First = 30; ///< A batch is half a second's work where peers answer.
    static constexpr std::int64_t Most = 600; ///< The time between two blocks.

    void begin(std::int64_t now) { m_since = now; } ///< Another wait.

    /// Something came that was waited for.
    void noteProgress(std::int64_t now)
    {
        begin(now);
        m_limit = First;
    }

    bool isOver(std::int64_t now)
    {
        m_since = std::min(m_since, now); // the clock may have been put back
        return now - m_since >= m_limit;
    }

    /// Whether it is over. Then the wait is called off, and begins anew.
    bool runsOut(std::int64_t now)
    {
        if (!isOver(now)) return false;
        begin(now);
        m_limit = std::min(2 * m_limit, Most);
        return true;
    }

private:
    std::int64_t m_since = 0;
    std::int64_t m_limit = First;
};

} // namespace lockstep
