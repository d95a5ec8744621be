// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"
#include "core/p2p/calls/peerpool.h"
#include "core/p2p/requests/headerrequests.h"
#include "core/p2p/requests/keptfilters.h"
#include "core/p2p/requests/requestkind.h"

#include <list>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>

namespace lockstep::p2p {

/// Filters of ranges. A range is cut into pieces so that several peers share it, one piece a peer at a time. What
/// arrived is kept; what a peer did not deliver in time is asked of another; an idle peer takes half of what a slow
/// one still has to send. What was not handed over yet is limited: of a range of very large filters only the beginning
/// is answered. What came for a question that was called off answers the next one.
class FilterRequests final : public RequestKind
{
public:
    using Answer = std::vector<From<Bytes>>;

    FilterRequests(PeerPool& pool, HeaderRequests& headers, P2pContext& context);

    Reply<Answer> ask(BlockRange range, std::vector<PeerId> besides);

    bool isServing(PeerId peer) const { return m_pieces.contains(peer); } ///< Sends us filters now.
    bool hasAsked(const HostPort& node) const { return m_asked.contains(node); } ///< For filters, in this run.

    void schedule() override;
    Result<void> take(Peer& peer, Frame& frame) override;
    void peerGone(Peer& peer) override;
    void endAll(const Error& why) override;

private:
    struct Job
    {
        BlockRange range;
        std::vector<PeerId> besides;
        Reply<Answer> reply;
        std::unordered_map<BlockHash, std::size_t> indexOf;
        std::vector<std::optional<From<Bytes>>> filters;
        std::vector<std::uint8_t>
            askedOf; ///< How many peers were asked for each filter and are still expected to send it.
        std::size_t missing = 0;
        std::size_t bytes = 0; ///< Of the filters that are here.
        std::set<PeerId> asked; ///< Ever: from others nothing is taken.
    };

    /// What one peer was asked for: filters `first` to `last` of a job.
    struct Piece
    {
        Job* job = nullptr;
        std::size_t first = 0;
        std::size_t last = 0;
        Moment askedAt{};
        Moment askedExactly{}; ///< For the peer's score.
        Moment lastSentAt{}; ///< Of the request; repeated when an index may just lag.
        Moment lastUsefulAt{}; ///< When it was asked, or a filter of a job came from it.
        int repeats = 0;
        std::size_t received = 0;
        std::size_t bytes = 0; ///< Of what was received.
    };

    /// A peer that did not deliver is given time: its index may still be building.
    struct Pause
    {
        int failures = 0;
        Moment until{};
    };

    using Span = std::pair<std::size_t, std::size_t>; ///< First and last index.

    void expirePieces();
    bool isInTheWay(const Piece& piece, const Peer& peer) const;
    void repeatIfTheIndexMayLag(Piece& piece, Peer& peer);
    std::vector<Peer*> idlePeers() const; ///< The best ones first, and before them those that nobody knows.
    bool isResting(PeerId peer) const;
    bool assignTo(Peer& peer);
    std::optional<Span> unasked(const Job& job) const;
    std::optional<Span> shareOfTheSlowest(const Job& job) const;
    bool mayHelp(const Piece& piece, std::size_t index) const;
    std::size_t pieceSize(const Job& job) const;
    static bool isComplete(const Piece& piece);
    void give(Job& job, Peer& peer, Span span);
    void sendRequest(const Piece& piece, Peer& peer);
    void release(PeerId peer);
    void endIfHopeless(Job& job);
    void shortenIfTooLarge(Job& job);
    void scoreTheLargest(const Job& job);
    void finishIfComplete(Job& job);
    void takeKept(Job& job);
    void keep(Job& job);
    void releaseCompletePieces(Job& job);
    void noteDelivery(PeerId id, const Piece& piece);
    static ChainPoint pointAt(const Job& job, std::size_t index);

    PeerPool& m_pool;
    HeaderRequests& m_headers;
    P2pContext& m_context;
    std::list<Job> m_jobs; ///< Their addresses stay.
    std::map<PeerId, Piece> m_pieces;
    std::map<PeerId, Pause> m_pauses;
    std::set<HostPort> m_asked;
    KeptFilters m_kept;
};

} // namespace lockstep::p2p
