// SPDX-License-Identifier: MIT

#include "core/sync/batch/batchplanner.h"

#include "core/sync/jobs/fixedscripts.h"

#include <algorithm>
#include <utility>

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

/// What was said to come after `last` and may still come: up to `end`, and in the chain.
std::vector<BatchPlanner::Sized> BatchPlanner::promisedAfter(BlockHeight last, BlockHeight end) const
{
    std::vector<Sized> kept;
    const auto follows = [&](const Sized& next) { return next.range.first == last + 1; };
    for (auto next = std::ranges::find_if(m_promised, follows); next != m_promised.end(); ++next) {
        if (!follows(*next) || next->range.last() > end || !m_chain.covers(next->range)) break;
        last = next->range.last();
        kept.push_back(*next);
    }
    return kept;
}

void BatchPlanner::setRanges(BatchPlan& plan, BlockHeight end)
{
    std::vector<Sized> ranges = promisedAfter(plan.start.height, end);
    BlockHeight last = ranges.empty() ? plan.start.height : ranges.back().range.last();
    while (last < end && ranges.size() <= BatchScanner::RangesAhead) {
        const BlockHeight next = std::min(last + m_batchBlocks, end);
        ranges.push_back({m_chain.range(last + 1, next), next - last == m_batchBlocks});
        last = next;
    }
    plan.range = ranges.front().range;
    m_isFull = ranges.front().isFull;
    m_promised.assign(ranges.begin() + 1, ranges.end());
    for (const Sized& next : m_promised) plan.next.push_back(next.range);
}

/// Blocks that a scan has looked at more widely are here again, or others in their place.
void BatchPlanner::widen(BatchPlan& plan) const
{
    for (ScanMember& member : plan.members) {
        if (!member.wallet || !member.moves) continue;
        const auto before = m_jobs.scanned().window(member.wallet->id(), plan.range.first, plan.range.last());
        member.window = std::max(member.window, before);
    }
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
    for (const auto& wallet : group)
        plan.members.push_back({wallet, wallet->lookahead(false), std::nullopt, {}, true, {}});
    setRanges(plan, end);
    widen(plan);
    return plan;
}

Result<std::optional<BatchPlanner::Leg>> BatchPlanner::leg(const Job& job) const
{
    const auto wallet = m_wallets.find(job.row.wallet);
    if (!wallet) return std::optional<Leg>();
    auto leg = [&]() -> Result<std::optional<Leg>> {
        switch (job.row.kind) {
        case JobKind::Wallet: return wholeWallet(wallet);
        case JobKind::Scripts: return targeted(job, wallet);
        case JobKind::Rescan: return rescan(job, wallet);
        case JobKind::Outpoint: // no wallet's: see `lookup`
        case JobKind::Search: break;
        }
        return std::optional<Leg>();
    }();
    if (leg && *leg) (*leg)->member.job = job.row.id;
    return leg;
}

Result<BatchPlan> BatchPlanner::pass(const Job& leader, const std::vector<JobId>& besides)
{
    startSmall(leader);
    auto first = leg(leader);
    if (!first) return first.error();
    if (!*first) return Error{Errc::NotFound, "the import has caught up"};
    BatchPlan plan;
    plan.start = (*first)->start;
    plan.members.push_back(std::move((*first)->member));
    auto end = addCompanions(plan, besides, (*first)->end);
    if (!end) return end.error();
    setRanges(plan, *end);
    widen(plan);
    return plan;
}

/// Returns where the batch is to end. A wallet takes part for each of its jobs.
Result<BlockHeight> BatchPlanner::addCompanions(BatchPlan& plan, const std::vector<JobId>& besides,
                                                BlockHeight end) const
{
    if (plan.start.height < m_apartUpTo) return std::min(end, m_apartUpTo);
    for (const Job& job : m_jobs.all()) {
        if (!job.mayRun() || job.isQuestion() || plan.serves(job.row.id)) continue;
        if (std::ranges::find(besides, job.row.id) != besides.end()) continue;
        auto other = leg(job);
        if (!other) return other.error();
        if (!*other) continue;
        if ((*other)->start == plan.start) {
            plan.members.push_back(std::move((*other)->member));
            end = std::min(end, (*other)->end);
        } else if ((*other)->start.height > plan.start.height) {
            end = std::min(end, (*other)->start.height);
        }
    }
    return end;
}

