// SPDX-License-Identifier: MIT

#include "core/sync/batch/filterkeeper.h"

#include "core/sync/fetch/filtersizes.h"

#include <algorithm>
#include <set>

namespace lockstep {

namespace {

using namespace std::chrono_literals;

constexpr auto Aim = 2s; ///< For a piece.
constexpr std::int32_t SmallestPiece = 5; ///< Blocks.
constexpr std::int32_t FirstPiece = 10; ///< While nothing is known of the line.
constexpr std::int32_t LargestPiece = 100; ///< Some two megabytes.
constexpr std::int32_t MostGrowth = 2; ///< Times, from one to the next.
constexpr std::int64_t TriedAgainAfter = 60 * 60; ///< Seconds.
constexpr std::int32_t InOneFile = FilterSegment::Blocks;
/// Files' worth of room that is left: else each new block would push a file out, to be fetched again.
constexpr std::int32_t FilesLeft = 3;

} // namespace

FilterKeeper::FilterKeeper(const Parts& parts)
    : m_chain(parts.chain)
    , m_cache(parts.cache)
    , m_filters(parts.filters)
    , m_clock(parts.clock)
    , m_piece(FirstPiece)
{
}

void FilterKeeper::startAnew()
{
    m_inVain.clear();
    m_restsAt.reset();
    m_unwrittenAt.reset();
    m_problem.reset();
}

void FilterKeeper::rest() { m_restsAt = m_chain.tip(); }

bool FilterKeeper::isWanted() const
{
    const std::int64_t since = m_clock.unixSeconds() - m_unwrittenAt.value_or(0); // below 0: the clock was put back
    const bool isUnwritten = m_unwrittenAt && m_cache.state().problem && since >= 0 && since < TriedAgainAfter;
    return m_cache.keepsEverything() && !m_savesData && m_restsAt != m_chain.tip() && !isUnwritten;
}

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

bool FilterKeeper::isVain(BlockHeight height) const
{
    const auto found = m_inVain.find(height);
    const FilterHeaderChain& headers = m_chain.filterHeaders();
    return found != m_inVain.end() && height <= headers.height() && headers.at(height) == found->second;
}

/// A disputed filter is nobody's: it is never kept.
bool FilterKeeper::lacks(BlockHeight height) const
{
    return !m_cache.hasFilter(height) && !m_chain.isFilterDisputed(height) && !isVain(height);
}

/// A file at a time: most are full.
std::optional<BlockHeight> FilterKeeper::highestLacking() const
{
    for (BlockHeight last = m_chain.filterHeaders().height(); last >= first();) {
        const BlockHeight from{std::max(first().value, last.value / InOneFile * InOneFile)};
        if (m_cache.filterCount(from, last) < last - from + 1)
            for (BlockHeight height = last; height >= from; height = height - 1)
                if (lacks(height)) return height;
        last = from - 1;
    }
    return std::nullopt;
}

std::optional<BlockRange> FilterKeeper::next()
{
    m_problem.reset();
    const auto to = highestLacking();
    if (!to) return std::nullopt;
    BlockHeight from = *to;
    while (from > first() && *to - from + 1 < m_piece && lacks(from - 1)) from = from - 1;
    const Network network = m_chain.headers().params().network;
    const BlockHeight tip = m_chain.filterHeaders().height();
    const std::int64_t left = typicalFilterBytes(network, tip - (FilesLeft * InOneFile - 1), tip);
    const auto room = m_cache.roomFor(typicalFilterBytes(network, from, *to), left);
    if (room) return m_chain.range(from, *to);
    m_problem = room.error();
    return std::nullopt;
}

/// Of a piece that was called off it is only known that it would have taken longer.
void FilterKeeper::learn(std::int32_t blocks, std::chrono::milliseconds took, bool isWhole)
{
    const auto fitting = static_cast<std::int32_t>(blocks * std::chrono::milliseconds(Aim) / std::max(took, 1ms));
    const std::int32_t most = isWhole ? std::max(m_piece, std::min(blocks * MostGrowth, LargestPiece)) : m_piece;
    m_piece = std::clamp(fitting, SmallestPiece, most);
}

QCoro::Task<Result<BatchOutcome>> FilterKeeper::fetch(BlockRange range)
{
    const auto started = m_clock.monotonic();
    auto fetching = m_filters.fetch(range);
    const auto fetched = co_await fetching;
    learn(static_cast<std::int32_t>(range.hashes.size()), m_clock.monotonic() - started, fetched.has_value());
    BatchOutcome outcome;
    for (const BlockHash& hash : range.hashes) outcome.fetchedBytes += m_filters.sent().of(hash);
    m_filters.sent().forget(range.hashes);
    if (!fetched) co_return fetched.error();
    m_unwrittenAt.reset();
    if (m_cache.state().problem) {
        m_unwrittenAt = m_clock.unixSeconds();
        m_piece = SmallestPiece; // enough to see whether it goes again
    }
    for (std::size_t i = 0; i < fetched->filters.size(); ++i) {
        const BlockHeight height = range.first + static_cast<std::int32_t>(i);
        if (fetched->filters[i].empty()) m_inVain.insert_or_assign(height, m_chain.filterHeaders().at(height));
    }
    outcome.filterBytes = fetched->bytes;
    outcome.storedBytes = fetched->storedBytes;
    outcome.stored = fetched->stored;
    outcome.range = std::move(range);
    co_return outcome;
}

/// So many blocks have no filter that could be kept.
std::int32_t FilterKeeper::countOfNone() const
{
    std::set<BlockHeight> heights;
    for (const auto& [height, header] : m_inVain)
        if (isVain(height)) heights.insert(height);
    for (const BlockHeight height : m_chain.disputedBlocks()) heights.insert(height);
    const auto isNone = [this](BlockHeight height) { return height >= first() && !m_cache.hasFilter(height); };
    return static_cast<std::int32_t>(std::ranges::count_if(heights, isNone));
}

EveryFilter FilterKeeper::state() const
{
    EveryFilter every;
    const BlockHeight tip = m_chain.tip().height;
    every.blocks = std::max(0, tip - first() + 1);
    every.bytes = typicalFilterBytes(m_chain.headers().params().network, first(), tip);
    const bool isKnown = m_cache.keepsEverything() && m_lookedInto && *m_lookedInto <= first();
    if (!isKnown) return every;
    every.here = m_cache.filterCount(first(), tip);
    every.blocks -= countOfNone();
    return every;
}

} // namespace lockstep
