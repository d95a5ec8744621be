// SPDX-License-Identifier: MIT

#include "core/sync/batchplanner.h"

#include <algorithm>

namespace lockstep {

using namespace std::chrono_literals;

namespace {

constexpr std::int32_t SmallestBatch = 25;
constexpr std::int32_t LargestBatch = 1'000; ///< One getcfilters.
constexpr std::chrono::milliseconds Aim = 500ms;
constexpr std::int32_t MostGrowth = 4; ///< Times, from one batch to another.

} // namespace

void BatchPlanner::startSmall(const Job& job)
{
    if (m_sizedFor == job.row.id) return;
    m_sizedFor = job.row.id;
    m_batchBlocks = SmallestBatch;
}

void BatchPlanner::setRange(BatchPlan& plan, BlockHeight end)
{
    const BlockHeight first = plan.start.height + 1;
    const bool isPromised
        = m_promised && m_promised->first == first && m_promised->last() <= end && m_chain.covers(*m_promised);
    const BlockHeight last = isPromised ? m_promised->last() : std::min(plan.start.height + m_batchBlocks, end);
    plan.range = m_chain.range(first, last);
    if (last < end) plan.next = m_chain.range(last + 1, std::min(last + m_batchBlocks, end));
    m_promised = plan.next;
}

std::optional<BatchPlan> BatchPlanner::lockstep()
{
    const auto group = m_wallets.furthestBehind();
    if (group.empty()) return std::nullopt;
    BatchPlan plan;
    plan.start = group.front()->syncedTo();
    BlockHeight end = m_chain.tip().height;
    for (const auto& wallet : m_wallets.active())
        if (wallet->syncedTo().height > plan.start.height) end = std::min(end, wallet->syncedTo().height);
    if (end <= plan.start.height) return std::nullopt;
    for (const auto& wallet : group) plan.members.push_back({wallet, wallet->lookahead(false), std::nullopt});
    setRange(plan, end);
    return plan;
}

Result<std::optional<BatchPlan>> BatchPlanner::import(const Job& job)
{
    const auto wallet = m_wallets.find(job.row.wallet);
    if (!wallet) return std::optional<BatchPlan>();
    startSmall(job);
    auto plan = [&]() -> Result<std::optional<BatchPlan>> {
        switch (job.row.kind) {
        case JobKind::Wallet: return wholeWallet(wallet);
        case JobKind::Scripts: return targeted(job, wallet);
        case JobKind::Rescan: return rescan(job, wallet);
        }
        return std::optional<BatchPlan>();
    }();
    if (plan && *plan) (*plan)->job = job.row.id;
    return plan;
}

Result<std::optional<BatchPlan>> BatchPlanner::wholeWallet(const std::shared_ptr<Wallet>& wallet)
{
    BatchPlan plan;
    plan.start = wallet->syncedTo();
    if (plan.start.height >= m_chain.synced().height) return std::optional<BatchPlan>();
    plan.members.push_back({wallet, wallet->lookahead(true), std::nullopt});
    setRange(plan, m_chain.synced().height);
    return std::optional(std::move(plan));
}

/// Up to where the wallet stands itself: what comes after is for its import, or for the lockstep.
std::optional<BatchPlan> BatchPlanner::rescan(const Job& job, const std::shared_ptr<Wallet>& wallet)
{
    const BlockHeight end = std::min(wallet->syncedTo().height, m_chain.synced().height);
    if (job.row.next > end) return std::nullopt;
    BatchPlan plan;
    plan.movesWallets = false;
    plan.start = m_chain.pointAt(job.row.next - 1);
    plan.members.push_back({wallet, job.row.lookahead.value_or(wallet->lookahead(true)), std::nullopt});
    setRange(plan, end);
    return plan;
}

Result<std::optional<BatchPlan>> BatchPlanner::targeted(const Job& job, const std::shared_ptr<Wallet>& wallet)
{
    const BlockHeight synced = m_chain.synced().height;
    if (job.row.next > synced) return std::optional<BatchPlan>();
    BatchPlan plan;
    plan.movesWallets = false;
    plan.start = m_chain.pointAt(job.row.next - 1);
    std::vector<JobScript> wanted = job.scripts;
    BlockHeight end = std::min(job.row.to.value_or(synced), synced);
    if (job.row.next > end) { // past the window only coins that were found in it are followed
        auto unspent = wallet->unspentAmong(job.scripts);
        if (!unspent) return unspent.error();
        if (unspent->empty()) return std::optional<BatchPlan>();
        wanted = std::move(*unspent);
        end = synced;
    }
    std::vector<std::pair<KeychainId, std::uint32_t>> only;
    for (const JobScript& script : wanted) only.emplace_back(script.keychain, script.index);
    plan.members.push_back({wallet, 0, std::move(only)});
    setRange(plan, end);
    return std::optional(std::move(plan));
}

void BatchPlanner::learn(const BatchPlan& plan, std::chrono::milliseconds took)
{
    const bool wasFull = static_cast<std::int32_t>(plan.range.hashes.size()) == m_batchBlocks;
    if (!wasFull) return;
    if (took > 300ms && took < 800ms) return;
    const auto fitting = static_cast<std::int32_t>(m_batchBlocks * Aim / std::max(took, 1ms));
    m_batchBlocks = std::clamp(fitting, SmallestBatch, std::min(m_batchBlocks * MostGrowth, LargestBatch));
}

} // namespace lockstep