std::optional<BatchPlan> BatchPlanner::lookup(const Job& job)
{
    const OutpointRow* asked = m_jobs.outpoint(job.row.id);
    if (!asked || job.row.next > m_chain.tip().height) return std::nullopt;
    startSmall(job);
    BatchPlan plan;
    plan.start = m_chain.pointAt(job.row.next - 1);
    const auto script = std::make_shared<FixedScripts>(std::vector<Bytes>{asked->script});
    plan.members.push_back({nullptr, 0, std::nullopt, job.row.id, false, script});
    setRanges(plan, m_chain.tip().height);
    return plan;
}

std::optional<BatchPlanner::Leg> BatchPlanner::wholeWallet(const std::shared_ptr<Wallet>& wallet) const
{
    const BlockHeight synced = m_chain.synced().height;
    if (wallet->syncedTo().height >= synced) return std::nullopt;
    return Leg{{wallet, wallet->lookahead(true), std::nullopt, {}, true, {}}, wallet->syncedTo(), synced};
}

/// Up to where the wallet stands itself: what comes after is for its import, or for the lockstep.
std::optional<BatchPlanner::Leg> BatchPlanner::rescan(const Job& job, const std::shared_ptr<Wallet>& wallet) const
{
    const BlockHeight end = std::min(wallet->syncedTo().height, m_chain.synced().height);
    if (job.row.next > end) return std::nullopt;
    const std::uint32_t window = job.row.lookahead.value_or(wallet->lookahead(true));
    return Leg{{wallet, window, std::nullopt, {}, false, {}}, m_chain.pointAt(job.row.next - 1), end};
}

Result<std::optional<BatchPlanner::Leg>> BatchPlanner::targeted(const Job& job,
                                                                const std::shared_ptr<Wallet>& wallet) const
{
    const BlockHeight synced = m_chain.synced().height;
    if (job.row.next > synced) return std::optional<Leg>();
    std::vector<JobScript> wanted = job.scripts;
    BlockHeight end = std::min(job.row.to.value_or(synced), synced);
    if (job.row.next > end) { // past the window only coins that were found in it are followed
        auto unspent = wallet->unspentAmong(job.scripts);
        if (!unspent) return unspent.error();
        if (unspent->empty()) return std::optional<Leg>();
        wanted = std::move(*unspent);
        end = synced;
    }
    std::vector<std::pair<KeychainId, std::uint32_t>> only;
    for (const JobScript& script : wanted) only.emplace_back(script.keychain, script.index);
    return std::optional(Leg{{wallet, 0, std::move(only), {}, false, {}}, m_chain.pointAt(job.row.next - 1), end});
}

void BatchPlanner::shorten(BatchPlan& plan, const BlockRange& looked)
{
    plan.range = looked;
    plan.next.clear();
    m_promised.clear();
    m_batchBlocks = std::max(SmallestBatch, static_cast<std::int32_t>(looked.hashes.size()));
}

void BatchPlanner::learn(const BatchPlan& plan, std::chrono::milliseconds took)
{
    if (!m_isFull) return;
    // It was promised when another size was thought good: what counts is what a batch of today's would take.
    const auto blocks = static_cast<std::int32_t>(plan.range.hashes.size());
    const auto expected = took * m_batchBlocks / blocks;
    if (expected > 300ms && expected < 800ms) return;
    const auto fitting = static_cast<std::int32_t>(blocks * Aim / std::max(took, 1ms));
    const auto most = std::max(m_batchBlocks, std::min(blocks * MostGrowth, LargestBatch));
    m_batchBlocks = std::clamp(fitting, SmallestBatch, most);
}

} // namespace lockstep
