// SPDX-License-Identifier: MIT

#include "core/sync/state/jobqueue.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/outpointrepository.h"
#include "core/storage/repositories/walletremnants.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t IdleRank = 1;

/// The last block that a look for single scripts is about; what comes after follows only what it found.
BlockHeight lastOf(const Job& job, BlockHeight synced) { return std::min(job.row.to.value_or(synced), synced); }

/// Both are short, so none waits for more blocks than it saves.
bool isWorthItsWait(const Job& leader, const Job& behind, BlockHeight synced)
{
    const std::int32_t shared = std::min(lastOf(leader, synced), lastOf(behind, synced)) - leader.row.next + 1;
    return shared > leader.row.next - behind.row.next;
}

void bringDown(JobRow& row, const ChainPoint& fork)
{
    if (row.next <= fork.height + 1) return;
    const bool hasNotBegun = row.kind == JobKind::Scripts && row.from > fork.height + 1;
    row.next = hasNotBegun ? row.from : fork.height + 1;
    row.previousHash = hasNotBegun ? BlockHash() : fork.hash;
}

bool mayLead(const Job& job, BlockHeight synced, const std::vector<JobId>& besides)
{
    return job.mayRun() && !job.isQuestion() && !job.goesAlong(synced)
        && std::ranges::find(besides, job.row.id) == besides.end();
}

} // namespace

Result<void> JobQueue::load()
{
    m_isStale = true;
    JobRepository stored(m_database);
    auto rows = stored.unfinished();
    if (!rows) return rows.error();
    std::deque<Job> jobs;
    for (JobRow& row : *rows) {
        auto scripts = stored.scripts(row.id);
        if (!scripts) return scripts.error();
        // It was running when the program ended: it waits for its turn again.
        if (row.state == JobState::Running) row.state = JobState::Queued;
        auto job = jobOf(std::move(row), *std::move(scripts));
        if (!job) return job.error();
        jobs.push_back(*std::move(job));
    }
    auto outpoints = OutpointRepository(m_database).all();
    if (!outpoints) return outpoints.error();
    if (auto scanned = m_scanned.load(); !scanned) return scanned;
    for (const Job& job : jobs) m_last = std::max(m_last, job.row.id);
    if (const Job* kept = search()) jobs.push_back(*kept);
    m_jobs = std::move(jobs);
    m_outpoints = *std::move(outpoints);
    m_isStale = false;
    return {};
}

JobId JobQueue::nextNumber()
{
    const auto stored = JobRepository(m_database).lastId();
    return {std::max(m_last.value, stored ? stored->value : 0) + 1};
}

void JobQueue::addSearch(std::int64_t askedAt)
{
    Job job;
    job.row.id = m_last = nextNumber();
    job.row.kind = JobKind::Search;
    job.row.createdAt = askedAt;
    const auto noted = inTransaction(m_database, Durability::Normal,
                                     [&] { return JobRepository(m_database).noteTaken(job.row.id); });
    if (!noted)
        qCWarning(lcSync) << "after a restart a job may have this search's number:" << noted.error().detail.c_str();
    m_jobs.push_back(std::move(job));
    sort();
}

void JobQueue::setStart(JobRow& row, ScanStart start)
{
    row.rank = start == ScanStart::WhenIdle ? IdleRank : 0;
    row.userPaused = start == ScanStart::WhenResumed;
    row.state = row.userPaused ? JobState::Paused : JobState::Queued;
}

Result<JobId> JobQueue::add(JobRow row, std::vector<JobScript> scripts)
{
    row.id = nextNumber();
    const auto id = JobRepository(m_database).insert(row, scripts);
    if (!id) return id;
    m_last = *id;
    auto job = jobOf(std::move(row), std::move(scripts));
    if (!job) return job.error();
    m_jobs.push_back(*std::move(job));
    sort();
    return id;
}

Result<Job> JobQueue::jobOf(JobRow row, std::vector<JobScript> scripts)
{
    const auto forgets = WalletRemnants(m_database).forgetsBlocks(row.wallet);
    if (!forgets) return forgets.error();
    return Job{std::move(row), std::move(scripts), {}, false, *forgets};
}

Result<JobId> JobQueue::ask(JobRow row, OutpointRow question)
{
    if (auto tidied = forgetOldLookups(); !tidied) return tidied.error();
    question.from = row.from;
    const auto id = add(std::move(row), {});
    if (!id) return id;
    question.job = *id;
    if (auto stored = OutpointRepository(m_database).put(question); !stored) return stored.error();
    m_outpoints.push_back(std::move(question));
    return id;
}

Result<void> JobQueue::addScripts(Job& job, const std::vector<JobScript>& scripts)
{
    if (auto stored = JobRepository(m_database).addScripts(job.row.id, scripts); !stored) return stored;
    auto all = JobRepository(m_database).scripts(job.row.id);
    if (!all) return all.error();
    job.scripts = *std::move(all);
    return {};
}

Result<void> JobQueue::forgetOldLookups()
{
    std::vector<JobId> answered;
    for (const OutpointRow& row : m_outpoints)
        if (!find(row.job)) answered.push_back(row.job);
    for (std::size_t i = 0; i + KeptLookups <= answered.size(); ++i)
        if (auto forgotten = forget(answered[i]); !forgotten) return forgotten;
    return {};
}

Result<void> JobQueue::store(const Job& job)
{
    return job.isSearch() ? Result<void>() : JobRepository(m_database).update(job.row);
}

