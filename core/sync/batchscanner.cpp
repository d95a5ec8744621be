// SPDX-License-Identifier: MIT

#include "core/sync/batchscanner.h"

#include <QCoroFuture>
#include <QtConcurrent>

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t FewBytes = 256 * 1024; ///< Matched within a millisecond: less than two thread switches may cost.
constexpr std::size_t BlocksAhead = 8;

/// Positions in [from, to) whose filter matches. A filter that cannot be read counts as a match: the block decides.
std::vector<std::size_t> matchPart(const FilterQuery& query, const std::vector<Bytes>& filters, const BlockRange& range,
                                   std::size_t from, std::size_t to)
{
    std::vector<std::size_t> found;
    for (std::size_t i = from; i < to; ++i) {
        const auto matches = query.matches(filters[i], range.hashes[i]);
        if (!matches || *matches) found.push_back(i);
    }
    return found;
}

} // namespace

BatchScanner::BatchScanner(FilterSource& filters, BlockSource& blocks) : m_filters(filters), m_blocks(blocks)
{
    m_pool.setMaxThreadCount(std::clamp(QThread::idealThreadCount() - 1, 1, 4));
}

void BatchScanner::prefetch(BlockRange range)
{
    if (range.hashes.empty() || m_ahead) return;
    auto task = requestFilters(range);
    m_ahead.emplace(std::move(range), std::move(task));
}

QCoro::Task<Result<BatchScanner::Filters>> BatchScanner::requestFilters(BlockRange range)
{
    auto fetching = m_filters.fetch(std::move(range));
    auto fetched = co_await fetching;
    if (!fetched) co_return fetched.error();
    co_return std::make_shared<const ProvedFilters>(std::move(*fetched));
}

QCoro::Task<Result<BatchScanner::Filters>> BatchScanner::fetchFilters(BlockRange range)
{
    if (m_ahead) {
        Ahead ahead = std::move(*m_ahead);
        m_ahead.reset();
        auto filters = co_await ahead.filters;
        if (filters && ahead.range.first == range.first && ahead.range.hashes == range.hashes) co_return filters;
    }
    auto requesting = requestFilters(std::move(range));
    auto filters = co_await requesting;
    co_return filters;
}

QCoro::Task<void> BatchScanner::drain()
{
    if (m_ahead) {
        Ahead ahead = std::move(*m_ahead);
        m_ahead.reset();
        co_await ahead.filters;
    }
    co_await m_blocks.drain();
}

/// Positions in [from, to) that match. `query` and `range` are the caller's until this is done.
QCoro::Task<BatchScanner::Positions> BatchScanner::match(const FilterQuery& query, Filters filters,
                                                         const BlockRange& range, std::size_t from, std::size_t to)
{
    Positions positions;
    if (query.empty() || from >= to) co_return positions;
    const std::vector<Bytes>& all = filters->filters;
    const std::size_t count = to - from;
    std::size_t bytes = 0;
    for (std::size_t i = from; i < to && bytes <= FewBytes; ++i) bytes += all[i].size();
    if (bytes <= FewBytes) {
        for (const std::size_t i : matchPart(query, all, range, from, to)) positions.insert(i);
        co_return positions;
    }

    const auto sharedQuery = std::make_shared<const FilterQuery>(query);
    const auto sharedRange = std::make_shared<const BlockRange>(range);
    const auto threads = static_cast<std::size_t>(m_pool.maxThreadCount());
    std::vector<QFuture<std::vector<std::size_t>>> parts;
    for (std::size_t t = 0; t < threads; ++t) {
        const std::size_t begin = from + count * t / threads;
        const std::size_t end = from + count * (t + 1) / threads;
        parts.push_back(QtConcurrent::run(
            &m_pool, [=] { return matchPart(*sharedQuery, filters->filters, *sharedRange, begin, end); }));
    }
    for (auto& part : parts) {
        const auto found = co_await part;
        positions.insert(found.begin(), found.end());
    }
    co_return positions;
}

QCoro::Task<Result<BatchOutcome>> BatchScanner::scan(BlockRange range, std::optional<BlockRange> next,
                                                     std::shared_ptr<RecoveryState> recovery)
{
    auto fetching = fetchFilters(range);
    auto filters = co_await fetching;
    if (!filters) co_return filters.error();
    if (next) prefetch(std::move(*next));

    BatchOutcome outcome;
    outcome.filterBytes = (*filters)->bytes;
    outcome.storedBytes = (*filters)->storedBytes;
    outcome.stored = (*filters)->stored;
    const std::size_t count = (*filters)->filters.size();
    auto matching = match(recovery->query(), *filters, range, 0, count);
    Positions due = co_await matching;
    FilterQuery fresh; // scripts that came into the windows since
    std::size_t lookedTo = 0; // all of `fresh` was looked for up to here
    while (true) {
        // One filter after the other on the way to the next block: each is looked at once more, however many of the
        // blocks bring new scripts.
        const std::size_t end = due.empty() ? count : *due.begin();
        auto again = match(fresh, *filters, range, lookedTo, end);
        Positions more = co_await again;
        due.merge(more);
        lookedTo = std::max(lookedTo, end);
        if (due.empty()) break;

        std::size_t ahead = 0;
        for (auto wanted = due.begin(); wanted != due.end() && ahead < BlocksAhead; ++wanted, ++ahead)
            m_blocks.prefetch(range.hashes[*wanted]);

        const std::size_t position = due.extract(due.begin()).value();
        auto downloading = m_blocks.fetch(range.hashes[position]);
        auto body = co_await downloading;
        if (!body) co_return body.error();

        const BlockHeight height = range.first + static_cast<std::int32_t>(position);
        IndexedBlock block(std::move(*body));
        const auto absorbed = recovery->absorb(block);
        if (!absorbed) co_return absorbed.error();
        if (!absorbed->pays) ++outcome.falsePositives;
        for (const Bytes& script : absorbed->fresh) fresh.add(script);
        if (!absorbed->fresh.empty()) lookedTo = position + 1;
        outcome.blocks.push_back({{height, range.hashes[position]}, std::move(block)});
    }
    co_return outcome;
}

} // namespace lockstep
