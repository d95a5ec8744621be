// SPDX-License-Identifier: MIT

#include "core/sync/batch/filtersource.h"

#include "core/backend/nextturn.h"
#include "core/filters/blockfilter.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t RequestLimit = 1'000; // BIP157

BlockRange partOf(const BlockRange& range, std::size_t from, std::size_t count)
{
    const auto first = range.hashes.begin() + static_cast<std::ptrdiff_t>(from);
    return {range.first + static_cast<std::int32_t>(from), {first, first + static_cast<std::ptrdiff_t>(count)}};
}

const Error MovedError{Errc::TipMoved, "the range, or what was agreed on of it, was taken back"};

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
    if (!m_chain.covers(range)) co_return MovedError;
    std::vector<bool> here(range.hashes.size());
    std::vector<PeerId> besides; // what they have is of no use here
    ProvedFilters proved = fromDisk(range, here);
    for (Stretch gap = missing(here); gap.count > 0; gap = missing(here)) {
        const BlockRange part = partOf(range, gap.from, gap.count);
        auto asking = ask(part, besides);
        auto answer = co_await asking;
        if (!answer) co_return answer.error();
        for (std::size_t i = 0; i < answer->size(); ++i) m_sent.add(part.hashes[i], (*answer)[i].value.size());
        if (!stillHolds(range, proved)) co_return MovedError;

        const std::size_t sound = soundCount(part, *answer);
        for (std::size_t i = 0; i < sound; ++i) proved.filters[gap.from + i] = std::move((*answer)[i].value);
        m_cache.keepFilters(part.first, std::span(proved.filters).subspan(gap.from, sound));
        std::fill_n(here.begin() + static_cast<std::ptrdiff_t>(gap.from), sound, true);
        if (sound == answer->size()) continue;
        const auto& [peer, filter] = (*answer)[sound];
        const ChainPoint block{part.first + static_cast<std::int32_t>(sound), part.hashes[sound]};
        auto doubting = m_headers.doubt(block, {peer, filterHash(filter)});
        if (const auto doubted = co_await doubting; !doubted) co_return doubted.error();
        if (!stillHolds(range, proved)) co_return MovedError;
        here[gap.from + sound] = m_chain.isFilterDisputed(block.height);
        if (!here[gap.from + sound] && isThere(peer)) besides.push_back(peer);
    }
    for (const Bytes& filter : proved.filters) proved.bytes += static_cast<std::int64_t>(filter.size());
    if (proved.stored > 0) { // a scan that waits for no peer must not hold up who wants to stop it
        const auto turn = nextTurn();
        co_await turn;
        if (!stillHolds(range, proved)) co_return MovedError;
    }
    co_return proved;
}

bool FilterSource::stillHolds(const BlockRange& range, const ProvedFilters& proved) const
{
    if (!m_chain.covers(range) || m_chain.filterHeaders().at(range.last()) != proved.header) return false;
    for (std::size_t i = 0; i < proved.filters.size(); ++i)
        if (!proved.filters[i].empty() && m_chain.isFilterDisputed(range.first + static_cast<std::int32_t>(i)))
            return false;
    return true;
}

QCoro::Task<Result<std::vector<From<Bytes>>>> FilterSource::ask(BlockRange part, std::vector<PeerId> besides)
{
    auto asked = m_client.filters(std::move(part), std::move(besides));
    auto answer = co_await asked;
    if (!answer && answer.error().code == Errc::NoPeers)
        co_return Error{Errc::FilterMismatch, "no peer has the filters that were agreed on"};
    co_return answer;
}

ProvedFilters FilterSource::fromDisk(const BlockRange& range, std::vector<bool>& here)
{
    ProvedFilters found;
    found.header = m_chain.filterHeaders().at(range.last());
    found.filters.resize(range.hashes.size());
    for (std::size_t i = 0; i < found.filters.size(); ++i) {
        const BlockHeight height = range.first + static_cast<std::int32_t>(i);
        here[i] = m_chain.isFilterDisputed(height);
        auto filter = here[i] ? std::nullopt : m_cache.filter(height);
        if (!filter) continue;
        here[i] = true;
        ++found.stored;
        found.storedBytes += static_cast<std::int64_t>(filter->size());
        found.filters[i] = *std::move(filter);
    }
    return found;
}

bool FilterSource::isThere(PeerId peer) const
{
    const std::vector<PeerInfo> peers = m_client.peers();
    return std::ranges::find(peers, peer, &PeerInfo::id) != peers.end();
}

/// So many filters of the answer, from its beginning, are those we go on with; the rest is asked again.
std::size_t FilterSource::soundCount(const BlockRange& part, const std::vector<From<Bytes>>& answer) const
{
    std::size_t sound = 0;
    const auto isSound = [&] {
        const BlockHeight height = part.first + static_cast<std::int32_t>(sound);
        return m_chain.filterHeaders().verifies(height, filterHash(answer[sound].value));
    };
    while (sound < answer.size() && isSound()) ++sound;
    return sound;
}

} // namespace lockstep
