// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/context/timebase.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>

namespace lockstep::p2p {

/// How well a peer delivers what it is asked for: bytes a second while it owes an answer, over its last answers. One
/// that did not come halves it. Peers of a fourth of the best one's score are asked only when the others are busy.
class PeerScore
{
public:
    void noteDelivery(std::size_t bytes, Moment waited)
    {
        m_bytes = m_bytes * Memory + static_cast<double>(bytes);
        m_seconds = m_seconds * Memory + static_cast<double>(std::max(waited, Least).count()) / 1000.0;
    }
    void noteFailure()
    {
        m_bytes /= 2;
        if (m_seconds == 0) m_seconds = 1; // from now on it is known
    }

    std::optional<double> bytesPerSecond() const ///< nullopt: nothing was asked of it yet.
    {
        if (m_seconds == 0) return std::nullopt;
        return m_bytes / m_seconds;
    }

    /// For sorting: whom nobody knows counts as the fastest, so that it is tried.
    double rank() const { return bytesPerSecond().value_or(std::numeric_limits<double>::max()); }

private:
    static constexpr double Memory = 0.8; ///< What the answer before counts against the newest.
    static constexpr Moment Least{10}; ///< Below it a clock measures itself.

    double m_bytes = 0;
    double m_seconds = 0;
};

} // namespace lockstep::p2p
