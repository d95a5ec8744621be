// SPDX-License-Identifier: MIT

#include "core/sync/filterwitnesses.h"

#include "core/sync/logging.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t EnoughToAgree = 2;
constexpr std::size_t MostJudged = 10'000; ///< Blocks; 100 bytes each and more. Beyond it all is judged anew.

/// The first position, from `from` on, at which not all tell the same; or the length of the range.
std::size_t nextDifference(const FilterWitnesses::Answers& answers, std::size_t from)
{
    const auto& first = answers.front().value.hashes;
    const auto begin = first.begin() + static_cast<std::ptrdiff_t>(from);
    auto end = first.end();
    for (const auto& other : answers) {
        const auto same = other.value.hashes.begin() + static_cast<std::ptrdiff_t>(from);
        end = std::mismatch(begin, end, same).first;
    }
    return static_cast<std::size_t>(end - first.begin());
}

bool contains(const std::vector<PeerId>& peers, PeerId peer) { return std::ranges::find(peers, peer) != peers.end(); }

} // namespace

QCoro::Task<Result<FilterWitnesses::Agreement>> FilterWitnesses::compare(BlockRange range, Answers answers)
{
    std::map<std::size_t, FilterHash> settled;
    std::set<BlockHash> open;
    std::size_t position = nextDifference(answers, 0);
    while (position < range.hashes.size()) {
        const ChainPoint block{range.first + static_cast<std::int32_t>(position), range.hashes[position]};
        std::vector<From<FilterHash>> told;
        for (const auto& [peer, hashes] : answers) told.push_back({peer, hashes.hashes[position]});
        auto settling = settle(block, std::move(told));
        const auto verdict = co_await settling;
        if (!verdict) co_return verdict.error();

        if (verdict->liars.empty()) {
            settled.emplace(position, verdict->hash);
            if (verdict->isOpen) open.insert(block.hash);
            position = nextDifference(answers, position + 1);
            continue;
        }
        // Their word counts no more, nor where it decided before.
        std::erase_if(answers, [&](const auto& answer) { return contains(verdict->liars, answer.peer); });
        settled.clear();
        open.clear();
        position = nextDifference(answers, 0);
    }
    Agreement agreement{std::move(answers), {}, std::move(open)};
    agreement.hashes = agreement.witnesses.front().value.hashes;
    for (const auto& [at, hash] : settled) agreement.hashes[at] = hash;
    co_return agreement;
}

QCoro::Task<Result<FilterDispute::Verdict>> FilterWitnesses::settle(ChainPoint block,
                                                                    std::vector<From<FilterHash>> told)
{
    if (m_judged.size() > MostJudged) m_judged.clear();
    const auto judged = m_judged.find(block.hash);
    const bool isNew = judged == m_judged.end();
    if (isNew) qCWarning(lcSync) << "the filter of block" << block.height.value << "is in doubt";
    FilterDispute dispute(m_client, m_blocks, block, isNew ? std::vector<FilterClaim>{} : judged->second);
    for (const auto& [peer, hash] : told) dispute.addClaim(peer, hash);
    auto settling = dispute.settle();
    auto verdict = co_await settling;
    if (verdict || verdict.error().code == Errc::NotFound) m_judged[block.hash] = dispute.claims();
    if (verdict && (!verdict->liars.empty() || (verdict->isOpen && isNew))) m_trust.disputed(block, *verdict);
    co_return verdict;
}

std::vector<PeerId> FilterWitnesses::namedPeers() const
{
    std::vector<PeerId> named;
    for (const PeerInfo& peer : m_client.peers())
        if (peer.isNamed) named.push_back(peer.id);
    return named;
}

bool FilterWitnesses::areEnough(const Answers& witnesses) const
{
    if (witnesses.size() >= EnoughToAgree) return true;
    return !witnesses.empty() && contains(namedPeers(), witnesses.front().peer);
}

std::size_t FilterWitnesses::finalCount(const Answers& witnesses, std::span<const FilterHash> hashes) const
{
    const std::vector<PeerId> named = namedPeers();
    const auto isFinal = [&](std::size_t position) {
        std::size_t voices = 0;
        for (const auto& [peer, told] : witnesses)
            if (told.hashes[position] == hashes[position]) voices += contains(named, peer) ? EnoughToAgree : 1;
        return voices >= EnoughToAgree;
    };
    std::size_t count = 0;
    while (count < hashes.size() && isFinal(count)) ++count;
    return count;
}

} // namespace lockstep
