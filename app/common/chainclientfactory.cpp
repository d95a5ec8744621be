// SPDX-License-Identifier: MIT

#include "app/common/chainclientfactory.h"

#include "core/p2p/p2pchainclient.h"

namespace lockstep {

ChainClientFactory chainClientFactory(const StartOptions& options)
{
    return [options](PeerStore& store) -> std::unique_ptr<ChainClient> {
        P2pOptions p2p;
        p2p.network = networkParams(options.network);
        p2p.named = options.connect;
        p2p.proxy = options.proxy;
        p2p.onlyOnion = options.onlyOnion;
        if (options.publicPeers) p2p.wantPublicPeers(*options.publicPeers);
        p2p.online = options.online;
        p2p.store = &store;
        return std::make_unique<P2pChainClient>(std::move(p2p));
    };
}

} // namespace lockstep
