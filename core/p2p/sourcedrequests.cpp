// SPDX-License-Identifier: MIT

#include "core/p2p/sourcedrequests.h"

#include <algorithm>
#include <array>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment FirstAnswerLimit = 2s; ///< The first try: an index that lags is silent, and soon ready.
constexpr Moment WaitForTheOthers = 10s; ///< Once there is one answer.
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
        const bool mayComeMore = assign(job);
        const bool isLate = job.answers > 0 && m_context.time.now() - job.firstAnswerAt > WaitForTheOthers;
        const bool mayWait = job.answers == 0 || (mayComeMore && !isLate);
        if (job.answers < job.question.sources && mayWait && !isPatienceOver(job)) continue;
        for (const auto& [id, since] : job.asked) // others did not wait for it
            if (Peer* peer = isLate ? m_pool.find(id) : nullptr) noteLate(*peer);
        job.isFinished = true;
        job.question.finish({});
    }
    m_jobs.remove_if([](const Job& job) { return job.isFinished; });
}

bool SourcedRequests::isPatienceOver(const Job& job) const
{
    return job.question.patience && job.metAt && m_context.time.now() - *job.metAt > *job.question.patience;
}

/// Silence is no offence: the peer is asked again after 1, 3, 10 seconds.
void SourcedRequests::expire(Job& job)
{
    const Moment now = m_context.time.now();
    for (auto asked = job.asked.begin(); asked != job.asked.end();) {
        const auto [id, since] = *asked;
        Peer* peer = m_pool.find(id);
        const Moment lastByte = peer ? peer->lastByteOf(job.question.answerCommand) : since;
        const Moment limit = job.silences[id] == 0 ? FirstAnswerLimit : AnswerLimit;
        if (now - std::max(since, lastByte) <= limit && now - since <= WholeLimit) {
            ++asked;
            continue;
        }
        if (peer && job.silences[id] > 0) noteLate(*peer); // the first time its index may lag
        const auto step = std::min<std::size_t>(static_cast<std::size_t>(job.silences[id]++), Pauses.size() - 1);
        job.nextTry[id] = now + Pauses[step];
        asked = job.asked.erase(asked);
    }
}

/// Asks whom it can. Returns whether an answer may still come.
bool SourcedRequests::assign(Job& job)
{
    bool mayComeMore = !job.asked.empty();
    for (Peer* peer : m_pool.peers()) {
        if (!canStillAsk(job, *peer)) continue;
        if (!job.metAt) job.metAt = m_context.time.now();
        const auto knowledge = m_headers.knowledge(*peer, job.question.last);
        if (knowledge == HeaderRequests::Knowledge::Lacks) continue;
        mayComeMore = true;
        const bool isEnough = job.answers + static_cast<int>(job.asked.size()) >= job.question.sources;
        const bool isPausing = job.nextTry[peer->id()] > m_context.time.now();
        if (isEnough || isPausing || knowledge != HeaderRequests::Knowledge::Has) continue;
        job.asked.insert_or_assign(peer->id(), m_context.time.now());
        peer->send(job.question.command, job.question.payload);
    }
    return mayComeMore;
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
        if (job.answers++ == 0) job.firstAnswerAt = m_context.time.now();
        return {};
    }
    return {};
}

void SourcedRequests::peerGone(Peer& peer)
{
    for (Job& job : m_jobs) job.asked.erase(peer.id());
}

void SourcedRequests::endAll(const Error& why)
{
    for (Job& job : m_jobs) job.question.finish(why);
    m_jobs.clear();
}

} // namespace lockstep::p2p
