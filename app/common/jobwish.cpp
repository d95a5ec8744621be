// SPDX-License-Identifier: MIT

#include "app/common/jobwish.h"

#include "core/api/futures.h"
#include "core/api/services/chainservice.h"
#include "core/api/services/session.h"
#include "core/api/services/walletservice.h"

#include <algorithm>
#include <optional>
#include <string>

namespace lockstep {

namespace {

/// Whether the wallet has nothing but what this import finds. One that goes on later begins above its birthday.
bool isFirstImport(const JobView& job, const WalletView& wallet)
{
    return job.kind == JobKind::Wallet && wallet.isPartial && job.from <= std::max(wallet.birthday, BlockHeight{1});
}

/// What keeps a job's wallet from being removed with it.
std::optional<Error> whyKept(const SyncSnapshot& snapshot, const JobView& job)
{
    const WalletView* wallet = snapshot.wallet(job.wallet);
    const std::string number = std::to_string(job.id.value), name = job.walletName.toStdString();
    if (job.kind == JobKind::Rescan || job.kind == JobKind::Scripts)
        return Error{Errc::Refused,
                     "what job " + number + " found stays: blocks show that it belongs to \"" + name
                         + "\", and without it coins that were spent would look unspent; leave out --discard"};
    if (!wallet || !isFirstImport(job, *wallet))
        return Error{Errc::Refused,
                     "job " + number + " is not the first import of \"" + name
                         + "\", which holds more than this job found; leave out --discard"};
    return std::nullopt;
}

QFuture<Result<void>> refusal(const Error& error)
{
    const Answer<void> refused;
    refused.give(error);
    return refused.future();
}

QFuture<Result<void>> change(Session& session, JobChange change, const JobView& job)
{
    switch (change) {
    case JobChange::Pause: return session.chain().pauseJob(job.id);
    case JobChange::Resume: return session.chain().resumeJob(job.id);
    case JobChange::Cancel: return session.chain().cancelJob(job.id);
    case JobChange::First: return session.chain().moveJobFirst(job.id);
    case JobChange::Discard: break;
    }
    if (const auto kept = whyKept(*session.snapshot(), job)) return refusal(*kept);
    return session.wallets().remove(job.wallet);
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
    return change(session, wish.change, *job).then([job = *job](const Result<void>& done) -> Result<JobView> {
        if (!done) return done.error();
        return job;
    });
}

} // namespace lockstep
