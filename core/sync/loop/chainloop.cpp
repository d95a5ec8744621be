// SPDX-License-Identifier: MIT

#include "core/sync/loop/chainloop.h"

#include "core/storage/database/transaction.h"
#include "core/storage/repositories/settingrepository.h"
#include "core/sync/logging.h"

#include <utility>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto RetryAfter = std::chrono::seconds(5);
constexpr std::int64_t ToldAgainAfter = 60 * 60; ///< Seconds.
constexpr auto LookAroundEvery = std::chrono::seconds(1);
constexpr std::int64_t Sleep = 60; ///< Seconds from one look to the next: the machine slept, or stood in a debugger.
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
    , m_filterHeaders({parts.client, parts.chain, m_blocks, m_trust, parts.database, m_events,
                       [this](BlockHeight fork) { return takeBack(fork); }})
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

} // namespace lockstep
