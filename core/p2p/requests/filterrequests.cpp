// SPDX-License-Identifier: MIT

#include "core/p2p/requests/filterrequests.h"

#include "core/p2p/messages/filtermessages.h"

#include <algorithm>
#include <array>
#include <functional>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment SilenceLimit = 20s;
constexpr Moment UselessLimit = 120s; ///< Without one filter that was asked for, whatever else arrives.
constexpr std::array<Moment, 3> RepeatAfter{1s, 3s, 10s}; ///< An index that lags is silent, and soon ready.
constexpr std::size_t SmallEnoughToRepeat = 16;
constexpr Moment MinimumBeforeSharing = 5s;
constexpr int NextPeerAfter = 4; ///< Times as long.
constexpr double TooLongToWait = 4.0; ///< Seconds that a slow peer still needs, before an idle one helps it.
constexpr std::array<Moment, 5> Pauses{1s, 3s, 10s, 60s, 600s};
constexpr std::size_t SmallestPiece = 100;
constexpr std::size_t LargestPiece = 500;
constexpr std::size_t MostBytes = 64'000'000; ///< Of a question's filters that wait for the rest.
constexpr std::size_t FewEnough = 200; ///< So many fit in, be they as large as any can be.
static_assert(FewEnough * CFilter::MaxFilterSize <= MostBytes);

bool contains(const std::vector<PeerId>& peers, PeerId peer) { return std::ranges::find(peers, peer) != peers.end(); }

} // namespace

FilterRequests::FilterRequests(PeerPool& pool, HeaderRequests& headers, P2pContext& context)
    : m_pool(pool)
    , m_headers(headers)
    , m_context(context)
{
}

Reply<FilterRequests::Answer> FilterRequests::ask(BlockRange range, std::vector<PeerId> besides)
{
    Job& job = m_jobs.emplace_back();
    job.range = std::move(range);
    job.besides = std::move(besides);
    job.missing = job.range.hashes.size();
    job.filters.resize(job.missing);
    job.askedOf.resize(job.missing);
    for (std::size_t i = 0; i < job.missing; ++i) job.indexOf.emplace(job.range.hashes[i], i);
    takeKept(job);
    const Reply<Answer> reply = job.reply;
    finishIfComplete(job); // an empty range has its answer
    return reply;
}

void FilterRequests::takeKept(Job& job)
{
    for (std::size_t i = 0; i < job.filters.size(); ++i) {
        const From<Bytes>* kept = m_kept.find(job.range.hashes[i]);
        if (!kept || contains(job.besides, kept->peer)) continue;
        job.filters[i] = m_kept.take(job.range.hashes[i]);
        job.bytes += job.filters[i]->value.size();
        --job.missing;
    }
}

void FilterRequests::keep(Job& job)
{
    if (job.reply.isFinished()) return; // they were handed over
    for (std::size_t i = 0; i < job.filters.size(); ++i)
        if (job.filters[i]) m_kept.keep(job.range.hashes[i], *std::move(job.filters[i]), m_context.time.now());
}

void FilterRequests::schedule()
{
    std::erase_if(m_pieces, [](const auto& piece) { return piece.second.job->reply.isFinished(); });
    m_jobs.remove_if([](const Job& job) { return job.reply.isFinished(); });
    m_kept.dropOld(m_context.time.now());
    expirePieces();
    for (Peer* peer : idlePeers()) assignTo(*peer);
    for (Job& job : m_jobs) endIfHopeless(job);
}

std::vector<Peer*> FilterRequests::idlePeers() const
{
    std::vector<Peer*> idle;
    for (Peer* peer : m_pool.peers())
        if (peer->servesFilters() && !m_pieces.contains(peer->id())) idle.push_back(peer);
    std::ranges::stable_sort(idle, std::greater<>(), [](const Peer* peer) { return peer->score().rank(); });
    return idle;
}

