// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lockstep {

/// Whether the import that has its turn gets anywhere. One that gets no block for a while holds the others no longer
/// (decision 0002). All times are Unix seconds.
class ImportWatch
{
public:
    static constexpr std::int64_t StuckAfter = 30; ///< A batch is half a second's work where peers answer.

    /// It has its turn: the time counts from now if it had not yet.
    void follow(JobId job, std::int64_t now)
    {
        if (m_job == job) return;
        *this = {};
        m_job = job;
        m_movedAt = now;
    }

    /// A batch is done, or the others had their turn instead.
    void noteProgress(std::int64_t now)
    {
        m_movedAt = now;
        m_isStuck = false;
    }

    /// Whether it has become stuck by now.
    bool look(std::int64_t now)
    {
        m_movedAt = std::min(m_movedAt, now); // the clock may have been put back
        const bool isNew = m_job && !m_isStuck && now - m_movedAt >= StuckAfter;
        m_isStuck = m_isStuck || isNew;
        return isNew;
    }

    void end() { *this = {}; } ///< None has its turn.

    bool isStuck() const { return m_isStuck; }

private:
    std::optional<JobId> m_job;
    std::int64_t m_movedAt = 0;
    bool m_isStuck = false;
};

} // namespace lockstep
