// SPDX-License-Identifier: MIT

#include "core/p2p/requests/blockrequests.h"

#include "core/p2p/messages/inventorymessages.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment SilenceLimit = 20s;
constexpr Moment AskingLimit = 10min; ///< Whatever it sends: other blocks, or junk, arrive at a pace, too.
/// A peer that announces and never delivers must not hold a block back; a third is asked after four times as long, and
/// so on, or as soon as none of them brings it at a pace that is of use.
constexpr Moment SecondPeerAfter = 8s;
constexpr int NextPeerAfter = 4;
constexpr std::size_t MaxInFlight = 4;
constexpr std::size_t EnoughDenials = 3; ///< Of peers that we chose by chance: the first ones may be one person's.
constexpr Moment OthersAfter = 5s; ///< Of denials by so few: a block that is new may be on its way to them.
constexpr std::array<Moment, 4> PausesInVain{3s, 10s, 30s, 60s};

/// Leaves those of whom `isBetter`, if there is one.
template <typename Test>
void prefer(std::vector<Peer*>& peers, Test isBetter)
{
    if (std::ranges::any_of(peers, isBetter)) std::erase_if(peers, [&](Peer* peer) { return !isBetter(peer); });
}

} // namespace

BlockRequests::BlockRequests(PeerPool& pool, const FilterRequests& filters, P2pContext& context)
    : m_pool(pool)
    , m_filters(filters)
    , m_context(context)
{
}

Reply<BlockRequests::Answer> BlockRequests::ask(const ChainPoint& block)
{
    auto job = std::ranges::find_if(m_jobs, [&](const Job& j) { return j.block == block && !j.isFinished; });
    if (job == m_jobs.end()) {
        job = m_jobs.emplace(m_jobs.end());
        job->block = block;
    }
    return job->replies.emplace_back();
}

void BlockRequests::schedule()
{
    const auto isOver = [](const Job& job) { return job.isFinished; };
    m_jobs.remove_if(isOver); // first: what has arrived makes room for what waits
    for (Job& job : m_jobs) {
        expire(job);
        assign(job);
        noteDenial(job);
    }
    m_jobs.remove_if(isOver);
}

void BlockRequests::expire(Job& job)
{
    for (auto asked = job.asked.begin(); asked != job.asked.end();) {
        const auto [id, since] = *asked;
        Peer* peer = m_pool.find(id);
        if (peer && !isLate(job, *peer, since)) {
            ++asked;
            continue;
        }
        if (peer) {
            job.lastVainRound[peer->address()] = job.round;
            peer->score().noteFailure();
            peer->noteProblem(Errc::Timeout, QStringLiteral("did not send a block in time"));
        }
        asked = job.asked.erase(asked);
    }
}

/// It is silent; or it brings nothing of use, and another could be asked in its place.
bool BlockRequests::isLate(const Job& job, const Peer& peer, Moment askedAt) const
{
    const Moment limit = m_context.time.now() - m_context.deadline(SilenceLimit);
    if (std::max(askedAt, peer.lastByteOf(command::Block)) < limit) return true;
    return job.asked.size() >= MostAtOnce && isUseless(peer, askedAt) && choose(job);
}

/// It trickles, or has had the time that any block takes.
bool BlockRequests::isUseless(const Peer& peer, Moment askedAt) const
{
    const Moment now = m_context.time.now();
    return now - std::max(askedAt, peer.lastFlowOf(command::Block)) > m_context.deadline(SilenceLimit)
        || now - askedAt > m_context.deadline(AskingLimit);
}

void BlockRequests::assign(Job& job)
{
    if (m_context.time.now() < nextPeerAt(job)) return;
    Peer* peer = choose(job);
    if (peer && job.asked.size() < MostAtOnce) {
        job.asked.insert_or_assign(peer->id(), m_context.time.now());
        job.askedExactly.insert_or_assign(peer->id(), m_context.time.exact());
        m_asked.insert(peer->address());
        Inventory wanted;
        wanted.items.push_back({InventoryType::WitnessBlock, job.block.hash.bytes});
        peer->send(command::GetData, wanted.serialize());
    } else if (!peer && !isPausing(job)) {
        beginNextRound(job);
    }
}

Moment BlockRequests::nextPeerAt(const Job& job) const
{
    const auto isComing = [this](const auto& asked) {
        const Peer* peer = m_pool.find(asked.first);
        return peer && peer->isComing(command::Block, asked.second);
    };
    if (job.asked.size() != 1 && std::ranges::none_of(job.asked, isComing)) return {};
    Moment wait = m_context.deadline(SecondPeerAfter);
    for (std::size_t others = 1; others < job.asked.size(); ++others) wait *= NextPeerAfter;
    return std::ranges::max(job.asked | std::views::values) + wait;
}

