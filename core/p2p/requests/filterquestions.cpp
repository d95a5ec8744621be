// SPDX-License-Identifier: MIT

#include "core/p2p/requests/filterquestions.h"

#include "core/p2p/messages/filtermessages.h"

#include <memory>

namespace lockstep::p2p {

namespace {

/// Nobody needs checkpoints to go on, and not every peer answers.
constexpr Moment PatienceForCheckpoints = std::chrono::seconds(10);

/// Answers are gathered in `answers` until there are enough of them.
template <typename Answer>
std::function<void(Result<void>)> handOver(const Reply<Answer>& reply, const std::shared_ptr<Answer>& answers)
{
    return [=](const Result<void>& end) {
        if (end)
            reply.finish(std::move(*answers));
        else
            reply.finish(end.error());
    };
}

} // namespace

Reply<HashesAnswer> askHashes(SourcedRequests& requests, const BlockRange& range, int sources)
{
    const Reply<HashesAnswer> reply;
    const BlockHash stop = range.hashes.back();
    const std::size_t count = range.hashes.size();
    const auto answers = std::make_shared<HashesAnswer>();
    SourcedRequests::Question question;
    question.last = {range.last(), stop};
    question.sources = sources;
    question.command = command::GetCFHeaders;
    question.payload = FilterRange{BasicFilter, range.first, stop}.serialize();
    question.answerCommand = CFHeaders::Command;
    question.keep = [=](PeerId peer, ByteSpan payload) -> Result<bool> {
        auto message = CFHeaders::parse(payload);
        if (!message) return message.error();
        if (message->type != BasicFilter || message->stop != stop) return false;
        if (message->hashes.size() != count) return Error{Errc::Malformed, "cfheaders: not the range that was asked"};
        answers->push_back({peer, {message->previous, std::move(message->hashes)}});
        return true;
    };
    question.finish = handOver(reply, answers);
    requests.ask(std::move(question));
    return reply;
}

Reply<CheckpointsAnswer> askCheckpoints(SourcedRequests& requests, const ChainPoint& stop, int sources)
{
    const Reply<CheckpointsAnswer> reply;
    const auto answers = std::make_shared<CheckpointsAnswer>();
    SourcedRequests::Question question;
    question.last = stop;
    question.sources = sources;
    question.command = GetCFCheckpt::Command;
    question.payload = GetCFCheckpt{BasicFilter, stop.hash}.serialize();
    question.answerCommand = CFCheckpt::Command;
    question.patience = PatienceForCheckpoints;
    question.keep = [=](PeerId peer, ByteSpan payload) -> Result<bool> {
        auto message = CFCheckpt::parse(payload);
        if (!message) return message.error();
        if (message->type != BasicFilter || message->stop != stop.hash) return false;
        if (message->headers.size() != static_cast<std::size_t>(stop.height.value / CFCheckpt::Interval))
            return Error{Errc::Malformed, "cfcheckpt: not as many as the height asks"};
        answers->push_back({peer, std::move(message->headers)});
        return true;
    };
    question.finish = handOver(reply, answers);
    requests.ask(std::move(question));
    return reply;
}

} // namespace lockstep::p2p
