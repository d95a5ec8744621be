// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/addresses/seeds.h"
#include "core/p2p/calls/calllist.h"
#include "core/p2p/peers/connections.h"

#include <functional>
#include <optional>
#include <vector>

namespace lockstep::p2p {

/// How many peers of a public network are called, and when one of a full house makes room for another.
class PublicCalls
{
public:
    using Open = std::function<void(const HostPort& address, Purpose purpose)>; ///< Dials: from then on it is open.

    PublicCalls(P2pContext& context, CallList& calls, Seeds& seeds, const Connections& connections);

    void start(); ///< A run begins.
    void noteNewBlock(const ChainPoint& block); ///< The chain is alive: no extra peer is needed.

    void setBlockPeersWanted(int count); ///< See PeerPool. Asked for again and again; they stay a minute longer.
    int missingBlockPeers() const;
    std::vector<Peer*> blockHelpers() const; ///< Who came beside a full house, for a block: the newest.
    bool isFull() const; ///< As many as are wanted always.

    /// Those that came when more were wanted for a block: the newest. Every two hours, so that who surrounds us has to
    /// do it anew: the slowest, when nobody is missing; after as long without a block half of all, those first that did
    /// not bring the last one.
    std::vector<Peer*> whoMakesRoom();
    void callMissing(const Open& open);

private:
    bool callOne(bool wantFilters, const Open& open);
    std::vector<Peer*> whoIsWantedNoMore();

    P2pContext& m_context;
    CallList& m_calls;
    Seeds& m_seeds;
    const Connections& m_connections;
    std::optional<ChainPoint> m_lastBlock;
    Moment m_lastBlockAt{};
    Moment m_lastRotation{};
    int m_blockPeersWanted = 0;
    Moment m_blockPeersWantedUntil{};
};

} // namespace lockstep::p2p
