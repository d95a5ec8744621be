// SPDX-License-Identifier: MIT

#include "core/p2p/requests/sourcedrequests.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment FirstAnswerLimit = 2s; ///< The first try: an index that lags is silent, and soon ready.
constexpr Moment WaitForTheOthers = 10s; ///< Once there is one answer.
constexpr Moment WaitForTheMute = 2s; ///< The same.
constexpr std::array<Moment, 4> MuteFor{10min, 1h, 6h, 24h};
constexpr std::array<Moment, 5> Pauses{1s, 3s, 10s, 30s, 60s};

void noteLate(Peer& peer) { peer.noteProblem(Errc::Timeout, QStringLiteral("did not send filter headers in time")); }

} // namespace

SourcedRequests::SourcedRequests(PeerPool& pool, HeaderRequests& headers, P2pContext& context)
    : m_pool(pool)
    , m_headers(headers)
    , m_context(context)
{
}

void SourcedRequests::ask(Question question) { m_jobs.emplace_back().question = std::move(question); }

void SourcedRequests::schedule()
{
    for (Job& job : m_jobs) {
        expire(job);
        const Moment wait = assign(job);
        const bool isLate = job.answers > 0 && m_context.time.now() - job.firstAnswerAt >= wait;
        const bool isEnough = job.answers >= job.question.sources;
        if (!isEnough && !isLate && !isPatienceOver(job)) continue;
        noteSilent(job, isEnough);
        job.isFinished = true;
        job.question.finish({});
    }
    m_jobs.remove_if([](const Job& job) { return job.isFinished; });
}

bool SourcedRequests::isPatienceOver(const Job& job) const
{
    return job.question.patience && job.metAt
        && m_context.time.now() - *job.metAt > m_context.deadline(*job.question.patience);
}

/// Silence is no offence: the peer is asked again after 1, 3, 10 seconds.
void SourcedRequests::expire(Job& job)
{
    const Moment now = m_context.time.now();
    for (auto asked = job.asked.begin(); asked != job.asked.end();) {
        const auto [id, since] = *asked;
        Peer* peer = m_pool.find(id);
        const Moment lastByte = peer ? peer->lastByteOf(job.question.answerCommand) : since;
        const Moment limit = m_context.deadline(job.silences[id] == 0 ? FirstAnswerLimit : AnswerLimit);
        if (now - std::max(since, lastByte) <= limit && now - since <= m_context.deadline(WholeLimit)) {
            ++asked;
            continue;
        }
        if (peer && job.silences[id] > 0) noteLate(*peer); // the first time its index may lag
        const auto step = std::min<std::size_t>(static_cast<std::size_t>(job.silences[id]++), Pauses.size() - 1);
        job.nextTry[id] = now + Pauses[step];
        asked = job.asked.erase(asked);
    }
}

/// Its answer may be on its way, or else somebody is asked beside it.
bool SourcedRequests::isComing(const Job& job, PeerId id, Moment askedAt) const
{
    const Peer* peer = m_pool.find(id);
    return peer && peer->isComing(job.question.answerCommand, askedAt);
}

/// Asks whom it can. Returns how long, from the first answer on, there is somebody to wait for.
Moment SourcedRequests::assign(Job& job)
{
    Moment wait{};
    int coming = 0;
    const auto waitFor = [&](PeerId peer) {
        wait = std::max(wait, m_context.deadline(isMute(job, peer) ? WaitForTheMute : WaitForTheOthers));
    };
    for (const auto& [id, since] : job.asked) {
        waitFor(id);
        if (isComing(job, id, since)) ++coming;
    }
    for (Peer* peer : inOrder(job)) {
        if (!canStillAsk(job, *peer)) continue;
        if (!job.metAt) job.metAt = m_context.time.now();
        const auto knowledge = m_headers.knowledge(*peer, job.question.last);
        if (knowledge == HeaderRequests::Knowledge::Lacks) continue;
        waitFor(peer->id());
        const bool isEnough = job.answers + coming >= job.question.sources;
        const bool isPausing = job.nextTry[peer->id()] > m_context.time.now();
        if (isEnough || isPausing || knowledge != HeaderRequests::Knowledge::Has) continue;
        job.asked.insert_or_assign(peer->id(), m_context.time.now());
        ++coming;
        peer->send(job.question.command, job.question.payload);
    }
    return wait;
}

/// The mute ones last, and before them who was silent to this very question: where only some are asked, they take
/// nobody's place.
std::vector<Peer*> SourcedRequests::inOrder(const Job& job) const
{
    std::vector<Peer*> peers = m_pool.peers();
    std::ranges::stable_sort(peers, {}, [&](const Peer* peer) {
        const auto silent = job.silences.find(peer->id());
        return std::pair(isMute(job, peer->id()), silent == job.silences.end() ? 0 : silent->second);
    });
    return peers;
}

bool SourcedRequests::isMute(const Job& job, PeerId peer) const
{
    const auto ofKind = m_silences.find(job.question.answerCommand);
    if (ofKind == m_silences.end()) return false;
    const auto silence = ofKind->second.find(peer);
    return silence != ofKind->second.end() && silence->second.until > m_context.time.now();
}

/// The question ends without them; where it has its answers, those count whom others had to be asked beside. Nobody has
/// to know checkpoints: of that silence only a note is kept.
void SourcedRequests::noteSilent(const Job& job, bool hasAnswers)
{
    std::set<PeerId> silent;
    for (const auto& [id, since] : job.asked)
        if (!hasAnswers || !isComing(job, id, since)) silent.insert(id);
    for (const auto& [id, times] : job.silences)
        if (!hasAnswers && times > 0 && !job.done.contains(id)) silent.insert(id);
    for (const PeerId id : silent) {
        Peer* peer = m_pool.find(id);
        if (!peer) continue;
        Silence& silence = m_silences[job.question.answerCommand][id];
        const auto step = std::min<std::size_t>(static_cast<std::size_t>(silence.times++), MuteFor.size() - 1);
        silence.until = m_context.time.now() + MuteFor[step];
        if (job.question.patience) continue;
        peer->score().noteFailure();
        noteLate(*peer);
    }
}

bool SourcedRequests::canStillAsk(Job& job, Peer& peer) const
{
    return peer.servesFilters() && !job.done.contains(peer.id()) && !job.asked.contains(peer.id());
}

Result<void> SourcedRequests::take(Peer& peer, Frame& frame)
{
    for (Job& job : m_jobs) {
        if (job.question.answerCommand != frame.command || job.done.contains(peer.id())) continue;
        // A peer that was given up may answer yet.
        if (!job.asked.contains(peer.id()) && !job.silences.contains(peer.id())) continue;
        const auto kept = job.question.keep(peer.id(), frame.payload);
        if (!kept) return kept.error();
        if (!*kept) continue;
        job.asked.erase(peer.id());
        job.done.insert(peer.id());
        m_silences[job.question.answerCommand].erase(peer.id());
        if (job.answers++ == 0) job.firstAnswerAt = m_context.time.now();
        return {};
    }
    return {};
}

void SourcedRequests::peerGone(Peer& peer)
{
    for (Job& job : m_jobs) job.asked.erase(peer.id());
    for (auto& [command, silences] : m_silences) silences.erase(peer.id());
}

void SourcedRequests::endAll(const Error& why)
{
    for (Job& job : m_jobs) job.question.finish(why);
    m_jobs.clear();
}

} // namespace lockstep::p2p
