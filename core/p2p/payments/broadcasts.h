// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"
#include "core/p2p/calls/peerpool.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/requests/blockrequests.h"
#include "core/p2p/requests/filterrequests.h"
#include "core/p2p/requests/requestkind.h"

#include <list>
#include <map>
#include <set>

namespace lockstep::p2p {

/// Own transactions on their way out: announced to one peer after another until one asks for it; rather to one that
/// was not given it before, and knows little of us: who saw which blocks and filters we want should not see our
/// payments. Through a proxy, each time to a node that is called for that alone, by a way of its own, so that it knows
/// nothing of us; to one of the others only where nobody can be called. A transaction is kept for a while after, for
/// peers that ask later, and while one that spends it is: who is told of that needs both.
class Broadcasts final : public RequestKind
{
public:
    Broadcasts(PeerPool& pool, const FilterRequests& filters, const BlockRequests& blocks, P2pContext& context);

    Reply<int> ask(Transaction transaction);

    /// Which of these own transactions the peer has from others, as it was not even told of them by us.
    std::vector<Txid> heardOf(const Peer& peer, const Inventory& news) const;

    /// Whether this node was given the transaction by us in this run, over whichever connection.
    bool wasGiven(const Txid& txid, const HostPort& node) const;

    void schedule() override;
    Result<void> take(Peer& peer, Frame& frame) override; ///< getdata
    void peerGone(Peer& peer) override;
    void endAll(const Error& why) override;

private:
    struct Job
    {
        Transaction transaction;
        Txid txid;
        Wtxid wtxid;
        Reply<int> reply;
        std::set<PeerId> announcedTo;
        std::set<PeerId> leftOut; ///< Of those: who is not told again yet.
        int rounds = 1;
        std::set<PeerId> asked;
        std::optional<Moment> apartSince; ///< Nodes are called for it, for the first time,
        std::optional<Moment> calledAt; ///< and one that was not told yet.
        std::optional<Moment> firstAt;
        Moment lastAt{};
    };

    Peer* next(Job& job);
    Peer* calledApart() const;
    Peer* choose(const Job& job) const;
    Peer* chooseAgain(Job& job) const;
    auto drawbacks(const Job& job, const Peer& peer) const;
    void announce(Job& job, Peer& peer);
    Job* find(const InventoryItem& item);
    bool wasToldOf(const Job& job, PeerId peer) const; ///< Of it, or of what builds on it.

    PeerPool& m_pool;
    const FilterRequests& m_filters;
    const BlockRequests& m_blocks;
    P2pContext& m_context;
    std::list<Job> m_jobs;
    std::map<Txid, std::set<HostPort>> m_told;
    std::map<Txid, std::set<HostPort>> m_given; ///< Of those told: who asked for it.
};

} // namespace lockstep::p2p
