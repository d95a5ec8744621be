// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/batchscanner.h"
#include "core/sync/state/chainstate.h"
#include "core/sync/state/eventlog.h"
#include "core/sync/state/jobqueue.h"
#include "core/sync/state/walletset.h"

#include <map>
#include <optional>
#include <vector>

namespace lockstep {

/// What a batch is to do, fixed when it is planned: the snapshot that the commit is compared with.
struct BatchPlan
{
    ChainPoint start; ///< Where the scan stands: the last block it has behind it.
    BlockRange range; ///< The blocks after `start`.
    std::vector<BlockRange> next; ///< What will probably come after, in order: asked for ahead.
    std::vector<ScanMember> members;

    bool isImport() const { return !members.empty() && members.front().job; } ///< Else the wallets in lockstep.
    bool serves(JobId job) const;
    ChainPoint end() const { return {range.last(), range.hashes.back()}; }
};

/// What a committed batch did.
struct CommitReport
{
    std::vector<WalletId> touched; ///< Wallets with new transactions.
    std::vector<std::pair<WalletId, Error>> setAside; ///< Wallets that failed, while the others went on.
    std::int32_t transactions = 0;
    std::map<JobId, std::int32_t> found; ///< Of these, by the import that they are for.

    /// Of a scan for some scripts that more have joined: nobody has looked for those after this block.
    struct Joined
    {
        ChainPoint at;
        std::vector<JobScript> scripts;
    };
    std::map<JobId, Joined> joined;
};

/// The writing half of a batch: one transaction for all wallets (R1 to R3, R12).
class BatchCommit
{
public:
    BatchCommit(Database& database, ChainState& chain, WalletSet& wallets, JobQueue& jobs, EventLog& events);

    /// Errors: TipMoved when the wallets or the chain are no longer where the plan saw them (nothing was written);
    /// DiskFull, Io, Database. On any error memory is what the database says, or wallets and jobs know that they are
    /// stale.
    Result<CommitReport> run(const BatchPlan& plan, const BatchOutcome& outcome);

private:
    Result<void> check(const BatchPlan& plan) const;
    Result<void> requireStored(const BatchPlan& plan); ///< The same of the rows, in the transaction.
    bool isWhereItWas(const ScanMember& member, const ChainPoint& start) const;
    Result<void> write(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report);
    Result<void> ingestAll(const BatchPlan& plan, const BatchOutcome& outcome, CommitReport& report);
    Result<void> tellNews(const BatchPlan& plan, WalletId wallet, std::int32_t payments);
    /// What one wallet takes part for: the lockstep, or one import or several.
    struct Part
    {
        std::shared_ptr<Wallet> wallet;
        std::vector<const ScanMember*> members;
        std::vector<bool> marks; ///< Of the batch's blocks: whether it concerned the wallet as it stood at first,
        std::size_t scriptCount = 0; ///< with so many scripts.
        bool isAsMarked = true; ///< A block that was taken in may have brought scripts and coins.
    };
    static std::vector<Part> partsOf(const BatchPlan& plan, const BatchOutcome& outcome);
    Result<std::vector<IngestResult>> ingestInto(Part& part, const BatchPlan& plan, const BatchOutcome& outcome,
                                                 CommitReport& report);
    Result<IngestResult> ingestFor(const ScanMember& member, Part& part, const BatchPlan& plan,
                                   const BatchOutcome& outcome, CommitReport& report);
    Result<void> moveJobs(const BatchPlan& plan, const BatchOutcome& outcome, const CommitReport& report);
    Result<void> moveAlong(const BatchPlan& plan, const CommitReport& report);
    Result<void> failJob(Job& job, const Error& error);
    Result<void> endJob(Job& job);
    Result<bool> answer(const Job& job, const BatchPlan& plan, const BatchOutcome& outcome); ///< True: it is answered.

    Database& m_database;
    ChainState& m_chain;
    WalletSet& m_wallets;
    JobQueue& m_jobs;
    EventLog& m_events;
};

} // namespace lockstep
