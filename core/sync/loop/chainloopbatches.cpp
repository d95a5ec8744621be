// SPDX-License-Identifier: MIT

// Moving the wallets: a batch from its plan to its commit, and the scripts that it looks for.

#include "core/backend/nextturn.h"
#include "core/storage/database/failpoint.h"
#include "core/sync/jobs/fixedscripts.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"

#include <QElapsedTimer>
#include <QScopeGuard>

#include <algorithm>
#include <utility>

namespace lockstep {

namespace {

constexpr std::uint32_t ScriptsAtOnce = 100; ///< Are derived, before the watch is looked at.
constexpr qint64 LongestTurn = 20; ///< Milliseconds.

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
    std::vector<WatchedScripts> growing;
    for (const ScanMember& member : plan.members)
        if (!member.only) growing.push_back({member.source(), member.window, std::nullopt});
    auto deriving = deriveScripts(std::move(growing));
    const auto derived = co_await deriving;
    if (!derived) co_return derived;
    auto recovery = recoveryFor(plan);
    if (!recovery) co_return recovery.error();

    auto scanning = m_scanner.scan(plan.range, plan.next, *recovery);
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

void ChainLoop::measure(const BlockRange& range, const BatchOutcome& outcome, std::chrono::milliseconds took)
{
    m_meter.noteBatch({range.first, range.last(), outcome.stored, outcome.filterBytes, outcome.storedBytes,
                       outcome.fetchedBytes, static_cast<std::int32_t>(outcome.blocks.size()), took,
                       outcome.matchedIn});
    if (const auto kept = m_paces.note(m_meter.paces()); !kept)
        qCWarning(lcSync) << "the next run will not know how fast this one was:" << kept.error().detail.c_str();
}

bool ChainLoop::isCalledOff(std::uint64_t generation) const { return m_stopping || generation != m_generation; }

/// 100,000 of them take seconds: a step for each turn, and between two of them commands come in.
QCoro::Task<Result<void>> ChainLoop::storeWindows()
{
    const std::uint64_t generation = m_generation;
    const auto lacking = [this] {
        const auto lacks = [](const auto& wallet) { return !wallet->row().problem && wallet->lacksRows(); };
        const auto found = std::ranges::find_if(m_wallets.all(), lacks);
        return found == m_wallets.all().end() ? nullptr : *found;
    };
    bool stored = false;
    for (auto wallet = lacking(); wallet; wallet = lacking()) {
        if (auto widened = m_wallets.widen(*wallet, ScriptsAtOnce); !widened) co_return widened;
        failPoint("window-widened");
        stored = true;
        const auto next = nextTurn();
        (void)co_await next;
        if (isCalledOff(generation)) co_return Error{Errc::Cancelled, "wallets or imports have changed"};
    }
    if (stored) emit changed();
    co_return Result<void>{};
}

/// A wide window is hundreds of thousands of scripts: commands come in between some of them and the next.
QCoro::Task<Result<void>> ChainLoop::deriveScripts(std::vector<WatchedScripts> wanted)
{
    const std::uint64_t generation = m_generation;
    QElapsedTimer turn;
    turn.start();
    for (const WatchedScripts& scripts : wanted) {
        const auto there = scripts.source->keychains();
        const std::vector<Keychain> keychains(there.begin(), there.end()); // a command may change the wallet
        for (const Keychain& keychain : keychains) {
            const std::uint32_t end = keychain.ranged ? keychain.nextIndex + scripts.window : 0;
            for (std::uint32_t count = 0; count < end;) {
                count = std::min(count + ScriptsAtOnce, end);
                if (const auto last = scripts.source->script(keychain.id, count - 1); !last) co_return last.error();
                if (!turn.hasExpired(LongestTurn)) continue;
                failPoint("scripts-derived");
                const auto next = nextTurn();
                (void)co_await next;
                turn.restart();
                if (isCalledOff(generation)) co_return Error{Errc::Cancelled, "wallets or imports have changed"};
            }
        }
    }
    co_return Result<void>{};
}

Result<std::shared_ptr<RecoveryState>> ChainLoop::recoveryFor(const BatchPlan& plan)
{
    RecoveryKey key;
    for (const ScanMember& member : plan.members) {
        key.wallets.push_back(member.wallet);
        key.jobs.push_back(member.job);
        key.scripts.push_back(member.only);
        key.windows.push_back(member.window);
    }
    if (m_recovery && m_recoveryKey == key) return m_recovery;
    auto made = RecoveryState::of(plan.members);
    if (!made) return made.error();
    if (auto watched = watchRivals(*made, plan); !watched) return watched.error();
    m_recovery = std::make_shared<RecoveryState>(std::move(*made));
    m_recoveryKey = std::move(key);
    return m_recovery;
}

/// Scripts of other people, too: see Wallet::rivalScripts().
Result<void> ChainLoop::watchRivals(RecoveryState& recovery, const BatchPlan& plan)
{
    for (const ScanMember& member : plan.members) {
        if (!member.wallet || !member.moves) continue;
        auto scripts = member.wallet->rivalScripts();
        if (!scripts && concernsAll(scripts.error().code)) return scripts.error();
        if (!scripts || scripts->empty()) continue; // damage is its own: taking in the block tells it
        if (auto added = recovery.add({std::make_shared<FixedScripts>(*std::move(scripts)), 0, {}}); !added)
            return added;
    }
    return {};
}

} // namespace lockstep
