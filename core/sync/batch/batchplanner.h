// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batch/batchcommit.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lockstep {

/// Decides which blocks are looked at next, for whom. It changes nothing but its own idea of a good batch.
class BatchPlanner
{
public:
    BatchPlanner(const ChainState& chain, const WalletSet& wallets, const JobQueue& jobs)
        : m_chain(chain)
        , m_wallets(wallets)
        , m_jobs(jobs)
    {
    }

    /// The next batch of the wallets in lockstep. Those furthest behind move first, up to where the next ones stand,
    /// so that wallets behind by different amounts end as one group. nullopt: all are at the tip.
    std::optional<BatchPlan> lockstep();

    struct Leg
    {
        ScanMember member;
        ChainPoint start;
        BlockHeight end; ///< The last block.
    };
    /// What an import, or a look for an outpoint, has to look at before anything else. nullopt: it has caught up.
    /// Errors: Database.
    Result<std::optional<Leg>> leg(const Job& job) const;

    /// The next batch of the imports: it begins with `leader`'s. Others that stand at the same block are in it, and it
    /// ends where one that is ahead stands, which is joined there: each block is looked at once for all. Those in
    /// `besides` are left alone. Errors: as `leg`; NotFound: the leader has caught up.
    Result<BatchPlan> pass(const Job& leader, const std::vector<JobId>& besides);

    /// Up to this block each import goes by itself: together they asked for one that nobody has or sends, and who does
    /// not need it shall not stop for it.
    void separateUpTo(BlockHeight height) { m_apartUpTo = height; }

    std::optional<BatchPlan>
    lookup(const Job& job); ///< The next batch of a look for an outpoint; nullopt: it is through.

    /// So many of its blocks matter that the batch ends early. The next ones are asked for anew, and are as short.
    void shorten(BatchPlan& plan, const BlockRange& looked);

    /// Batches are sized to take about half a second, so that progress shows and little is lost by a pause. Each import
    /// begins with few blocks: how fast the last one was says little about filters that are not on the disk.
    void learn(const BatchPlan& plan, std::chrono::milliseconds took);

private:
    void startSmall(const Job& job);
    /// A range of blocks, and whether it has the size that was thought good: else it ends where something ends.
    struct Sized
    {
        BlockRange range;
        bool isFull = false;
    };

    void setRanges(BatchPlan& plan, BlockHeight end);
    std::vector<Sized> promisedAfter(BlockHeight last, BlockHeight end) const;
    void widen(BatchPlan& plan) const;
    std::optional<Leg> wholeWallet(const std::shared_ptr<Wallet>& wallet) const;
    std::optional<Leg> rescan(const Job& job, const std::shared_ptr<Wallet>& wallet) const;
    Result<std::optional<Leg>> targeted(const Job& job, const std::shared_ptr<Wallet>& wallet) const;
    Result<BlockHeight> addCompanions(BatchPlan& plan, const std::vector<JobId>& besides, BlockHeight end) const;

    const ChainState& m_chain;
    const WalletSet& m_wallets;
    const JobQueue& m_jobs;
    BlockHeight m_apartUpTo;
    std::int32_t m_batchBlocks = 100;
    std::optional<JobId> m_sizedFor; ///< The import that the size was last learned in.
    std::vector<Sized> m_promised; ///< What was said to come next: the next batches are just these.
    bool m_isFull = false; ///< The batch that was planned last.
};

} // namespace lockstep
