// SPDX-License-Identifier: MIT
#pragma once

#include "core/backend/hostport.h"
#include "core/backend/peerstore.h"
#include "core/primitives/network.h"
#include "core/util/clock.h"

#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace lockstep {

class ChainClient;
struct NetworkParams;

/// Makes the chain connection on the sync thread; `app` passes it in, so that core/api knows no transport. What the
/// client wants to remember of peers goes into `store`, which outlives it.
using ChainClientFactory = std::function<std::unique_ptr<ChainClient>(PeerStore& store)>;

struct SessionOptions
{
    Network network{};
    QString folder; ///< The network's own folder inside the data directory; made when missing.
    ChainClientFactory makeClient;
    const Clock* clock = nullptr; ///< The system's when null.
    bool online = true;
    std::vector<HostPort> added; ///< Called besides the peers that the client has of itself.
    const NetworkParams* rules = nullptr; ///< For tests only: others than the network's own, as long as the session.
    bool cheapPassphrases = false; ///< For tests only: a guess at a new passphrase costs next to nothing.
};

} // namespace lockstep
