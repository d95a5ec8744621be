// SPDX-License-Identifier: MIT

#include "core/sync/batch/batchscanner.h"

#include "core/filters/filterpart.h"
#include "core/storage/database/failpoint.h"

#include <QCoroFuture>
#include <QElapsedTimer>
#include <QtConcurrent>

#include <algorithm>

namespace lockstep {

namespace {

// Matched within a millisecond: less than two thread switches may cost.
constexpr std::size_t FewBytes = 256 * 1024;
constexpr std::size_t FewLooks = 125'000; ///< Of a script in a filter.
/// A batch ends with the payment to one of ours that reaches it, as with MostBlocks: rows are written for each.
constexpr std::size_t MostPayments = 2'000;
constexpr std::size_t BlocksAhead = 8;

ChainPoint pointAt(const BlockRange& range, std::size_t position)
{
    return {range.first + static_cast<std::int32_t>(position), range.hashes[position]};
}

std::size_t paymentsIn(const IndexedBlock& block, const RecoveryState& recovery)
{
    std::size_t count = 0;
    for (const auto& [source, script] : recovery.paidIn(block)) count += block.outputsTo(script).size();
    return count;
}

} // namespace

BatchScanner::BatchScanner(FilterSource& filters, BlockSource& blocks) : m_filters(filters), m_blocks(blocks)
{
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 4));
}

/// After a reorg the second of what was said to come next may be another one. What is still on its way cannot be
/// dropped, and will be here soon.
void BatchScanner::dropUnpromised(const std::vector<BlockRange>& next)
{
    const auto isPromised
        = [](const Ahead& ahead, const BlockRange& range) { return ahead.range.hashes == range.hashes; };
    const auto lost = std::ranges::mismatch(m_ahead, next, isPromised).in1;
    m_ahead.erase(std::remove_if(lost, m_ahead.end(), [](const Ahead& ahead) { return ahead.matched.isReady(); }),
                  m_ahead.end());
}

/// One range after the other: two asked for at once would wait for each other.
void BatchScanner::matchAhead(const std::vector<BlockRange>& next, std::size_t count, const Recovery& recovery)
{
    const std::size_t position = m_ahead.size();
    if (position >= std::min(count, next.size())) return;
    if (!m_ahead.empty() && !*m_ahead.back().due) return;
    auto due = std::make_shared<std::optional<Positions>>();
    auto task = tellingWhatIsDue(fetchAndMatch(next[position], recovery), due);
    m_ahead.push_back({next[position], recovery, std::move(due), std::move(task)});
}

QCoro::Task<Result<BatchScanner::Matched>> BatchScanner::tellingWhatIsDue(QCoro::Task<Result<Matched>> matching,
                                                                          std::shared_ptr<std::optional<Positions>> due)
{
    auto matched = co_await matching;
    if (matched) *due = matched->due;
    co_return matched;
}

/// What was done ahead for other scripts, or for a state that was dropped since, is matched anew; with filters that are
/// not the agreed ones any more, it is fetched anew.
QCoro::Task<Result<BatchScanner::Matched>> BatchScanner::takeMatched(BlockRange range, Recovery recovery)
{
    while (!m_ahead.empty()) {
        Ahead ahead = std::move(m_ahead.front());
        m_ahead.pop_front();
        const bool wasOver = ahead.matched.isReady();
        auto matched = co_await ahead.matched;
        if (ahead.range.first != range.first || ahead.range.hashes != range.hashes) continue;
        if (!matched && !wasOver) co_return matched; // called off while this was waited for
        if (!matched || !m_filters.stillHolds(range, *matched->filters)) continue;
        if (ahead.recovery == recovery) co_return matched;
        const auto took = matched->took;
        auto matching = match(std::move(matched->filters), std::move(range), std::move(recovery));
        auto anew = co_await matching;
        anew.took = took;
        co_return anew;
    }
    auto working = fetchAndMatch(std::move(range), std::move(recovery));
    auto matched = co_await working;
    co_return matched;
}

QCoro::Task<Result<BatchScanner::Matched>> BatchScanner::fetchAndMatch(BlockRange range, Recovery recovery)
{
    QElapsedTimer timer;
    timer.start();
    auto fetching = m_filters.fetch(range);
    auto fetched = co_await fetching;
    if (!fetched) co_return fetched.error();
    auto matching
        = match(std::make_shared<const ProvedFilters>(std::move(*fetched)), std::move(range), std::move(recovery));
    auto matched = co_await matching;
    matched.took = std::chrono::microseconds(timer.nsecsElapsed() / 1'000);
    co_return matched;
}

void BatchScanner::noteStored(const BlockRange& range)
{
    m_filters.sent().forget(range.hashes);
    m_blocks.sent().forget(range.hashes);
}

QCoro::Task<void> BatchScanner::drain()
{
    while (!m_ahead.empty()) {
        Ahead ahead = std::move(m_ahead.front());
        m_ahead.pop_front();
        co_await ahead.matched;
    }
    co_await m_blocks.drain();
}

QCoro::Task<BatchScanner::Matched> BatchScanner::match(std::shared_ptr<const ProvedFilters> filters, BlockRange range,
                                                       Recovery recovery)
{
    Matched matched{std::move(filters), recovery->scriptCount(), {}, {}, {}};
    const std::vector<Bytes>& all = matched.filters->filters;
    matched.kept.resize(all.size());
    if (recovery->query().empty()) co_return matched;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < all.size() && bytes <= FewBytes; ++i) bytes += all[i].size();
    if (bytes <= FewBytes && all.size() * recovery->scriptCount() <= FewLooks) {
        const auto found = matchingIn({all, range.hashes, matched.kept}, recovery->query());
        matched.due.insert(found.begin(), found.end());
        co_return matched;
    }

    failPoint("before-matching");
    const FilterQuery query = recovery->query(); // a copy: it grows while the other threads read
    const auto threads = static_cast<std::size_t>(m_pool.maxThreadCount());
    std::vector<QFuture<std::vector<std::size_t>>> parts;
    const auto beginOf = [&](std::size_t thread) { return all.size() * thread / threads; };
    for (std::size_t t = 0; t < threads; ++t)
        parts.push_back(QtConcurrent::run(&m_pool, [&, begin = beginOf(t), count = beginOf(t + 1) - beginOf(t)] {
            return matchingIn({std::span(all).subspan(begin, count), std::span(range.hashes).subspan(begin, count),
                               std::span(matched.kept).subspan(begin, count)},
                              query);
        }));
    for (std::size_t t = 0; t < threads; ++t)
        for (const std::size_t position : co_await parts[t]) matched.due.insert(beginOf(t) + position);
    co_return matched;
}

