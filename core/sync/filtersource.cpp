// SPDX-License-Identifier: MIT

#include "core/sync/filtersource.h"

#include "core/backend/nextturn.h"
#include "core/filters/blockfilter.h"
#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t RequestLimit = 1'000; // BIP157

BlockRange partOf(const BlockRange& range, std::size_t from, std::size_t count)
{
    const auto first = range.hashes.begin() + static_cast<std::ptrdiff_t>(from);
    return {range.first + static_cast<std::int32_t>(from), {first, first + static_cast<std::ptrdiff_t>(count)}};
}

/// Some positions in a range.
struct Stretch
{
    std::size_t from = 0;
    std::size_t count = 0;
};

/// The first stretch that is not here yet, at most one request long; of none when all are.
Stretch missing(const std::vector<bool>& here)
{
    const auto first = std::ranges::find(here, false);
    const auto end = std::find(first, here.end(), true);
    return {static_cast<std::size_t>(first - here.begin()),
            std::min(static_cast<std::size_t>(end - first), RequestLimit)};
}

} // namespace

QCoro::Task<Result<ProvedFilters>> FilterSource::fetch(BlockRange range)
{
    if (!m_chain.covers(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};
    std::vector<bool> here(range.hashes.size());
    ProvedFilters proved = fromDisk(range, here);
    for (Stretch gap = missing(here); gap.count > 0; gap = missing(here)) {
        auto asked = m_client.filters(partOf(range, gap.from, gap.count), {});
        auto answer = co_await asked;
        if (!answer) co_return answer.error();
        if (!m_chain.covers(range)) co_return Error{Errc::TipMoved, "a reorg took the range away"};

        const BlockHeight first = range.first + static_cast<std::int32_t>(gap.from);
        const auto sound = take(first, *std::move(answer), std::span(proved.filters).subspan(gap.from, gap.count));
        if (!sound.empty()) m_cache.keepFilters(first, sound);
        std::fill_n(here.begin() + static_cast<std::ptrdiff_t>(gap.from), sound.size(), true);
    }
    for (const Bytes& filter : proved.filters) proved.bytes += static_cast<std::int64_t>(filter.size());
    if (proved.stored > 0) { // a scan that waits for no peer must not hold up who wants to stop it
        const auto turn = nextTurn();
        co_await turn;
    }
    co_return proved;
}

ProvedFilters FilterSource::fromDisk(const BlockRange& range, std::vector<bool>& here)
{
    ProvedFilters found;
    found.filters.resize(range.hashes.size());
    for (std::size_t i = 0; i < found.filters.size(); ++i) {
        auto filter = m_cache.filter(range.first + static_cast<std::int32_t>(i));
        if (!filter) continue;
        here[i] = true;
        ++found.stored;
        found.storedBytes += static_cast<std::int64_t>(filter->size());
        found.filters[i] = *std::move(filter);
    }
    return found;
}

/// What of the answer, from its beginning, is sound; the rest is asked again.
std::span<const Bytes> FilterSource::take(BlockHeight first, std::vector<From<Bytes>> answer, std::span<Bytes> into)
{
    std::size_t sound = 0;
    for (auto& [peer, filter] : answer) {
        const BlockHeight height = first + static_cast<std::int32_t>(sound);
        if (!m_chain.filterHeaders().verifies(height, filterHash(filter))) {
            qCWarning(lcSync) << "filter does not match its header height" << height.value << "peer" << peer.value;
            m_client.report(peer, Offence::BadFilter, u"filter does not hash to the agreed filter header"_s);
            break;
        }
        into[sound++] = std::move(filter);
    }
    return into.first(sound);
}

} // namespace lockstep
