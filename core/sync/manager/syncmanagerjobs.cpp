// SPDX-License-Identifier: MIT

// The queue: what is put into it, and what a person does with it.

#include "core/storage/database/failpoint.h"
#include "core/sync/jobs/scanfinds.h"
#include "core/sync/jobs/stoppedjobs.h"
#include "core/sync/manager/syncmanagerprivate.h"

namespace lockstep {

namespace {

constexpr std::int32_t MostBlocksRead = 144; ///< About a day: each is downloaded whole.

/// nullptr: it is over, also where the batch that ended it was stored this very moment.
Job* underWay(JobQueue& jobs, JobId id)
{
    Job* job = jobs.find(id);
    return job && job->row.state != JobState::Done ? job : nullptr;
}

/// Past its window a look for single scripts only follows the coins that it found, and this one does so when nothing
/// else is to be done: there is nothing less that it could become.
Result<bool> onlyFollows(const Job& job, const Wallet& wallet, BlockHeight synced)
{
    const bool isPastItsWindow = job.row.to && job.row.next > *job.row.to;
    if (!isPastItsWindow || !job.startsWhenIdle() || job.row.next > synced) return false;
    const auto followed = wallet.unspentAmong(job.scripts);
    if (!followed) return followed.error();
    return !followed->empty();
}

} // namespace

Result<JobId> SyncManager::rescanTargeted(const Target& target)
{
    const auto wallet = d->wallets.find(target.wallet);
    if (!wallet) return Error{Errc::NoSuchWallet, ""};
    if (target.to && *target.to < target.from)
        return Error{Errc::OutOfRange, "the height window ends before it begins"};
    if (d->loop.headersAreCurrent() && target.from > d->chain.tip().height)
        return Error{Errc::OutOfRange, "that block is not there yet"};
    JobRow row;
    row.wallet = target.wallet;
    row.kind = JobKind::Scripts;
    row.from = row.next = {std::max(target.from.value, 1)};
    row.to = target.to;
    row.createdAt = row.updatedAt = d->parts.clock->unixSeconds();
    JobQueue::setStart(row, target.start);
    waitWhileStopped(row, *wallet);

    Result<JobId> id = Error{Errc::Database, ""};
    auto done = d->stored([&]() -> Result<void> {
        const auto places = wallet->addScripts(target.scripts);
        if (!places) return places.error();
        failPoint("scripts-stored");
        if (auto noted = d->wallets.noteEdit(*wallet); !noted) return noted;
        std::vector<JobScript> wanted;
        for (const Wallet::Place& place : *places) wanted.push_back({place.keychain, place.index});
        id = d->jobs.add(std::move(row), std::move(wanted));
        if (!id) return id.error();
        return {};
    });
    emit snapshotChanged(snapshot());
    if (!done) return done.error();
    return id;
}

Result<void> SyncManager::pauseJob(JobId id)
{
    Job* job = underWay(d->jobs, id);
    if (!job) return Error{Errc::NotFound, "the import is over"};
    job->row.userPaused = true;
    job->row.state = JobState::Paused;
    auto done = d->storedOf(*job, [&] { return d->jobs.store(*job); });
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::resumeJob(JobId id)
{
    Job* job = underWay(d->jobs, id);
    if (!job) return Error{Errc::NotFound, "the import is over"};
    const auto wallet = d->wallets.find(job->row.wallet);
    const bool isStopped = wallet && wallet->row().lifecycle == Lifecycle::Stopped;
    d->loop.tryAnew(id);
    auto done = d->storedOf(*job, [&]() -> Result<void> {
        if (auto resumed = d->jobs.resume(*job); !resumed || !isStopped) return resumed;
        if (auto started = d->wallets.setLifecycle(*wallet, Lifecycle::Started); !started) return started;
        return importIfFarBehind(*wallet); // a stopped wallet is not touched: it goes on, or nothing of it does
    });
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::cancelQuestion(const Job& question)
{
    if (question.isLookup()) return forgetLookup(question.row.id);
    cancelSearch();
    return {};
}

Result<void> SyncManager::cancelJob(JobId id)
{
    Job* job = underWay(d->jobs, id);
    if (!job) return Error{Errc::NotFound, "the import is over"};
    if (job->isQuestion()) return cancelQuestion(*job);
    const auto wallet = d->wallets.find(job->row.wallet);
    if (wallet) {
        const auto isNeeded = onlyFollows(*job, *wallet, d->chain.synced().height);
        if (!isNeeded) return isNeeded.error();
        if (*isNeeded) return Error{Errc::Refused, ""};
    }
    job->row.state = JobState::Cancelled;
    const Job ended = *job;
    const auto followFound = [&](const Wallet& found, const Job& scan) -> Result<void> {
        auto follow = followerOf(scan, d->chain.synced().height);
        if (!follow) return {};
        follow->createdAt = follow->updatedAt = d->parts.clock->unixSeconds();
        waitWhileStopped(*follow, found);
        auto scripts = foundBy(scan, found, *d->parts.database);
        if (!scripts) return scripts.error();
        if (scripts->empty()) return {};
        const auto added = d->jobs.add(*std::move(follow), *std::move(scripts));
        return added ? Result<void>() : added.error();
    };
    auto done = d->stored([&]() -> Result<void> {
        if (auto cancelled = d->jobs.store(ended); !cancelled) return cancelled;
        if (auto told = d->events.importCancelled(ended.row); !told) return told;
        // Kept where the scan had come to: it can be started again, or removed.
        if (!wallet || ended.row.kind != JobKind::Wallet) return wallet ? followFound(*wallet, ended) : Result<void>();
        if (auto paused = pauseJobsOf(wallet->id(), d->jobs); !paused) return paused;
        return d->wallets.setLifecycle(*wallet, Lifecycle::Stopped);
    });
    if (done) d->jobs.drop(id);
    emit snapshotChanged(snapshot());
    return done;
}

Result<void> SyncManager::moveJobFirst(JobId id)
{
    Job* job = underWay(d->jobs, id);
    if (!job) return Error{Errc::NotFound, "the import is over"};
    if (job->isSearch()) return Error{Errc::Refused, "a search has its turn when the wallets have nothing to do"};
    d->loop.tryAnew(id);
    auto done = d->stored([&] { return d->jobs.moveFirst(*job); });
    emit snapshotChanged(snapshot());
    return done;
}

Result<JobId> SyncManager::lookUp(const OutpointQuestion& question)
{
    JobRow row;
    row.kind = JobKind::Outpoint;
    row.from = row.next = {std::max(question.from.value, 1)};
    if (question.script.empty()) row.to = std::max(question.to.value_or(row.from), row.from);
    if (d->loop.headersAreCurrent() && row.from > d->chain.tip().height)
        return Error{Errc::OutOfRange, "that block is not there yet"};
    if (question.to && *question.to < row.from)
        return Error{Errc::OutOfRange, "the height window ends before it begins"};
    if (row.to && *row.to - row.from >= MostBlocksRead)
        return Error{Errc::OutOfRange, "without a script at most a day of blocks is read"};
    row.createdAt = row.updatedAt = d->parts.clock->unixSeconds();
    OutpointRow asked;
    asked.outpoint = question.outpoint;
    asked.script = question.script;

    Result<JobId> id = Error{Errc::Database, ""};
    auto done = d->stored([&]() -> Result<void> {
        id = d->jobs.ask(std::move(row), std::move(asked));
        return id ? Result<void>() : id.error();
    });
    emit snapshotChanged(snapshot());
    if (!done) return done.error();
    return id;
}

Result<void> SyncManager::forgetLookup(JobId id)
{
    if (!d->jobs.outpoint(id)) return Error{Errc::NotFound, "nobody asked that"};
    auto done = d->stored([&] { return d->jobs.forget(id); });
    emit snapshotChanged(snapshot());
    return done;
}

} // namespace lockstep
