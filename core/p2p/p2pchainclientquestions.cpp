// SPDX-License-Identifier: MIT

// The questions of ChainClient. Each is put down at once, in the caller's turn; only its answer is awaited.

#include "core/p2p/messages/filtermessages.h"
#include "core/p2p/p2pchainclient.h"
#include "core/p2p/requests/filterquestions.h"

namespace lockstep {

using namespace p2p;

QCoro::Task<Result<From<std::vector<BlockHeader>>>> P2pChainClient::headers(std::vector<BlockHash> locator,
                                                                            std::vector<PeerId> besides)
{
    if (m_stopped) co_return stopping();
    const auto reply = m_headers.ask(std::move(locator), std::move(besides));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<FilterHashes>>>> P2pChainClient::filterHashes(BlockRange range, int sources)
{
    if (m_stopped) co_return stopping();
    if (range.hashes.empty() || range.hashes.size() > FilterRange::MaxHashes)
        co_return Error{Errc::OutOfRange, "filter hashes of 1 to 2,000 blocks at a time"};
    const auto reply = askHashes(m_sourced, range, sources);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<std::vector<FilterHeader>>>>> P2pChainClient::filterCheckpoints(ChainPoint stop,
                                                                                                    int sources)
{
    if (m_stopped) co_return stopping();
    const auto reply = askCheckpoints(m_sourced, stop, sources);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<std::vector<From<Bytes>>>> P2pChainClient::filters(BlockRange range, std::vector<PeerId> besides)
{
    if (m_stopped) co_return stopping();
    const auto reply = m_filters.ask(std::move(range), std::move(besides));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<From<Bytes>>> P2pChainClient::block(ChainPoint block)
{
    if (m_stopped) co_return stopping();
    const auto reply = m_blocks.ask(block);
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

QCoro::Task<Result<int>> P2pChainClient::broadcast(Transaction transaction)
{
    if (m_stopped) co_return stopping();
    const auto reply = m_broadcasts.ask(std::move(transaction));
    scheduleSoon();
    auto answer = co_await reply;
    co_return answer;
}

} // namespace lockstep
