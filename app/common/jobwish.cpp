// SPDX-License-Identifier: MIT

#include "app/common/jobwish.h"

#include "core/api/futures.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/session.h"

#include <algorithm>

namespace lockstep {

namespace {

QFuture<Result<void>> change(ChainService& chain, const JobWish& wish)
{
    switch (wish.change) {
    case JobChange::Pause: return chain.pauseJob(wish.job);
    case JobChange::Resume: return chain.resumeJob(wish.job);
    case JobChange::Cancel: break;
    }
    return chain.cancelJob(wish.job);
}

} // namespace

QFuture<Result<JobView>> carryOut(Session& session, const JobWish& wish)
{
    const SyncSnapshotPtr snapshot = session.snapshot();
    const auto job = std::ranges::find(snapshot->jobs, wish.job, &JobView::id);
    if (job == snapshot->jobs.end()) {
        const Answer<JobView> noSuchJob;
        noSuchJob.give(Error{Errc::NotFound, std::to_string(wish.job.value)});
        return noSuchJob.future();
    }
    return change(session.chain(), wish).then([job = *job](const Result<void>& done) -> Result<JobView> {
        if (!done) return done.error();
        return job;
    });
}

} // namespace lockstep
