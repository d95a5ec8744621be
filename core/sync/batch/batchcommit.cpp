// SPDX-License-Identifier: MIT

#include "core/sync/batch/batchcommit.h"

#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/chainstaterepository.h"
#include "core/sync/jobs/outpointlook.h"
#include "core/sync/payments/lostpayments.h"
#include "core/sync/state/walletfailure.h"

#include <algorithm>
#include <utility>

namespace lockstep {

namespace {

constexpr std::size_t FewBlocks = 6; ///< At the tip every commit is on the disk before anybody is told.

ScanReach reachOf(const ScanMember& member)
{
    ScanReach reach{member.window, {}};
    if (!member.only) return reach;
    auto& places = reach.only.emplace();
    for (const auto& [keychain, index] : *member.only) places.push_back({keychain, index});
    std::ranges::sort(places);
    return reach;
}

void noteTouched(CommitReport& report, WalletId id)
{
    if (std::ranges::find(report.touched, id) == report.touched.end()) report.touched.push_back(id);
}

} // namespace

bool BatchPlan::serves(JobId job) const { return std::ranges::find(members, job, &ScanMember::job) != members.end(); }

BatchCommit::BatchCommit(Database& database, ChainState& chain, WalletSet& wallets, JobQueue& jobs, EventLog& events)
    : m_database(database)
    , m_chain(chain)
    , m_wallets(wallets)
    , m_jobs(jobs)
    , m_events(events)
{
}

Result<CommitReport> BatchCommit::run(const BatchPlan& plan, const BatchOutcome& outcome)
{
    if (auto ready = check(plan); !ready) return ready.error();

    CommitReport report;
    const Durability durability = plan.range.hashes.size() <= FewBlocks ? Durability::Full : Durability::Normal;
    failPoint("before-commit");
    const auto committed = inTransaction(m_database, durability, [&] { return write(plan, outcome, report); });
    failPoint("after-commit");
    if (!committed) {
        if (committed.error().code == Errc::TipMoved) m_chain.setStale(); // its row may be another, too
        const auto wallets = m_wallets.reload();
        const auto jobs = m_jobs.load();
        if (!wallets) return wallets.error();
        return jobs ? committed.error() : jobs.error();
    }
    if (!plan.isImport()) m_chain.setSynced(std::max(m_chain.synced(), plan.end()));
    return report;
}

Result<void> BatchCommit::check(const BatchPlan& plan) const
{
    const Error moved{Errc::TipMoved, "the batch was planned for another state"};
    if (!m_chain.contains(plan.start) || !m_chain.covers(plan.range)) return moved;
    for (const ScanMember& member : plan.members)
        if (!isWhereItWas(member, plan.start)) return moved;
    return {};
}

bool BatchCommit::isWhereItWas(const ScanMember& member, const ChainPoint& start) const
{
    if (const auto& wallet = member.wallet) {
        const bool isThere = m_wallets.find(wallet->id()) == wallet;
        if (!isThere || wallet->row().problem || (member.moves && wallet->syncedTo() != start)) return false;
    }
    if (!member.job) return true;
    const Job* job = m_jobs.find(*member.job);
    return job && job->mayRun() && job->row.next == start.height + 1;
}

Result<void> BatchCommit::requireStored(const BatchPlan& plan)
{
    if (auto same = ChainStateRepository(m_database).requireSyncedTo(m_chain.synced()); !same) return same;
    const auto wallets = WalletRepository(m_database).standingAt(plan.start);
    if (!wallets) return wallets.error();
    const auto jobs = plan.isImport() ? JobRepository(m_database).standingAt(plan.start.height + 1)
                                      : Result<std::vector<JobId>>(std::vector<JobId>());
    if (!jobs) return jobs.error();
    for (const ScanMember& member : plan.members) {
        const bool isThere = !member.moves || std::ranges::binary_search(*wallets, member.wallet->id());
        const bool isNext = !member.job || std::ranges::binary_search(*jobs, *member.job);
        if (!isThere || !isNext) return Error{Errc::TipMoved, "a wallet or an import is stored at another block"};
    }
    return {};
}

Result<void> BatchCommit::write(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report)
{
    if (auto same = requireStored(plan); !same) return same;
    if (auto done = ingestAll(plan, outcome, report); !done) return done;
    if (plan.isImport()) {
        if (auto done = moveJobs(plan, outcome, report); !done) return done;
    } else {
        if (auto done = moveAlong(plan, report); !done) return done;
        if (plan.end().height > m_chain.synced().height)
            if (auto done = m_chain.storeSynced(plan.end()); !done) return done;
    }
    failPoint("inside-commit");
    return {};
}

Result<void> BatchCommit::ingestAll(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report)
{
    bool anyFailed = false;
    for (Part& part : partsOf(plan, outcome)) {
        const WalletId id = part.wallet->id();
        const auto done = inSavepoint(m_database, [&] { return ingestInto(part, plan, outcome, report); });
        if (!done) {
            const auto noted = plan.isImport() // then moveJobs tells it
                ? setAsideUntold(m_wallets, *part.wallet, done.error())
                : setAside(m_wallets, m_events, *part.wallet, done.error());
            if (!noted) return noted;
            report.setAside.emplace_back(id, done.error());
            continue;
        }
        for (std::size_t i = 0; i < done->size(); ++i) {
            const IngestResult& result = (*done)[i];
            if (result.touched()) noteTouched(report, id);
            report.transactions += result.newTransactions;
            if (const auto& job = part.members[i]->job) report.found[*job] = result.newTransactions;
            anyFailed |= result.failed > 0;
            if (auto told = tellNews(plan, id, result.news); !told) return told;
        }
    }
    if (!anyFailed) return {};
    const auto lost = failLost(m_database, m_wallets, m_events); // what builds on a payment that failed
    if (!lost) return lost.error();
    for (const WalletId id : lost->touched) noteTouched(report, id);
    report.setAside.insert(report.setAside.end(), lost->setAside.begin(), lost->setAside.end());
    return {};
}

/// A payment is told when a block has it for the first time. Not when peers pass it on: that is the word of one of
/// them, nobody checked it, and anybody may make a thousand. What an import finds stands in the event of its end.
Result<void> BatchCommit::tellNews(const BatchPlan& plan, WalletId wallet, std::int32_t payments)
{
    if (plan.isImport() || payments == 0) return {};
    return m_events.paymentsFound(wallet, plan.end().height, payments);
}

/// Marked block by block, not wallet by wallet: a block is some hundred kilobytes to look through, a wallet a few.
std::vector<BatchCommit::Part> BatchCommit::partsOf(const BatchPlan& plan, const BatchOutcome& outcome)
{
    std::vector<Part> parts;
    std::map<WalletId, std::size_t> partOf;
    for (const ScanMember& member : plan.members) {
        if (!member.wallet) continue;
        const auto [known, isNew] = partOf.try_emplace(member.wallet->id(), parts.size());
        if (isNew) parts.push_back({member.wallet, {}, {}, member.wallet->scriptCount()});
        parts[known->second].members.push_back(&member);
    }
    for (const ScannedBlock& scanned : outcome.blocks)
        for (Part& part : parts) part.marks.push_back(part.wallet->concerns(*scanned.block));
    return parts;
}

Result<std::vector<IngestResult>> BatchCommit::ingestInto(Part& part, const BatchPlan& plan,
                                                          const BatchOutcome& outcome, CommitReport& report)
{
    std::vector<IngestResult> results;
    for (const ScanMember* member : part.members) {
        const auto done = ingestFor(*member, part, plan, outcome, report);
        if (!done) return done.error();
        results.push_back(*done);
    }
    return results;
}

Result<IngestResult> BatchCommit::ingestFor(const ScanMember& member, Part& part, const BatchPlan& plan,
                                            const BatchOutcome& outcome, CommitReport& report)
{
    IngestResult sum;
    Wallet& wallet = *part.wallet;
    const ScanReach reach = reachOf(member);
    for (std::size_t i = 0; i < outcome.blocks.size(); ++i) {
        const IndexedBlock& block = *outcome.blocks[i].block;
        if (!part.marks[i] && (part.isAsMarked || !wallet.concerns(block, part.scriptCount))) continue;
        part.isAsMarked = false;
        const auto done = wallet.ingest(block, outcome.blocks[i].at, reach);
        if (!done) return done.error();
        if (done->failed > 0) {
            auto told = m_events.paymentsReplaced(wallet.id(), outcome.blocks[i].at.height, done->failed);
            if (!told) return told.error();
        }
        sum.failed += done->failed;
        sum.newTransactions += done->newTransactions;
        sum.news += done->news;
        sum.coinsReceived += done->coinsReceived;
        sum.coinsSpent += done->coinsSpent;
        if (done->joined.empty() || !member.job) continue;
        CommitReport::Joined& joined = report.joined[*member.job];
        joined.at = outcome.blocks[i].at;
        for (const ScriptPlace& place : done->joined) joined.scripts.push_back({place.keychain, place.index});
        break; // the job goes on from here, with them
    }
    if (member.moves)
        if (auto moved = wallet.setSyncedTo(plan.end()); !moved) return moved.error();
    return sum;
}

/// Each by itself: where one's wallet was set aside, the others have moved.
Result<void> BatchCommit::moveJobs(const BatchPlan& plan, const BatchOutcome& outcome, const CommitReport& report)
{
    for (const ScanMember& member : plan.members) {
        Job* job = m_jobs.find(*member.job);
        if (!job) return Error{Errc::Cancelled, "the import is gone"};
        const auto failed
            = std::ranges::find(report.setAside, job->row.wallet, [](const auto& each) { return each.first; });
        if (failed != report.setAside.end()) {
            if (auto told = failJob(*job, failed->second); !told) return told;
            continue;
        }
        const auto joined = report.joined.find(*member.job);
        const ChainPoint end = joined == report.joined.end() ? plan.end() : joined->second.at;
        job->row.next = end.height + 1;
        job->row.previousHash = end.hash;
        if (member.wallet) {
            job->row.found += report.found.at(job->row.id);
            auto noted = m_jobs.scanned().noteJob(*job, *member.wallet, plan.range.first, end.height);
            if (!noted) return noted;
        }
        if (joined != report.joined.end())
            if (auto added = m_jobs.addScripts(*job, joined->second.scripts); !added) return added;
        job->row.blocksFetched += static_cast<std::int32_t>(outcome.blocks.size());
        job->row.bytes += outcome.fetchedBytes;
        bool isOver = end == m_chain.synced() && !job->goesAlong(end.height);
        if (job->isLookup()) {
            const auto answered = answer(*job, plan, outcome);
            if (!answered) return answered.error();
            isOver = *answered;
        }
        const auto stored = isOver ? endJob(*job) : m_jobs.store(*job);
        if (!stored) return stored;
    }
    return {};
}

/// The wallets watch its scripts: what they found there in its window, it has found. It may be paused meanwhile.
Result<void> BatchCommit::moveAlong(const BatchPlan& plan, const CommitReport& report)
{
    for (const ScanMember& member : plan.members) {
        const WalletId id = member.wallet->id();
        const auto isIt = [id](const auto& each) { return each.first == id; };
        if (std::ranges::any_of(report.setAside, isIt)) continue;
        for (Job& job : m_jobs.all()) {
            const bool goesAlong = job.row.wallet == id && job.goesAlong(plan.start.height);
            if (!goesAlong || job.row.next > plan.end().height) continue;
            const BlockHeight last = std::min(job.row.to.value_or(plan.end().height), plan.end().height);
            const auto found = JobRepository(m_database).countFound(job.row.id, job.row.next, last);
            if (!found) return found.error();
            if (!std::exchange(job.isAnnounced, true))
                if (auto told = m_events.importStarted(job.row); !told) return told;
            job.row.found += *found;
            job.row.next = plan.end().height + 1;
            job.row.previousHash = plan.end().hash;
            if (auto stored = m_jobs.store(job); !stored) return stored;
        }
    }
    return {};
}

/// Its cursor stays: this batch is looked at again.
Result<void> BatchCommit::failJob(Job& job, const Error& error)
{
    job.row.state = JobState::Failed;
    job.row.problem = error;
    if (auto told = m_events.importFailed(job.row, error); !told) return told;
    return m_jobs.store(job);
}

Result<void> BatchCommit::endJob(Job& job)
{
    job.row.state = JobState::Done;
    if (auto told = m_events.importDone(job.row); !told) return told;
    const auto wallet = m_wallets.find(job.row.wallet);
    if (wallet && job.row.kind == JobKind::Wallet) // it moves with the others from now on
        if (auto joined = m_wallets.setCatchingUp(*wallet, false); !joined) return joined;
    return m_jobs.store(job);
}

Result<bool> BatchCommit::answer(const Job& job, const BatchPlan& plan, const BatchOutcome& outcome)
{
    const OutpointRow* known = m_jobs.outpoint(job.row.id);
    if (!known) return Error{Errc::Cancelled, "nobody asks any more"};
    OutpointRow row = *known;
    for (const ScannedBlock& scanned : outcome.blocks) lookInto(row, scanned.at, *scanned.block);
    if (plan.end() == m_chain.tip()) conclude(row, plan.end());
    row.isAgreed = row.at && m_chain.agreedFilterHeaders() >= row.at->height;
    if (auto stored = m_jobs.store(row); !stored) return stored.error();
    return row.verdict != OutpointVerdict::Open;
}

} // namespace lockstep
