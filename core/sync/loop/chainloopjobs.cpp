// SPDX-License-Identifier: MIT

// The jobs of the queue: imports, which hold the others, and looks for outpoints, which hold nobody.

#include "core/sync/jobs/outpointlook.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace lockstep {

// --- Imports

bool ChainLoop::doOthersLackBlocks() const
{
    return std::ranges::any_of(m_wallets.active(),
                               [&](const auto& wallet) { return wallet->syncedTo() != m_chain.tip(); });
}

bool ChainLoop::areOthersLet() const
{
    return (m_letsBlocksThrough || isImportStuck()) && !m_importWatch.doOthersRest();
}

/// No wallet waits for a block, no person for an answer.
bool ChainLoop::isIdle() const { return !doOthersLackBlocks() && !m_jobs.hasOpenQuestion(); }

/// Where all rest, the one that has rested longest.
const Job* ChainLoop::leader() const
{
    std::vector<JobId> resting = m_importWatch.resting();
    const Job* job = m_jobs.leader(m_chain.synced().height, isIdle(), resting);
    while (!job && !resting.empty()) {
        resting.erase(resting.begin());
        job = m_jobs.leader(m_chain.synced().height, isIdle(), resting);
    }
    return job;
}

bool ChainLoop::doesAnotherImportWait() const
{
    return m_importWatch.job() && m_jobs.leader(m_chain.synced().height, isIdle(), {*m_importWatch.job()});
}

bool ChainLoop::hasNewcomer() const { return m_jobs.leader(m_chain.synced().height, isIdle(), m_importWatch.known()); }

bool ChainLoop::isStuck(const Job& job) const
{
    if (job.isQuestion() || !job.mayRun()) return false;
    return m_importWatch.isStuck(job.row.id) || (job.row.state == JobState::Running && isImportStuck());
}

QCoro::Task<Result<bool>> ChainLoop::runJobs()
{
    bool worked = false;
    if (const auto bounded = boundJobs(); !bounded) co_return bounded.error();
    while (m_headersCurrent && !m_stopping && leader()) {
        worked = true;
        if (m_jobs.letQuestionsWait()) emit changed();
        m_importWatch.follow(leader()->row.id, m_clock.unixSeconds());
        lookAtImport();
        auto keeping = runUpkeep();
        co_await keeping;
        auto following = followHeaders(); // the others stand still; peers and headers live on
        const auto followed = co_await following;
        if (!followed) co_return followed.error();
        if (!m_headersCurrent) break; // the chain was rebuilt: first it must be here again
        if (const auto stands = standOnChain(); !stands) co_return stands.error();
        if (const auto moved = moveOnAlone(); !moved) co_return moved.error();
        readFeeBlocks(); // nobody waits for the end of an import to know them
        auto letting = letOthersAdvance();
        const auto let = co_await letting;
        if (!let) co_return let.error();

        auto passing = advanceImports();
        const auto passed = co_await passing;
        if (!passed && !isInterruption(passed.error().code)) co_return passed.error();
    }
    m_importWatch.end();
    m_jobs.letImportsWait(); // one for an idle moment may not be over
    if (worked && m_stopping) co_return Error{Errc::Stopping, "the program is going down"};
    co_return worked;
}

/// The import loses what it had of a batch, so it gives way more and more seldom: what is announced may be no block.
void ChainLoop::lookAtImport()
{
    if (m_importWatch.look(m_clock.unixSeconds())) {
        qCWarning(lcSync) << "an import gets no block: the others go on";
        emit changed();
    }
    const bool isAnythingElse = isNewsExpected() || doOthersLackBlocks() || doesAnotherImportWait();
    const bool isImportWaiting = m_isImporting && isAnythingElse;
    const bool mayGiveWay = m_client.isConnected() && (isImportWaiting || m_importWatch.isOthersTurn());
    if (mayGiveWay && m_importWatch.givesWay()) m_client.cancelRequests();
}

QCoro::Task<Result<void>> ChainLoop::advanceImports()
{
    if (auto settled = settleJobs(); !settled) co_return settled;
    const Job* first = leader();
    if (!first) co_return Result<void>{};
    const JobId id = first->row.id;
    m_importWatch.follow(id, m_clock.unixSeconds()); // it may be another one by now
    auto plan = m_planner.pass(*first, m_importWatch.resting());
    if (!plan) co_return plan.error();
    if (auto begun = beginJobs(*plan); !begun) co_return begun;

    const BatchPlan pass = *plan;
    auto working = scanForImports(std::move(*plan));
    const auto worked = co_await working;
    for (const ScanMember& member : pass.members)
        if (const Job* job = m_jobs.find(*member.job); job && job->row.state == JobState::Done) tellJoined(*job);
    // One of those that stood at the same block may need none that does not come.
    if (!worked && pass.members.size() > 1 && m_importWatch.doesRest(id)) m_planner.separateUpTo(pass.end().height);
    if (worked || worked.error().code != Errc::NotFound) co_return worked;

    qCWarning(lcSync) << "a pass of" << pass.members.size()
                      << "imports misses a block:" << worked.error().detail.c_str();
    Job* job = m_jobs.find(id);
    if (pass.members.size() > 1)
        m_planner.separateUpTo(pass.end().height);
    else if (job)
        co_return m_imports.fail(*job, worked.error());
    co_return Result<void>{};
}

QCoro::Task<Result<void>> ChainLoop::scanForImports(BatchPlan plan)
{
    const QScopedValueRollback importing(m_isImporting, true);
    auto working = scanAndCommit(std::move(plan));
    const auto worked = co_await working;
    co_return worked;
}

