// SPDX-License-Identifier: MIT

// What the loop reads because a person asks, without a wallet that needs it: fees, accounts of recovery words, and
// filters to be kept.

#include "core/backend/nextturn.h"
#include "core/sync/fetch/searchtrace.h"
#include "core/sync/logging.h"
#include "core/sync/loop/chainloop.h"

#include <QScopedValueRollback>

#include <utility>

namespace lockstep {

// --- Fees

void ChainLoop::measureFees()
{
    m_fees.want();
    wake();
}

void ChainLoop::readFeeBlocks()
{
    if (m_isReadingFees || !m_headersCurrent || !m_client.isConnected() || !m_fees.nextMissing()) return;
    m_isReadingFees = true;
    m_feeReading.emplace(fetchFeeBlocks());
}

/// Where it is called off, the next turn of the loop begins it again.
QCoro::Task<void> ChainLoop::fetchFeeBlocks()
{
    while (const auto wanted = m_stopping ? std::nullopt : m_fees.nextMissing()) {
        auto fetching = m_blocks.fetch(*wanted);
        const auto block = co_await fetching;
        if (block)
            m_fees.note(*wanted, **block);
        else if (block.error().code == Errc::NotFound)
            m_fees.settle();
        else
            break;
    }
    m_isReadingFees = false;
    m_wakeup.wake(); // what waits until nobody asks anything
    emit changed();
}

QCoro::Task<Result<bool>> ChainLoop::answerQuestions()
{
    auto looking = advanceLookup();
    const auto looked = co_await looking;
    if (!looked) co_return looked.error();
    auto searching = advanceSearch();
    const auto searched = co_await searching;
    if (!searched) co_return searched.error();
    co_return *looked || *searched;
}

// --- A search

void ChainLoop::startSearch(std::shared_ptr<ScriptSearch> search)
{
    if (m_stopping) return search->fail({Errc::Stopping, "the program is going down"});
    if (m_search) return search->fail({Errc::Refused, "another search is under way"});
    m_search = std::move(search);
    m_jobs.addSearch(m_clock.unixSeconds());
    wake();
}

void ChainLoop::cancelSearch()
{
    endSearch(Error{Errc::Cancelled, "the search was cancelled"});
    interrupt();
}

void ChainLoop::endSearch(const std::optional<Error>& error)
{
    const auto search = std::exchange(m_search, nullptr);
    if (!search) return;
    m_jobs.drop(m_jobs.search()->row.id);
    error ? search->fail(*error) : search->finish(m_chain);
    emit changed();
}

void ChainLoop::beginSearch()
{
    Job& job = *m_jobs.search();
    if (m_search->hasBegun() && job.row.state == JobState::Running) return;
    if (!m_search->hasBegun()) m_search->begin(m_chain); // also where the chain was cut below it
    job.row.state = JobState::Running;
    job.eta.start(m_clock.monotonic(), m_search->next().value);
    emit changed();
}

QCoro::Task<Result<bool>> ChainLoop::advanceSearch()
{
    const auto search = m_search;
    if (!search || !m_jobs.search()->mayRun() || !m_headersCurrent || m_stopping) co_return false;
    beginSearch();
    const BlockHeight before = search->next();
    auto range = search->nextRange(m_chain);
    if (search->next() < before) m_jobs.search()->eta.start(m_clock.monotonic(), search->next().value); // it went back
    if (!range) {
        endSearch(std::nullopt);
        co_return true;
    }
    if (const auto noted = SearchTrace(m_database).note(range->first, m_clock.unixSeconds()); !noted)
        qCWarning(lcSync) << "filters of a search may not be kept:" << noted.error().detail.c_str();
    auto watching = watchAccounts(search);
    const auto watched = co_await watching;
    if (!watched) co_return watched.error();
    if (m_search != search) co_return true;

    range = search->nextRange(m_chain); // now that it is known for how many scripts
    if (!range) co_return true;
    auto scanning = scanForSearch(search, std::move(*range));
    const auto scanned = co_await scanning;
    const bool isHopeless = !scanned && scanned.error().code == Errc::NotFound && m_search == search;
    if (isHopeless) endSearch(scanned.error());
    if (!scanned && !isHopeless) co_return scanned.error();
    co_return true;
}

QCoro::Task<Result<void>> ChainLoop::watchAccounts(std::shared_ptr<ScriptSearch> search)
{
    const auto recovery = search->recovery();
    Turns turns(callingOff());
    do {
        auto growing = growInTurns(*recovery, turns);
        const auto grown = co_await growing;
        if (!grown && grown.error().code == Errc::Cancelled) co_return grown;
        if (search->recovery() != recovery) co_return Error{Errc::TipMoved, "the search begins again"};
        if (!grown) {
            endSearch(grown.error());
            co_return Result<void>{};
        }
    } while (search->watchNext());
    co_return Result<void>{};
}

QCoro::Task<Result<void>> ChainLoop::scanForSearch(std::shared_ptr<ScriptSearch> search, BlockRange range)
{
    const Error moved{Errc::TipMoved, "the search was cancelled, or begins again"};
    const auto started = m_clock.monotonic();
    auto confirming = confirmFilterHeaders();
    const auto confirmed = co_await confirming;
    if (!confirmed) co_return confirmed.error();
    auto following = followFilterHeaders();
    const auto followed = co_await following;
    if (!followed) co_return followed;
    if (m_search != search || !search->hasBegun() || !m_chain.covers(range)) co_return moved;
    auto scanning = m_scanner.scan(range, {}, search->recovery(), callingOff());
    const auto outcome = co_await scanning;
    if (!outcome) co_return outcome.error();
    if (m_search != search || !search->hasBegun() || !m_chain.covers(range)) co_return moved;
    search->take(*outcome);
    m_jobs.search()->eta.advance(m_clock.monotonic(), search->next().value);
    m_scanner.noteStored(outcome->range);
    measure(outcome->range, *outcome, m_clock.monotonic() - started);

    SyncEvent event = SyncEvent::of(SyncEvent::Kind::Search);
    event.from = range.first;
    event.height = outcome->range.last();
    event.hash = outcome->range.hashes.back();
    event.count = static_cast<std::int32_t>(outcome->blocks.size());
    emit happened(event);
    co_return Result<void>{};
}

// --- Filters to be kept

void ChainLoop::keepAnew()
{
    m_keeper.startAnew();
    lookAround();
    m_wakeup.wake();
}

void ChainLoop::setSavesData(bool saves)
{
    m_keeper.setSavesData(saves);
    lookAround(); // a batch under way may be called off
    m_wakeup.wake();
}

bool ChainLoop::mayKeepFilters() const
{
    const bool isLevel = m_headersCurrent && !isNewsExpected() && m_client.isConnected();
    const bool isAsked = m_isReadingFees || m_upkeep || leader();
    return m_keeper.isWanted() && isLevel && isIdle() && !isAsked && !m_stopping;
}

/// A failure is nobody's problem: no wallet lacks these.
QCoro::Task<Result<bool>> ChainLoop::keepFilters()
{
    if (!mayKeepFilters()) co_return false;
    const QScopedValueRollback keeping(m_isKeeping, true);
    auto working = keepNextFilters();
    const auto worked = co_await working;
    const bool isCalledOff = !worked && (isInterruption(worked.error().code) || worked.error().code == Errc::Stopping);
    if (worked || isCalledOff) co_return worked;
    qCWarning(lcSync) << "no filters come to be kept until the next block:" << worked.error().detail.c_str();
    m_keeper.rest();
    co_return false;
}

QCoro::Task<Result<bool>> ChainLoop::keepNextFilters()
{
    if (m_keeper.lookFurther()) {
        const auto turn = nextTurn();
        co_await turn;
        co_return true;
    }
    auto following = followFilterHeaders();
    const auto followed = co_await following;
    if (!followed) co_return followed.error();
    auto range = m_keeper.next();
    if (!range) co_return false;
    auto fetching = m_keeper.fetch(*std::move(range));
    const auto fetched = co_await fetching;
    if (!fetched) co_return fetched.error();
    measure(fetched->range, *fetched, {}); // an import is faster: it asks several peers, and ahead
    co_return true;
}

} // namespace lockstep
