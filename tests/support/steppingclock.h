// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/clock.h"

#include <utility>

namespace lockstep::test {

/// Moves only as it is looked at: what `advance` granted passes at the next look at the stop watch, and it says whether
/// there was one. So no time passes unseen, however late a busy computer lets somebody look.
class SteppingClock final : public Clock
{
public:
    using Milliseconds = std::chrono::milliseconds;

    std::int64_t unixSeconds() const override { return Start + m_now / std::chrono::seconds(1); }
    Milliseconds monotonic() const override { return m_now += std::exchange(m_granted, Milliseconds(0)); }

    void advance(Milliseconds by) { m_granted += by; }
    bool hasPassed() const { return m_granted == Milliseconds(0); } ///< All that was granted.
    void jump(Milliseconds by) { m_now += by; } ///< At once: the program was closed, the machine slept.

private:
    static constexpr std::int64_t Start = 1'700'000'000;
    mutable Milliseconds m_now{0};
    mutable Milliseconds m_granted{0};
};

} // namespace lockstep::test
