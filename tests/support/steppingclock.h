// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/clock.h"

#include <algorithm>

namespace lockstep::test {

/// Moves only as it is looked at: each look at the stop watch takes a step of what `advance` granted. So nobody who
/// looks now and then sees a jump, however late a busy computer lets them look, and no time passes unseen.
class SteppingClock final : public Clock
{
public:
    using Milliseconds = std::chrono::milliseconds;
    static constexpr Milliseconds Step{5'000};

    std::int64_t unixSeconds() const override { return Start + m_now / std::chrono::seconds(1); }
    Milliseconds monotonic() const override
    {
        const Milliseconds step = std::min(m_granted, Step);
        m_granted -= step;
        return m_now += step;
    }

    void advance(Milliseconds by) { m_granted += by; }
    bool hasPassed() const { return m_granted == Milliseconds(0); } ///< All that was granted.
    void jump(Milliseconds by) { m_now += by; } ///< At once: the program was closed, the machine slept.

private:
    static constexpr std::int64_t Start = 1'700'000'000;
    mutable Milliseconds m_now{0};
    mutable Milliseconds m_granted{0};
};

} // namespace lockstep::test
