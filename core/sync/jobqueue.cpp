// SPDX-License-Identifier: MIT

#include "core/sync/jobqueue.h"

#include <algorithm>

namespace lockstep {

Result<void> JobQueue::load()
{
    m_jobs.clear();
    JobRepository stored(m_database);
    auto rows = stored.unfinished();
    if (!rows) return rows.error();
    for (JobRow& row : *rows) {
        auto scripts = stored.scripts(row.id);
        if (!scripts) return scripts.error();
        // It was running when the program ended: it waits for its turn again.
        if (row.state == JobState::Running) row.state = JobState::Queued;
        m_jobs.push_back({std::move(row), std::move(*scripts), {}});
    }
    return {};
}

void JobQueue::setStart(JobRow& row, ScanStart start)
{
    row.userPaused = start == ScanStart::WhenResumed;
    row.state = row.userPaused ? JobState::Paused : JobState::Queued;
}

Result<JobId> JobQueue::add(JobRow row, std::vector<JobScript> scripts)
{
    const auto id = JobRepository(m_database).insert(row, scripts);
    if (!id) return id;
    row.id = *id;
    m_jobs.push_back({std::move(row), std::move(scripts), {}});
    return id;
}

Result<void> JobQueue::store(const Job& job) { return JobRepository(m_database).update(job.row); }

Result<void> JobQueue::rollbackTo(const ChainPoint& fork)
{
    if (auto done = JobRepository(m_database).rollbackTo(fork); !done) return done;
    for (Job& job : m_jobs) {
        if (job.row.next <= fork.height + 1) continue;
        job.row.next = fork.height + 1;
        job.row.previousHash = fork.hash;
    }
    return {};
}

void JobQueue::drop(JobId id)
{
    std::erase_if(m_jobs, [&](const Job& job) { return job.row.id == id; });
}

void JobQueue::dropOf(WalletId wallet)
{
    std::erase_if(m_jobs, [&](const Job& job) { return job.row.wallet == wallet; });
}

Job* JobQueue::find(JobId id)
{
    const auto found = std::ranges::find(m_jobs, id, [](const Job& job) { return job.row.id; });
    return found == m_jobs.end() ? nullptr : &*found;
}

Job* JobQueue::ofWallet(WalletId wallet, JobKind kind)
{
    const auto matches = [&](const Job& job) { return job.row.wallet == wallet && job.row.kind == kind; };
    const auto found = std::ranges::find_if(m_jobs, matches);
    return found == m_jobs.end() ? nullptr : &*found;
}

Job* JobQueue::next()
{
    const auto found = std::ranges::find_if(m_jobs, &Job::mayRun);
    return found == m_jobs.end() ? nullptr : &*found;
}

} // namespace lockstep
