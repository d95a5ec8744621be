// SPDX-License-Identifier: MIT

#include "core/sync/loop/chainloop.h"

#include "core/backend/nextturn.h"
#include "core/storage/database/failpoint.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/settingrepository.h"
#include "core/sync/jobs/fixedscripts.h"
#include "core/sync/logging.h"

#include <QElapsedTimer>
#include <QScopeGuard>

#include <algorithm>
#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto RetryAfter = std::chrono::seconds(5);
constexpr std::int64_t ToldAgainAfter = 60 * 60; ///< Seconds.
constexpr auto LookAroundEvery = std::chrono::seconds(1);
constexpr std::int64_t Sleep = 60; ///< Seconds from one look to the next: the machine slept, or stood in a debugger.
constexpr std::uint32_t ScriptsAtOnce = 100; ///< Are derived, before the watch is looked at.
constexpr qint64 LongestTurn = 20; ///< Milliseconds.
const QString LetsThroughKey = u"let-blocks-through"_s;

} // namespace

bool ChainLoop::isInterruption(Errc code) { return code == Errc::Cancelled || code == Errc::TipMoved; }

ChainLoop::ChainLoop(const Parts& parts)
    : m_client(parts.client)
    , m_chain(parts.chain)
    , m_cache(parts.cache)
    , m_wallets(parts.wallets)
    , m_jobs(parts.jobs)
    , m_clock(parts.clock)
    , m_blocks(parts.client, parts.cache, parts.chain.headers().params().segwitFrom)
    , m_events(parts.database, parts.clock)
    , m_trust(parts.database, m_events, parts.clock)
    , m_filterHeaders(parts.client, parts.chain, m_blocks, m_trust, [this](BlockHeight fork) { return takeBack(fork); })
    , m_dropped(parts.database, parts.chain)
    , m_filters(parts.client, parts.chain, parts.cache, m_filterHeaders)
    , m_keeper({parts.chain, parts.cache, m_filters, parts.clock})
    , m_scanner(m_filters, m_blocks)
    , m_commit(parts.database, parts.chain, parts.wallets, parts.jobs, m_events)
    , m_planner(parts.chain, parts.wallets, parts.jobs)
    , m_imports({parts.database, parts.chain, parts.wallets, parts.jobs, m_events, parts.clock})
    , m_database(parts.database)
    , m_meter(parts.chain.headers().params().network)
    , m_paces(parts.database)
    , m_fees(parts.chain)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ChainLoop::wake);
    connect(&m_look, &QTimer::timeout, this, &ChainLoop::lookAround);
}

QCoro::Task<void> ChainLoop::run()
{
    if (const auto loaded = m_trust.load(); !loaded) restAfter(loaded.error());
    m_lookedAt = m_clock.unixSeconds();
    m_look.start(LookAroundEvery);
    while (!m_stopping) {
        auto working = round();
        const auto worked = co_await working;
        emit changed();
        if (!worked && isInterruption(worked.error().code)) continue;
        if (!worked && worked.error().code != Errc::Stopping) restAfter(worked.error());
        const bool idle = !worked || !*worked;
        if (idle && !m_stopping) co_await m_wakeup.rest();
    }
    endSearch(Error{Errc::Stopping, "the program is going down"});
    endUpkeep(Error{Errc::Stopping, "the program is going down"});
    m_look.stop();
    if (m_feeReading) co_await *m_feeReading;
    co_await m_scanner.drain();
}

