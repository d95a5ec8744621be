// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/headerrequests.h"
#include "core/p2p/peerpool.h"
#include "core/p2p/requestkind.h"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>

namespace lockstep::p2p {

/// The same question to several filter peers, so that their answers can be compared: filter hashes, checkpoints.
class SourcedRequests final : public RequestKind
{
public:
    struct Question
    {
        ChainPoint last; ///< Only peers that have it are asked.
        int sources = 1;
        std::string_view command;
        Bytes payload;
        std::string_view answerCommand;

        /// Looks at an answer's payload and keeps it: false if it is not about this question.
        std::function<Result<bool>(PeerId, ByteSpan)> keep;
        /// Called once; not an error: at least one answer was kept, or patience is over.
        std::function<void(Result<void>)> finish;
        std::optional<Moment> patience; ///< Since there is a filter peer; unset: waits for the first answer.
    };

    SourcedRequests(PeerPool& pool, HeaderRequests& headers, P2pContext& context);

    void ask(Question question);

    void schedule() override;
    Result<void> take(Peer& peer, Frame& frame) override;
    void peerGone(Peer& peer) override;
    void endAll(const Error& why) override;

private:
    struct Job
    {
        Question question;
        int answers = 0;
        Moment firstAnswerAt{};
        std::optional<Moment> metAt; ///< A peer that serves filters.
        std::map<PeerId, Moment> asked; ///< And not answered yet.
        std::set<PeerId> done; ///< Answered.
        std::map<PeerId, int> silences;
        std::map<PeerId, Moment> nextTry;
        bool isFinished = false;
    };

    void expire(Job& job);
    bool isPatienceOver(const Job& job) const;
    bool assign(Job& job);
    bool canStillAsk(Job& job, Peer& peer) const;

    PeerPool& m_pool;
    HeaderRequests& m_headers;
    P2pContext& m_context;
    std::list<Job> m_jobs;
};

} // namespace lockstep::p2p
