// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"
#include "core/p2p/calls/peerpool.h"
#include "core/p2p/requests/filterrequests.h"
#include "core/p2p/requests/requestkind.h"

#include <list>
#include <map>
#include <optional>
#include <set>

namespace lockstep::p2p {

/// Whole blocks, each from a random peer, rather one that sends us no filters: who sees which filters match and who
/// sees which blocks we want should be two. A slow peer gets a second one beside it before its time is over.
class BlockRequests final : public RequestKind
{
public:
    using Answer = From<Bytes>;

    BlockRequests(PeerPool& pool, const FilterRequests& filters, P2pContext& context);

    /// Two questions for one block share one download. NotFound when all peers said so, and they are several or one of
    /// them is named: else others may come. Silence is no denial: who is silent is asked again, more and more seldom,
    /// and who comes meanwhile at once. A node that deletes old blocks is
    /// asked when no other is left, and for no older one than it promises; where there is nobody to ask, this waits for
    /// somebody.
    Reply<Answer> ask(const ChainPoint& block);

    std::optional<BlockHeight> missing() const; ///< See ChainClient::missingBlock.
    /// How many peers with all blocks should be there: 0, any number will do. So few deny one since some seconds that
    /// another may have it; or who came for that owes one.
    int sourcesWanted() const;
    bool hasAsked(const HostPort& node) const { return m_asked.contains(node); } ///< For a block, in this run.

    void noteTip(BlockHeight height) { m_tip = height; } ///< Of our chain: peers may have come there unheard.

    void schedule() override;
    Result<void> take(Peer& peer, Frame& frame) override; ///< block, notfound
    void peerGone(Peer& peer) override;
    void endAll(const Error& why) override;

private:
    struct Job
    {
        ChainPoint block;
        std::vector<Reply<Answer>> replies;
        std::map<PeerId, Moment> asked; ///< And not answered yet.
        std::map<PeerId, Moment> askedExactly; ///< The same, for their scores.
        std::set<HostPort> lacking; ///< Said notfound. By address, as peers come back under another id.
        std::set<HostPort> deniedBy; ///< The same, also of those that are asked again.
        std::map<HostPort, int> lastVainRound; ///< Hung up, stayed silent or sent rubbish, or denied it among few.
        int round = 1;
        std::optional<Moment> deniedSince; ///< By all that may have it.
        bool wantsOthers = false; ///< That lasted.
        Moment notBefore{}; ///< A pause: until then only those are asked that were not asked in vain.
        bool isFinished = false;
    };

    void expire(Job& job);
    bool isLate(const Job& job, const Peer& peer, Moment askedAt) const;
    bool isUseless(const Peer& peer, Moment askedAt) const;
    void assign(Job& job);
    bool isPausing(const Job& job) const { return job.notBefore > m_context.time.now(); }
    Moment nextPeerAt(const Job& job) const; ///< When one more peer may be asked besides those that owe it.
    Peer* choose(const Job& job) const;
    std::vector<Peer*> sources(const Job& job) const;
    static Peer* oneOfTheGood(const std::vector<Peer*>& peers);
    static bool hasFailed(const Job& job, const Peer& peer);
    bool isVain(const Job& job, const Peer& peer) const;
    std::size_t inFlight(PeerId peer) const;
    bool isDenied(const Job& job) const;
    void noteDenial(Job& job);
    void beginNextRound(Job& job);
    static void finish(Job& job, Result<Answer> result);
    void blameTheMute(const Job& job);
    Result<void> takeBlock(Peer& peer, Frame& frame);
    Result<void> takeNotFound(Peer& peer, Frame& frame);

    PeerPool& m_pool;
    const FilterRequests& m_filters;
    P2pContext& m_context;
    std::list<Job> m_jobs;
    std::set<HostPort> m_asked;
    BlockHeight m_tip;
};

} // namespace lockstep::p2p
