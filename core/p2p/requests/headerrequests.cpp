// SPDX-License-Identifier: MIT

#include "core/p2p/requests/headerrequests.h"

#include "core/chain/work.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment ProbeLimit = 3s; ///< Core says nothing about a block it does not know.
constexpr Moment PauseAfterSilence = 3s;
constexpr Moment AnotherAfter = 3s; ///< Without a byte of an answer. More is asked for twice only where that is rare.
constexpr std::array<Moment, 4> ProbePauses{1s, 3s, 10s, 30s};
constexpr std::size_t MaxProbes = 16;

bool contains(const std::vector<PeerId>& peers, PeerId peer) { return std::ranges::find(peers, peer) != peers.end(); }

bool follows(const std::vector<BlockHeader>& headers, const std::vector<BlockHash>& locator)
{
    return std::ranges::find(locator, headers.front().previous) != locator.end();
}

} // namespace

HeaderRequests::HeaderRequests(PeerPool& pool, P2pContext& context, std::function<void()> announced)
    : m_pool(pool)
    , m_context(context)
    , m_announced(std::move(announced))
    , m_news(context)
{
}

Reply<HeaderRequests::Answer> HeaderRequests::ask(std::vector<BlockHash> locator, std::vector<PeerId> besides)
{
    Question& question = m_questions.emplace_back();
    question.locator = std::move(locator);
    question.besides = std::move(besides);
    return question.reply;
}

void HeaderRequests::schedule()
{
    const auto isOver = [](const Question& question) { return question.reply.isFinished(); };
    m_questions.remove_if(isOver); // first: who has answered may be asked again
    expireProbes();
    expire();
    for (const PeerId peer : m_news.takeDue()) lookAtNews(peer);
    for (Question& question : m_questions) serve(question);
    m_questions.remove_if(isOver);
}

void HeaderRequests::serve(Question& question)
{
    const bool waits = isAsked(question);
    if (!waits && takeLateAnswer(question)) return;
    if (question.notBefore > m_context.time.now()) return;
    if (Peer* peer = mayAskAnother(question) ? choose(question) : nullptr)
        send(question, *peer);
    else if (waits)
        return;
    else if (isHopeless(question)) {
        askWithoutWaiting(question);
        question.reply.finish(Error{Errc::NoPeers, "all peers were asked"});
    } else if (!question.silent.empty()) { // everybody was silent: begin anew, not at once
        question.silent.clear();
        question.notBefore = m_context.time.now() + PauseAfterSilence;
    }
}

bool HeaderRequests::isAsked(const Question& question) const
{
    return std::ranges::any_of(m_askings, [&](const auto& one) { return one.second.question == &question; });
}

/// One at first. Another when none of those that were asked has sent a byte of an answer for a while, or enough of one.
bool HeaderRequests::mayAskAnother(const Question& question) const
{
    std::size_t asked = 0;
    for (const auto& [id, asking] : m_askings) {
        if (asking.question != &question) continue;
        const Peer* peer = m_pool.find(id);
        const Moment lastByte = peer ? peer->lastByteOf(Headers::Command) : asking.at;
        const Moment heardAt = lastByte > asking.elseAt ? lastByte : asking.at;
        const bool isQuiet = m_context.time.now() - heardAt > m_context.deadline(AnotherAfter);
        const bool isComing = peer && peer->isComing(Headers::Command, asking.at);
        if ((!isQuiet && isComing) || ++asked >= MostAtOnce) return false;
    }
    return true;
}

void HeaderRequests::expire()
{
    for (auto next = m_askings.begin(); next != m_askings.end();) {
        const auto asking = next++;
        Peer* peer = m_pool.find(asking->first);
        if (!peer || !isLate(*peer, asking->second)) continue;
        giveUp(*peer, asking->second);
        m_askings.erase(asking);
    }
}

bool HeaderRequests::isLate(const Peer& peer, const Asking& asking) const
{
    const Moment now = m_context.time.now();
    return now - std::max(asking.at, peer.lastByteOf(Headers::Command)) > m_context.deadline(AnswerLimit)
        || now - asking.at > m_context.deadline(WholeLimit) || isInTheWay(peer, asking);
}

/// It brings next to nothing, and others have answered, or could be asked in its place.
bool HeaderRequests::isInTheWay(const Peer& peer, const Asking& asking) const
{
    const Moment lastFlow = std::max(asking.at, peer.lastFlowOf(Headers::Command));
    if (!asking.question || m_context.time.now() - lastFlow <= m_context.deadline(AnswerLimit)) return false;
    const auto isOfIt = [&](const auto& one) { return one.second.question == asking.question; };
    const bool isFull = std::ranges::count_if(m_askings, isOfIt) >= std::ptrdiff_t{MostAtOnce};
    return !asking.question->besides.empty() || (isFull && choose(*asking.question));
}

void HeaderRequests::giveUp(Peer& peer, const Asking& asking)
{
    if (asking.question) asking.question->silent.insert(peer.id());
    m_late.insert(peer.id());
    peer.distrustHeight();
    peer.noteProblem(Errc::Timeout, QStringLiteral("did not send headers in time"));
}