void FilterRequests::expirePieces()
{
    std::vector<PeerId> late;
    for (auto& [id, piece] : m_pieces) {
        Peer* peer = m_pool.find(id);
        const Moment lastByte = peer ? peer->lastByteOf(CFilter::Command) : piece.askedAt;
        const Moment now = m_context.time.now();
        if (now - std::max(piece.askedAt, lastByte) > m_context.deadline(SilenceLimit)
            || now - piece.lastUsefulAt > m_context.deadline(UselessLimit)
            || (late.empty() && peer && isInTheWay(piece, *peer)))
            late.push_back(id);
        else if (peer)
            repeatIfTheIndexMayLag(piece, *peer);
    }
    for (const PeerId id : late) {
        Pause& pause = m_pauses[id];
        const auto step = std::min<std::size_t>(static_cast<std::size_t>(pause.failures++), Pauses.size() - 1);
        pause.until = m_context.time.now() + Pauses[step];
        if (Peer* peer = m_pool.find(id)) {
            peer->distrustHeight();
            peer->score().noteFailure();
            peer->noteProblem(Errc::Timeout, QStringLiteral("did not send filters in time"));
        }
        release(id);
    }
}

/// It brings next to nothing of what as many were asked for as may be, and another could be asked in its place.
bool FilterRequests::isInTheWay(const Piece& piece, const Peer& peer) const
{
    const Moment lastFlow = std::max(piece.askedAt, peer.lastFlowOf(CFilter::Command));
    if (m_context.time.now() - lastFlow <= m_context.deadline(SilenceLimit)) return false;
    const Job& job = *piece.job;
    std::size_t owed = piece.first;
    while (owed < piece.last && job.filters[owed]) ++owed;
    if (job.askedOf[owed] < MostAtOnce) return false;
    return std::ranges::any_of(idlePeers(), [&](const Peer* idle) {
        return !isResting(idle->id()) && !contains(job.besides, idle->id()) && idle->hasBlock(pointAt(job, piece.last));
    });
}

/// Core says nothing when its filter index has not caught up with its chain yet.
void FilterRequests::repeatIfTheIndexMayLag(Piece& piece, Peer& peer)
{
    const auto repeats = static_cast<std::size_t>(piece.repeats);
    if (piece.received > 0 || repeats >= RepeatAfter.size()) return;
    if (piece.last - piece.first + 1 > SmallEnoughToRepeat) return;
    if (m_context.time.now() - piece.lastSentAt < m_context.deadline(RepeatAfter[repeats])) return;
    ++piece.repeats;
    piece.lastSentAt = m_context.time.now();
    sendRequest(piece, peer);
}

/// It was silent, and is asked for nothing until its pause is over.
bool FilterRequests::isResting(PeerId peer) const
{
    const auto pause = m_pauses.find(peer);
    return pause != m_pauses.end() && pause->second.until > m_context.time.now();
}

bool FilterRequests::assignTo(Peer& peer)
{
    if (isResting(peer.id())) return false;
    for (const bool sharing : {false, true}) {
        for (Job& job : m_jobs) {
            if (job.reply.isFinished() || contains(job.besides, peer.id())) continue;
            const auto span = sharing ? shareOfTheSlowest(job) : unasked(job);
            if (!span) continue;
            if (m_headers.knowledge(peer, pointAt(job, span->second)) != HeaderRequests::Knowledge::Has) continue;
            give(job, peer, *span);
            return true;
        }
    }
    return false;
}

/// The next run of filters that nobody was asked for, at most a piece long.
std::optional<FilterRequests::Span> FilterRequests::unasked(const Job& job) const
{
    const auto isOpen = [&](std::size_t i) { return !job.filters[i] && job.askedOf[i] == 0; };
    std::size_t first = 0;
    while (first < job.filters.size() && !isOpen(first)) ++first;
    if (first == job.filters.size()) return std::nullopt;
    const std::size_t end = std::min(job.filters.size(), first + pieceSize(job));
    std::size_t last = first;
    while (last + 1 < end && isOpen(last + 1)) ++last;
    return Span{first, last};
}

std::size_t FilterRequests::pieceSize(const Job& job) const
{
    const auto peers = std::ranges::count_if(m_pool.peers(), [](const Peer* peer) { return peer->servesFilters(); });
    const std::size_t share
        = job.range.hashes.size() / (2 * static_cast<std::size_t>(std::max<std::ptrdiff_t>(peers, 1)));
    return std::clamp(share, SmallestPiece, LargestPiece);
}