/// One that has room: rather one that seems to have the block, and rather a quiet one than one that sends filters.
/// Who has told of a shorter chain is waited for, unless nobody is left who told of more: it would be silent, as is
/// Core, and be taken for slow.
Peer* BlockRequests::choose(const Job& job) const
{
    std::vector<Peer*> peers = sources(job);
    std::erase_if(peers, [&](const Peer* peer) {
        const bool rests = isPausing(job) && job.lastVainRound.contains(peer->address());
        return rests || hasFailed(job, *peer);
    });
    prefer(peers, [&](const Peer* peer) { return peer->reaches(job.block); });
    std::erase_if(
        peers, [&](const Peer* peer) { return job.asked.contains(peer->id()) || inFlight(peer->id()) >= MaxInFlight; });
    prefer(peers, [&](const Peer* peer) { return peer->hasBlock(job.block); });
    prefer(peers, [&](const Peer* peer) { return !m_filters.isServing(peer->id()); });
    return oneOfTheGood(peers);
}

/// Who may have it: nodes with all blocks. Where none of them is left in this round, those that delete old blocks, but
/// not this one: each that has shown it, and a named one whatever it told, for there may be nobody else.
std::vector<Peer*> BlockRequests::sources(const Job& job) const
{
    std::vector<Peer*> all;
    std::vector<Peer*> pruned;
    for (Peer* peer : m_pool.peers()) {
        if (peer->servesBlocks())
            all.push_back(peer);
        else if (peer->keepsBlock(job.block.height, m_tip) && (peer->isNamed() || peer->hasShown(job.block)))
            pruned.push_back(peer);
    }
    const bool isAnyLeft = std::ranges::any_of(all, [&](const Peer* peer) { return !isVain(job, *peer); });
    if (!isAnyLeft) all.insert(all.end(), pruned.begin(), pruned.end());
    return all;
}

/// By chance, so that no peer sees all that we look at; but not one that is known to be much slower than another.
Peer* BlockRequests::oneOfTheGood(const std::vector<Peer*>& peers)
{
    constexpr double MuchSlower = 0.25;
    double best = 0;
    for (const Peer* peer : peers) best = std::max(best, peer->score().bytesPerSecond().value_or(0));
    std::vector<Peer*> good;
    for (Peer* peer : peers)
        if (peer->score().bytesPerSecond().value_or(best) >= best * MuchSlower) good.push_back(peer);
    return good.empty() ? nullptr : good[randomBelow(good.size())];
}

bool BlockRequests::hasFailed(const Job& job, const Peer& peer)
{
    const auto vain = job.lastVainRound.find(peer.address());
    return job.lacking.contains(peer.address()) || (vain != job.lastVainRound.end() && vain->second == job.round);
}

/// In this round: it has failed, or is waited for though it brings nothing of use.
bool BlockRequests::isVain(const Job& job, const Peer& peer) const
{
    const auto asked = job.asked.find(peer.id());
    return hasFailed(job, peer) || (asked != job.asked.end() && isUseless(peer, asked->second));
}

std::size_t BlockRequests::inFlight(PeerId peer) const
{
    const auto count = std::ranges::count_if(m_jobs, [&](const Job& job) { return job.asked.contains(peer); });
    return static_cast<std::size_t>(count);
}

std::optional<BlockHeight> BlockRequests::missing() const
{
    std::optional<BlockHeight> lowest;
    if (m_pool.peers().empty()) return lowest;
    for (const Job& job : m_jobs)
        if (!job.isFinished && isDenied(job)) lowest = std::min(lowest.value_or(job.block.height), job.block.height);
    return lowest;
}

/// Or nobody is there who may have it.
bool BlockRequests::isDenied(const Job& job) const
{
    return std::ranges::all_of(sources(job), [&](const Peer* peer) { return job.deniedBy.contains(peer->address()); });
}

void BlockRequests::noteDenial(Job& job)
{
    if (job.deniedBy.empty() || !isDenied(job)) return job.deniedSince.reset();
    if (!job.deniedSince) job.deniedSince = m_context.time.now();
    job.wantsOthers |= m_context.time.now() - *job.deniedSince >= OthersAfter;
}

