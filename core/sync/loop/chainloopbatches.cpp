// SPDX-License-Identifier: MIT

// Moving the wallets: a batch from its plan to its commit, and the scripts that it looks for.

#include "core/backend/nextturn.h"
#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/sync/jobs/fixedscripts.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"
#include "core/sync/state/walletfailure.h"

#include <QScopeGuard>

#include <algorithm>
#include <utility>

namespace lockstep {

namespace {

constexpr std::uint32_t RowsAtOnce = 100; ///< Of scripts, which take some milliseconds.

} // namespace

QCoro::Task<Result<void>> ChainLoop::letOthersAdvance()
{
    m_importWatch.letOthers(m_clock.unixSeconds());
    const auto ends = qScopeGuard([this] { m_importWatch.endOthers(m_clock.unixSeconds()); });
    if (isImportStuck()) m_client.cancelRequests(); // what was asked ahead for the import may never come
    while (!m_stopping && areOthersLet() && doOthersLackBlocks()) {
        auto advancing = advance();
        const auto advanced = co_await advancing;
        const Errc failure = advanced ? Errc::Cancelled : advanced.error().code;
        const bool isTheirOwn = isImportStuck() && !concernsAll(failure); // the import's blocks may be here
        if (!isInterruption(failure) && !isTheirOwn) co_return advanced.error();
        if (!advanced || !*advanced || !isImportStuck()) break;
    }
    co_return Result<void>{};
}

QCoro::Task<Result<bool>> ChainLoop::advance()
{
    if (const auto bounded = boundJobs(); !bounded) co_return bounded.error();
    auto plan = m_headersCurrent ? m_planner.lockstep() : std::nullopt;
    if (!plan) co_return false;
    auto working = scanAndCommit(std::move(*plan));
    const auto worked = co_await working;
    if (!worked) co_return worked.error();
    co_return true;
}

QCoro::Task<Result<void>> ChainLoop::scanAndCommit(BatchPlan plan)
{
    const std::uint64_t generation = m_generation;
    const auto started = m_clock.monotonic();
    auto confirming = confirmFilterHeaders();
    const auto confirmed = co_await confirming;
    if (!confirmed) co_return confirmed.error();
    auto following = followFilterHeaders();
    const auto followed = co_await following;
    if (!followed) co_return followed;
    if (isCalledOff(generation)) co_return Error{Errc::Cancelled, "wallets or imports have changed"};
    auto storing = storeWindows();
    const auto windows = co_await storing;
    if (!windows) co_return windows;
    auto scanning = scanFor(plan);
    auto outcome = co_await scanning;
    const bool interrupted = generation != m_generation;
    if (!outcome || interrupted) m_recovery.reset(); // it may have grown by blocks that nobody took in
    if (!outcome) co_return outcome.error();
    if (interrupted) co_return Error{Errc::Cancelled, "wallets or imports have changed"};

    for (const ScannedBlock& scanned : outcome->blocks) m_fees.note(scanned.at, *scanned.block);
    if (outcome->range.last() < plan.range.last()) m_planner.shorten(plan, outcome->range);
    const auto report = m_commit.run(plan, *outcome);
    if (!report || !report->setAside.empty()) m_recovery.reset();
    if (!report) co_return report.error();
    m_scanner.noteStored(plan.range);
    const std::int64_t now = m_clock.unixSeconds();
    m_branchWatch.noteProgress(now);
    for (const ScanMember& member : plan.members)
        if (member.job) m_importWatch.noteProgress(*member.job, now);
    if (!plan.isImport()) m_importWatch.noteOthersProgress(now);
    const auto took = m_clock.monotonic() - started;
    const auto blocksFetched = static_cast<std::int32_t>(outcome->blocks.size());
    m_planner.learn(plan, took);
    measure(plan.range, *outcome, took);
    tellOf(plan, *report, blocksFetched);
    std::vector<std::shared_ptr<const IndexedBlock>> done;
    for (ScannedBlock& scanned : outcome->blocks) done.push_back(std::move(scanned.block));
    m_blocks.letGo(std::move(done));
    co_return Result<void>{};
}

QCoro::Task<Result<BatchOutcome>> ChainLoop::scanFor(const BatchPlan& plan)
{
    if (auto watched = watchFor(plan); !watched) co_return watched.error();
    const auto recovery = m_recovery;
    Turns turns(callingOff());
    auto growing = growInTurns(*recovery, turns);
    const auto grown = co_await growing;
    if (!grown) co_return grown.error();
    auto scanning = m_scanner.scan(plan.range, plan.next, recovery, callingOff());
    auto outcome = co_await scanning;
    if (!outcome) co_return outcome;
    auto storing = storeRowsFarOut(plan, *recovery);
    const auto stored = co_await storing;
    if (!stored) co_return stored.error();
    co_return outcome;
}

void ChainLoop::measure(const BlockRange& range, const BatchOutcome& outcome, std::chrono::milliseconds took)
{
    m_meter.noteBatch({range.first, range.last(), outcome.stored, outcome.filterBytes, outcome.storedBytes,
                       outcome.fetchedBytes, static_cast<std::int32_t>(outcome.blocks.size()), took,
                       outcome.matchedIn});
    if (const auto kept = m_paces.note(m_meter.paces()); !kept)
        qCWarning(lcSync) << "the next run will not know how fast this one was:" << kept.error().detail.c_str();
}

bool ChainLoop::isCalledOff(std::uint64_t generation) const { return m_stopping || generation != m_generation; }

Turns::CalledOff ChainLoop::callingOff() const
{
    return [this, generation = m_generation] { return isCalledOff(generation); };
}

/// 100,000 of them take seconds: a step for each turn, and between two of them commands come in.
QCoro::Task<Result<void>> ChainLoop::storeWindows()
{
    const std::uint64_t generation = m_generation;
    const auto lacking = [this] {
        const auto lacks = [](const auto& wallet) {
            return !wallet->row().problem && !wallet->row().forgets && wallet->lacksRows();
        };
        const auto found = std::ranges::find_if(m_wallets.all(), lacks);
        return found == m_wallets.all().end() ? nullptr : *found;
    };
    bool stored = false;
    for (auto wallet = lacking(); wallet; wallet = lacking()) {
        if (auto widened = m_wallets.widen(*wallet, RowsAtOnce); !widened)
            co_return leaveOut(*wallet, widened.error(), false);
        failPoint("window-widened");
        stored = true;
        const auto next = nextTurn();
        (void)co_await next;
        if (isCalledOff(generation)) co_return Error{Errc::Cancelled, "wallets or imports have changed"};
    }
    if (stored) emit changed();
    co_return Result<void>{};
}

/// The commit writes the rows up to what its blocks use. Of a scan that looks further than its wallet that may be a
/// hundred thousand: those are written before, and stay should it be called off.
QCoro::Task<Result<void>> ChainLoop::storeRowsFarOut(const BatchPlan& plan, const RecoveryState& recovery)
{
    Turns turns(callingOff());
    for (const ScanMember& member : plan.members) {
        const auto& wallet = member.wallet;
        if (!wallet) continue;
        for (const ScriptPlace& place : recovery.lastUsed(*wallet)) {
            while (wallet->liesFarOut(place)) {
                if (auto stored = m_wallets.storeTowards(*wallet, place, RowsAtOnce); !stored)
                    co_return leaveOut(*wallet, stored.error(), plan.isImport());
                failPoint("rows-stored-ahead");
                auto turn = turns.next();
                if (const auto taken = co_await turn; !taken) co_return taken;
            }
        }
    }
    co_return Result<void>{};
}

Error ChainLoop::leaveOut(Wallet& wallet, const Error& error, bool isImported)
{
    const auto noted = inTransaction(m_database, Durability::Full, [&] {
        return isImported ? setAsideUntold(m_wallets, wallet, error) // the import, which fails with it, tells it
                          : setAside(m_wallets, m_events, wallet, error);
    });
    if (!noted) m_wallets.setStale(); // it is not aside, then
    if (!noted) return noted.error();
    tellFailed(wallet.id(), wallet.syncedTo().height, error);
    emit changed();
    return {Errc::Cancelled, "a wallet was set aside"};
}

/// Makes the list of scripts anew where it is not this plan's. A command may drop it while it still grows; then it is
/// good for this batch alone.
Result<void> ChainLoop::watchFor(const BatchPlan& plan)
{
    RecoveryKey key;
    for (const ScanMember& member : plan.members) {
        key.wallets.push_back(member.wallet);
        key.jobs.push_back(member.job);
        key.scripts.push_back(member.only);
        key.windows.push_back(member.window);
    }
    if (m_recovery && m_recoveryKey == key) return {};
    auto recovery = std::make_shared<RecoveryState>();
    for (const ScanMember& member : plan.members) recovery->add({member.source(), member.window, member.only});
    if (auto watched = watchRivals(*recovery, plan); !watched) return watched;
    m_recovery = std::move(recovery);
    m_recoveryKey = std::move(key);
    return {};
}

/// Scripts of other people, too: see Wallet::rivalScripts().
Result<void> ChainLoop::watchRivals(RecoveryState& recovery, const BatchPlan& plan)
{
    for (const ScanMember& member : plan.members) {
        if (!member.wallet || !member.moves) continue;
        auto scripts = member.wallet->rivalScripts();
        if (!scripts && concernsAll(scripts.error().code)) return scripts.error();
        if (!scripts || scripts->empty()) continue; // damage is its own: taking in the block tells it
        recovery.add({std::make_shared<FixedScripts>(*std::move(scripts)), 0, {}});
    }
    return {};
}

} // namespace lockstep
