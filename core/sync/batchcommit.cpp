// SPDX-License-Identifier: MIT

#include "core/sync/batchcommit.h"

#include "core/storage/chainstaterepository.h"
#include "core/storage/failpoint.h"
#include "core/storage/transaction.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t FewBlocks = 6; ///< At the tip every commit is on the disk before anybody is told.

/// These take the whole transaction with them; setting one wallet aside would not help.
bool concernsAll(Errc code) { return code == Errc::DiskFull || code == Errc::Io || code == Errc::Damaged; }

} // namespace

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
        for (const ScanMember& member : plan.members)
            if (auto reloaded = member.wallet->reload(); !reloaded) return reloaded.error();
        if (auto reloaded = m_jobs.load(); !reloaded) return reloaded.error();
        return committed.error();
    }
    for (const auto& [id, error] : report.setAside) {
        qCWarning(lcSync) << "wallet set aside id" << id.value << error.detail.c_str();
        if (const auto wallet = m_wallets.find(id))
            if (auto reloaded = wallet->reload(); !reloaded) return reloaded.error();
    }
    if (!plan.job) m_chain.setSynced(std::max(m_chain.synced(), plan.end()));
    return report;
}

Result<void> BatchCommit::check(const BatchPlan& plan) const
{
    const Error moved{Errc::TipMoved, "the batch was planned for another state"};
    if (!m_chain.contains(plan.start) || !m_chain.covers(plan.range)) return moved;
    for (const ScanMember& member : plan.members) {
        const bool isThere = m_wallets.find(member.wallet->id()) == member.wallet;
        if (!isThere || (plan.movesWallets && member.wallet->syncedTo() != plan.start)) return moved;
    }
    return {};
}

Result<void> BatchCommit::write(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report)
{
    ChainStateRepository stored(m_database);
    if (auto same = stored.requireSyncedTo(m_chain.synced()); !same) return same;
    if (auto done = ingestAll(plan, outcome, report); !done) return done;
    if (plan.job) {
        if (auto done = moveJob(plan, outcome, report); !done) return done;
    } else if (plan.end().height > m_chain.synced().height) {
        if (auto done = m_chain.storeSynced(plan.end()); !done) return done;
    }
    failPoint("inside-commit");
    return {};
}

Result<void> BatchCommit::ingestAll(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report)
{
    for (const ScanMember& member : plan.members) {
        const WalletId id = member.wallet->id();
        const auto done = inSavepoint(m_database, [&] { return ingestInto(*member.wallet, plan, outcome); });
        if (done) {
            if (done->touched()) report.touched.push_back(id);
            report.transactions += done->newTransactions;
            continue;
        }
        if (concernsAll(done.error().code)) return done.error();
        report.setAside.emplace_back(id, done.error());
        if (auto noted = m_wallets.setProblem(*member.wallet, done.error()); !noted) return noted;
        if (auto told = m_events.walletFailed(id, plan.end().height, done.error()); !told) return told;
    }
    return {};
}

Result<IngestResult> BatchCommit::ingestInto(Wallet& wallet, const BatchPlan& plan, const BatchOutcome& outcome)
{
    IngestResult sum;
    for (const ScannedBlock& scanned : outcome.blocks) {
        const auto done = wallet.ingest(scanned.block, scanned.at);
        if (!done) return done.error();
        sum.newTransactions += done->newTransactions;
        sum.coinsReceived += done->coinsReceived;
        sum.coinsSpent += done->coinsSpent;
    }
    if (plan.movesWallets)
        if (auto moved = wallet.setSyncedTo(plan.end()); !moved) return moved.error();
    return sum;
}

Result<void> BatchCommit::moveJob(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report)
{
    Job* job = m_jobs.find(*plan.job);
    if (!job) return Error{Errc::Cancelled, "the import is gone"};
    if (!report.setAside.empty()) { // its cursor stays: this batch is looked at again
        job->row.state = JobState::Failed;
        job->row.problem = report.setAside.front().second;
        if (auto told = m_events.importFailed(job->row, *job->row.problem); !told) return told;
        return m_jobs.store(*job);
    }
    job->row.next = plan.end().height + 1;
    job->row.previousHash = plan.end().hash;
    job->row.found += report.transactions;
    job->row.blocksFetched += static_cast<std::int32_t>(outcome.blocks.size());
    if (plan.end() == m_chain.synced()) {
        report.joined = true;
        job->row.state = JobState::Done;
        if (auto told = m_events.importDone(job->row); !told) return told;
        if (plan.movesWallets)
            if (auto joined = m_wallets.setCatchingUp(*plan.members.front().wallet, false); !joined) return joined;
    }
    return m_jobs.store(*job);
}

} // namespace lockstep
