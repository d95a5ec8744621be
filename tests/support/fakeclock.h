// SPDX-License-Identifier: MIT
#pragma once

#include "core/util/clock.h"

#include <atomic>

namespace lockstep::test {

/// Stands still until it is told to move. May be moved from another thread than the one that reads it.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(std::int64_t unixSeconds = 1'700'000'000) : m_milliseconds(unixSeconds * 1000) { }

    std::int64_t unixSeconds() const override { return m_milliseconds / 1000; }
    std::chrono::milliseconds monotonic() const override { return std::chrono::milliseconds(m_milliseconds); }

    void advance(std::chrono::milliseconds by) { m_milliseconds += by.count(); }

private:
    std::atomic<std::int64_t> m_milliseconds;
};

} // namespace lockstep::test