QCoro::Task<Result<BatchOutcome>> BatchScanner::scan(BlockRange range, std::vector<BlockRange> next,
                                                     std::shared_ptr<RecoveryState> recovery,
                                                     Turns::CalledOff isCalledOff)
{
    auto taking = takeMatched(range, recovery);
    auto matched = co_await taking;
    if (!matched) co_return matched.error();
    dropUnpromised(next);
    askForBlocks(range, matched->due); // before the filters: who sends those sends nothing else meanwhile
    matchAhead(next, 1, recovery);

    BatchOutcome outcome;
    outcome.range = range;
    outcome.filterBytes = matched->filters->bytes;
    outcome.storedBytes = matched->filters->storedBytes;
    outcome.stored = matched->filters->stored;
    outcome.matchedIn = matched->took;
    Turns turns(std::move(isCalledOff));
    auto absorbing = absorb(range, std::move(*matched), *recovery, turns, outcome);
    const auto absorbed = co_await absorbing;
    if (!absorbed) co_return absorbed.error();
    for (const BlockHash& hash : outcome.range.hashes) outcome.fetchedBytes += m_filters.sent().of(hash);
    const bool isWhole = outcome.range.hashes.size() == range.hashes.size();
    const bool isPromised = !m_ahead.empty() && !next.empty() && m_ahead.front().range.hashes == next.front().hashes;
    if (isWhole && isPromised && *m_ahead.front().due) { // these come while the batch is committed
        askForBlocks(m_ahead.front().range, **m_ahead.front().due);
        matchAhead(next, RangesAhead, recovery);
    }
    co_return outcome;
}

void BatchScanner::askForBlocks(const BlockRange& range, const Positions& due)
{
    std::size_t ahead = 0;
    for (auto wanted = due.begin(); wanted != due.end() && ahead < BlocksAhead; ++wanted, ++ahead)
        m_blocks.prefetch(pointAt(range, *wanted));
}

QCoro::Task<Result<void>> BatchScanner::absorb(const BlockRange& range, Matched matched, RecoveryState& recovery,
                                               Turns& turns, BatchOutcome& outcome)
{
    Positions& due = matched.due;
    FilterQuery fresh; // what came into the windows since
    recovery.addFrom(matched.scripts, fresh);
    std::size_t lookedTo = 0; // all of `fresh` was looked for up to here
    std::size_t bytes = 0;
    std::size_t payments = 0;
    while (true) {
        // On the way to the next block each filter is looked at once more, however many blocks bring new scripts.
        const std::size_t end = due.empty() ? matched.kept.size() : *due.begin();
        for (; lookedTo < end; ++lookedTo) {
            if (fresh.mayMatch(matched.kept[lookedTo], range.hashes[lookedTo])) due.insert(lookedTo);
            if (!turns.isOver()) continue;
            auto turn = turns.next();
            if (const auto taken = co_await turn; !taken) co_return taken.error();
        }
        if (due.empty()) break;

        askForBlocks(range, due);
        const std::size_t position = due.extract(due.begin()).value();
        auto downloading = m_blocks.fetch(pointAt(range, position));
        auto block = co_await downloading;
        if (!block) co_return block.error();

        const std::size_t known = recovery.scriptCount();
        const bool pays = recovery.absorb(**block);
        auto growing = growInTurns(recovery, turns, block->get());
        if (const auto grown = co_await growing; !grown) co_return grown.error();
        if (pays) payments += paymentsIn(**block, recovery);
        recovery.addFrom(known, fresh);
        lookedTo = position + 1; // all of `fresh` was looked for in it, and is now after it
        bytes += (*block)->bytes();
        outcome.fetchedBytes += m_blocks.sent().of(range.hashes[position]);
        outcome.blocks.push_back({pointAt(range, position), std::move(*block)});
        if (outcome.blocks.size() < MostBlocks && bytes < MostBytes && payments < MostPayments) continue;
        outcome.range.hashes.resize(lookedTo);
        break;
    }
    co_return Result<void>{};
}

} // namespace lockstep
