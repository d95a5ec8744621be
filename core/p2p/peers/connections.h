// SPDX-License-Identifier: MIT
#pragma once

#include "core/p2p/peers/peer.h"

#include <memory>
#include <vector>

namespace lockstep::p2p {

/// All connections that are open, and which of them can be asked for what. It opens and closes none.
class Connections
{
public:
    Peer& add(std::unique_ptr<Peer> peer); ///< One that is about to dial.
    void noteReady(Peer* peer); ///< Handshake done, and it serves the chain.
    bool remove(Peer* peer); ///< It is deleted when its handlers have returned. Whether it was among ready().

    const std::vector<Peer*>& ready() const { return m_ready; } ///< In the order of arrival.
    std::vector<Peer*> all() const; ///< Dialing ones too, and those that serve something else.
    /// Those that were called for something else than the chain, handshake done; the older first.
    std::vector<Peer*> calledFor(Purpose purpose) const;
    Peer* find(PeerId id) const; ///< Among ready(); null when it is gone.

    int dialing() const; ///< How many have not shaken hands yet.
    int filterPeers() const; ///< Of ready().

    /// Whether some connection, of whatever kind, is to the same part of the network.
    bool hasNeighbour(const HostPort& address) const;

private:
    std::vector<std::unique_ptr<Peer>> m_all;
    std::vector<Peer*> m_ready;
};

} // namespace lockstep::p2p
