// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace lockstep {

class Clock;

/// Holds a stream to so many items a second. After a pause it makes up for a tenth of a second at most.
class Pacer
{
public:
    explicit Pacer(const Clock& clock) : m_clock(&clock) { } ///< Without a limit at first.

    void setSpeed(int perSecond); ///< 0: no limit. The first item may go at once.

    bool take(); ///< Whether one more item may go now; if so, it counts as gone.
    int waitMilliseconds() const; ///< Until take() says yes; rounded up.

private:
    std::int64_t now() const;

    const Clock* m_clock; // no <chrono> in a header that moc reads: its 6.4 fails on GCC 12's
    std::int64_t m_interval = 0; ///< Microseconds, as all here.
    std::int64_t m_next = 0;
};

} // namespace lockstep
