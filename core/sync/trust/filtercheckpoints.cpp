// SPDX-License-Identifier: MIT

#include "core/sync/trust/filtercheckpoints.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int AllPeers = 64; ///< 32 bytes for 1,000 blocks from each.

BlockHeight checkpointBelow(BlockHeight height) { return height - height.value % FilterCheckpoints::Interval; }

/// Where a peer gets that stands at `header` and takes these.
FilterHeader chained(FilterHeader header, std::span<const FilterHash> hashes)
{
    for (const FilterHash& hash : hashes) header = filterHeader(hash, header);
    return header;
}

} // namespace

QCoro::Task<Result<void>> FilterCheckpoints::askOnce(BlockHeight followTo)
{
    const BlockHeight have = m_chain.filterHeaders().height();
    if (!isOfThisChain() || have >= m_stop->height) {
        m_stop.reset();
        m_told.clear();
    }
    const BlockHeight stop = checkpointBelow(followTo); // mostly so deep that peers are known to have it
    if (m_stop || followTo - have <= Interval || stop <= have) co_return Result<void>{};
    const ChainPoint point = m_chain.pointAt(stop);
    auto asking = m_client.filterCheckpoints(point, AllPeers);
    auto answers = co_await asking;
    if (!answers) co_return answers.error();
    m_stop = point;
    for (auto& [peer, headers] : *answers) {
        if (contradictsKnown(headers))
            m_client.report(peer, Offence::BadFilterHeaders, u"tells of another filter header than is known"_s);
        else
            m_told.insert_or_assign(peer, std::move(headers));
    }
    co_return Result<void>{};
}

/// One that lies above what it told of is no contradiction.
bool FilterCheckpoints::contradictsKnown(const Headers& told) const
{
    return std::ranges::any_of(m_chain.headers().params().filterHeaderCheckpoints, [&](const auto& known) {
        const auto header = at(told, known.height);
        return header && *header != known.header;
    });
}

/// Known of genesis, told of the others.
std::optional<FilterHeader> FilterCheckpoints::at(const Headers& told, BlockHeight height) const
{
    if (height.value == 0) return m_chain.filterHeaders().at(height);
    const auto place = static_cast<std::size_t>(height.value / Interval) - 1;
    if (height.value % Interval != 0 || place >= told.size()) return std::nullopt;
    return told[place];
}

bool FilterCheckpoints::contradictsItself(BlockHeight first, const From<FilterHashes>& told) const
{
    const auto known = m_told.find(told.peer);
    if (known == m_told.end() || !isOfThisChain()) return false;
    FilterHeader header = told.value.previous;
    BlockHeight height = first - 1;
    const auto isOther = [&] {
        const auto checkpoint = height.value == 0 ? std::nullopt : at(known->second, height);
        return checkpoint && *checkpoint != header;
    };
    if (isOther()) return true;
    for (const FilterHash& hash : told.value.hashes) {
        header = filterHeader(hash, header);
        height = height + 1;
        if (isOther()) return true;
    }
    return false;
}

std::vector<PeerId> FilterCheckpoints::whoElseDiffers(BlockHeight first, std::span<const From<FilterHashes>> told) const
{
    std::vector<PeerId> others;
    if (m_told.empty() || !isOfThisChain()) return others;
    for (const PeerInfo& peer : m_client.peers()) {
        const auto known = m_told.find(peer.id);
        if (known == m_told.end() || std::ranges::find(told, peer.id, &From<FilterHashes>::peer) != told.end())
            continue;
        const auto isOther = [&](const auto& answer) { return differs(known->second, first, answer.value); };
        if (std::ranges::any_of(told, isOther)) others.push_back(peer.id);
    }
    return others;
}

/// Of the first interval our own filter headers may have a part: then only a peer that stands where we stand at its
/// beginning can be compared.
bool FilterCheckpoints::differs(const Headers& told, BlockHeight first, const FilterHashes& hashes) const
{
    const FilterHeaderChain& ours = m_chain.filterHeaders();
    const BlockHeight last = first + (static_cast<std::int32_t>(hashes.hashes.size()) - 1);
    const std::span<const FilterHash> all(hashes.hashes);
    for (BlockHeight begin = checkpointBelow(first - 1); begin + Interval <= last; begin = begin + Interval) {
        auto from = at(told, begin);
        const auto to = at(told, begin + Interval);
        if (!from || !to) return false;
        const BlockHeight start = std::max(begin, first - 1);
        if (start > begin) {
            if (*from != ours.at(begin)) continue;
            from = ours.at(start);
        }
        const auto skipped = static_cast<std::size_t>(start - (first - 1));
        const auto count = static_cast<std::size_t>(begin + Interval - start);
        if (chained(*from, all.subspan(skipped, count)) != *to) return true;
    }
    return false;
}

} // namespace lockstep
