// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/batchcommit.h"

#include <chrono>
#include <optional>
#include <vector>

namespace lockstep {

/// Decides which blocks are looked at next, for whom. It changes nothing but its own idea of a good batch.
class BatchPlanner
{
public:
    BatchPlanner(const ChainState& chain, const WalletSet& wallets) : m_chain(chain), m_wallets(wallets) { }

    /// The next batch of the wallets in lockstep. Those furthest behind move first, up to where the next ones stand,
    /// so that wallets behind by different amounts end as one group. nullopt: all are at the tip.
    std::optional<BatchPlan> lockstep();

    /// The next batch of an import, up to the SyncedTo of the others. nullopt: it has caught up. Errors: Database.
    Result<std::optional<BatchPlan>> import(const Job& job);

    /// Batches are sized to take about half a second, so that progress shows and little is lost by a pause. Each import
    /// begins with few blocks: how fast the last one was says little about filters that are not on the disk.
    void learn(const BatchPlan& plan, std::chrono::milliseconds took);

private:
    void startSmall(const Job& job);
    void setRange(BatchPlan& plan, BlockHeight end);
    Result<std::optional<BatchPlan>> wholeWallet(const std::shared_ptr<Wallet>& wallet);
    std::optional<BatchPlan> rescan(const Job& job, const std::shared_ptr<Wallet>& wallet);
    Result<std::optional<BatchPlan>> targeted(const Job& job, const std::shared_ptr<Wallet>& wallet);

    const ChainState& m_chain;
    const WalletSet& m_wallets;
    std::int32_t m_batchBlocks = 100;
    std::optional<JobId> m_sizedFor; ///< The import that the size was last learned in.
    std::optional<BlockRange> m_promised; ///< The range asked for ahead: the next batch is just that one.
};

} // namespace lockstep