bool HeaderRequests::isBusy(PeerId peer) const
{
    if (m_askings.contains(peer)) return true;
    const auto probes = m_probes.find(peer);
    return probes != m_probes.end() && std::ranges::any_of(probes->second, &Probe::isOpen);
}

/// Among those nobody waits for: one that owes no answer before one that does, one with news before one without, then
/// the one that claims the longest chain. A claim is free: it hides no block that somebody else announced.
Peer* HeaderRequests::choose(const Question& question) const
{
    const auto rank = [&](const Peer& peer) {
        return std::tuple(!m_late.contains(peer.id()), m_news.rank(peer.id()), peer.announcedHeight());
    };
    Peer* best = nullptr;
    for (Peer* peer : m_pool.peers()) {
        const bool isOwing = !question.besides.empty() && m_late.contains(peer->id());
        const bool wasAsked = contains(question.besides, peer->id()) || question.silent.contains(peer->id());
        if (isOwing || wasAsked || isBusy(peer->id())) continue;
        if (!best || rank(*peer) > rank(*best)) best = peer;
    }
    return best;
}

/// One that answered is enough: what the silent send later is news.
bool HeaderRequests::isHopeless(const Question& question) const
{
    const auto& peers = m_pool.peers();
    const auto isOut = [&](const Peer* peer) {
        return contains(question.besides, peer->id()) || (!question.besides.empty() && m_late.contains(peer->id()));
    };
    return !peers.empty() && std::ranges::all_of(peers, isOut);
}

bool HeaderRequests::takeLateAnswer(Question& question)
{
    for (auto next = m_unheard.begin(); next != m_unheard.end();) {
        const auto late = next++;
        if (contains(question.besides, late->first)) continue;
        Answer answer{late->first, std::move(late->second)};
        m_unheard.erase(late);
        if (!follows(answer.value, question.locator)) continue;
        question.reply.finish(std::move(answer));
        return true;
    }
    return false;
}

/// Who owes an answer since an earlier question: it may speak by now. Not one whose time for that is not over.
void HeaderRequests::askWithoutWaiting(const Question& question)
{
    for (Peer* peer : m_pool.peers()) {
        const bool wasAsked = contains(question.besides, peer->id()) || question.silent.contains(peer->id());
        if (!wasAsked && !m_askings.contains(peer->id())) peer->send(GetHeaders{question.locator, {}});
    }
}

void HeaderRequests::send(Question& question, Peer& peer)
{
    const Moment now = m_context.time.now();
    m_askings.insert_or_assign(peer.id(), Asking{&question, question.locator, now, now, m_news.takeUp(peer.id()), {}});
    peer.send(GetHeaders{question.locator, {}});
}

HeaderRequests::Knowledge HeaderRequests::knowledge(Peer& peer, const ChainPoint& point)
{
    if (peer.hasShown(point))
        peer.noteBlock(point.hash, point.height); // it announced the hash alone; here is its height
    return peer.hasBlock(point) ? Knowledge::Has : probe(peer, point);
}

void HeaderRequests::askToShow(Peer& peer, const ChainPoint& point)
{
    if (peer.hasShown(point)) return peer.noteBlock(point.hash, point.height);
    (void)probe(peer, point);
}

HeaderRequests::Knowledge HeaderRequests::probe(Peer& peer, const ChainPoint& point)
{
    auto& probes = m_probes[peer.id()];
    auto probe = std::ranges::find(probes, point.hash, [](const Probe& p) { return p.point.hash; });
    if (probe == probes.end()) {
        if (probes.size() >= MaxProbes) probes.pop_front();
        probe = probes.insert(probes.end(), Probe{point});
    }
    if (probe->isOpen) return Knowledge::Asking;
    if (probe->nextTry > m_context.time.now()) return Knowledge::Lacks;
    if (isBusy(peer.id())) return Knowledge::Asking;
    probe->isOpen = true;
    probe->askedAt = m_context.time.now();
    peer.send(GetHeaders{{}, point.hash});
    return Knowledge::Asking;
}

void HeaderRequests::expireProbes()
{
    for (auto& [peer, probes] : m_probes)
        for (Probe& probe : probes)
            if (probe.isOpen && m_context.time.now() - probe.askedAt > m_context.deadline(ProbeLimit)) failProbe(probe);
}

void HeaderRequests::failProbe(Probe& probe)
{
    probe.isOpen = false;
    const auto step = std::min<std::size_t>(static_cast<std::size_t>(probe.failures++), ProbePauses.size() - 1);
    probe.nextTry = m_context.time.now() + ProbePauses[step];
}

