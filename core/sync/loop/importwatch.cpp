// SPDX-License-Identifier: MIT

#include "core/sync/loop/importwatch.h"

#include <algorithm>

namespace lockstep {

void ImportWatch::follow(JobId job, std::int64_t now)
{
    Turn& turn = m_turns[job];
    if (m_job != job || doesRest(job)) turn.patience.begin(now);
    std::erase(m_resting, job);
    m_job = job;
}

void ImportWatch::noteProgress(JobId job, std::int64_t now)
{
    const auto turn = m_turns.find(job);
    if (turn == m_turns.end()) return;
    turn->second.patience.noteProgress(now);
    turn->second.isStuck = false;
}

void ImportWatch::rest(std::int64_t now)
{
    if (!m_job || doesRest(*m_job)) return;
    m_turns[*m_job].patience.begin(now);
    m_resting.push_back(*m_job);
}

void ImportWatch::forget(JobId job)
{
    m_turns.erase(job);
    std::erase(m_resting, job);
    if (m_job == job) m_job.reset();
}

void ImportWatch::letOthers(std::int64_t now)
{
    m_isOthersTurn = true;
    m_othersPatience.begin(now);
}

void ImportWatch::endOthers(std::int64_t now)
{
    m_isOthersTurn = false;
    if (m_job) m_turns[*m_job].patience.skip(now);
}

void ImportWatch::noteOthersProgress(std::int64_t now)
{
    m_othersPatience.noteProgress(now);
    m_doOthersRest = false;
}

bool ImportWatch::look(std::int64_t now)
{
    for (auto& [job, turn] : m_turns) {
        const bool counts = doesRest(job) || (job == m_job && !m_isOthersTurn);
        counts ? turn.patience.look(now) : turn.patience.skip(now);
    }
    std::erase_if(m_resting, [&](JobId job) { return m_turns[job].patience.isOver(); });
    m_isOthersTurn || m_doOthersRest ? m_othersPatience.look(now) : m_othersPatience.skip(now);
    if (!m_isOthersTurn && m_othersPatience.isOver()) m_doOthersRest = false;

    if (!m_job || m_isOthersTurn || doesRest(*m_job)) return false;
    Turn& turn = m_turns[*m_job];
    const bool isNew = !turn.isStuck && turn.patience.isOver();
    turn.isStuck = turn.isStuck || isNew;
    return isNew;
}

bool ImportWatch::givesWay()
{
    if (m_isOthersTurn) {
        const bool isOver = m_othersPatience.runsOut();
        m_doOthersRest = m_doOthersRest || isOver;
        return isOver;
    }
    if (!isStuck() || doesRest(*m_job) || !m_turns[*m_job].patience.runsOut()) return false;
    m_resting.push_back(*m_job);
    return true;
}

std::vector<JobId> ImportWatch::known() const
{
    std::vector<JobId> jobs;
    for (const auto& [job, turn] : m_turns) jobs.push_back(job);
    return jobs;
}

bool ImportWatch::isStuck(JobId job) const
{
    const auto turn = m_turns.find(job);
    return turn != m_turns.end() && turn->second.isStuck;
}

bool ImportWatch::doesRest(JobId job) const { return std::ranges::find(m_resting, job) != m_resting.end(); }

} // namespace lockstep
