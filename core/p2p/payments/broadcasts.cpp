// SPDX-License-Identifier: MIT

#include "core/p2p/payments/broadcasts.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace lockstep::p2p {

namespace {

using namespace std::chrono_literals;

constexpr Moment NextPeerAfter = 5s;
constexpr Moment AgainAfter = 10s;
constexpr int MostRounds = 3;
constexpr Moment GiveUpAfter = 1min;
constexpr Moment KeepFor = 10min;
constexpr Moment CallAgainAfter = 15s; ///< Who was called may never answer.
constexpr Moment ApartFor = 1min; ///< Then it is rather told to one that knows us than to nobody.

bool spends(const Transaction& child, const Txid& parent)
{
    return std::ranges::any_of(child.inputs, [&](const TxIn& input) { return input.previous.txid == parent; });
}

} // namespace

Broadcasts::Broadcasts(PeerPool& pool, const FilterRequests& filters, const BlockRequests& blocks, P2pContext& context)
    : m_pool(pool)
    , m_filters(filters)
    , m_blocks(blocks)
    , m_context(context)
{
}

Reply<int> Broadcasts::ask(Transaction transaction)
{
    const Txid txid = transaction.txid();
    m_jobs.remove_if([&](const Job& job) { return job.txid == txid && job.reply.isFinished(); }); // once more
    Job& job = m_jobs.emplace_back();
    job.txid = txid;
    job.wtxid = transaction.wtxid();
    job.transaction = std::move(transaction);
    return job.reply;
}

void Broadcasts::schedule()
{
    const Moment now = m_context.time.now();
    for (Job& job : m_jobs) {
        if (job.reply.isFinished()) continue;
        if (job.firstAt && now - *job.firstAt > m_context.deadline(GiveUpAfter)) {
            job.reply.finish(Error{Errc::Timeout, "no peer asked for the transaction"});
            continue;
        }
        if (job.firstAt && now - job.lastAt < m_context.deadline(NextPeerAfter)) continue;
        if (Peer* peer = next(job)) announce(job, *peer);
    }
    const auto isNeeded = [&](const Job& job) {
        return std::ranges::any_of(m_jobs, [&](const Job& other) { return spends(other.transaction, job.txid); });
    };
    const auto isOver = [&](const Job& job) { return job.firstAt && now - *job.firstAt > KeepFor && !isNeeded(job); };
    for (auto job = m_jobs.begin(); job != m_jobs.end();) job = isOver(*job) ? m_jobs.erase(job) : std::next(job);
}

/// Whom to tell now; nullptr: nobody yet.
Peer* Broadcasts::next(Job& job)
{
    const Moment now = m_context.time.now();
    if (Peer* peer = calledApart()) return peer;
    if (job.calledAt && now - *job.calledAt < CallAgainAfter) return nullptr;
    const bool tooLong = job.apartSince && !job.firstAt && now - *job.apartSince > ApartFor;
    if (tooLong || !m_pool.callForOffer()) return chooseAgain(job);
    job.calledAt = now;
    if (!job.apartSince) job.apartSince = now;
    return nullptr;
}

/// One that was told of nothing: two offers by one way would show that they are of one person.
Peer* Broadcasts::calledApart() const
{
    const auto wasTold
        = [](const Peer* peer) { return [peer](const Job& job) { return job.announcedTo.contains(peer->id()); }; };
    for (Peer* peer : m_pool.offerPeers())
        if (std::ranges::none_of(m_jobs, wasTold(peer))) return peer;
    return nullptr;
}

/// Whom not to tell first: who has it from us, then who saw more of what we look for, above all who serves filters.
auto Broadcasts::drawbacks(const Job& job, const Peer& peer) const
{
    const bool seesFilters = peer.servesFilters() || m_filters.hasAsked(peer.address());
    const bool sawBlocks = m_blocks.hasAsked(peer.address());
    const int seen = (seesFilters ? 1 : 0) + (sawBlocks ? 1 : 0);
    return std::tuple(wasGiven(job.txid, peer.address()), seen, seesFilters);
}

/// By chance, of those with the fewest drawbacks.
Peer* Broadcasts::choose(const Job& job) const
{
    std::vector<Peer*> best;
    for (Peer* peer : m_pool.peers()) {
        if (job.leftOut.contains(peer->id())) continue;
        if (!best.empty() && drawbacks(job, *peer) < drawbacks(job, *best.front())) best.clear();
        if (best.empty() || drawbacks(job, *peer) == drawbacks(job, *best.front())) best.push_back(peer);
    }
    return best.empty() ? nullptr : best[randomBelow(best.size())];
}