/// One turn of the loop: the chain first, then an import, which stops the world, then one batch for all.
QCoro::Task<Result<bool>> ChainLoop::round()
{
    if (const auto read = readAgain(); !read) co_return read.error();
    auto storing = storeWindows();
    const auto windows = co_await storing;
    if (!windows) co_return windows.error();
    auto keeping = runUpkeep();
    co_await keeping;
    auto following = followHeaders();
    const auto followed = co_await following;
    if (!followed) co_return followed.error();
    if (!m_headersCurrent && !m_stopping)
        co_return Error{Errc::LowWork, "best height " + std::to_string(m_chain.tip().height.value)};
    if (const auto stands = standOnChain(); !stands) co_return stands.error();
    if (!m_standsOnChain) co_return false;
    if (const auto moved = moveOnAlone(); !moved) co_return moved.error();
    readFeeBlocks();

    auto importing = runJobs();
    const auto imported = co_await importing;
    if (!imported) co_return imported.error();

    auto confirming = confirmFilterHeaders();
    const auto confirmed = co_await confirming;
    if (!confirmed) co_return confirmed.error();

    auto advancing = advance();
    const auto advanced = co_await advancing;
    if (!advanced) co_return advanced.error();

    bool answers = false;
    if (!*advanced) { // the wallets first: what a person asks drops what was asked ahead for them
        auto answering = answerQuestions();
        const auto answered = co_await answering;
        if (!answered) co_return answered.error();
        answers = *answered;
    }

    m_problem.reset();
    const bool canFollow = isNewsExpected() && m_client.isConnected();
    const bool worked = answers || *imported || *confirmed || *advanced || canFollow;
    if (worked || isNewsExpected()) co_return worked;
    m_toldProblems.clear(); // all is done: what stood in the way is over
    tellDone();
    auto fetching = keepFilters(); // nobody waits for these
    const auto fetched = co_await fetching;
    co_return fetched;
}

Result<void> ChainLoop::load()
{
    const auto stored = SettingRepository(m_database).value(LetsThroughKey);
    if (!stored) return stored.error();
    m_letsBlocksThrough = *stored == "1";
    const auto paces = m_paces.load();
    if (!paces) return paces.error();
    m_meter.setEarlier(*paces);
    return m_dropped.load();
}

Result<void> ChainLoop::letBlocksThrough(bool lets)
{
    auto stored = inTransaction(m_database, Durability::Full,
                                [&] { return SettingRepository(m_database).set(LetsThroughKey, lets ? "1" : "0"); });
    if (!stored) return stored;
    m_letsBlocksThrough = lets;
    m_wakeup.wake();
    return {};
}

void ChainLoop::requestStop()
{
    m_stopping = true;
    m_wakeup.wake();
}

void ChainLoop::interrupt()
{
    ++m_generation;
    m_recovery.reset();
    if (isImportStuck() && hasNewcomer()) m_importWatch.rest(m_clock.unixSeconds());
    m_client.cancelRequests();
    m_toldDone.reset();
    m_wakeup.wake();
}

void ChainLoop::wake()
{
    ++m_newsHeard;
    m_wakeup.wake();
    // Queued: the client may be in the middle of the message that is the news.
    QMetaObject::invokeMethod(this, &ChainLoop::lookAround, Qt::QueuedConnection);
}

/// One of several that comes or goes changes nothing: the others would have told.
void ChainLoop::lookAtConnection()
{
    if (!m_client.isConnected()) loseTouch();
    wake();
}

void ChainLoop::loseTouch() { m_lostTouch = m_newsHeard + 1; }

void ChainLoop::lookForSleep()
{
    const std::int64_t now = m_clock.unixSeconds();
    if (now - std::exchange(m_lookedAt, now) <= Sleep) return;
    loseTouch();
    wake();
}

void ChainLoop::lookAround()
{
    lookForSleep();
    m_branchWatch.look(m_chain.filterHeaders().height(), m_clock.unixSeconds());
    leaveLostBranch();
    const auto missing = m_client.missingBlock();
    if (std::exchange(m_toldMissing, missing) != missing) emit changed();
    if (m_isImporting || m_importWatch.isOthersTurn()) lookAtImport();
    if (m_isKeeping && !mayKeepFilters()) m_client.cancelRequests();
}

/// At once where no peer has the branch any more. Who has shown it may have left it since, or lacks its filters: that
/// too is not waited for long.
void ChainLoop::leaveLostBranch()
{
    const bool looksAtNews = m_isFollowing || !m_headersCurrent;
    if (looksAtNews || !isNewsExpected() || !m_client.isConnected()) return;
    if (m_branchWatch.givesUp() || !m_client.mayAnybodyHave(m_chain.tip())) m_client.cancelRequests();
}

std::int64_t ChainLoop::secondsLeft() const { return m_eta.secondsTo(m_chain.tip().height.value); }

/// A disk that takes nothing does not take this either: then the window alone tells it.
void ChainLoop::writeDown(BlockHeight height, const Error& error)
{
    (void)inTransaction(m_database, Durability::Normal, [&] { return m_events.chainFailed(height, error); });
}

