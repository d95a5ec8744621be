// SPDX-License-Identifier: MIT
#pragma once

#include "core/primitives/ids.h"
#include "core/sync/patience.h"

#include <cstdint>
#include <optional>

namespace lockstep {

/// Whether the import that has its turn gets anywhere. One that gets no block for a while holds the others no longer
/// (decision 0002). All times are Unix seconds.
class ImportWatch
{
public:
    static constexpr std::int64_t StuckAfter = Patience::First;

    /// It has its turn: the time counts from now if it had not yet.
    void follow(JobId job, std::int64_t now)
    {
        if (m_job == job) return;
        *this = {};
        m_job = job;
        m_patience.noteProgress(now);
    }

    /// A batch is done; or it is not stuck, and the others had a turn.
    void noteProgress(std::int64_t now)
    {
        m_patience.noteProgress(now);
        m_isStuck = false;
    }

    /// Whether it has become stuck by now.
    bool look(std::int64_t now)
    {
        const bool isNew = m_job && !m_isStuck && m_patience.isOver(now);
        m_isStuck = m_isStuck || isNew;
        return isNew;
    }

    /// Whether what it waits for is to be called off, for the others: the next time later.
    bool givesWay(std::int64_t now) { return m_patience.runsOut(now); }

    void end() { *this = {}; } ///< None has its turn.

    bool isStuck() const { return m_isStuck; }

private:
    std::optional<JobId> m_job;
    Patience m_patience;
    bool m_isStuck = false;
};

} // namespace lockstep
