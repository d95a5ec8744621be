// SPDX-License-Identifier: MIT

#include "core/sync/batchscanner.h"

#include <QCoroFuture>
#include <QtConcurrent>

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t FewBytes = 256 * 1024; ///< Matched within a millisecond: less than two thread switches may cost.
constexpr std::size_t BlocksAhead = 8;

/// A block whose outputs all go nowhere and that spends nothing: so rare that it is rather looked at than believed.
bool isEmptyFilter(const Bytes& filter) { return filter.size() == 1 && filter.front() == std::byte{0}; }

/// Positions in [from, to) whose filter matches. One that cannot be read, or is empty, counts as a match: the block
/// decides.
std::vector<std::size_t> matchPart(const FilterQuery& query, const std::vector<Bytes>& filters, const BlockRange& range,
                                   std::vector<KeptValues>& kept, std::size_t from, std::size_t to)
{
    std::vector<std::size_t> found;
    for (std::size_t i = from; i < to; ++i) {
        const auto matches = query.matches(filters[i], range.hashes[i], kept[i]);
        if (!matches || *matches || isEmptyFilter(filters[i])) found.push_back(i);
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

QCoro::Task<BatchScanner::Positions> BatchScanner::match(FilterQuery query, Filters filters, BlockRange range,
                                                         std::shared_ptr<Kept> kept)
{
    Positions positions;
    const std::vector<Bytes>& all = filters->filters;
    kept->resize(all.size());
    if (query.empty()) co_return positions;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < all.size() && bytes <= FewBytes; ++i) bytes += all[i].size();
    if (bytes <= FewBytes) {
        for (const std::size_t i : matchPart(query, all, range, *kept, 0, all.size())) positions.insert(i);
        co_return positions;
    }

    const auto sharedQuery = std::make_shared<const FilterQuery>(std::move(query));
    const auto sharedRange = std::make_shared<const BlockRange>(std::move(range));
    const auto threads = static_cast<std::size_t>(m_pool.maxThreadCount());
    std::vector<QFuture<std::vector<std::size_t>>> parts;
    for (std::size_t t = 0; t < threads; ++t) {
        const std::size_t begin = all.size() * t / threads;
        const std::size_t end = all.size() * (t + 1) / threads;
        parts.push_back(QtConcurrent::run(
            &m_pool, [=] { return matchPart(*sharedQuery, filters->filters, *sharedRange, *kept, begin, end); }));
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
    const auto kept = std::make_shared<Kept>();
    auto matching = match(recovery->query(), *filters, range, kept);
    Positions due = co_await matching;
    FilterQuery fresh; // scripts that came into the windows since
    std::size_t lookedTo = 0; // all of `fresh` was looked for up to here
    while (true) {
        // On the way to the next block each filter is looked at once more, however many blocks bring new scripts.
        const std::size_t end = due.empty() ? kept->size() : *due.begin();
        for (; lookedTo < end; ++lookedTo)
            if (fresh.mayMatch((*kept)[lookedTo], range.hashes[lookedTo])) due.insert(lookedTo);
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
        lookedTo = position + 1; // all of `fresh` was looked for in it, and is now after it
        outcome.blocks.push_back({{height, range.hashes[position]}, std::move(block)});
    }
    co_return outcome;
}

} // namespace lockstep