Result<void> JobQueue::store(const OutpointRow& answer)
{
    if (auto stored = OutpointRepository(m_database).put(answer); !stored) return stored;
    const auto found = std::ranges::find(m_outpoints, answer.job, &OutpointRow::job);
    if (found != m_outpoints.end()) *found = answer;
    return {};
}

Result<void> JobQueue::moveFirst(Job& job)
{
    for (const Job& each : m_jobs) job.row.rank = std::min(job.row.rank, each.row.rank - 1); // itself, too
    auto stored = store(job);
    sort();
    return stored;
}

Result<void> JobQueue::resume(Job& job)
{
    job.row.userPaused = false;
    job.row.state = JobState::Queued;
    job.row.rank = std::min(job.row.rank, 0);
    job.row.problem.reset();
    job.isAnnounced = false;
    auto stored = store(job);
    sort();
    return stored;
}

void JobQueue::sort()
{
    std::ranges::stable_sort(m_jobs, {}, [](const Job& each) { return std::pair(each.row.rank, each.row.id.value); });
}

Result<void> JobQueue::forget(JobId id)
{
    if (auto forgotten = OutpointRepository(m_database).forget(id); !forgotten) return forgotten;
    std::erase_if(m_outpoints, [&](const OutpointRow& row) { return row.job == id; });
    drop(id);
    return {};
}

Result<void> JobQueue::rollbackTo(const ChainPoint& fork)
{
    if (auto done = JobRepository(m_database).rollbackTo(fork); !done) return done;
    for (OutpointRow row : std::vector(m_outpoints)) { // an answer stands as of its block, which the chain has or not
        if (!find(row.job) || !row.made || row.made->height <= fork.height) continue;
        row.made.reset();
        if (auto stored = store(row); !stored) return stored;
    }
    for (Job& job : m_jobs) bringDown(job.row, fork);
    return {};
}

Result<void> JobQueue::rollbackOf(WalletId wallet, const ChainPoint& fork)
{
    for (Job& job : m_jobs) {
        if (job.row.wallet != wallet) continue;
        bringDown(job.row, fork);
        if (auto stored = store(job); !stored) return stored;
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
    m_scanned.dropOf(wallet);
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

const Job* JobQueue::leader(BlockHeight synced, bool isIdle, const std::vector<JobId>& besides) const
{
    if (m_held) return nullptr;
    const auto first = std::ranges::find_if(m_jobs, [&](const Job& job) { return mayLead(job, synced, besides); });
    if (first == m_jobs.end() || (first->startsWhenIdle() && !isIdle)) return nullptr;
    const Job* leader = &*first;
    while (const Job* behind = worthWaitingFor(*leader, synced, besides)) leader = behind;
    return leader;
}

const Job* JobQueue::worthWaitingFor(const Job& leader, BlockHeight synced, const std::vector<JobId>& besides) const
{
    const std::int32_t left = synced + 1 - leader.row.next;
    const Job* furthest = nullptr;
    for (const Job& job : m_jobs) {
        const bool isBehind = mayLead(job, synced, besides) && job.row.next < leader.row.next;
        const bool isOfItsKind = job.isTargeted() == leader.isTargeted() && job.row.rank == leader.row.rank;
        if (!isBehind || !isOfItsKind) continue;
        if (leader.isTargeted() && !isWorthItsWait(leader, job, synced)) continue;
        if (!leader.isTargeted() && leader.hasBegun() && leader.row.next - job.row.next > left) continue;
        if (!furthest || job.row.next < furthest->row.next) furthest = &job;
    }
    return furthest;
}

const Job* JobQueue::nextLookup() const
{
    if (m_held) return nullptr;
    const auto found = std::ranges::find_if(m_jobs, [](const Job& job) { return job.mayRun() && job.isLookup(); });
    return found == m_jobs.end() ? nullptr : &*found;
}

Job* JobQueue::search()
{
    const auto found = std::ranges::find_if(m_jobs, &Job::isSearch);
    return found == m_jobs.end() ? nullptr : &*found;
}

const Job* JobQueue::search() const
{
    const auto found = std::ranges::find_if(m_jobs, &Job::isSearch);
    return found == m_jobs.end() ? nullptr : &*found;
}

bool JobQueue::hasOpenQuestion() const
{
    const Job* asked = search();
    return nextLookup() || (asked && asked->mayRun());
}

void JobQueue::setBlocked(WalletId wallet, bool blocked)
{
    for (Job& job : m_jobs)
        if (job.row.wallet == wallet) job.isBlocked = blocked;
}

bool JobQueue::hasBlocked() const { return std::ranges::any_of(m_jobs, &Job::isBlocked); }

void JobQueue::setHeld(bool held)
{
    m_held = held;
    if (!held) return;
    for (Job& job : m_jobs)
        if (job.row.state == JobState::Running && !job.isSearch()) job.row.state = JobState::Queued;
}

void JobQueue::letImportsWait()
{
    for (Job& job : m_jobs)
        if (job.row.state == JobState::Running && !job.isQuestion()) job.row.state = JobState::Queued;
}

bool JobQueue::letQuestionsWait()
{
    bool any = false;
    for (Job& job : m_jobs) {
        if (job.row.state != JobState::Running || !job.isQuestion()) continue;
        job.row.state = JobState::Queued;
        any = true;
    }
    return any;
}

const OutpointRow* JobQueue::outpoint(JobId id) const
{
    const auto found = std::ranges::find(m_outpoints, id, &OutpointRow::job);
    return found == m_outpoints.end() ? nullptr : &*found;
}

} // namespace lockstep
