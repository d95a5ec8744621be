// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/context/timebase.h"

#include <algorithm>
#include <cstdint>

namespace lockstep::p2p {

/// How much a stranger may make us fetch: so much a second on average, and so much at once after a silence.
class Allowance
{
public:
    struct Limits
    {
        std::int64_t perSecond = 0;
        std::int64_t burst = 0;
        std::int64_t bytesPerSecond = 0;
        std::int64_t bytesBurst = 0;
    };
    explicit Allowance(const Limits& limits)
        : m_limits(limits)
        , m_items(limits.burst * 1000)
        , m_bytes(limits.bytesBurst)
    {
    }

    void refill(Moment now)
    {
        const std::int64_t passed = (now - m_refilledAt).count();
        m_refilledAt = now;
        m_items = std::min(m_limits.burst * 1000, m_items + passed * m_limits.perSecond);
        m_bytes = std::min(m_limits.bytesBurst, m_bytes + passed * m_limits.bytesPerSecond / 1000);
    }
    bool hasRoom() const { return m_items >= 1000 && m_bytes > 0; }
    void take() { m_items -= 1000; } ///< One more is asked for.
    void takeBytes(std::size_t bytes) { m_bytes -= static_cast<std::int64_t>(bytes); } ///< They came.

private:
    Limits m_limits;
    Moment m_refilledAt{};
    std::int64_t m_items; ///< Thousandths of one.
    std::int64_t m_bytes; ///< Below zero: more came than may.
};

} // namespace lockstep::p2p
