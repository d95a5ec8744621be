// SPDX-License-Identifier: MIT

#include "core/sync/jobs/stoppedjobs.h"

#include <vector>

namespace lockstep {

namespace {

void pause(JobRow& row)
{
    row.userPaused = true;
    row.state = JobState::Paused;
}

} // namespace

void waitWhileStopped(JobRow& row, const Wallet& wallet)
{
    if (wallet.row().lifecycle == Lifecycle::Stopped) pause(row);
}

Result<void> pauseJobsOf(WalletId wallet, JobQueue& jobs)
{
    for (Job& job : jobs.all()) {
        if (job.row.wallet != wallet || job.row.state == JobState::Cancelled) continue;
        pause(job.row);
        if (auto paused = jobs.store(job); !paused) return paused;
    }
    return {};
}

Result<void> resumeJobsOf(WalletId wallet, JobQueue& jobs)
{
    std::vector<JobId> paused;
    for (const Job& job : jobs.all())
        if (job.row.wallet == wallet && job.row.userPaused) paused.push_back(job.row.id);
    for (const JobId id : paused) {
        Job& job = *jobs.find(id);
        const bool followsWhenIdle = job.row.kind == JobKind::Scripts && job.startsWhenIdle();
        if (followsWhenIdle) JobQueue::setStart(job.row, ScanStart::WhenIdle);
        if (auto resumed = followsWhenIdle ? jobs.store(job) : jobs.resume(job); !resumed) return resumed;
    }
    return {};
}

} // namespace lockstep
