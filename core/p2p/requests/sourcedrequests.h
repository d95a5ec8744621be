// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/calls/peerpool.h"
#include "core/p2p/requests/headerrequests.h"
#include "core/p2p/requests/requestkind.h"

#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace lockstep::p2p {

/// The same question to several filter peers, so that their answers can be compared: filter hashes, checkpoints.
/// Who left an earlier one of the kind without an answer is asked after the others, and hardly waited for.
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

    /// Of one peer, about one kind of question.
    struct Silence
    {
        int times = 0; ///< Questions that ended without it.
        Moment until{}; ///< So long it counts as mute.
    };

    void expire(Job& job);
    bool isPatienceOver(const Job& job) const;
    Moment assign(Job& job);
    bool canStillAsk(Job& job, Peer& peer) const;
    std::vector<Peer*> inOrder(const Job& job) const;
    bool isMute(const Job& job, PeerId peer) const;
    bool isComing(const Job& job, PeerId id, Moment askedAt) const;
    void noteSilent(const Job& job, bool hasAnswers);

    PeerPool& m_pool;
    HeaderRequests& m_headers;
    P2pContext& m_context;
    std::list<Job> m_jobs;
    std::map<std::string_view, std::map<PeerId, Silence>> m_silences; ///< By the command of the answer.
};

} // namespace lockstep::p2p
