// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/reply.h"
#include "core/p2p/calls/peerpool.h"
#include "core/p2p/messages/chainmessages.h"
#include "core/p2p/requests/peernews.h"
#include "core/p2p/requests/requestkind.h"

#include <functional>
#include <list>
#include <map>
#include <set>

namespace lockstep::p2p {

/// Headers after a locator, and the small question "have you this block?", which also is a getheaders. A peer is
/// asked one of them at a time, so that its answer has one meaning. Who says next to nothing for some seconds gets
/// another one beside it, who is asked the same, and so on: the first answer counts. Who was overtaken keeps its time,
/// and is blamed only when that is over.
class HeaderRequests final : public RequestKind
{
public:
    using Answer = From<std::vector<BlockHeader>>;
    using Proven = std::function<void()>;

    HeaderRequests(PeerPool& pool, P2pContext& context, std::function<void()> announced);

    /// As ChainClient::headers.
    Reply<Answer> ask(std::vector<BlockHash> locator, std::vector<PeerId> besides);

    enum class Knowledge { Has, Asking, Lacks };

    /// Whether the peer has the block, as far as is known. If that is open it is asked, again after 1, 3, 10 seconds
    /// as long as somebody wants to know.
    Knowledge knowledge(Peer& peer, const ChainPoint& point);

    /// Asks it once for a block that it may have claimed only; Peer::hasShown tells of the answer.
    void askToShow(Peer& peer, const ChainPoint& point);

    void schedule() override;
    Result<void> take(Peer& peer, Frame& frame) override;
    void peerGone(Peer& peer) override;
    void endAll(const Error& why) override;

    void takeAnnouncement(Peer& peer, const std::vector<BlockHash>& blocks);
    void noteTip(const ChainPoint& tip); ///< Ours, checked: who announced it said the truth.

private:
    struct Question
    {
        std::vector<BlockHash> locator;
        std::vector<PeerId> besides;
        Reply<Answer> reply;
        std::set<PeerId> silent; ///< Asked in vain.
        Moment notBefore{}; ///< All were silent: a pause.
    };

    /// What a peer was asked, and still has time to answer.
    struct Asking
    {
        Question* question = nullptr; ///< Null: it was overtaken.
        std::vector<BlockHash> locator;
        Moment at{};
        Moment elseAt{}; ///< It was asked, or sent headers that are no answer.
        std::optional<BlockHash> announced; ///< What it had told of before.
        BlockHash overtakenBy{}; ///< The last header of the answer that counted.
    };

    struct Probe
    {
        ChainPoint point;
        Moment askedAt{};
        bool isOpen = false;
        int failures = 0;
        Moment nextTry{};
    };

    Knowledge probe(Peer& peer, const ChainPoint& point);
    bool isBusy(PeerId peer) const;
    Peer* choose(const Question& question) const;
    void serve(Question& question);
    bool isAsked(const Question& question) const;
    bool mayAskAnother(const Question& question) const;
    bool isHopeless(const Question& question) const;
    bool takeLateAnswer(Question& question);
    void askWithoutWaiting(const Question& question);
    void send(Question& question, Peer& peer);
    void expire();
    bool isLate(const Peer& peer, const Asking& asking) const;
    bool isInTheWay(const Peer& peer, const Asking& asking) const;
    void giveUp(Peer& peer, const Asking& asking);
    void expireProbes();
    bool settleProbe(Peer& peer, const std::vector<BlockHeader>& headers);
    void failProbe(Probe& probe);
    void takeAnswer(Peer& peer, std::vector<BlockHeader> headers);
    void takeNews(Peer& peer, std::vector<BlockHeader> headers);
    void finish(Question& question, Answer answer);
    void lookAtNews(PeerId peer);
    Result<void> checkWork(const std::vector<BlockHeader>& headers) const;

    PeerPool& m_pool;
    P2pContext& m_context;
    std::function<void()> m_announced;
    std::list<Question> m_questions;
    std::map<PeerId, Asking> m_askings;
    std::map<PeerId, std::list<Probe>> m_probes; ///< The few latest of each peer.
    PeerNews m_news;
    /// They owe an answer, overtaken or out of time: where somebody else has answered nobody waits for them again.
    std::set<PeerId> m_late;
    std::map<PeerId, std::vector<BlockHeader>> m_unheard; ///< Came when nobody waited: it answers the next question.
};

} // namespace lockstep::p2p