int BlockRequests::sourcesWanted() const
{
    const auto isOwing = [this](const Peer* peer) { return inFlight(peer->id()) > 0; };
    const bool isAnyWanted
        = std::ranges::any_of(m_jobs, &Job::wantsOthers) || std::ranges::any_of(m_pool.blockHelpers(), isOwing);
    return isAnyWanted ? static_cast<int>(EnoughDenials) : 0;
}

/// Nobody is left to ask. Without anybody who may have it, while all are busy, or while nobody could be asked again,
/// that means waiting; where all lack it, and they are enough, the end; else a pause, in which others may come, and
/// once more all but those that are still waited for.
void BlockRequests::beginNextRound(Job& job)
{
    const std::vector<Peer*> peers = sources(job);
    if (!std::ranges::all_of(peers, [&](const Peer* peer) { return isVain(job, *peer); })) return; // busy only
    if (std::ranges::none_of(peers, [&](const Peer* peer) { return hasFailed(job, *peer); })) return;
    const auto lacksIt = [&](const Peer* peer) { return job.lacking.contains(peer->address()); };
    if (std::ranges::all_of(peers, lacksIt)) {
        const bool isAnyNamed = std::ranges::any_of(peers, [](const Peer* peer) { return peer->isNamed(); });
        if (isAnyNamed || job.deniedBy.size() >= EnoughDenials)
            return finish(job, Error{Errc::NotFound, "no peer has block " + job.block.hash.display()});
        for (const HostPort& address : job.lacking) job.lastVainRound[address] = job.round;
        job.lacking.clear();
    }
    const auto step = std::min(static_cast<std::size_t>(job.round++), PausesInVain.size()) - 1;
    job.notBefore = m_context.time.now() + PausesInVain[step];
}

void BlockRequests::finish(Job& job, Result<Answer> result)
{
    job.isFinished = true;
    for (const Reply<Answer>& reply : job.replies)
        reply.finish(&reply == &job.replies.back() ? std::move(result) : result);
}

Result<void> BlockRequests::take(Peer& peer, Frame& frame)
{
    return frame.command == command::Block ? takeBlock(peer, frame) : takeNotFound(peer, frame);
}

Result<void> BlockRequests::takeBlock(Peer& peer, Frame& frame)
{
    const ByteSpan payload(frame.payload);
    if (payload.size() < BlockHeader::Size) return Error{Errc::Truncated, "block: no header"};
    const BlockHash hash = BlockHeader::parse(payload.first<BlockHeader::Size>()).hash();
    const auto job = std::ranges::find_if(m_jobs, [&](const Job& j) { return j.block.hash == hash && !j.isFinished; });
    if (job == m_jobs.end()) return {}; // unasked for, or too late: not even parsed

    peer.noteBlock(hash);
    if (const auto asked = job->askedExactly.find(peer.id()); asked != job->askedExactly.end())
        peer.score().noteDelivery(payload.size(), m_context.time.exact() - asked->second);
    job->asked.erase(peer.id());
    blameTheMute(*job);
    finish(*job, Answer{peer.id(), std::move(frame.payload)}); // not copied: it may be megabytes
    return {};
}

/// Those whom another had to help, as they sent nothing, or next to nothing: else each of their blocks would cost that
/// wait.
void BlockRequests::blameTheMute(const Job& job)
{
    for (const auto& [id, since] : job.asked) {
        Peer* peer = m_pool.find(id);
        const bool hadTime = m_context.time.now() - since >= m_context.deadline(SecondPeerAfter);
        if (peer && hadTime && peer->lastFlowOf(command::Block) <= since) peer->score().noteFailure();
    }
}

Result<void> BlockRequests::takeNotFound(Peer& peer, Frame& frame)
{
    const auto message = Inventory::parse(frame.payload);
    if (!message) return message.error();
    for (const InventoryItem& item : message->items) {
        if (!item.isBlock()) continue;
        for (Job& job : m_jobs) {
            if (job.block.hash != item.blockHash() || job.asked.erase(peer.id()) == 0) continue;
            job.lacking.insert(peer.address());
            job.deniedBy.insert(peer.address());
        }
    }
    return {};
}

void BlockRequests::peerGone(Peer& peer)
{
    for (Job& job : m_jobs)
        if (job.asked.erase(peer.id()) > 0) job.lastVainRound[peer.address()] = job.round; // its way to say no
}

void BlockRequests::endAll(const Error& why)
{
    for (Job& job : m_jobs) finish(job, why);
    m_jobs.clear();
}

} // namespace lockstep::p2p
