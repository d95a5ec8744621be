// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/chainclient.h"
#include "core/sync/fetch/chaincache.h"
#include "core/sync/fetch/sentbytes.h"
#include "core/wallet/indexedblock.h"

#include <QThreadPool>

#include <memory>
#include <unordered_map>
#include <vector>

namespace lockstep {

/// Blocks whose body is proved to belong to their header: merkle root with the mutation check, witness commitment.
/// A block that is wanted soon can be asked for ahead, so that downloads overlap; parsed, proved and laid out they are
/// on a thread of their own, so that the sync thread is left with what only it can do. What is on the disk is not asked
/// for; what was asked for is kept there.
class BlockSource
{
public:
    using Answer = Result<std::shared_ptr<const IndexedBlock>>; ///< Never nullptr.

    static constexpr std::size_t MostUnclaimed = 16; ///< Twice as many as a batch asks for ahead.

    BlockSource(ChainClient& client, ChainCache& cache, BlockHeight segwitFrom); ///< See NetworkParams.

    /// Begins to fetch; `fetch` of the same block waits for this answer instead of asking twice. What came to nothing,
    /// as when all was called off, is asked for anew. Of what is here and was not fetched, since its batch was dropped,
    /// the newest MostUnclaimed are kept.
    void prefetch(const ChainPoint& block);

    /// A peer that sends a body that is not the header's is reported and another is asked. Bytes behind it are cut off.
    /// Errors: Cancelled, Stopping; NotFound when no peer has it.
    QCoro::Task<Answer> fetch(ChainPoint block);

    /// Lets blocks go on the thread that made them: that takes about as long as making them.
    void letGo(std::vector<std::shared_ptr<const IndexedBlock>> blocks);

    SentBytes& sent() { return m_sent; } ///< Also what was refused.

    /// Waits until nothing asked ahead is under way: after cancelRequests(), before this object may go.
    QCoro::Task<void> drain();

private:
    enum class Stage { Asked, Here, Failed };
    struct Ahead
    {
        std::uint64_t number = 0; ///< Of the prefetch: the order they were asked for in.
        std::shared_ptr<Stage> stage;
        QCoro::Task<Answer> answer;
    };

    QCoro::Task<Answer> tryToGet(ChainPoint block, std::shared_ptr<Stage> stage);
    void dropUnclaimed();
    QCoro::Task<Answer> request(ChainPoint block);
    QCoro::Task<Answer> open(std::shared_ptr<const Bytes> raw, BlockHeight height);

    ChainClient& m_client;
    ChainCache& m_cache;
    BlockHeight m_segwitFrom;
    std::unordered_map<BlockHash, Ahead> m_ahead;
    std::uint64_t m_prefetched = 0; ///< How many so far.
    SentBytes m_sent;
    QThreadPool m_opening; ///< One thread.
};

} // namespace lockstep
