// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/backend/peerstore.h"
#include "core/chain/networkparams.h"
#include "core/p2p/context/resolver.h"
#include "core/util/clock.h"

#include <QString>

#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

namespace lockstep {

/// How to reach peers. The pointers may be null (the machine's own clock and resolver, a store that forgets); what
/// they point to must outlive the client.
struct P2pOptions
{
    NetworkParams network;
    std::vector<HostPort> named; ///< With --connect: these peers and no others.
    std::optional<HostPort> proxy; ///< SOCKS5, a literal address or localhost: all goes through it or nowhere.
    bool onlyOnion = false; ///< Of the peers that nobody named only .onion addresses are called: without a proxy none.
    bool online = true;
    /// A common one: with our own name every peer could tell whose address runs a wallet.
    QString userAgent = QStringLiteral("/Satoshi:29.0.0/");

    int filterPeers = 5; ///< Wanted on public networks: peers that serve compact filters,
    int otherPeers = 3; ///< and peers for blocks and broadcasts only, of which half may keep recent blocks alone.

    /// Splits a number of public peers: of eight, five serve filters. They are never fewer than two, for what one of
    /// them tells of filters another has to confirm; of two, nobody is left for blocks alone.
    void wantPublicPeers(int count)
    {
        filterPeers = std::max(2, (count * 5 + 4) / 8);
        otherPeers = count - filterPeers;
    }

    bool allowPrivateAddresses = false; ///< Lets discovery call 127.0.0.1, 192.168.x.y and such: for tests.

    const Clock* clock = nullptr;
    Resolver* resolver = nullptr;
    PeerStore* store = nullptr;

    std::chrono::milliseconds tick{250}; ///< How often deadlines are looked at.
    std::chrono::milliseconds firstRedial{1000}; ///< Doubles with every attempt in vain, up to a minute.
};

} // namespace lockstep
