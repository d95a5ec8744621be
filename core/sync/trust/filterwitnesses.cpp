// SPDX-License-Identifier: MIT

#include "core/sync/trust/filterwitnesses.h"

#include "core/filters/blockfilter.h"
#include "core/sync/logging.h"

#include <QRandomGenerator>

#include <algorithm>
#include <iterator>

namespace lockstep {

namespace {

constexpr std::size_t EnoughToAgree = 2;
constexpr int MostLost = 10;
constexpr std::size_t LookedInto = 10; ///< Blocks of a range, where somebody contradicts who lost too often.
constexpr std::size_t MostJudged = 10'000; ///< Blocks; 100 bytes each and more. Beyond it all is judged anew.

/// A block without any script is so rare that it is worth a look at the block, though all agree on it.
const FilterHash& hashOfEmptyFilter()
{
    static const FilterHash hash = filterHash(EmptyFilter);
    return hash;
}

/// The first position, from `from` on, at which not all tell the same, or all that the block holds no script; or the
/// length of the range.
std::size_t nextInDoubt(const FilterWitnesses::Answers& answers, std::size_t from)
{
    const auto& first = answers.front().value.hashes;
    const auto begin = first.begin() + static_cast<std::ptrdiff_t>(from);
    auto end = std::find(begin, first.end(), hashOfEmptyFilter());
    for (const auto& other : answers) {
        const auto same = other.value.hashes.begin() + static_cast<std::ptrdiff_t>(from);
        end = std::mismatch(begin, end, same).first;
    }
    return static_cast<std::size_t>(end - first.begin());
}

/// Some of the positions in doubt, by chance; all, where they are few.
std::set<std::size_t> someInDoubt(const FilterWitnesses::Answers& answers)
{
    std::vector<std::size_t> all;
    const std::size_t size = answers.front().value.hashes.size();
    for (std::size_t at = nextInDoubt(answers, 0); at < size; at = nextInDoubt(answers, at + 1)) all.push_back(at);
    std::set<std::size_t> some;
    std::ranges::sample(all, std::inserter(some, some.end()), static_cast<std::ptrdiff_t>(LookedInto),
                        *QRandomGenerator::system());
    return some;
}

std::vector<From<FilterHash>> toldAt(const FilterWitnesses::Answers& answers, std::size_t position)
{
    std::vector<From<FilterHash>> told;
    for (const auto& [peer, hashes] : answers) told.push_back({peer, hashes.hashes[position]});
    return told;
}

/// The one that most tell, and how many do.
std::pair<FilterHash, std::size_t> mostTold(const std::vector<From<FilterHash>>& told)
{
    const auto voices = [&](const FilterHash& hash) {
        return static_cast<std::size_t>(std::ranges::count(told, hash, &From<FilterHash>::value));
    };
    const auto most
        = std::ranges::max_element(told, {}, [&](const From<FilterHash>& one) { return voices(one.value); });
    return {most->value, voices(most->value)};
}

bool contains(const std::vector<PeerId>& peers, PeerId peer) { return std::ranges::find(peers, peer) != peers.end(); }

} // namespace

QCoro::Task<Result<FilterWitnesses::Agreement>> FilterWitnesses::compare(BlockRange range, Answers answers)
{
    std::map<std::size_t, FilterHash> settled;
    std::set<BlockHash> open;
    const bool wereAllAsked = needAllPeers();
    std::set<std::size_t> lookedInto = someInDoubt(answers);
    std::size_t position = nextInDoubt(answers, 0);
    while (position < range.hashes.size()) {
        const ChainPoint block{range.first + static_cast<std::int32_t>(position), range.hashes[position]};
        const auto told = toldAt(answers, position);
        if (const auto most = outvoting(told); most && !lookedInto.contains(position)) {
            settled.emplace(position, *most);
            position = nextInDoubt(answers, position + 1);
            continue;
        }
        auto settling = settle(block, told);
        const auto verdict = co_await settling;
        if (!verdict) co_return verdict.error();
        if (!wereAllAsked && needAllPeers() && answers.size() < filterPeers())
            co_return Error{Errc::TipMoved, "more peers are asked about filters"};

        if (verdict->liars.empty()) {
            settled.emplace(position, verdict->hash);
            if (verdict->isOpen) open.insert(block.hash);
            position = nextInDoubt(answers, position + 1);
            continue;
        }
        // Their word counts no more, nor where it decided before.
        std::erase_if(answers, [&](const auto& answer) { return contains(verdict->liars, answer.peer); });
        settled.clear();
        open.clear();
        lookedInto = someInDoubt(answers);
        position = nextInDoubt(answers, 0);
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
    if (verdict || verdict.error().code == Errc::FilterMismatch) m_judged[block.hash] = dispute.claims();
    if (verdict && (!verdict->liars.empty() || (verdict->isOpen && isNew))) m_trust.disputed(block, *verdict);
    if (verdict && verdict->isOpen && isNew) noteLost(told, verdict->hash);
    co_return verdict;
}

void FilterWitnesses::noteLost(const std::vector<From<FilterHash>>& told, const FilterHash& winner)
{
    const auto [most, voices] = mostTold(told);
    if (most != winner || voices < EnoughToAgree || 2 * voices <= told.size()) return;
    for (const auto& [peer, hash] : told)
        if (hash != winner && ++m_lost[m_client.addressOf(peer)] == MostLost)
            qCWarning(lcSync) << "peer" << peer.value << "lost" << MostLost << "disputes about filters: it is outvoted";
}

bool FilterWitnesses::lostTooOften(const QString& address) const
{
    const auto lost = m_lost.find(address);
    return lost != m_lost.end() && lost->second >= MostLost;
}

bool FilterWitnesses::needAllPeers() const
{
    return std::ranges::any_of(m_client.peers(), [this](const PeerInfo& peer) { return lostTooOften(peer.address); });
}

std::optional<FilterHash> FilterWitnesses::outvoting(const std::vector<From<FilterHash>>& told) const
{
    const auto [hash, voices] = mostTold(told);
    if (voices < EnoughToAgree || 2 * voices <= filterPeers()) return std::nullopt;
    for (const From<FilterHash>& one : told)
        if (one.value != hash && !lostTooOften(m_client.addressOf(one.peer))) return std::nullopt;
    return hash;
}

std::size_t FilterWitnesses::filterPeers() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_client.peers(), &PeerInfo::servesFilters));
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