/// Two reasons that take turns would fill the list of events, which keeps the newest. One that was over is news.
bool ChainLoop::isNews(const Error& error)
{
    const std::int64_t now = m_clock.unixSeconds();
    const auto [told, isFirst] = m_toldProblems.emplace(error.code, now);
    const std::int64_t since = now - told->second; // less than 0: the clock was put back
    if (!isFirst && since >= 0 && since < ToldAgainAfter) return false;
    told->second = now;
    return true;
}

void ChainLoop::restAfter(const Error& error)
{
    qCWarning(lcSync) << "the loop rests:" << error.detail.c_str();
    m_recovery.reset();
    m_problem = error;
    if (isNews(error)) {
        SyncEvent event = SyncEvent::of(SyncEvent::Kind::Error);
        event.error = error;
        emit happened(event);
        writeDown(m_chain.synced().height, error);
    }
    m_retry.start(RetryAfter);
}

// --- Moving the wallets

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

// --- Telling

void ChainLoop::tellOf(const BatchPlan& plan, const CommitReport& report, std::int32_t blocksFetched)
{
    SyncEvent filters = SyncEvent::of(SyncEvent::Kind::Filters);
    filters.from = plan.range.first;
    filters.height = plan.end().height;
    filters.hash = plan.end().hash;
    filters.count = blocksFetched;
    emit happened(filters);

    SyncEvent moved = SyncEvent::of(plan.isImport() ? SyncEvent::Kind::ImportProgress : SyncEvent::Kind::Block);
    moved.from = plan.range.first;
    moved.height = plan.end().height;
    moved.hash = plan.end().hash;
    if (plan.isImport()) {
        for (const ScanMember& member : plan.members) tellProgress(member, report, moved);
    } else {
        moved.count = report.transactions;
        for (const WalletId id : report.touched) moved.touched.push_back(id);
        m_eta.advance(m_clock.monotonic(), plan.end().height.value);
        emit happened(moved);
    }
    for (const auto& [id, error] : report.setAside) tellFailed(id, plan.end().height, error);
    emit changed();
}

void ChainLoop::tellFailed(WalletId wallet, BlockHeight height, const Error& error)
{
    SyncEvent failed = SyncEvent::of(SyncEvent::Kind::Error);
    failed.wallet = wallet;
    failed.height = height;
    failed.error = error;
    emit happened(failed);
}

void ChainLoop::tellProgress(const ScanMember& member, const CommitReport& report, SyncEvent moved)
{
    Job* job = m_jobs.find(*member.job);
    if (!job) return;
    job->eta.advance(m_clock.monotonic(), job->row.next.value);
    const auto found = report.found.find(job->row.id);
    if (job->isLookup() || found == report.found.end()) return; // no wallet's, or set aside
    moved.wallet = job->row.wallet;
    moved.job = job->row.id;
    moved.jobKind = job->row.kind;
    moved.count = found->second;
    if (std::ranges::find(report.touched, moved.wallet) != report.touched.end()) moved.touched.push_back(moved.wallet);
    emit happened(moved);
}

void ChainLoop::tellStarted(const Job& job)
{
    if (job.isLookup()) return emit changed();
    SyncEvent start = SyncEvent::of(SyncEvent::Kind::ImportStart);
    start.wallet = job.row.wallet;
    start.job = job.row.id;
    start.jobKind = job.row.kind;
    start.from = job.row.next;
    start.height = m_chain.synced().height;
    start.hash = m_chain.synced().hash;
    emit happened(start);
    emit changed();
}

void ChainLoop::tellJoined(const Job& job)
{
    SyncEvent done = SyncEvent::of(SyncEvent::Kind::ImportDone);
    done.wallet = job.row.wallet;
    done.job = job.row.id;
    done.jobKind = job.row.kind;
    done.count = job.row.found;
    done.from = job.row.from;
    done.height = m_chain.synced().height;
    done.hash = m_chain.synced().hash;
    m_jobs.drop(job.row.id);
    m_recovery.reset();
    emit happened(done);
    emit changed();
}

void ChainLoop::tellDone()
{
    if (m_chain.headers().heldReorg() || m_refusesFuture) return; // the others have gone on: nothing is done
    if (!m_headersCurrent || m_toldDone == m_chain.tip() || m_chain.synced() != m_chain.tip()) return;
    m_toldDone = m_chain.tip();
    SyncEvent done = SyncEvent::of(SyncEvent::Kind::Done);
    done.height = m_chain.tip().height;
    done.hash = m_chain.tip().hash;
    emit happened(done);
}

} // namespace lockstep
