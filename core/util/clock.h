// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>

namespace lockstep {

/// Time is passed in, so that a test can hold it still or jump three hours.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Wall time in unix seconds: what block times are compared with.
    virtual std::int64_t unixSeconds() const = 0;

    /// Never goes back; for durations and deadlines.
    virtual std::chrono::milliseconds monotonic() const = 0;
};

/// The machine's own clocks.
class SystemClock final : public Clock
{
public:
    std::int64_t unixSeconds() const override
    {
        const auto now = std::chrono::system_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::seconds>(now).count();
    }

    std::chrono::milliseconds monotonic() const override
    {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::milliseconds>(now);
    }
};

} // namespace lockstep
