// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/context/p2pcontext.h"
#include "core/p2p/messages/inventorymessages.h"
#include "core/p2p/payments/allowance.h"
#include "core/p2p/payments/recenthashes.h"
#include "core/p2p/peers/peer.h"
#include "core/primitives/transaction.h"

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <vector>

namespace lockstep::p2p {

/// Listens to the peers that were called with relay = 1: every transaction that is announced is fetched, whatever it
/// pays, so that the peers learn nothing about us but that we listen.
///
/// The first of two peers is asked for all that it announces. The second one's word is enough of a check on it: what
/// has not come Patience after the second announced it is fetched from there, so that a silent first peer hides
/// nothing. Who announces and does not send, or hangs up, keeps nothing from whoever tells it next: only what came is
/// known.
///
/// The peers are strangers. What waits to be asked, what is asked, how many are asked a second and how many bytes they
/// may have are bounded for each; what is over the bounds is not heard of. A transaction that nobody asked for is
/// ignored, and many of them end the connection; so do bytes that are none. Nobody is banned for it.
class TxRelay
{
public:
    static constexpr std::size_t MaxQueued = 5'000;
    static constexpr std::size_t MaxAsked = 100; ///< Asked, and not answered yet.
    /// All of mainnet is seven or eight a second.
    static constexpr Allowance::Limits First{25, 250, 60'000, 3'000'000};
    static constexpr Allowance::Limits Second{5, 50, 12'000, 1'000'000}; ///< Little is left for it to tell.
    static constexpr std::chrono::seconds Patience{20};
    static constexpr int MaxUnasked = 100;

    using Heard = std::function<void(const Transaction& transaction, const Peer& from)>;

    TxRelay(P2pContext& context, Heard heard);

    void setFetches(bool fetches); ///< False: what they announce is let go.
    void takePeers(const std::vector<Peer*>& peers); ///< Those that are there now; the first two count.
    void schedule(); ///< Asks for what waits, as far as the bounds allow.
    Result<void> take(Peer& peer, const Frame& frame); ///< Of one of them. See RequestKind.

private:
    struct Source
    {
        explicit Source(const Allowance::Limits& limits) : allowance(limits) { }

        Peer* peer = nullptr;
        Moment since{};
        Allowance allowance;
        std::deque<InventoryItem> queue;
        std::set<RecentHashes::Hash> queued; ///< What is in the queue.
        std::map<RecentHashes::Hash, Moment> asked; ///< By txid or wtxid, as it was announced; since when.
        int unasked = 0; ///< Came without a question, over this connection.

        bool awaits(const RecentHashes::Hash& hash) const { return queued.contains(hash) || asked.contains(hash); }
        bool wasAsked(const Transaction& transaction);
    };
    struct Told
    {
        InventoryItem item;
        Moment at{};
    };

    Source* sourceOf(const Peer& peer);
    void putPeer(Source& source, Peer* peer);
    void want(Source& source, const InventoryItem& item);
    Result<void> takeInventory(Source& source, const Frame& frame);
    Result<void> takeTransaction(Source& source, const Frame& frame);
    Result<void> takeNotFound(Source& source, const Frame& frame);
    bool isFirst(const Source& source) const { return &source == m_sources.data(); }
    void takeTold();
    void askFor(Source& source);
    void leaveTheSilent(Source& source);

    P2pContext& m_context;
    Heard m_heard;
    bool m_fetches = false;
    RecentHashes m_known; ///< They came, by txid and by wtxid.
    std::array<Source, 2> m_sources;
    std::deque<Told> m_told; ///< By the second, the oldest first: the first may still announce it.
};

} // namespace lockstep::p2p