Result<void> HeaderRequests::take(Peer& peer, Frame& frame)
{
    auto message = Headers::parse(frame.payload);
    if (!message) return message.error();
    std::vector<BlockHeader>& headers = message->headers;
    if (const auto work = checkWork(headers); !work) {
        m_pool.report(peer.id(), Offence::BadHeaders, QString::fromStdString(work.error().detail));
        return work;
    }
    if (settleProbe(peer, headers)) return {};

    // At the tip every header is remembered; in a long download the last one of each message is enough.
    const bool isTip = headers.size() < Headers::MaxHeaders;
    for (std::size_t i = isTip || headers.empty() ? 0 : headers.size() - 1; i < headers.size(); ++i)
        peer.noteBlock(headers[i].hash());

    const auto asking = m_askings.find(peer.id());
    const bool isAsked = asking != m_askings.end();
    if (isAsked && (headers.empty() || follows(headers, asking->second.locator)))
        takeAnswer(peer, std::move(headers));
    else if (!headers.empty()) {
        if (isAsked) asking->second.elseAt = m_context.time.now();
        takeNews(peer, std::move(headers));
    }
    return {};
}

void HeaderRequests::takeAnswer(Peer& peer, std::vector<BlockHeader> headers)
{
    const Asking asking = std::move(m_askings.extract(peer.id()).mapped());
    m_unheard.erase(peer.id());
    const auto isAnnounced = [&](const BlockHeader& header) { return header.hash() == asking.announced; };
    if (asking.announced && std::ranges::none_of(headers, isAnnounced)) m_news.noteNothing(peer.id());
    if (asking.question)
        finish(*asking.question, Answer{peer.id(), std::move(headers)});
    else if (!headers.empty() && headers.back().hash() != asking.overtakenBy)
        takeNews(peer, std::move(headers));
    m_late.erase(peer.id());
}

/// What nobody waits for. Where an answer is owed it may be that one, and is kept.
void HeaderRequests::takeNews(Peer& peer, std::vector<BlockHeader> headers)
{
    const BlockHash last = headers.back().hash();
    if (m_late.contains(peer.id())) m_unheard.insert_or_assign(peer.id(), std::move(headers));
    takeAnnouncement(peer, {last});
}

/// The others that were asked the same are overtaken.
void HeaderRequests::finish(Question& question, Answer answer)
{
    for (auto& [id, asking] : m_askings) {
        if (asking.question != &question) continue;
        asking.question = nullptr;
        if (!answer.value.empty()) asking.overtakenBy = answer.value.back().hash();
        m_late.insert(id);
    }
    question.reply.finish(std::move(answer));
}

/// A header must at least have the work it claims: anything else is made up.
Result<void> HeaderRequests::checkWork(const std::vector<BlockHeader>& headers) const
{
    const auto limit = targetFromBits(m_context.options.network.powLimitBits);
    for (const BlockHeader& header : headers) {
        const auto target = targetFromBits(header.bits);
        if (!target || (limit && *target > *limit)) return Error{Errc::BadDifficulty, "headers: an impossible target"};
        if (Uint256::fromLittleEndian(header.hash().bytes) > *target)
            return Error{Errc::BadProofOfWork, "headers: no proof of work"};
    }
    return {};
}

bool HeaderRequests::settleProbe(Peer& peer, const std::vector<BlockHeader>& headers)
{
    const auto found = m_probes.find(peer.id());
    if (found == m_probes.end()) return false;
    auto& probes = found->second;
    if (headers.empty()) { // btcd's "no"
        const auto open = std::ranges::find_if(probes, &Probe::isOpen);
        if (open == probes.end()) return false;
        failProbe(*open);
        return true;
    }
    if (headers.size() != 1) return false;
    const BlockHash hash = headers.front().hash();
    const auto probe = std::ranges::find(probes, hash, [](const Probe& p) { return p.point.hash; });
    if (probe == probes.end() || (!probe->isOpen && probe->failures == 0)) return false;
    peer.noteBlock(hash, probe->point.height);
    probes.erase(probe);
    return true;
}

void HeaderRequests::takeAnnouncement(Peer& peer, const std::vector<BlockHash>& blocks)
{
    for (const BlockHash& hash : blocks) peer.noteBlock(hash);
    // What it lacked a moment ago it may have now.
    if (const auto probes = m_probes.find(peer.id()); probes != m_probes.end())
        for (Probe& probe : probes->second) probe.nextTry = {};
    if (m_news.take(peer.id(), blocks.back())) lookAtNews(peer.id());
}

/// It may speak again.
void HeaderRequests::lookAtNews(PeerId peer)
{
    for (Question& question : m_questions) {
        question.silent.erase(peer);
        std::erase(question.besides, peer);
        question.notBefore = {};
    }
    m_announced();
}

void HeaderRequests::noteTip(const ChainPoint& tip)
{
    m_news.noteTip(tip.hash);
    for (const Peer* peer : m_pool.peers())
        if (peer->hasShown(tip)) m_news.noteShown(peer->id());
}

void HeaderRequests::peerGone(Peer& peer)
{
    m_probes.erase(peer.id());
    m_news.forget(peer.id());
    m_late.erase(peer.id());
    m_unheard.erase(peer.id());
    m_askings.erase(peer.id());
}

void HeaderRequests::endAll(const Error& why)
{
    for (Question& question : m_questions) question.reply.finish(why);
    std::erase_if(m_askings, [](const auto& one) { return one.second.question != nullptr; });
    m_questions.clear();
}

} // namespace lockstep::p2p