/// The second half of what the slowest peer still owes, or all when it sent nothing; nothing if all are quick.
std::optional<FilterRequests::Span> FilterRequests::shareOfTheSlowest(const Job& job) const
{
    const Moment minimum = m_context.deadline(MinimumBeforeSharing);
    std::optional<Span> share;
    double longest = TooLongToWait;
    for (const auto& [id, piece] : m_pieces) {
        const Moment age = m_context.time.now() - piece.askedAt;
        if (piece.job != &job || (age < minimum && piece.repeats == 0)) continue;
        std::vector<std::size_t> owed;
        for (std::size_t i = piece.first; i <= piece.last; ++i)
            if (!job.filters[i] && mayHelp(piece, i)) owed.push_back(i);
        if (owed.empty()) continue;
        const double seconds = static_cast<double>(age.count()) / 1000.0;
        const double wait = piece.received == 0
            ? 1e9
            : seconds * static_cast<double>(owed.size()) / static_cast<double>(piece.received);
        if (wait <= longest) continue;
        longest = wait;
        share = Span{owed[piece.received == 0 ? 0 : owed.size() / 2], owed.back()};
    }
    return share;
}

/// A third peer helps two after four times as long, and so on; or as soon as none of them brings filters at a pace that
/// is of use: those that trickle must not hold one back.
bool FilterRequests::mayHelp(const Piece& piece, std::size_t index) const
{
    const std::size_t asked = piece.job->askedOf[index];
    if (asked == 1) return true;
    if (asked >= MostAtOnce) return false;
    const auto isComing = [&](const auto& one) {
        const auto& [id, other] = one;
        const Peer* peer = m_pool.find(id);
        return other.job == piece.job && other.first <= index && index <= other.last && peer
            && peer->isComing(CFilter::Command, other.askedAt);
    };
    if (std::ranges::none_of(m_pieces, isComing)) return true;
    Moment wait = m_context.deadline(MinimumBeforeSharing);
    for (std::size_t others = 1; others < asked; ++others) wait *= NextPeerAfter;
    return m_context.time.now() - piece.askedAt >= wait;
}

void FilterRequests::give(Job& job, Peer& peer, Span span)
{
    for (std::size_t i = span.first; i <= span.second; ++i) ++job.askedOf[i];
    job.asked.insert(peer.id());
    m_asked.insert(peer.address());
    const Moment now = m_context.time.now();
    const auto [piece, added] = m_pieces.insert_or_assign(
        peer.id(), Piece{&job, span.first, span.second, now, m_context.time.exact(), now, now});
    sendRequest(piece->second, peer);
}

void FilterRequests::sendRequest(const Piece& piece, Peer& peer)
{
    const FilterRange range{BasicFilter, pointAt(*piece.job, piece.first).height, pointAt(*piece.job, piece.last).hash};
    peer.send(command::GetCFilters, range.serialize());
}

Result<void> FilterRequests::take(Peer& peer, Frame& frame)
{
    auto message = CFilter::parse(frame.payload);
    if (!message) return message.error();
    if (message->type != BasicFilter) return {};
    for (Job& job : m_jobs) {
        const auto index = job.indexOf.find(message->block);
        if (index == job.indexOf.end() || !job.asked.contains(peer.id()) || job.filters[index->second]) continue;
        if (const auto piece = m_pieces.find(peer.id()); piece != m_pieces.end()) {
            ++piece->second.received;
            piece->second.lastUsefulAt = m_context.time.now();
            piece->second.bytes += message->filter.size();
        }
        job.bytes += message->filter.size();
        job.filters[index->second] = From<Bytes>{peer.id(), std::move(message->filter)};
        --job.missing;
        m_pauses.erase(peer.id());
        shortenIfTooLarge(job);
        releaseCompletePieces(job);
        finishIfComplete(job);
        return {};
    }
    return {};
}

