// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/inventorymessages.h"
#include "core/p2p/peerpool.h"
#include "core/p2p/recenthashes.h"
#include "core/primitives/transaction.h"

#include <deque>
#include <functional>
#include <map>

namespace lockstep::p2p {

/// Listens to the peer that was called with relay = 1: every transaction that it announces is fetched once, whatever
/// it pays, so that the peer learns nothing about us but that we listen.
///
/// The peer is a stranger. What waits to be asked, what is asked, how many are asked a second and how many bytes they
/// may have are bounded; what is over the bounds is not heard of. A transaction that nobody asked for is ignored, and
/// many of them end the connection; so do bytes that are none. Nobody is banned for it.
class TxRelay
{
public:
    static constexpr std::size_t MaxQueued = 5'000;
    static constexpr std::size_t MaxAsked = 100; ///< Asked, and not answered yet.
    static constexpr std::int64_t PerSecond = 25; ///< All of mainnet is seven or eight.
    static constexpr std::int64_t Burst = 250; ///< So many at once after a silence.
    static constexpr std::int64_t BytesPerSecond = 60'000;
    static constexpr std::int64_t BytesBurst = 3'000'000;
    static constexpr int MaxUnasked = 100;

    using Heard = std::function<void(const Transaction& transaction, const Peer& from)>;

    TxRelay(PeerPool& pool, P2pContext& context, Heard heard);

    void schedule(); ///< Asks for what waits, as far as the bounds allow.
    Result<void> take(Peer& peer, const Frame& frame); ///< Of that peer. See RequestKind.
    void forgetPeer(); ///< It is gone, or another one is there.

    std::size_t remembered() const { return m_known.size(); }
    std::size_t waiting() const { return m_queue.size(); }

private:
    Result<void> takeInventory(const Frame& frame);
    Result<void> takeTransaction(Peer& peer, const Frame& frame);
    Result<void> takeNotFound(const Frame& frame);
    bool wasAsked(const Transaction& transaction);
    void refill();
    void dropOverdue();
    void leaveTheSilent(Peer& peer);

    PeerPool& m_pool;
    P2pContext& m_context;
    Heard m_heard;
    RecentHashes m_known;
    std::deque<InventoryItem> m_queue;
    std::map<RecentHashes::Hash, Moment> m_asked; ///< By txid or wtxid, as it was announced; since when.
    Moment m_refilledAt{};
    std::int64_t m_thousandths = Burst * 1000; ///< Of a transaction, that may be asked for now.
    std::int64_t m_bytes = BytesBurst; ///< That may come; below zero: more came.
    int m_unasked = 0; ///< Came without a question, over this connection.
    std::optional<Moment> m_listeningSince;
};

} // namespace lockstep::p2p