/// Where all were told and nobody asked: what comes right after the handshake is lost on some nodes.
Peer* Broadcasts::chooseAgain(Job& job) const
{
    if (Peer* peer = choose(job)) return peer;
    const bool isTime = job.firstAt && m_context.time.now() - job.lastAt >= m_context.deadline(AgainAfter);
    if (!job.asked.empty() || job.rounds >= MostRounds || !isTime) return nullptr;
    ++job.rounds;
    job.leftOut.clear();
    return choose(job);
}

void Broadcasts::announce(Job& job, Peer& peer)
{
    job.announcedTo.insert(peer.id());
    job.leftOut.insert(peer.id());
    m_told[job.txid].insert(peer.address());
    job.lastAt = m_context.time.now();
    if (!job.firstAt) job.firstAt = job.lastAt;
    job.calledAt.reset();
    Inventory news;
    if (peer.takesWtxids())
        news.items.push_back({InventoryType::Wtx, job.wtxid.bytes});
    else
        news.items.push_back({InventoryType::Tx, job.txid.bytes});
    peer.send(command::Inv, news.serialize());
}

/// Serves the transactions that this peer was told of, and those they build on, to this peer: to others they are
/// unknown.
Result<void> Broadcasts::take(Peer& peer, Frame& frame)
{
    const auto message = Inventory::parse(frame.payload);
    if (!message) return message.error();
    Inventory unknown;
    for (const InventoryItem& item : message->items) {
        Job* job = find(item);
        if (!job || !wasToldOf(*job, peer.id())) {
            unknown.items.push_back(item);
            continue;
        }
        if (!job->asked.insert(peer.id()).second) continue; // once is enough
        job->announcedTo.insert(peer.id());
        job->leftOut.insert(peer.id());
        m_told[job->txid].insert(peer.address());
        m_given[job->txid].insert(peer.address());
        const bool plain = item.type == InventoryType::Tx;
        peer.send(command::Tx, plain ? job->transaction.serializeWithoutWitness() : job->transaction.serialize());
        job->reply.finish(static_cast<int>(job->asked.size()));
    }
    if (!unknown.items.empty()) peer.send(command::NotFound, unknown.serialize());
    return {};
}

bool Broadcasts::wasToldOf(const Job& job, PeerId peer) const
{
    if (job.announcedTo.contains(peer)) return true;
    return std::ranges::any_of(
        m_jobs, [&](const Job& other) { return spends(other.transaction, job.txid) && wasToldOf(other, peer); });
}

Broadcasts::Job* Broadcasts::find(const InventoryItem& item)
{
    const auto found = std::ranges::find_if(m_jobs, [&](const Job& job) {
        if (item.type == InventoryType::Wtx) return job.wtxid.bytes == item.hash;
        return (item.type == InventoryType::Tx || item.type == InventoryType::WitnessTx) && job.txid.bytes == item.hash;
    });
    return found == m_jobs.end() ? nullptr : &*found;
}

std::vector<Txid> Broadcasts::heardOf(const Peer& peer, const Inventory& news) const
{
    std::vector<Txid> heard;
    for (const Job& job : m_jobs) {
        const auto told = m_told.find(job.txid);
        if (told != m_told.end() && told->second.contains(peer.address())) continue;
        const bool isNamed = std::ranges::any_of(news.items, [&](const InventoryItem& item) {
            return (item.type == InventoryType::Wtx && item.hash == job.wtxid.bytes)
                || (item.type == InventoryType::Tx && item.hash == job.txid.bytes);
        });
        if (isNamed) heard.push_back(job.txid);
    }
    return heard;
}

bool Broadcasts::wasGiven(const Txid& txid, const HostPort& node) const
{
    const auto given = m_given.find(txid);
    return given != m_given.end() && given->second.contains(node);
}

void Broadcasts::peerGone(Peer&) { } // it stays among the told: the next one is told instead

void Broadcasts::endAll(const Error& why)
{
    for (Job& job : m_jobs) job.reply.finish(why);
    m_jobs.clear();
}

} // namespace lockstep::p2p
