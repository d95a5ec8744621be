// SPDX-License-Identifier: MIT

#include "core/sync/importwatch.h"

namespace lockstep {

void ImportWatch::follow(JobId job, std::int64_t now)
{
    if (m_job == job) return;
    end();
    m_job = job;
    m_patience.noteProgress(now);
}

void ImportWatch::noteProgress(std::int64_t now)
{
    m_patience.noteProgress(now);
    m_isStuck = false;
}

void ImportWatch::letOthers(std::int64_t now)
{
    m_isOthersTurn = true;
    m_othersPatience.begin(now);
}

void ImportWatch::endOthers(std::int64_t now)
{
    m_isOthersTurn = false;
    m_patience.skip(now);
}

void ImportWatch::noteOthersProgress(std::int64_t now)
{
    m_othersPatience.noteProgress(now);
    m_doOthersRest = false;
}

bool ImportWatch::look(std::int64_t now)
{
    m_isOthersTurn ? m_patience.skip(now) : m_patience.look(now);
    m_isOthersTurn || m_doOthersRest ? m_othersPatience.look(now) : m_othersPatience.skip(now);
    if (!m_isOthersTurn && m_othersPatience.isOver()) m_doOthersRest = false;
    const bool isNew = m_job && !m_isOthersTurn && !m_isStuck && m_patience.isOver();
    m_isStuck = m_isStuck || isNew;
    return isNew;
}

bool ImportWatch::givesWay()
{
    if (!m_isOthersTurn) return m_isStuck && m_patience.runsOut();
    const bool isOver = m_othersPatience.runsOut();
    m_doOthersRest = m_doOthersRest || isOver;
    return isOver;
}

} // namespace lockstep