/// A look for single scripts that goes along with the wallets ends where the chain does now, at the latest. It may have
/// been queued when nobody knew how long the chain is: then one that begins past its end is refused here.
Result<void> ChainLoop::boundJobs()
{
    if (!m_headersCurrent) return {};
    const BlockHeight tip = m_chain.tip().height;
    for (Job& job : m_jobs.all()) {
        if (!job.mayRun() || !job.goesAlong(m_chain.synced().height)) continue;
        if (job.row.from > tip) {
            const Error error{Errc::OutOfRange, "that block is not there yet"};
            if (auto failed = m_imports.fail(job, error); !failed) return failed;
            tellFailed(job.row.wallet, job.row.from, error);
        } else if (!job.row.to || *job.row.to > tip) {
            if (auto bounded = m_imports.endAt(job, tip); !bounded) return bounded;
        }
    }
    return {};
}

/// Gives each import that may run its first block, and ends those that have nothing left to look at. One whose wallet
/// is set aside waits for a person.
Result<void> ChainLoop::settleJobs()
{
    std::vector<JobId> waiting;
    for (const Job& job : m_jobs.all())
        if (job.mayRun() && !job.isQuestion() && !job.goesAlong(m_chain.synced().height)) waiting.push_back(job.row.id);
    for (const JobId id : waiting) {
        Job* job = m_jobs.find(id);
        if (!job) continue;
        if (const auto wallet = m_wallets.find(job->row.wallet); wallet && wallet->row().problem) {
            if (auto failed = m_imports.fail(*job, *wallet->row().problem); !failed) return failed;
            continue;
        }
        if (auto placed = m_imports.place(*job); !placed) return placed;
        const auto leg = m_planner.leg(*job);
        if (!leg) return leg.error();
        if (*leg) continue;
        if (auto begun = beginJob(*job); !begun) return begun;
        if (auto finished = m_imports.finish(*job); !finished) return finished;
        tellJoined(*job);
    }
    return {};
}

/// Those in the plan run; one that ran and is not in it waits for its turn, or for the others to come to where it is.
Result<void> ChainLoop::beginJobs(const BatchPlan& plan)
{
    for (Job& job : m_jobs.all())
        if (job.row.state == JobState::Running && !job.isQuestion() && !plan.serves(job.row.id))
            job.row.state = JobState::Queued;
    for (const ScanMember& member : plan.members)
        if (auto begun = beginJob(*m_jobs.find(*member.job)); !begun) return begun;
    return {};
}

Result<void> ChainLoop::beginJob(Job& job)
{
    if (job.row.state == JobState::Running) return {};
    if (auto begun = m_imports.begin(job); !begun) return begun;
    if (!std::exchange(job.isAnnounced, true)) tellStarted(job);
    return {};
}

// --- Looks for outpoints

QCoro::Task<Result<bool>> ChainLoop::advanceLookup()
{
    const Job* next = m_headersCurrent && !m_stopping ? m_jobs.nextLookup() : nullptr;
    if (!next) co_return false;
    const JobId id = next->row.id;
    if (auto begun = beginJob(*m_jobs.find(id)); !begun) co_return begun.error();
    auto plan = m_planner.lookup(*m_jobs.find(id));
    const bool hasScript = !m_jobs.outpoint(id)->script.empty();
    if (!plan) {
        if (auto ended = endLookup(id); !ended) co_return ended.error();
        co_return true;
    }
    if (m_search) plan->next.clear(); // the two would drop what is asked ahead for the other
    auto working = hasScript ? scanAndCommit(std::move(*plan)) : readLookupBlock(id);
    const auto worked = co_await working;
    Job* job = m_jobs.find(id);
    if (job && job->row.state == JobState::Done) m_jobs.drop(id);
    emit changed();
    if (worked) co_return true;
    if (worked.error().code != Errc::NotFound || !job) co_return worked.error();
    if (auto failed = m_imports.fail(*job, worked.error()); !failed) co_return failed.error();
    co_return true;
}

/// Without a script there is nothing to match a filter with: the blocks that may have made the outpoint are read.
QCoro::Task<Result<void>> ChainLoop::readLookupBlock(JobId id)
{
    const std::uint64_t generation = m_generation;
    const JobRow asked = m_jobs.find(id)->row;
    if (asked.to && asked.next > *asked.to) co_return endLookup(id);
    const ChainPoint at = m_chain.pointAt(asked.next);
    auto fetching = m_blocks.fetch(at);
    auto block = co_await fetching;
    if (!block) co_return block.error();
    Job* job = m_jobs.find(id);
    if (generation != m_generation || !job || !m_chain.contains(at))
        co_return Error{Errc::Cancelled, "wallets or imports have changed"};
    OutpointRow row = *m_jobs.outpoint(id);
    lookInto(row, at, **block);
    row.isAgreed = row.at.has_value(); // a block proves itself
    job->row.next = at.height + 1;
    job->row.previousHash = at.hash;
    ++job->row.blocksFetched;
    co_return m_imports.answer(*job, row);
}

/// All of its blocks are looked at.
Result<void> ChainLoop::endLookup(JobId id)
{
    Job* job = m_jobs.find(id);
    OutpointRow row = *m_jobs.outpoint(id);
    const ChainPoint last = m_chain.pointAt(std::min(job->row.next - 1, m_chain.tip().height));
    conclude(row, last);
    row.isAgreed = row.script.empty() || m_chain.agreedFilterHeaders() >= last.height;
    if (auto answered = m_imports.answer(*job, row); !answered) return answered;
    m_jobs.drop(id);
    emit changed();
    return {};
}

} // namespace lockstep