/// Nobody knows here whether a filter is the right one, so a liar could have us keep gigabytes. The caller asks for the
/// rest once it has looked at the beginning.
void FilterRequests::shortenIfTooLarge(Job& job)
{
    if (job.bytes <= MostBytes || job.filters.size() <= FewEnough) return;
    scoreTheLargest(job);
    std::erase_if(m_pieces,
                  [&](const auto& piece) { return piece.second.job == &job && piece.second.first >= FewEnough; });
    for (auto& [id, piece] : m_pieces)
        if (piece.job == &job) piece.last = std::min(piece.last, FewEnough - 1);
    std::erase_if(job.indexOf, [](const auto& entry) { return entry.second >= FewEnough; });
    job.range.hashes.resize(FewEnough);
    job.filters.resize(FewEnough);
    job.askedOf.resize(FewEnough);
    job.missing = static_cast<std::size_t>(
        std::ranges::count_if(job.filters, [](const auto& filter) { return !filter.has_value(); }));
    job.bytes = 0;
    for (const auto& filter : job.filters) job.bytes += filter ? filter->value.size() : 0;
}

/// Who sends the largest filters is asked after others; whether they are right is found out by the caller.
void FilterRequests::scoreTheLargest(const Job& job)
{
    std::map<PeerId, std::size_t> sent;
    for (const auto& filter : job.filters)
        if (filter) sent[filter->peer] = std::max(sent[filter->peer], filter->value.size());
    const auto largest = std::ranges::max_element(sent, {}, [](const auto& entry) { return entry.second; });
    if (Peer* peer = largest == sent.end() ? nullptr : m_pool.find(largest->first)) peer->score().noteFailure();
}

void FilterRequests::releaseCompletePieces(Job& job)
{
    std::vector<PeerId> complete;
    for (const auto& [id, piece] : m_pieces)
        if (piece.job == &job && isComplete(piece)) {
            noteDelivery(id, piece);
            complete.push_back(id);
        }
    for (const PeerId id : complete) release(id);
}

/// What others sent of its piece is not to its credit.
void FilterRequests::noteDelivery(PeerId id, const Piece& piece)
{
    if (Peer* peer = m_pool.find(id))
        peer->score().noteDelivery(piece.bytes, m_context.time.exact() - piece.askedExactly);
}

/// From its end: a peer sends them in order, so mostly the first look decides.
bool FilterRequests::isComplete(const Piece& piece)
{
    for (std::size_t i = piece.last + 1; i > piece.first; --i)
        if (!piece.job->filters[i - 1]) return false;
    return true;
}

void FilterRequests::finishIfComplete(Job& job)
{
    if (job.missing > 0) return;
    Answer answer;
    answer.reserve(job.filters.size());
    for (auto& filter : job.filters) answer.push_back(std::move(*filter));
    job.reply.finish(std::move(answer)); // its memory goes with the next schedule()
}

void FilterRequests::release(PeerId peer)
{
    const auto found = m_pieces.find(peer);
    if (found == m_pieces.end()) return;
    const Piece piece = found->second;
    m_pieces.erase(found);
    for (std::size_t i = piece.first; i <= piece.last; ++i) --piece.job->askedOf[i];
}

/// All that could answer are excluded or fell silent, and nobody is at it: a dispute is settled with who answers.
void FilterRequests::endIfHopeless(Job& job)
{
    if (job.besides.empty() || job.reply.isFinished()) return;
    const ChainPoint last = pointAt(job, job.range.hashes.size() - 1);
    bool anyOut = false;
    for (Peer* peer : m_pool.peers()) {
        if (!peer->servesFilters()) continue;
        if (contains(job.besides, peer->id()) || isResting(peer->id()))
            anyOut = true;
        else if (m_headers.knowledge(*peer, last) != HeaderRequests::Knowledge::Lacks)
            return;
    }
    if (anyOut) job.reply.finish(Error{Errc::NoPeers, "no further peer has these filters"});
}

void FilterRequests::peerGone(Peer& peer)
{
    release(peer.id());
    m_pauses.erase(peer.id());
}

void FilterRequests::endAll(const Error& why)
{
    for (Job& job : m_jobs) {
        if (why.code == Errc::Cancelled) keep(job);
        job.reply.finish(why);
    }
    m_pieces.clear();
    m_jobs.clear();
}

ChainPoint FilterRequests::pointAt(const Job& job, std::size_t index)
{
    return {job.range.first + static_cast<std::int32_t>(index), job.range.hashes[index]};
}

} // namespace lockstep::p2p
