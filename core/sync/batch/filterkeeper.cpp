// SPDX-License-Identifier: MIT

#include "core/sync/batch/filterkeeper.h"

#include "core/sync/fetch/filtersizes.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::int32_t Batch = 100; ///< Blocks: some two megabytes, lost when something else is to be done.
constexpr std::int32_t InOneFile = FilterSegment::Blocks;
/// Files' worth of room that is left: else each new block would push a file out, to be fetched again.
constexpr std::int32_t FilesLeft = 3;

} // namespace

void FilterKeeper::startAnew()
{
    m_inVain.clear();
    m_restsAt.reset();
    m_problem.reset();
}

void FilterKeeper::rest() { m_restsAt = m_chain.tip(); }

bool FilterKeeper::isWanted() const { return m_cache.keepsEverything() && !m_savesData && m_restsAt != m_chain.tip(); }

bool FilterKeeper::lookFurther()
{
    const BlockHeight above = m_lookedInto.value_or(m_chain.tip().height + 1);
    if (above <= first()) return false;
    const BlockHeight last = above - 1;
    const BlockHeight from{std::max(first().value, last.value / InOneFile * InOneFile)};
    (void)m_cache.filterCount(from, last);
    m_lookedInto = from;
    return true;
}

/// A disputed filter is nobody's: it is never kept.
bool FilterKeeper::lacksAny(BlockHeight from, BlockHeight to) const
{
    std::int32_t wanted = to - from + 1;
    const std::int32_t here = m_cache.filterCount(from, to);
    if (here == wanted) return false;
    for (BlockHeight height = from; height <= to; height = height + 1)
        wanted -= m_chain.isFilterDisputed(height) ? 1 : 0;
    return here < wanted;
}

std::optional<BlockRange> FilterKeeper::next()
{
    m_problem.reset();
    const Network network = m_chain.headers().params().network;
    const BlockHeight tip = m_chain.filterHeaders().height();
    for (BlockHeight last = tip; last >= first();) {
        const BlockHeight from{std::max(first().value, last.value / Batch * Batch)};
        const BlockHeight to = std::exchange(last, from - 1);
        if (m_inVain.contains(from) || !lacksAny(from, to)) continue;
        const std::int64_t left = typicalFilterBytes(network, tip - (FilesLeft * InOneFile - 1), tip);
        const auto room = m_cache.roomFor(typicalFilterBytes(network, from, to), left);
        if (room) return m_chain.range(from, to);
        m_problem = room.error();
        break;
    }
    return std::nullopt;
}

QCoro::Task<Result<BatchOutcome>> FilterKeeper::fetch(BlockRange range)
{
    auto fetching = m_filters.fetch(range);
    const auto fetched = co_await fetching;
    BatchOutcome outcome;
    for (const BlockHash& hash : range.hashes) outcome.fetchedBytes += m_filters.sent().of(hash);
    m_filters.sent().forget(range.hashes);
    if (!fetched) co_return fetched.error();
    if (m_cache.state().problem)
        rest();
    else if (lacksAny(range.first, range.last()))
        m_inVain.insert(range.first);
    outcome.filterBytes = fetched->bytes;
    outcome.storedBytes = fetched->storedBytes;
    outcome.stored = fetched->stored;
    outcome.range = std::move(range);
    co_return outcome;
}

EveryFilter FilterKeeper::state() const
{
    EveryFilter every;
    const BlockHeight tip = m_chain.tip().height;
    every.blocks = std::max(0, tip - first() + 1);
    every.bytes = typicalFilterBytes(m_chain.headers().params().network, first(), tip);
    const bool isKnown = m_cache.keepsEverything() && m_lookedInto && *m_lookedInto <= first();
    if (isKnown) every.here = m_cache.filterCount(first(), tip);
    return every;
}

} // namespace lockstep
